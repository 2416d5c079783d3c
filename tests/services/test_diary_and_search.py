"""The diary tells before and after in words; one box finds everything without accents."""

from app.domain.office import Signatory
from app.services.office import Office


def test_changes_are_told_in_the_words_of_the_screen(practice: Office, plan_id: int) -> None:
    done = practice.plans.change(plan_id, title="Mới", number=4)
    lines = {line.what: (line.before, line.after) for line in practice.diary.changes(done.operation)}
    assert lines["Trích yếu"][1] == "Mới"
    assert lines["Số"] == ("", "4")
    assert {line.kind for line in practice.diary.changes(done.operation)} == {"Kế hoạch"}


def test_a_moved_item_names_where_it_was_and_where_it_is(practice: Office, plan_id: int) -> None:
    nodes = {entry.code: entry.node for entry in practice.plans.outline(plan_id).entries}
    done = practice.plans.indent([nodes["II.3"].id])
    (moved,) = [line for line in practice.diary.changes(done.operation) if line.what == "Thuộc mục"]
    assert moved.before == "“NỘI DUNG THI ĐUA”"
    assert moved.after.startswith("“Hưởng ứng tích cực")
    assert moved.after.endswith("…”")
    assert moved.record.startswith("Đổi mới công tác tham mưu")
    assert len(moved.record) <= 121


def test_a_signatory_is_named_by_the_person_with_the_post_as_such(practice: Office) -> None:
    done = practice.settings.save(Signatory(0, "Trần Văn Thử", "Phó Giám đốc"))
    lines = practice.diary.changes(done.operation)
    assert {line.record for line in lines} == {"Trần Văn Thử"}
    assert ("Chức vụ", "", "Phó Giám đốc") in {(line.what, line.before, line.after) for line in lines}


def test_the_diary_is_filtered_by_words_kind_and_day(practice: Office, plan_id: int) -> None:
    practice.plans.change(plan_id, title="Mới")
    names = [o.name for o in practice.diary.operations(kind="signatory")]
    assert names == ["Nạp dữ liệu thực hành"]
    assert [o.name for o in practice.diary.operations(text="trich yeu")] == ["Sửa trích yếu"]
    assert practice.diary.operations(since="2023-01-13") == []


def test_undo_and_redo_are_named_for_the_bar(practice: Office, plan_id: int) -> None:
    practice.plans.change(plan_id, title="Mới")
    undo = practice.diary.undo_line()
    assert undo is not None
    assert undo.name == "Sửa trích yếu"
    practice.diary.undo()
    redo = practice.diary.redo_line()
    assert redo is not None
    assert redo.name == "Sửa trích yếu"


def test_search_finds_words_people_and_papers_without_accents(practice: Office, plan_id: int) -> None:
    (hit,) = practice.search.find("ruoi bia")
    assert (hit.group, hit.detail) == ("Nội dung kế hoạch", "2023, mục II.6")
    assert "rượi bia" in hit.title
    assert [h.title for h in practice.search.find("thuc hanh") if h.group == "Người ký"] == [
        "Lê Văn Thực Hành"
    ]
    assert any(h.group == "Văn bản đi" for h in practice.search.find("lich truc tet"))
    assert practice.search.find("  ") == ()
    assert practice.search.find("100%_") == ()


def test_an_item_of_the_plan_is_found_by_the_code_papers_cite(practice: Office, plan_id: int) -> None:
    nodes = {entry.code: entry.node for entry in practice.plans.outline(plan_id).entries}
    (hit,) = practice.search.find("ii.7")
    assert hit.target == f"plan:{plan_id}/node:{nodes['II.7'].id}"
    assert hit.title.startswith("II.7. ")
