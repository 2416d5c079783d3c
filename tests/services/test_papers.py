"""Papers from records: written whole, remembered, read back sentence by sentence."""

from pathlib import Path

import docx
import pytest

from app.documents.model import plain_text
from app.domain.office import signing_lines
from app.errors import FileTrouble
from app.services.office import Office


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    lines: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    lines += [p.text for p in cell.paragraphs]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def test_the_file_holds_every_sentence_in_order(practice: Office, plan_id: int, tmp_path: Path) -> None:
    path = practice.papers.export_plan(plan_id, tmp_path / "Kế hoạch 2023.docx")
    plan, outline = practice.plans.plan(plan_id), practice.plans.outline(plan_id)
    parts = [plan.title, plan.opening, plan.lead_in]
    for entry in outline.walk():
        parts += [p for p in (entry.node.title, entry.node.text) if p]
    parts += [plan.closing.rstrip("."), *(f"- {line}" for line in plan.recipients), plan.signer_name]
    text = words_of(path).replace("\n", " ")
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, part
        place = found


def test_what_was_exported_is_remembered_outside_undo(practice: Office, plan_id: int, tmp_path: Path) -> None:
    path = practice.papers.export_plan(plan_id, tmp_path / practice.papers.suggested_name(plan_id))
    (remembered,) = practice.papers.exports(plan_id)
    assert (remembered.path, remembered.operation) == (path, practice.diary.operations()[0].id)
    practice.plans.change(plan_id, title="Khác")
    practice.diary.undo()
    assert practice.papers.exports(plan_id) == (remembered,)


def test_an_office_without_rows_gets_a_paper_with_room(empty: Office, tmp_path: Path) -> None:
    empty.plans.create(2023)
    plan = empty.plans.current(2023)
    assert plan is not None
    assert empty.papers.export_plan(plan.id, tmp_path / "trong.docx").exists()


def test_a_paper_that_names_an_invented_person_says_so(practice: Office, plan_id: int) -> None:
    assert "DỮ LIỆU THỰC HÀNH" not in plain_text(practice.papers.plan_paper(plan_id))
    deputy = practice.settings.signatories()[1]
    practice.plans.change(plan_id, signer_name=deputy.name, signer_lines=signing_lines(deputy))
    assert "DỮ LIỆU THỰC HÀNH" in plain_text(practice.papers.plan_paper(plan_id))


def test_a_folder_that_is_not_there_is_said_and_nothing_is_remembered(
    practice: Office, plan_id: int, tmp_path: Path
) -> None:
    with pytest.raises(FileTrouble):
        practice.papers.export_plan(plan_id, tmp_path / "không có" / "KH.docx")
    assert practice.papers.exports(plan_id) == ()
