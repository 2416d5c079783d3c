"""Our own paper read back is the plan it was printed from; what was edited in Word comes back edited."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from app.documents.layouts.plan import plan_paper
from app.documents.word import write_word
from app.domain.office import Identity
from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import insert
from app.domain.plan import Plan
from app.domain.plan_reading.assemble import assemble
from app.domain.plan_reading.match import merge
from app.domain.plan_reading.understand import understand
from app.services.office import Office
from app.services.plan_import import Kept
from app.services.plan_source import read_source
from tests.plan_import import make_files
from tests.plan_import.plans_at_random import YEAR, outlines, plans, wild_outlines

IDENTITY = Identity(1, "UBND tỉnh Minh Họa", "Sở Thí dụ", "STD", "Minh Họa", date(2000, 1, 1))
FIELDS = (
    "kind_name", "number", "issued", "title", "opening", "legal_bases", "lead_in", "closing", "recipients",
    "signer_lines", "signer_name", "signer_office_title",
)  # fmt: skip


@given(plans(), outlines())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_plan_written_as_word_is_read_back_as_it_was(
    tmp_path: Path, plan: Plan, nodes: tuple[NewNode, ...]
) -> None:
    target = tmp_path / "KH.docx"
    write_word(plan_paper(plan, insert(Outline(), None, 0, nodes, 1), IDENTITY, False), target)
    made = assemble(understand(read_source(target)), YEAR)
    assert {name: getattr(made.plan, name) for name in FIELDS} == {
        name: getattr(plan, name) for name in FIELDS
    }
    assert made.nodes == nodes
    assert (made.superior, made.office) == (IDENTITY.superior.upper(), IDENTITY.name.upper())


def exported(office: Office, folder: Path) -> Path:
    plan = office.plans.current(2023)
    assert plan is not None
    return office.papers.export_plan(plan.id, folder / "KH.docx")


def edit(path: Path) -> None:
    """What a person might do to the file in a word processor."""
    word = docx.Document(str(path))
    for paragraph in list(word.paragraphs):
        if "rượi bia" in paragraph.text:
            run = paragraph.runs[0]
            run.text = run.text.replace("rượi bia", "rượu bia")
        if paragraph.text.startswith("2. Hưởng ứng"):
            paragraph._p.getparent().remove(paragraph._p)
        if paragraph.text.startswith("2.2. "):
            paragraph.insert_paragraph_before("- Tham mưu việc chấm điểm thi đua hằng quý.", paragraph.style)
    word.save(str(path))


def check_edits(office: Office, path: Path) -> None:
    before = office.plans.current(2023)
    assert before is not None
    outline = office.plans.outline(before.id)
    understanding = office.plan_import.understand(office.plan_import.read(path))
    look = office.plan_import.look(understanding, 2023)
    assert look.changes() == "sửa 1 mục, thêm 1 mục, bỏ 1 mục"
    office.plan_import.keep(understanding, 2023, replace_existing=True)
    after = office.plans.outline(before.id)
    assert office.plans.plan(before.id) == before
    changed = {n.uid: n for n in after.nodes}
    kept = [n for n in outline.nodes if n.uid in changed]
    assert len(kept) == len(outline.nodes) - 1
    differing = [n for n in kept if (n.title, n.text) != (changed[n.uid].title, changed[n.uid].text)]
    assert [changed[n.uid].text.count("rượu bia") for n in differing] == [1]
    assert after.shape() == "I{1{-,-},2{-,-}} II{1,2,3,4,5,6} III{1,2{2.1{-,-,-},2.2}}"


def test_the_paper_of_the_plan_read_over_it_changes_nothing(practice: Office, tmp_path: Path) -> None:
    path = exported(practice, tmp_path)
    plan = practice.plans.current(2023)
    assert plan is not None
    outline = practice.plans.outline(plan.id)
    understanding = practice.plan_import.understand(practice.plan_import.read(path))
    assert practice.plan_import.look(understanding, 2023).changes() == ""
    done = practice.plan_import.keep(understanding, 2023, replace_existing=True)
    assert done.touched == frozenset()
    assert practice.plans.plan(plan.id) == plan
    assert practice.plans.outline(plan.id) == outline


def test_edits_made_in_word_come_back_and_the_rest_keeps_who_it_is(practice: Office, tmp_path: Path) -> None:
    path = exported(practice, tmp_path)
    edit(path)
    check_edits(practice, path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_edits_come_back_from_a_file_that_libreoffice_saved(practice: Office, tmp_path: Path) -> None:
    path = exported(practice, tmp_path)
    edit(path)
    saved = tmp_path / "luu-lai.docx"
    make_files.by_libreoffice(path, saved)
    check_edits(practice, saved)


def test_what_paper_cannot_tell_is_taken_from_the_draft_it_is_read_over(
    practice: Office, tmp_path: Path
) -> None:
    plan = practice.plans.current(2023)
    assert plan is not None
    outline = practice.plans.outline(plan.id)
    first = outline.children(outline.roots[1].id)[0]
    practice.plans.set_text(
        outline.roots[1].id, outline.roots[1].title, "Các nội dung của năm.\nGồm bảy việc."
    )
    practice.plans.set_text(first.id, "", "Việc thứ nhất: làm cho xong")
    practice.plans.add(plan.id, first.id, 0, [NewNode(0, Numbering.NONE, "", "Một đoạn ở dưới.")])
    practice.plans.change(
        plan.id, closing="Trên đây là Kế hoạch", signer_lines=("Giám đốc",), title="Thi  đua"
    )
    before, nodes = practice.plans.plan(plan.id), practice.plans.outline(plan.id).entries
    understanding = practice.plan_import.understand(practice.plan_import.read(exported(practice, tmp_path)))
    practice.plan_import.keep(understanding, 2023, replace_existing=True)
    assert practice.plans.plan(plan.id) == before
    assert practice.plans.outline(plan.id).entries == nodes


def test_a_blank_more_inside_a_sentence_is_an_edit(practice: Office, tmp_path: Path) -> None:
    path = exported(practice, tmp_path)
    word = docx.Document(str(path))
    run = next(p for p in word.paragraphs if p.text.startswith("2. Hưởng ứng")).runs[0]
    run.text = run.text.replace("tích cực", "tích  cực", 1)
    word.save(str(path))
    understanding = practice.plan_import.understand(practice.plan_import.read(path))
    done = practice.plan_import.keep(understanding, 2023, replace_existing=True)
    assert isinstance(done.value, Kept)
    assert done.value.changes == "sửa 1 mục"


def test_an_unfinished_plan_comes_back_as_unfinished(office: Office, tmp_path: Path) -> None:
    plan_id = office.plans.create(2024).value
    assert isinstance(plan_id, int)
    office.plans.add(
        plan_id, None, 9, [NewNode(0, Numbering.ROMAN, "MỤC CUỐI"), NewNode(1, Numbering.ARABIC)]
    )
    office.plans.change(plan_id, closing="", signer_name="", recipients=())
    before, nodes = office.plans.plan(plan_id), office.plans.outline(plan_id).entries
    path = office.papers.export_plan(plan_id, tmp_path / "KH.docx")
    understanding = office.plan_import.understand(office.plan_import.read(path))
    office.plan_import.keep(understanding, 2024, replace_existing=True)
    assert replace(office.plans.plan(plan_id)) == before
    assert office.plans.outline(plan_id).entries == nodes


@given(plans(), wild_outlines())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_outline_read_over_itself_stays_itself(
    tmp_path: Path, plan: Plan, nodes: tuple[NewNode, ...]
) -> None:
    target = tmp_path / "KH.docx"
    old = insert(Outline(), None, 0, nodes, 1)
    write_word(plan_paper(plan, old, IDENTITY, False), target)
    made = assemble(understand(read_source(target)), YEAR)
    merged = merge(old, made.nodes, 1000, ends_page=not made.plan.closing)
    assert merged.outline.entries == old.entries
    assert merged.unchanged
