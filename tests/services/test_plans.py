"""The plan desk: writing, undoing, signing, replacing."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.dates import PartialDate
from app.domain.outline import NewNode, Numbering
from app.domain.plan import PlanState
from app.errors import Frozen, Invalid, SayToUser
from app.services.office import Done, Office
from app.services.plans import Imported

SEED = (Path(__file__).parent.parent / "files" / "ke-hoach-thi-dua-2023.txt").read_text(encoding="utf-8")
SHAPE = "I{1{-,-},2{-,-}} II{1,2,3,4,5,6,7} III{1,2{2.1{-,-},2.2}}"
SIGNED_ON = date(2023, 1, 12)


def sign(office: Office, plan_id: int, number: int = 5) -> Done:
    return office.plans.sign(plan_id, number, SIGNED_ON, office.settings.signatories()[0])


def test_the_practice_office_holds_the_real_plan(practice: Office, plan_id: int) -> None:
    assert practice.practice
    assert practice.plans.outline(plan_id).shape() == SHAPE
    assert practice.plans.plan(plan_id).issued == PartialDate(2023, 1)


def test_each_edit_is_one_operation_that_undo_takes_back(practice: Office, plan_id: int) -> None:
    plans, outline = practice.plans, practice.plans.outline(plan_id)
    first, second = outline.children(outline.roots[0].id)
    deeds = [
        lambda: plans.change(plan_id, title="Trích yếu mới"),
        lambda: plans.set_text(first.id, "Mục đích", "Chữ mới"),
        lambda: plans.add(
            plan_id, None, 1, [NewNode(0, Numbering.ROMAN, "MỤC MỚI"), NewNode(1, Numbering.DASH)]
        ),
        lambda: plans.indent([second.id]),
        lambda: plans.outdent([outline.children(second.id)[0].id]),
        lambda: plans.shift([first.id], +1),
        lambda: plans.move_to([first.id, second.id], outline.roots[2].id, 0),
        lambda: plans.set_numbering([outline.children(first.id)[0].id], Numbering.LETTER),
        lambda: plans.remove([outline.roots[1].id]),
        lambda: plans.paste(plan_id, None, 0, "I. MỘT\n1. Hai\n- ba"),
        lambda: plans.replace(plan_id, "năm 2023", "năm 2024"),
    ]
    for deed in deeds:
        before = (plans.plan(plan_id), plans.outline(plan_id))
        done = deed()
        after = (plans.plan(plan_id), plans.outline(plan_id))
        assert after != before, done.name
        practice.diary.undo()
        assert (plans.plan(plan_id), plans.outline(plan_id)) == before, done.name
        practice.diary.redo()
        assert (plans.plan(plan_id), plans.outline(plan_id)) == after, done.name
        practice.diary.undo()


def test_operations_are_named_as_a_person_would(practice: Office, plan_id: int) -> None:
    plans, outline = practice.plans, practice.plans.outline(plan_id)
    item = outline.children(outline.roots[1].id)[6]
    assert plans.remove([item.id]).name == "Xóa mục II.7"
    assert plans.remove([outline.roots[0].id]).name == "Xóa mục I và 6 mục con"
    assert plans.change(plan_id, title="Khác", closing="Khác").name == "Sửa trích yếu, câu kết"


def test_a_change_that_changes_nothing_leaves_no_line(practice: Office, plan_id: int) -> None:
    before = practice.diary.operations()
    done = practice.plans.change(plan_id, title=practice.plans.plan(plan_id).title)
    assert done.touched == frozenset()
    assert practice.diary.operations() == before


def test_listeners_hear_what_was_touched(practice: Office, plan_id: int) -> None:
    heard: list[Done] = []
    practice.listen(heard.append)
    practice.plans.change(plan_id, title="Khác")
    practice.diary.undo()
    assert [d.touched for d in heard] == [frozenset({"plan"})] * 2


def test_nodes_copied_as_text_come_back_as_the_same_outline(practice: Office, plan_id: int) -> None:
    plans, outline = practice.plans, practice.plans.outline(plan_id)
    text = plans.plain([outline.roots[0].id])
    plans.paste(plan_id, None, 3, text)
    again = plans.outline(plan_id)
    assert again.shape() == f"{SHAPE} IV{{1{{-,-}},2{{-,-}}}}"
    assert [n.text for n in again.below(again.roots[3].id)] == [
        n.text for n in outline.below(outline.roots[0].id)
    ]


def test_pasting_nothing_is_refused_in_words(practice: Office, plan_id: int) -> None:
    with pytest.raises(SayToUser, match="Không có chữ nào để dán"):
        practice.plans.paste(plan_id, None, 0, " \n ")


def test_signing_closes_the_plan_and_enters_the_register(practice: Office, plan_id: int) -> None:
    sign(practice, plan_id)
    plan = practice.plans.plan(plan_id)
    assert (plan.state, plan.number_text()) == (PlanState.SIGNED, "05/KH-SNgV")
    entry = next(e for e in practice.register.entries(2023) if e.plan_id == plan_id)
    assert (entry.number_text, entry.issued_on, entry.signer) == ("05/KH-SNgV", SIGNED_ON, "Phạm Thị Anh Thư")
    assert entry.basis_on == date(2023, 1, 9)


def test_a_signed_plan_refuses_every_change_and_undo(practice: Office, plan_id: int) -> None:
    plans, outline = practice.plans, practice.plans.outline(plan_id)
    plans.change(plan_id, title="Sửa trước khi ký")
    sign(practice, plan_id)
    node = outline.roots[0].id
    before = (plans.plan(plan_id), plans.outline(plan_id))
    for deed in (
        lambda: plans.change(plan_id, title="x"),
        lambda: plans.set_text(node, "x", ""),
        lambda: plans.remove([node]),
        lambda: plans.indent([node]),
        lambda: plans.paste(plan_id, None, 0, "I. X"),
        lambda: plans.replace(plan_id, "năm", "x"),
        lambda: plans.delete(plan_id),
        lambda: sign(practice, plan_id, 6),
        practice.diary.undo,
    ):
        with pytest.raises(Frozen, match="bản thay thế"):
            deed()
    earlier = next(o for o in practice.diary.operations() if o.name == "Sửa trích yếu")
    with pytest.raises(SayToUser):
        practice.diary.undo(earlier.id)
    assert (plans.plan(plan_id), plans.outline(plan_id)) == before


def test_the_register_line_of_a_signed_plan_keeps_its_number(practice: Office, plan_id: int) -> None:
    from dataclasses import replace

    sign(practice, plan_id)
    entry = next(e for e in practice.register.entries(2023) if e.plan_id == plan_id)
    with pytest.raises(Frozen):
        practice.register.save(replace(entry, number=9))
    with pytest.raises(Frozen):
        practice.register.remove(entry)
    practice.register.save(replace(entry, note="Đã gửi", copies=3))


@pytest.mark.parametrize(
    ("number", "day", "fields"),
    [(None, None, {"number", "signed_on"}), (0, SIGNED_ON, {"number"}), (5, None, {"signed_on"})],
)
def test_signing_names_each_wrong_field(
    practice: Office, plan_id: int, number: int | None, day: date | None, fields: set[str]
) -> None:
    with pytest.raises(Invalid) as refused:
        practice.plans.sign(plan_id, number, day, practice.settings.signatories()[0])
    assert {p.field for p in refused.value.problems} == fields
    assert not practice.plans.plan(plan_id).signed


def test_doubts_stand_once_they_are_read(practice: Office, plan_id: int) -> None:
    person = practice.settings.signatories()[0]
    with pytest.raises(Invalid) as refused:
        practice.plans.sign(plan_id, 2, date(2023, 1, 3), person)
    assert {p.field for p in refused.value.problems if p.doubt} == {"number", "signed_on"}
    practice.plans.sign(plan_id, 2, date(2023, 1, 3), person, allow={"number", "signed_on"})
    assert practice.plans.plan(plan_id).signed


def test_a_new_version_says_what_it_replaces_and_both_are_kept(practice: Office, plan_id: int) -> None:
    sign(practice, plan_id)
    new_id = practice.plans.new_version(plan_id).value
    assert isinstance(new_id, int)
    old, new = practice.plans.plan(plan_id), practice.plans.plan(new_id)
    assert (new.version, new.replaces, new.state) == (2, plan_id, PlanState.DRAFT)
    assert "thay thế Kế hoạch số 05/KH-SNgV ngày 12/01/2023 của Sở Ngoại vụ" in new.closing
    assert old.signed
    uids = [n.uid for n in practice.plans.outline(plan_id).nodes]
    assert [n.uid for n in practice.plans.outline(new_id).nodes] == uids
    with pytest.raises(SayToUser, match="bản đã ký mới nhất"):
        practice.plans.new_version(plan_id)


def test_the_next_number_follows_the_register(practice: Office, plan_id: int) -> None:
    assert practice.plans.next_number(2023) == 3
    sign(practice, plan_id, 7)
    assert practice.plans.next_number(2023) == 8
    assert practice.plans.next_number(2024) == 1


def test_a_new_year_begins_with_the_form_or_a_copy(practice: Office, plan_id: int) -> None:
    blank = practice.plans.create(2024)
    assert isinstance(blank.value, int)
    plan = practice.plans.plan(blank.value)
    assert plan.lead_in.startswith("Sở Ngoại vụ xây dựng")
    assert (plan.signer_name, plan.recipients[-1]) == ("Phạm Thị Anh Thư", "Lưu: VT, VP")
    copy = practice.plans.create(2025, copy_from=plan_id)
    assert isinstance(copy.value, int)
    assert practice.plans.outline(copy.value).shape() == SHAPE
    with pytest.raises(SayToUser, match="Năm 2024 đã có kế hoạch"):
        practice.plans.create(2024)
    assert [line.year for line in practice.plans.years()] == [2025, 2024, 2023]


def test_a_draft_can_be_deleted_and_brought_back(practice: Office, plan_id: int) -> None:
    before = (practice.plans.plan(plan_id), practice.plans.outline(plan_id))
    practice.plans.delete(plan_id)
    assert practice.plans.years() == ()
    practice.diary.undo()
    assert (practice.plans.plan(plan_id), practice.plans.outline(plan_id)) == before


def test_find_counts_accents_and_replace_is_one_step(practice: Office, plan_id: int) -> None:
    assert len(practice.plans.find(plan_id, "RƯỢI bia")) == 1
    assert practice.plans.find(plan_id, "RƯỢI bia", match_case=True) == ()
    assert practice.plans.find(plan_id, "ruoi bia") == ()
    assert practice.plans.find(plan_id, "") == ()
    done = practice.plans.replace(plan_id, "ngoại vụ", "Ngoại giao")
    assert done.value == 2
    assert "Sở Ngoại giao" in practice.plans.plan(plan_id).closing


def test_replacing_a_place_that_changed_meanwhile_is_refused(practice: Office, plan_id: int) -> None:
    hits = practice.plans.find(plan_id, "rượi bia")
    node = int(hits[0].target.split(":")[1])
    practice.plans.set_text(node, "", "Chữ khác hẳn")
    with pytest.raises(SayToUser, match="đã đổi từ lúc tìm"):
        practice.plans.replace(plan_id, "rượi bia", "rượu bia", hits=hits)


def test_import_into_an_office_with_no_rows(empty: Office) -> None:
    done = empty.plans.import_text(2023, SEED)
    assert isinstance(done.value, Imported)
    assert done.value.shape == SHAPE
    plan = empty.plans.plan(done.value.plan_id)
    assert (plan.signer_name, plan.signer_lines) == ("Phạm Thị Anh Thư", ("GIÁM ĐỐC",))
    with pytest.raises(SayToUser, match="đã có kế hoạch"):
        empty.plans.import_text(2023, SEED)


def test_import_reports_years_that_are_not_the_plans(empty: Office) -> None:
    done = empty.plans.import_text(2024, SEED)
    assert isinstance(done.value, Imported)
    assert any("Nói đến năm 2023" in f.sentence for f in done.value.findings)


def test_import_over_a_draft_replaces_it_and_over_a_signed_one_makes_a_version(
    practice: Office, plan_id: int
) -> None:
    practice.plans.change(plan_id, title="Đã sửa")
    again = practice.plans.import_text(2023, SEED, replace_existing=True).value
    assert isinstance(again, Imported)
    assert len(practice.plans.versions(2023)) == 1
    sign(practice, again.plan_id)
    third = practice.plans.import_text(2023, SEED, replace_existing=True).value
    assert isinstance(third, Imported)
    assert [(p.version, p.replaces) for p in practice.plans.versions(2023)] == [(2, again.plan_id), (1, None)]


def test_a_failed_import_leaves_nothing(empty: Office) -> None:
    with pytest.raises(SayToUser):
        empty.plans.import_text(2023, "không có mục")
    assert empty.plans.years() == ()
    assert empty.diary.operations() == []


def test_pasted_control_characters_never_reach_the_file(practice: Office, plan_id: int) -> None:
    node = practice.plans.outline(plan_id).roots[0].id
    practice.plans.set_text(node, "A\x0bB\u200b", "C\x00D\ud800")
    stored = practice.plans.outline(plan_id).node(node)
    assert (stored.title, stored.text) == ("A B", "CD")


def test_a_deletion_can_be_undone_after_something_else_was_added(practice: Office, plan_id: int) -> None:
    plans = practice.plans
    (node,) = plans.add(plan_id, None, 3, [NewNode(0, Numbering.ROMAN, "MỘT")]).value  # type: ignore[misc]
    deletion = plans.remove([node])
    plans.add(plan_id, None, 3, [NewNode(0, Numbering.ROMAN, "HAI")])
    practice.diary.undo(deletion.operation)
    assert sorted(n.title for n in plans.outline(plan_id).roots[3:]) == ["HAI", "MỘT"]
