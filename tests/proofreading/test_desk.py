"""The desk: a plan read, mended with one operation, dismissed for good, and the office's own words."""

from dataclasses import replace

import pytest

from app.errors import Invalid, SayToUser
from app.services.office import Office
from app.services.proofreading import ProofFinding, WordPair


def one(practice: Office, plan_id: int, found: str) -> ProofFinding:
    return next(f for f in practice.proofreading.findings(plan_id) if f.found == found)


def test_the_plan_of_2023_shows_its_faults_where_they_stand(practice: Office, plan_id: int) -> None:
    finding = one(practice, plan_id, "rượi bia")
    assert finding.target.startswith("node:")
    node = practice.plans.outline(plan_id).node(int(finding.target[5:]))
    assert node.text[finding.start : finding.start + finding.length] == "rượi bia"
    assert finding.suggestion == "rượu bia"


def test_mending_is_one_operation_and_undone_by_one(practice: Office, plan_id: int) -> None:
    before = len(practice.diary.operations())
    finding = one(practice, plan_id, "nhiểu")
    done = practice.proofreading.mend(plan_id, finding)
    assert done.touched == {"plan_node"}
    assert len(practice.diary.operations()) == before + 1
    assert "nhiểu" not in [f.found for f in practice.proofreading.findings(plan_id)]
    practice.diary.undo()
    assert "nhiểu" in [f.found for f in practice.proofreading.findings(plan_id)]


def test_all_mendable_findings_can_be_mended_one_after_another(practice: Office, plan_id: int) -> None:
    for _ in range(200):
        mendable = [f for f in practice.proofreading.findings(plan_id) if f.mendable]
        if not mendable:
            break
        practice.proofreading.mend(plan_id, mendable[0])
    assert [f.found for f in practice.proofreading.findings(plan_id) if f.mendable] == []
    text = practice.plans.plain([n.id for n in practice.plans.outline(plan_id).roots])
    assert "rượu bia" in text
    assert "  " not in text


def test_mending_refuses_a_place_that_has_changed(practice: Office, plan_id: int) -> None:
    finding = one(practice, plan_id, "rượi bia")
    node = practice.plans.outline(plan_id).node(int(finding.target[5:]))
    practice.plans.set_text(node.id, node.title, "Chấp hành tốt nội quy cơ quan.")
    with pytest.raises(SayToUser, match="đã đổi"):
        practice.proofreading.mend(plan_id, finding)


def test_what_is_only_advice_is_not_mended(practice: Office, plan_id: int) -> None:
    advice = next(f for f in practice.proofreading.findings(plan_id) if not f.mendable)
    with pytest.raises(SayToUser, match="phải tự sửa"):
        practice.proofreading.mend(plan_id, advice)


def test_a_dismissed_finding_stays_away_through_undo_and_reopening(practice: Office, plan_id: int) -> None:
    finding = one(practice, plan_id, "rượi bia")
    practice.proofreading.dismiss(plan_id, finding)
    practice.proofreading.dismiss(plan_id, finding)
    practice.proofreading.mend(plan_id, one(practice, plan_id, "nhiểu"))
    practice.diary.undo()
    assert "rượi bia" not in [f.found for f in practice.proofreading.findings(plan_id)]
    again = Office.open(practice.path, write=False)
    try:
        assert "rượi bia" not in [f.found for f in again.proofreading.findings(plan_id)]
    finally:
        again.close()


def test_what_was_dismissed_is_known_and_comes_back(practice: Office, plan_id: int) -> None:
    desk = practice.proofreading
    finding = one(practice, plan_id, "rượi bia")
    whole = desk.findings(plan_id)
    desk.dismiss(plan_id, finding)
    (passed,) = (each for each in desk.reading(plan_id).all_findings() if each.dismissed)
    assert passed == replace(finding, dismissed=True)
    before = len(practice.diary.operations())
    desk.restore(plan_id, passed)
    desk.restore(plan_id, passed)
    assert desk.findings(plan_id) == whole
    assert len(practice.diary.operations()) == before


def test_a_dismissal_holds_for_its_place_only(practice: Office, plan_id: int) -> None:
    places = [f for f in practice.proofreading.findings(plan_id) if f.found == "cán bộ công chức"]
    assert len(places) > 1
    practice.proofreading.dismiss(plan_id, places[0])
    left = [f for f in practice.proofreading.findings(plan_id) if f.found == "cán bộ công chức"]
    assert len(left) == len(places) - 1


def test_findings_have_keys_of_their_own(practice: Office, plan_id: int) -> None:
    keys = [f.key for f in practice.proofreading.findings(plan_id)]
    assert len(keys) == len(set(keys))


def test_the_office_adds_its_own_words(practice: Office, plan_id: int) -> None:
    done = practice.proofreading.save_pair(WordPair(0, "đeo thẻ công chức", "đeo thẻ", "Sở gọi là thẻ"))
    assert done.touched == {"word_pair"}
    assert one(practice, plan_id, "đeo thẻ công chức").suggestion == "đeo thẻ"
    practice.proofreading.remove_pair(practice.proofreading.pairs()[0])
    assert "đeo thẻ công chức" not in [f.found for f in practice.proofreading.findings(plan_id)]
    practice.diary.undo()
    assert one(practice, plan_id, "đeo thẻ công chức")


def test_a_pair_without_words_or_twice_is_refused(practice: Office) -> None:
    desk = practice.proofreading
    with pytest.raises(Invalid) as trouble:
        desk.save_pair(WordPair(0, " ", "rượu"))
    assert trouble.value.field == "found"
    desk.save_pair(WordPair(0, "rượi nho", "rượu nho"))
    with pytest.raises(Invalid):
        desk.save_pair(WordPair(0, "rượi nho", "rượu vang"))
    with pytest.raises(Invalid):
        desk.save_pair(WordPair(0, "bia hơi", "bia hơi"))


def test_findings_follow_the_text_as_it_changes(practice: Office, plan_id: int) -> None:
    desk = practice.proofreading
    before = {replace(f, start=0, key="") for f in desk.findings(plan_id)}
    finding = one(practice, plan_id, "rượi bia")
    node = practice.plans.outline(plan_id).node(int(finding.target[5:]))
    practice.plans.set_text(node.id, node.title, node.text.replace("Chấp hành tốt", "Chấp hành thật tốt"))
    after = {replace(f, start=0, key="") for f in desk.findings(plan_id)}
    assert after == before
