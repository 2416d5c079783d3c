"""The whole program in a real window: first start, edit the plan, export, undo; killed, it starts again."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from app.domain.office import Identity, Signatory, Unit
from app.services.office import Office
from tests.e2e.attendance_files import PEOPLE, write_clock, write_staff
from tests.e2e.attendance_path import SHEET
from tests.e2e.main_path import PAPER, WORDS
from tests.e2e.paper_path import COMPARED, PDF, WORD
from tests.ui import pdf_reading as pdf

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests" / "files" / "ke-hoach-thi-dua-2023.txt"
PATIENCE_S = 120

pytestmark = pytest.mark.e2e


@contextmanager
def screen() -> Iterator[str]:
    """A screen of its own, 1280 × 720, without a window manager; gives its DISPLAY."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing: make test installs it"
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def environment(home: Path, display: str) -> dict[str, str]:
    own = {name: str(home / name.lower()) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    return {**os.environ, **own, "HOME": str(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def test_first_start_edit_export_undo(tmp_path: Path) -> None:
    pictures = Path(os.environ.get("SOTHIDUA_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    with screen() as display:
        played = subprocess.run(
            [sys.executable, "-m", "tests.e2e.main_path", str(pictures)],
            cwd=ROOT,
            env=environment(tmp_path, display),
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
    assert played.returncode == 0, played.stderr
    paper = pictures / PAPER
    assert any(WORDS in p.text for p in docx.Document(str(paper)).paragraphs)
    paper.unlink()
    (file,) = tmp_path.rglob("SoThiDua.db")
    office = Office.open(file, write=False)
    plan = office.plans.current(2026) or office.plans.current(office.plans.years()[0].year)
    assert plan is not None
    words = " ".join(f"{n.title} {n.text}" for n in office.plans.outline(plan.id).nodes)
    assert WORDS not in words
    names = [line.name for line in office.diary.operations()]
    assert names[0] == "Hoàn tác: Thêm mục"
    assert office.papers.exports(plan.id)[0].path == paper
    office.close()


def test_a_killed_window_never_blocks_the_next_start(tmp_path: Path) -> None:
    with screen() as display:
        env = environment(tmp_path, display)
        for _ in range(2):
            window = subprocess.Popen(
                [sys.executable, "-m", "tests.e2e.until_open"],
                cwd=ROOT,
                env=env,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
            assert window.stdout is not None
            assert window.stdout.readline().strip() == "Kế hoạch 2023"
            window.send_signal(signal.SIGKILL)
            window.wait(timeout=PATIENCE_S)
            window.stdout.close()


def test_a_plan_is_imported_mended_rolled_compared_and_goes_to_paper(tmp_path: Path) -> None:
    pictures = Path(os.environ.get("SOTHIDUA_PAPER_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "so.db"
    office = Office.create(file, now=lambda: datetime(2023, 1, 9, 9, 0))
    office.settings.begin(
        Identity(0, "UBND TỈNH MẪU", "SỞ NGOẠI VỤ", "SNgV", "Mẫu"), Signatory(0, "Trần Thị Thử", "Giám đốc")
    )
    office.close()
    with screen() as display:
        env = environment(tmp_path, display)
        remembered = Path(env["XDG_CONFIG_HOME"]) / "So Thi Dua" / "cua-so.ini"
        remembered.parent.mkdir(parents=True)
        remembered.write_text("[window]\nyear=2023\n", "utf-8")
        played = subprocess.run(
            [sys.executable, "-m", "tests.e2e.paper_path", pictures, SEED, "--db", file],
            cwd=ROOT,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
    assert played.returncode == 0, played.stderr
    word = " ".join(p.text for p in docx.Document(str(pictures / WORD)).paragraphs)
    pages = [" ".join(w.text for w in page) for page in pdf.pages(pictures / PDF)]
    assert "an ninh năm 2024 của Sở Ngoại vụ./." in word
    assert "an ninh năm 2024 của Sở Ngoại vụ./." in " ".join(pages)
    assert "nhiểu" not in word
    assert len(pages) == 4
    office = Office.open(file, write=False)
    assert [line.year for line in office.plans.years()] == [2024, 2023]
    office.close()
    for made in (WORD, PDF, COMPARED):
        (pictures / made).unlink()


def test_staff_and_clock_come_in_a_month_is_closed_and_its_figures_lead_to_their_rows(tmp_path: Path) -> None:
    pictures = Path(os.environ.get("SOTHIDUA_MONTH_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "so.db"
    office = Office.create(file, now=lambda: datetime(2023, 4, 3, 9, 0))
    office.settings.begin(
        Identity(0, "UBND TỈNH MẪU", "SỞ NGOẠI VỤ", "SNgV", "Mẫu"), Signatory(0, "Trần Thị Thử", "Giám đốc")
    )
    office.settings.save(Unit(0, "Văn phòng Sở", "Văn phòng", "VP"))
    office.close()
    staff, clock = write_staff(tmp_path / "can-bo.xlsx"), write_clock(tmp_path / "1_attlog.dat")
    with screen() as display:
        env = environment(tmp_path, display)
        remembered = Path(env["XDG_CONFIG_HOME"]) / "So Thi Dua" / "cua-so.ini"
        remembered.parent.mkdir(parents=True)
        remembered.write_text("[window]\nyear=2023\n", "utf-8")
        played = subprocess.run(
            [sys.executable, "-m", "tests.e2e.attendance_path", pictures, staff, clock, "--db", file],
            cwd=ROOT,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
    assert played.returncode == 0, played.stderr
    office = Office.open(file, write=False)
    assert office.attendance.closed_months(2023) == {"2023-03"}
    totals = {line.person.name: line.totals for line in office.attendance.month("2023-03").lines}
    assert {name: figures.work for name, figures in totals.items()} == dict.fromkeys(PEOPLE, 46)
    assert (totals["Lê Văn Một"].late, totals["Lê Văn Một"].minutes) == (1, 22)
    states = [str(one.state) for one in office.conduct.incidents(date(2023, 3, 1), date(2023, 3, 31))]
    assert sorted(states) == ["confirmed", "confirmed", "excused"]
    office.close()
    cells = [
        str(cell)
        for row in CalamineWorkbook.from_path(pictures / SHEET).get_sheet_by_index(0).to_python()
        for cell in row
    ]
    assert set(PEOPLE) <= set(cells)
    (pictures / SHEET).unlink()
