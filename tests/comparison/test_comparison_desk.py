"""Two plans of a real file: the desk, the paper, the Word file."""

from datetime import date
from pathlib import Path

import pytest

from app.documents.model import Document, Paragraph, Table, plain_text
from app.domain.outline import NewNode, Numbering
from app.domain.plan_comparison import Change, said
from app.errors import SayToUser
from app.services.next_year import RolledPlan
from app.services.office import Office

SEED = Path(__file__).parent.parent / "files" / "ke-hoach-thi-dua-2023.txt"


def rolled(office: Office, plan_id: int) -> int:
    """The plan of 2024 with the directive answered, one item moved, one gone, one new."""
    roll = office.next_year.look(plan_id)
    answers = {"act:01/CT-UBND": "số 02/CT-UBND ngày 08/01/2024"}
    value = office.next_year.create(roll, roll.takeable(answers), answers).value
    assert isinstance(value, RolledPlan)
    second = office.plans.outline(value.plan_id).roots[1]
    items = office.plans.outline(value.plan_id).children(second.id)
    office.plans.move_to([items[4].id], second.id, 1)
    office.plans.remove([items[3].id])
    office.plans.add(
        value.plan_id, second.id, 6, [NewNode(0, Numbering.ARABIC, "", "Chuyển đổi số trong xử lý văn bản.")]
    )
    return value.plan_id


def test_the_year_and_its_edits_are_told_apart(practice: Office, plan_id: int) -> None:
    comparison = practice.comparison.compare(plan_id, rolled(practice, plan_id))
    assert [(row.place, said(row)) for row in comparison.of(Change.MOVED)] == [
        ("mục II.2", "Dời từ mục II.5 đến mục II.2"),
        ("mục II.3", "Đổi số: mục II.2 thành mục II.3, sửa"),
        ("mục II.4", "Đổi số: mục II.3 thành mục II.4, sửa"),
        ("mục II.5", "Đổi số: mục II.6 thành mục II.5"),
        ("mục II.6", "Đổi số: mục II.7 thành mục II.6"),
    ]
    assert [row.place for row in comparison.of(Change.ADDED)] == ["mục II.7"]
    assert [row.place for row in comparison.of(Change.REMOVED)] == ["Ngày tháng", "mục II.4"]
    assert len(comparison.of(Change.CHANGED)) == 9


def test_a_plan_imported_anew_is_recognised_by_its_words(practice: Office, plan_id: int) -> None:
    text = SEED.read_text(encoding="utf-8").replace("rượi bia", "rượu, bia").replace("năm 2023", "năm 2024")
    value = practice.plans.import_text(2024, text).value
    other = value.plan_id  # type: ignore[attr-defined]
    comparison = practice.comparison.compare(plan_id, other)
    assert comparison.count(Change.ADDED) == comparison.count(Change.MOVED) == 0
    assert comparison.count(Change.RENUMBERED) == 0
    changed = {row.place for row in comparison.of(Change.CHANGED)}
    assert {"Trích yếu", "mục II.6", "mục II.2", "Câu kết"} <= changed
    assert "mục II.4" not in changed


def test_the_usual_pair_is_the_version_before_or_the_year_before(practice: Office, plan_id: int) -> None:
    assert practice.comparison.usual_pair(plan_id) is None
    practice.plans.sign(plan_id, 5, date(2023, 1, 12), practice.settings.signatories()[0])
    second = practice.plans.new_version(plan_id).value
    assert isinstance(second, int)
    assert practice.comparison.usual_pair(second) == (plan_id, second)
    third = practice.plans.create(2024).value
    assert isinstance(third, int)
    assert practice.comparison.usual_pair(third) == (second, third)
    assert practice.comparison.usual_pair(plan_id) == (plan_id, second)
    comparison = practice.comparison.compare(plan_id, second)
    assert practice.comparison.suggested_name(comparison) == "So-sanh-KH-2023-ban-1-KH-2023-ban-2.docx"
    assert [row.place for row in comparison.of()] == ["Số, ký hiệu", "Ngày tháng", "Câu kết"]


def test_a_plan_is_not_compared_with_itself(practice: Office, plan_id: int) -> None:
    with pytest.raises(SayToUser, match="cùng một kế hoạch"):
        practice.comparison.compare(plan_id, plan_id)


def paper_of(office: Office, plan_id: int) -> Document:
    return office.comparison.paper(office.comparison.compare(plan_id, rolled(office, plan_id)))


def test_the_paper_holds_the_head_the_counts_and_the_table(practice: Office, plan_id: int) -> None:
    paper = paper_of(practice, plan_id)
    text = plain_text(paper)
    assert "UBND TỈNH BÌNH PHƯỚC" in text
    assert "BẢNG SO SÁNH\nKế hoạch năm 2023 và Kế hoạch năm 2024\n" in text
    assert "Thêm 1, bỏ 2, sửa 9, dời 1, đổi số 4 chỗ." in text
    assert "Nội dung cũ\tNội dung mới\tThay đổi" in text
    assert "Sửa: “2023” thành “2024”" in text
    assert paper.look.page.width_mm < paper.look.page.height_mm
    (table,) = [block for block in paper.body if isinstance(block, Table)]
    assert table.header_rows == 1
    assert sum(column.width_mm for column in table.columns) == pytest.approx(paper.look.page.text_mm)


def test_what_went_and_what_came_is_marked_in_its_own_column(practice: Office, plan_id: int) -> None:
    paper = paper_of(practice, plan_id)
    (table,) = [block for block in paper.body if isinstance(block, Table)]
    title = next(row for row in table.rows if row[0].paragraphs[0].text.startswith("Trích yếu"))
    old, new = title[0].paragraphs[0], title[1].paragraphs[0]
    assert [run.text for run in old.runs if run.bold] == ["2023"]
    assert all(run.italic for run in old.runs if run.bold)
    assert [run.text for run in new.runs if run.bold and not run.italic] == ["2024"]
    # A paragraph kept with the next one would bind its row to the next row, and the whole table to one page.
    assert not any(
        paper.keeps(paragraph) for row in table.rows for cell in row for paragraph in cell.paragraphs
    )


def test_two_plans_without_a_difference_say_so(practice: Office, plan_id: int) -> None:
    other = practice.plans.create(2024, copy_from=plan_id).value
    assert isinstance(other, int)
    practice.plans.change(plan_id, issued=None)
    comparison = practice.comparison.compare(plan_id, other)
    assert comparison.of() == ()
    paper = practice.comparison.paper(comparison)
    assert [block.text for block in paper.body if isinstance(block, Paragraph)] == [
        "Hai kế hoạch không khác nhau."
    ]


def test_the_word_file_holds_the_table_with_its_head_repeated(
    practice: Office, plan_id: int, tmp_path: Path
) -> None:
    import docx

    comparison = practice.comparison.compare(plan_id, rolled(practice, plan_id))
    name = practice.comparison.suggested_name(comparison)
    assert name == "So-sanh-KH-2023-KH-2024.docx"
    file = docx.Document(str(practice.comparison.export(comparison, tmp_path / name)))
    table = file.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Nội dung cũ", "Nội dung mới", "Thay đổi"]
    assert len(table.rows) == 1 + len(comparison.of())
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert file.core_properties.title == "Bảng so sánh Kế hoạch năm 2023 và Kế hoạch năm 2024"
