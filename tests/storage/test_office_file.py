"""An open file speaks SQL by itself and hands its connection to the library of tables when asked to."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from storage_for_tests import NOW, in_memory

from app.services.office import Office
from app.storage.office_file import OfficeFile

_READING = """
import sys
from datetime import datetime
from pathlib import Path
from app.services.office import Office
office = Office.open(Path(sys.argv[1]), held_by="cửa sổ")
plan = office.plans.plan(office.plans.years()[0].plan_id)
office.plans.outline(plan.id)
office.settings.identities(), office.diary.undo_line()
print("sqlite_utils" in sys.modules)
with office.operation("Đổi"):
    print("sqlite_utils" in sys.modules)
office.close()
"""


@pytest.fixture
def db() -> OfficeFile:
    return in_memory()


def test_reading_a_plan_does_not_load_what_only_changes_need(tmp_path: Path) -> None:
    path = tmp_path / "sổ.db"
    Office.create(path, practice=True, now=lambda: NOW).close()
    told = subprocess.run(
        [sys.executable, "-c", _READING, str(path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["False", "True"]


def test_an_atomic_block_inside_another_goes_back_alone(db: OfficeFile) -> None:
    with db.atomic():
        db.execute("INSERT INTO memory VALUES ('ngoài', '1')")
        with suppress(RuntimeError), db.atomic():
            db.table("memory").insert({"key": "trong", "value": "2"})
            raise RuntimeError
    assert list(db.query("SELECT key, value FROM memory")) == [{"key": "ngoài", "value": "1"}]


def test_a_query_without_an_answer_gives_no_rows(db: OfficeFile) -> None:
    assert list(db.query("SELECT * FROM unit WHERE id = ?", [7])) == []
