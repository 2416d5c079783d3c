"""Backup, restore and check through the desk, on real files."""

from pathlib import Path

import pytest

from app.errors import FileTrouble, Held
from app.services.office import Done, Office
from app.services.safety import restore_file
from tests.services.conftest import NOON


def test_a_backup_is_made_only_when_something_changed(practice: Office, plan_id: int) -> None:
    assert practice.safety.backup_if_changed().made is not None
    assert practice.safety.backup_if_changed().made is None
    practice.plans.change(plan_id, title="Khác")
    assert practice.safety.backup_if_changed().made is not None
    newest = practice.safety.last_verified()
    assert newest is not None
    assert newest.last_operation == "Sửa trích yếu"


def test_restore_brings_back_the_copy_and_tells_every_screen(practice: Office, plan_id: int) -> None:
    title = practice.plans.plan(plan_id).title
    info = practice.safety.backup_now().newest
    assert info is not None
    practice.plans.change(plan_id, title="Khác")
    heard: list[Done] = []
    practice.listen(heard.append)
    done = practice.safety.restore(info.path)
    assert practice.plans.plan(plan_id).title == title
    assert done.value is not None
    assert "plan" in heard[0].touched
    practice.plans.change(plan_id, title="Sửa tiếp được")
    practice.diary.undo()


def test_the_second_place_stays_the_one_of_this_machine(practice: Office, tmp_path: Path) -> None:
    info = practice.safety.backup_now().newest
    assert info is not None
    practice.safety.set_second_place(tmp_path)
    practice.safety.restore(info.path)
    assert practice.safety.second_place() == tmp_path


def test_a_damaged_copy_is_refused_and_the_office_goes_on(
    practice: Office, plan_id: int, tmp_path: Path
) -> None:
    bad = tmp_path / "hong.db"
    bad.write_bytes(b"khong phai co so du lieu" * 100)
    with pytest.raises(FileTrouble):
        practice.safety.restore(bad)
    assert practice.plans.plan(plan_id).title


def test_the_second_place_gets_a_copy_and_its_absence_a_sentence(practice: Office, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    with pytest.raises(FileTrouble, match="Không thấy thư mục"):
        practice.safety.set_second_place(usb)
    usb.mkdir()
    practice.safety.set_second_place(usb)
    assert practice.safety.backup_now().sentence == ""
    assert len(list(usb.rglob("*.db"))) == 1
    for file in [*usb.rglob("*.db")]:
        file.unlink()
        file.parent.rmdir()
    usb.rmdir()
    assert "Cắm USB" in practice.safety.backup_now().sentence


def test_one_program_holds_a_file(practice: Office, tmp_path: Path) -> None:
    path = tmp_path / "giu.db"
    first = Office.create(path, held_by="cửa sổ thử", now=lambda: NOON)
    with pytest.raises(Held, match="cửa sổ thử"):
        Office.open(path, held_by="cửa sổ khác")
    with pytest.raises(Held):
        restore_file(practice.path, path, lambda: NOON, "dòng lệnh")
    reader = Office.open(path, write=False)
    assert reader.plans.years() == ()
    reader.close()
    first.close()
    Office.open(path, held_by="cửa sổ khác").close()


def test_a_sound_file_is_said_to_be_sound(practice: Office) -> None:
    report = practice.safety.verify()
    assert (report.ok, report.sentences) == (True, ())
    assert report.counts["plan"] == 1
