"""The real plan of 2023 becomes that of 2024: proposed, answered, written, undone, left things remembered."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.office import Authority, Identity, RecipientPreset, Signatory
from app.domain.outline import NewNode, Numbering
from app.domain.year_rules import RuleFault, read_rules
from app.errors import Invalid, SayToUser
from app.services.next_year import Roll, RolledPlan, Sort, shipped_rules
from app.services.office import Office
from tests.next_year.readings import line

GOLDEN = Path(__file__).parent.parent / "golden" / "nam-sau-2024.txt"
QUESTION = "act:01/CT-UBND"
ANSWER = {QUESTION: "số 02/CT-UBND ngày 08/01/2024"}


def made(office: Office, roll: Roll, answers: dict[str, str]) -> RolledPlan:
    value = office.next_year.create(roll, roll.takeable(answers), answers).value
    assert isinstance(value, RolledPlan)
    return value


def test_the_proposals_for_the_real_plan_are_the_ones_read_by_hand(practice: Office, plan_id: int) -> None:
    found = [f"{p.sort}\t{p.place}\t{p.old}\t{p.new}" for p in practice.next_year.look(plan_id).proposals]
    assert found == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_mention_of_the_old_year_in_the_real_plan_is_covered(practice: Office, plan_id: int) -> None:
    plan, outline = practice.plans.plan(plan_id), practice.plans.outline(plan_id)
    words = " ".join(
        [
            plan.title,
            plan.opening,
            plan.lead_in,
            plan.closing,
            *(f"{n.title} {n.text}" for n in outline.nodes),
        ]
    )
    covered = sum(p.old.count("2023") for p in practice.next_year.look(plan_id).proposals if p.start >= 0)
    assert covered == words.count("2023") == 13


def test_taking_all_with_the_answer_leaves_no_word_of_the_old_year(practice: Office, plan_id: int) -> None:
    roll = practice.next_year.look(plan_id)
    new = made(practice, roll, ANSWER)
    plan, outline = practice.plans.plan(new.plan_id), practice.plans.outline(new.plan_id)
    assert new.left == ()
    assert "2023" not in str(replace(plan, id=0)) + "".join(n.title + n.text for n in outline.nodes)
    assert (plan.year, plan.version, plan.number, plan.issued) == (2024, 1, None, None)
    assert (plan.period_from, plan.period_to) == ("2024-01", "2024-12-31")
    assert plan.opening.startswith("Thực hiện Chỉ thị số 02/CT-UBND ngày 08/01/2024 của UBND tỉnh")
    assert "ngày 10/4/2013" in outline.nodes[11].text or any("10/4/2013" in n.text for n in outline.nodes)


def test_nodes_stay_traceable_and_the_old_plan_untouched(practice: Office, plan_id: int) -> None:
    before = practice.plans.plan(plan_id), practice.plans.outline(plan_id)
    new = made(practice, practice.next_year.look(plan_id), ANSWER)
    old, fresh = practice.plans.outline(plan_id), practice.plans.outline(new.plan_id)
    assert [e.node.uid for e in old.entries] == [e.node.uid for e in fresh.entries]
    assert old.shape() == fresh.shape()
    assert (practice.plans.plan(plan_id), old) == before


def test_it_is_one_operation_with_one_undo_and_redo(practice: Office, plan_id: int) -> None:
    count = len(practice.diary.operations())
    roll = practice.next_year.look(plan_id)
    assert len(practice.diary.operations()) == count
    new = made(practice, roll, {})
    assert practice.diary.operations()[0].name == "Lập kế hoạch 2024 từ kế hoạch 2023"
    assert len(practice.diary.operations()) == count + 1
    practice.diary.undo()
    assert practice.plans.current(2024) is None
    practice.diary.redo()
    assert practice.next_year.left(new.plan_id) == new.left != ()


def test_what_was_left_is_listed_until_its_words_are_gone(practice: Office, plan_id: int) -> None:
    new = made(practice, practice.next_year.look(plan_id), {})
    assert [(f.place, f.sentence.split("”")[0]) for f in new.left] == [
        ("Mở đầu", "Để nguyên “số 01/CT-UBND ngày 09/01/2023"),
        ("Mở đầu", "Để nguyên “năm 2023"),
        ("mục II.1", "Để nguyên “số 01/CT-UBND ngày 09/01/2023"),
        ("mục II.1", "Để nguyên “năm 2023"),
    ]
    shown = [f.sentence for f in practice.plans.readiness(new.plan_id)]
    assert sum("01/CT-UBND" in sentence for sentence in shown) == 2
    assert not [sentence for sentence in shown if sentence.startswith("Để nguyên “năm 2023")]
    practice.plans.replace(new.plan_id, "số 01/CT-UBND ngày 09/01/2023", "số 02/CT-UBND ngày 08/01/2024")
    assert [f.sentence.split("”")[0] for f in practice.next_year.left(new.plan_id)] == [
        "Để nguyên “năm 2023"
    ] * 2


def test_one_place_may_be_taken_and_its_neighbour_left(practice: Office, plan_id: int) -> None:
    roll = practice.next_year.look(plan_id)
    title = roll.proposals[0]
    done = practice.next_year.create(roll, {title.key}, {})
    assert isinstance(done.value, RolledPlan)
    plan = practice.plans.plan(done.value.plan_id)
    assert plan.title.endswith("năm 2024")
    assert plan.closing.endswith("năm 2023 của Sở Ngoại vụ.")
    offered = [p for p in roll.proposals if p.sort is not Sort.KEEP]
    assert len(done.value.left) == len(offered) - 1


def test_the_page_shown_before_is_the_plan_written_after(practice: Office, plan_id: int) -> None:
    roll = practice.next_year.look(plan_id)
    plan, outline = roll.rolled(roll.takeable(ANSWER), ANSWER)
    new = made(practice, roll, ANSWER)
    assert replace(practice.plans.plan(new.plan_id), id=plan.id) == plan
    written = practice.plans.outline(new.plan_id)
    assert [(e.label, e.node.text) for e in written.entries] == [
        (e.label, e.node.text) for e in outline.entries
    ]


def test_a_wrong_answer_is_refused_beside_its_question_and_nothing_is_written(
    practice: Office, plan_id: int
) -> None:
    roll = practice.next_year.look(plan_id)
    answers = {QUESTION: "02/CT-UBND"}
    with pytest.raises(Invalid) as refused:
        practice.next_year.create(roll, roll.takeable(answers), answers)
    assert [p.field for p in refused.value.problems] == [QUESTION]
    assert practice.plans.current(2024) is None


def test_room_left_for_a_number_is_pointed_at_until_it_is_filled(practice: Office, plan_id: int) -> None:
    new = made(practice, practice.next_year.look(plan_id), {QUESTION: "số …/CT-UBND ngày …/…/2024"})
    said = [f.sentence for f in practice.plans.readiness(new.plan_id) if f.kind == "blank"]
    assert said == ["Còn chỗ trống: “số …/CT-UBND ngày …/…/2024”"] * 2


def test_a_year_with_a_plan_and_a_year_gone_by_are_refused(practice: Office, plan_id: int) -> None:
    practice.plans.create(2024)
    with pytest.raises(SayToUser, match="Năm 2024 đã có kế hoạch"):
        practice.next_year.look(plan_id)
    with pytest.raises(SayToUser, match="từ 2024"):
        practice.next_year.look(plan_id, 2022)
    assert practice.next_year.look(plan_id, 2025).year == 2025


def test_a_plan_changed_meanwhile_is_looked_at_again(practice: Office, plan_id: int) -> None:
    roll = practice.next_year.look(plan_id)
    practice.plans.change(plan_id, title="Khác")
    with pytest.raises(SayToUser, match="đã đổi từ lúc xem"):
        practice.next_year.create(roll, roll.takeable({}), {})


def test_who_signs_is_who_may_sign_on_the_new_day(practice: Office, plan_id: int) -> None:
    desk = practice.settings
    head = desk.signatories()[0]
    desk.save(replace(head, valid_to=date(2023, 6, 30)))
    desk.save(Signatory(0, "Nguyễn Văn Thử", "Giám đốc", valid_from=date(2023, 7, 1)))
    roll = practice.next_year.look(plan_id)
    (signer,) = [p for p in roll.proposals if p.kind == "signatory"]
    assert (signer.sort, signer.new) == (Sort.CHANGE, "GIÁM ĐỐC, Nguyễn Văn Thử")
    plan = practice.plans.plan(made(practice, roll, {}).plan_id)
    assert (plan.signer_lines, plan.signer_name) == (("GIÁM ĐỐC",), "Nguyễn Văn Thử")


def test_where_nobody_is_the_head_the_signer_is_asked_among_those_who_may(
    practice: Office, plan_id: int
) -> None:
    desk = practice.settings
    desk.save(replace(desk.signatories()[0], valid_to=date(2023, 6, 30)))
    desk.save(Signatory(0, "Trần Văn Thử", "Phó Giám đốc", Authority.KT, "Giám đốc"))
    roll = practice.next_year.look(plan_id)
    (signer,) = [p for p in roll.proposals if p.kind == "signatory"]
    assert signer.sort is Sort.ASK
    words = [option for option, _ in signer.options]
    assert words == [
        "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC, Lê Văn Thực Hành",
        "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC, Trần Văn Thử",
    ]
    plan = practice.plans.plan(made(practice, roll, {signer.question: words[1]}).plan_id)
    assert plan.signer_lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert plan.signer_name == "Trần Văn Thử"


def test_names_of_the_new_day_are_proposed_and_a_missing_name_is_said(practice: Office, plan_id: int) -> None:
    assert practice.next_year.look(plan_id, 2026).notices == (
        "Ngày 01/01/2026 chưa có tên cơ quan nào. Thêm trong Cài đặt, Cơ quan để đầu trang có tên.",
    )
    practice.settings.save(
        Identity(0, "UBND tỉnh Đồng Nai", "Sở Ngoại vụ Đồng Nai", "SNgV", "Đồng Nai", date(2025, 7, 1))
    )
    roll = practice.next_year.look(plan_id, 2026)
    assert roll.notices == ()
    names = [line(p) for p in roll.proposals if p.kind == "name" and p.sort is Sort.CHANGE]
    assert names == ["change Sở Ngoại vụ -> Sở Ngoại vụ Đồng Nai"] * 2


def test_a_recipient_list_that_ended_gives_way_to_the_one_in_force(practice: Office, plan_id: int) -> None:
    lines = practice.plans.plan(plan_id).recipients
    practice.settings.save(RecipientPreset(0, "Cũ", "KH", lines, valid_to=date(2023, 12, 31)))
    presets = practice.settings.recipient_presets()
    practice.settings.save(replace(next(p for p in presets if p.name != "Cũ"), valid_to=date(2023, 12, 31)))
    practice.settings.save(
        RecipientPreset(0, "Mới", "KH", ("Sở Nội vụ", "Lưu: VT, VP"), valid_from=date(2024, 1, 1))
    )
    roll = practice.next_year.look(plan_id)
    plan = practice.plans.plan(made(practice, roll, {}).plan_id)
    assert plan.recipients == ("Sở Nội vụ", "Lưu: VT, VP")


def test_the_sentence_of_a_replacement_does_not_go_into_the_next_year(practice: Office, plan_id: int) -> None:
    practice.plans.sign(plan_id, 5, date(2023, 1, 12), practice.settings.signatories()[0])
    second = practice.plans.new_version(plan_id).value
    assert isinstance(second, int)
    roll = practice.next_year.look(second)
    plan = practice.plans.plan(made(practice, roll, {}).plan_id)
    assert plan.closing.startswith("Trên đây là Kế hoạch")
    assert (plan.version, plan.replaces) == (1, None)


def test_an_office_without_anything_is_rolled_too(empty: Office) -> None:
    made_id = empty.plans.create(2023).value
    assert isinstance(made_id, int)
    empty.plans.add(made_id, None, 0, [NewNode(0, Numbering.NONE, "", "Thi đua năm 2023.")])
    new = made(empty, empty.next_year.look(made_id), {})
    assert empty.plans.plan(new.plan_id).title == "Phát động phong trào thi đua năm 2024"


def test_every_shipped_rule_names_its_source() -> None:
    rules = shipped_rules()
    assert all(row.source for row in (*rules.act, *rules.span, *rules.congress, *rules.phrase, *rules.name))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"year": []}, "unknown section"),
        ({"phrase": [{"words": "x"}]}, "phrase row 1"),
        ({"phrase": [{"words": "x", "source": " ", "verified": True}]}, "source is empty"),
        ({"phrase": [{"words": 3, "source": "s", "verified": True}]}, "is not str"),
        ({"span": [{"words": "x", "years": 4, "step": 0, "decided": True, "source": "s", "verified": True}]},
         "must be 1 or more"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_stand_is_refused_by_section_and_row(raw: dict[str, object], said: str) -> None:
    with pytest.raises(RuleFault, match=said):
        read_rules(raw)  # type: ignore[arg-type]
