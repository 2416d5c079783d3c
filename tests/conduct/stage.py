"""A window over an office with invented people and notes."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.conduct import HalfDay, Incident
from app.services.office import Office
from tests.staff.people import add
from tests.ui.window_stage import a_window, an_office
from ui.window import Window

DAY = date(2023, 5, 31)


def staffed(folder: Path) -> tuple[Office, dict[str, int]]:
    """The practice office on 05/06/2023 with three people."""
    office = an_office(folder)
    people = {
        name: add(office, name, unit)
        for name, unit in (
            ("Ngô Văn Phác Thảo", "VP"),
            ("Trần Thị Ví Dụ", "HTQT"),
            ("Đặng Thị Bài Tập", "VP"),
        )
    }
    return office, people


def note(office: Office, person: int, code: str, day: date = DAY, **values: object) -> int:
    """A note let stand; returns its id."""
    half = HalfDay(str(values.pop("half", HalfDay.MORNING)))
    made = Incident(0, person, day, code, half, **values)  # type: ignore[arg-type]
    return int(str(office.conduct.note(made, stand=True).value))


def staged(qtbot: QtBot, folder: Path) -> tuple[Window, dict[str, int]]:
    """Its window on the diary."""
    office, people = staffed(folder)
    return a_window(qtbot, office, folder), people
