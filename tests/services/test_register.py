"""The register desk: entries, scans, the Excel file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from app.domain.register import RegisterEntry, Series
from app.errors import FileTrouble, Invalid
from app.services.office import Office

PAPER = RegisterEntry(0, 2023, Series.OFFICE, 3, "CV-SNgV", date(2023, 1, 10), "Công văn", "Mời họp")


def test_an_entry_is_kept_checked_and_removed(practice: Office) -> None:
    done = practice.register.save(PAPER)
    kept = next(e for e in practice.register.entries(2023) if e.id == done.value)
    assert kept == replace(PAPER, id=kept.id)
    assert practice.register.next_number(2023) == 4
    assert practice.register.problems(kept) == ()
    assert "đã dùng" in practice.register.problems(replace(PAPER, number=2))[0]
    practice.register.remove(kept)
    practice.diary.undo()
    assert kept in practice.register.entries(2023, Series.OFFICE)


def test_wrong_fields_are_named(practice: Office) -> None:
    with pytest.raises(Invalid) as refused:
        practice.register.save(replace(PAPER, number=0, kind=" ", summary="", copies=0))
    assert {p.field for p in refused.value.problems} == {"number", "kind", "summary", "copies"}


def test_a_scan_lies_beside_the_file_under_its_hash(practice: Office, tmp_path: Path) -> None:
    (entry, *_) = practice.register.entries(2023)
    source = tmp_path / "Bản ký.PDF"
    source.write_bytes(b"%PDF-1.4 ...")
    practice.register.attach_scan(entry, source)
    practice.register.attach_scan(practice.register.entries(2023)[1], source)
    (entry, *_) = practice.register.entries(2023)
    kept = practice.register.scan(entry)
    assert kept is not None
    assert (kept.suffix, kept.read_bytes()) == (".pdf", b"%PDF-1.4 ...")
    assert len(list(kept.parent.iterdir())) == 1
    kept.write_bytes(b"khac")
    with pytest.raises(FileTrouble, match="bị thay nội dung"):
        practice.register.scan(entry)
    kept.unlink()
    with pytest.raises(FileTrouble, match="Không thấy bản quét"):
        practice.register.scan(entry)
    with pytest.raises(FileTrouble, match="Không thấy tệp"):
        practice.register.attach_scan(entry, tmp_path / "khong-co.pdf")


def test_the_file_of_a_signed_plan_is_its_last_export(practice: Office, plan_id: int, tmp_path: Path) -> None:
    person = practice.settings.signatories()[0]
    practice.plans.sign(plan_id, 5, date(2023, 1, 12), person)
    entry = next(e for e in practice.register.entries(2023) if e.plan_id == plan_id)
    assert practice.register.file(entry) is None
    path = practice.papers.export_plan(plan_id, tmp_path / "KH.docx")
    assert practice.register.file(entry) == path
    assert practice.register.file(replace(entry, file="D:/khac.docx")) == Path("D:/khac.docx")


def test_the_register_goes_to_excel_in_ten_columns(practice: Office, tmp_path: Path) -> None:
    path = practice.register.export(2023, tmp_path / "Sổ.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    head = next(row for row in rows if "Ký nhận" in row)
    assert next(str(cell) for cell in head if cell).startswith("Số")
    assert len([cell for cell in head if cell]) == 10
    assert any("01/BC-SNgV" in map(str, row) for row in rows)
