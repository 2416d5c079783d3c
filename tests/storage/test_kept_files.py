"""Kept files go where the office goes: into copies, onto a USB stick, back into an empty folder."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.awards_held import AwardHeld
from app.domain.evidence import EvidenceFile, Proves
from app.domain.holder import Holder
from app.errors import FileTrouble
from app.services.office import Office
from app.services.safety import restore_file
from app.storage import kept_files, scans
from app.storage.scans import scan_folder
from tests.staff.people import add

NOW = datetime(2023, 5, 22, 8, 0)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    (tmp_path / "cũ").mkdir()
    opened = Office.create(tmp_path / "cũ" / "so.db", practice=True, now=lambda: NOW)
    yield opened
    opened.close()


def _award_with(office: Office, *contents: bytes) -> list[EvidenceFile]:
    person = add(office, "Lê Văn Thực Hành")
    row = AwardHeld(0, person, None, "LDTT", 2022, number="1/QĐ-SNgV", decided_on=date(2022, 12, 20))
    award = int(str(office.achievements.awards.save(row).value))
    for number, content in enumerate(contents):
        source = office.path.parent / f"Ảnh {number}.PDF"
        source.write_bytes(content)
        office.achievements.evidence.add(Proves.AWARD, award, source)
    return list(office.achievements.evidence.rows(Proves.AWARD, award))


def test_one_content_is_kept_once_under_its_hash(office: Office) -> None:
    one, two, three = _award_with(office, b"mot", b"mot", b"hai")
    assert one.file == two.file != three.file
    assert sorted(f.name for f in scan_folder(office.path).iterdir()) == sorted({one.file, three.file})


def test_evidence_survives_a_usb_stick_and_an_empty_data_folder(office: Office, tmp_path: Path) -> None:
    rows = _award_with(office, b"mot", b"hai")
    usb, fresh = tmp_path / "usb", tmp_path / "máy mới" / "SoThiDua.db"
    usb.mkdir()
    office.safety.set_second_place(usb)
    outcome = office.safety.backup_now()
    assert outcome.sentence == ""
    (copy,) = usb.glob("Sao lưu so/*.db")
    fresh.parent.mkdir()
    restore_file(copy, fresh, lambda: NOW, "dòng lệnh")
    moved = Office.open(fresh, lambda: NOW)
    award = moved.achievements.awards.rows(Holder(moved.staff.find("Thực Hành")[0].id))[0]
    kept = moved.achievements.evidence.rows(Proves.AWARD, award.id)
    assert [moved.achievements.evidence.path(row).read_bytes() for row in kept] == [b"mot", b"hai"]
    assert [row.file for row in kept] == [row.file for row in rows]
    assert moved.safety.verify().ok
    moved.close()


def test_one_command_takes_file_and_evidence_to_another_machine(office: Office, tmp_path: Path) -> None:
    _award_with(office, b"mot")
    target = tmp_path / "Chép đi.db"
    assert main(["--db", str(office.path), "backup", "--to", str(target)]) == 0
    assert [file.read_bytes() for file in scan_folder(target).iterdir()] == [b"mot"]
    fresh = tmp_path / "mới"
    fresh.mkdir()
    assert main(["--db", str(fresh / "khac.db"), "restore", str(target)]) == 0
    assert [file.read_bytes() for file in scan_folder(fresh / "khac.db").iterdir()] == [b"mot"]


def test_missing_and_altered_files_are_counted_and_named(office: Office, tmp_path: Path) -> None:
    one, two = _award_with(office, b"mot", b"hai")
    (scan_folder(office.path) / one.file).unlink()
    (scan_folder(office.path) / two.file).write_bytes(b"sua")
    report = office.safety.verify()
    assert not report.ok
    assert report.sentences[0].startswith("Thiếu 1 tệp kèm theo: minh chứng Ảnh 0.PDF.")
    assert report.sentences[1].startswith("1 tệp kèm theo đã bị thay nội dung: minh chứng Ảnh 1.PDF.")
    assert office.safety.verify_work()() == report
    assert main(["--db", str(office.path), "verify"]) == 1


def test_restoring_heals_what_was_lost_or_altered(office: Office) -> None:
    one, two = _award_with(office, b"mot", b"hai")
    made = office.safety.backup_now().made
    assert made is not None
    (scan_folder(office.path) / one.file).unlink()
    (scan_folder(office.path) / two.file).write_bytes(b"sua")
    office.safety.restore(made.path)
    assert office.safety.verify().ok


def test_damage_does_not_spread_into_copies(office: Office, tmp_path: Path) -> None:
    (one,) = _award_with(office, b"mot")
    office.safety.backup_now()
    kept = office.path.parent / "Sao lưu so" / scan_folder(office.path).name / one.file
    (scan_folder(office.path) / one.file).write_bytes(b"con sau")
    office.safety.backup_now()
    assert kept.read_bytes() == b"mot"
    fresh = tmp_path / "khác"
    fresh.mkdir()
    assert kept_files.mirror(scan_folder(office.path), fresh) == 0
    assert list(fresh.iterdir()) == []


def test_many_missing_files_are_named_up_to_five(office: Office) -> None:
    for row in _award_with(office, *(bytes([n]) for n in range(7))):
        (scan_folder(office.path) / row.file).unlink()
    (said,) = office.safety.verify().sentences
    assert "Thiếu 7 tệp kèm theo" in said
    assert "và 2 tệp khác." in said


def test_what_undo_may_bring_back_is_copied_too(office: Office, tmp_path: Path) -> None:
    (row,) = _award_with(office, b"mot")
    office.achievements.evidence.remove(row)
    office.safety.copy_to(tmp_path / "ban.db")
    assert (scan_folder(tmp_path / "ban.db") / row.file).is_file()


def test_empty_too_large_and_missing_files_are_refused_with_a_sentence(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _award_with(office)
    (tmp_path / "rong.pdf").write_bytes(b"")
    with pytest.raises(FileTrouble, match="tệp rỗng"):
        office.achievements.evidence.add(Proves.AWARD, 1, tmp_path / "rong.pdf")
    with pytest.raises(FileTrouble, match="Không thấy tệp"):
        office.achievements.evidence.add(Proves.AWARD, 1, tmp_path / "khong-co.pdf")
    monkeypatch.setattr(scans, "MOST_MB", 0)
    (tmp_path / "to.pdf").write_bytes(b"x")
    with pytest.raises(FileTrouble, match="lớn hơn 0 MB"):
        office.achievements.evidence.add(Proves.AWARD, 1, tmp_path / "to.pdf")
    assert office.achievements.evidence.rows(Proves.AWARD, 1) == ()


@pytest.mark.parametrize(
    ("name", "opens"), [("a.PDF", True), ("a.exe", False), ("a.bat", False), ("a", False)]
)
def test_programs_kept_as_evidence_are_never_run(
    office: Office, tmp_path: Path, name: str, opens: bool
) -> None:
    _award_with(office)
    (tmp_path / name).write_bytes(b"MZ")
    office.achievements.evidence.add(Proves.AWARD, 1, tmp_path / name)
    (row,) = office.achievements.evidence.rows(Proves.AWARD, 1)
    assert row.opens is opens
