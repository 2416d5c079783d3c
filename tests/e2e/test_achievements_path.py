"""A messy list of awards becomes history, a report and figures that lead to their decisions."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from app.domain.office import Identity, Signatory, Unit
from app.services.office import Office
from app.storage import office_rows
from tests.e2e.achievements_files import PEOPLE, write_awards
from tests.e2e.achievements_path import REPORT
from tests.e2e.test_main_path import PATIENCE_S, ROOT, environment, screen
from tests.staff.people import add

pytestmark = pytest.mark.e2e


def test_a_list_is_mended_reported_and_every_figure_leads_to_its_decision(tmp_path: Path) -> None:
    pictures = Path(os.environ.get("SOTHIDUA_ACHIEVEMENT_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "so.db"
    office = Office.create(file)
    office.settings.begin(
        Identity(0, "UBND TỈNH MẪU", "SỞ NGOẠI VỤ", "SNgV", "Mẫu"), Signatory(0, "Trần Thị Thử", "Giám đốc")
    )
    with office.operation("Lập đơn vị"):
        office_rows.save(office.db, Unit(0, "Văn phòng Sở", "Văn phòng", "VP", 1))
    for name in PEOPLE:
        add(office, name, start=date(2015, 1, 1))
    office.close()
    with screen() as display:
        env = environment(tmp_path, display)
        remembered = Path(env["XDG_CONFIG_HOME"]) / "So Thi Dua" / "cua-so.ini"
        remembered.parent.mkdir(parents=True)
        remembered.write_text("[window]\nyear=2022\n", "utf-8")
        source = write_awards(tmp_path / "khen thuong cac nam.xlsx")
        played = subprocess.run(
            [sys.executable, "-m", "tests.e2e.achievements_path", pictures, source, "--db", file],
            cwd=ROOT,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
    assert played.returncode == 0, played.stderr
    office = Office.open(file, write=False)
    held = {(row.code, row.year, row.number) for row in office.achievements.awards.everything()}
    assert held == {
        ("LDTT", 2021, "15/QĐ-SNgV"),
        ("GK", 2021, "15/QĐ-SNgV"),
        ("CSTDCS", 2022, "16/QĐ-SNgV"),
        ("LDTT", 2022, "16/QĐ-SNgV"),
    }
    office.close()
    paper = docx.Document(str(pictures / REPORT))
    said = [p.text for p in paper.paragraphs] + [
        cell.text for table in paper.tables for row in table.rows for cell in row.cells
    ]
    assert any("Trần Thị Hai" in words for words in said)
    assert any("16/QĐ-SNgV" in words for words in said)
    (pictures / REPORT).unlink()
