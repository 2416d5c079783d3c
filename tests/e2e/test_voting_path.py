"""A whole round in a real window: nominations, two tellers, the seal, and the dossier in a folder."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from app.services.office import Office
from app.services.practice import fill_practice_people
from app.services.practice_achievements import fill_practice_achievements
from tests.e2e.test_main_path import PATIENCE_S, ROOT, environment, screen
from tests.e2e.voting_path import FOLDER, ROUND

pytestmark = pytest.mark.e2e


def _filled(office: Office) -> None:
    fill_practice_people(office)
    fill_practice_achievements(office)


def test_a_round_goes_from_nominations_to_its_dossier(tmp_path: Path) -> None:
    pictures = Path(os.environ.get("SOTHIDUA_VOTING_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "so.db"
    Office.create(file, practice=True, now=lambda: datetime(2024, 1, 8, 9, 0), fill=_filled).close()
    with screen() as display:
        env = environment(tmp_path, display)
        remembered = Path(env["XDG_CONFIG_HOME"]) / "So Thi Dua" / "cua-so.ini"
        remembered.parent.mkdir(parents=True)
        remembered.write_text("[window]\nyear=2023\n", "utf-8")
        played = subprocess.run(
            [sys.executable, "-m", "tests.e2e.voting_path", pictures, "--db", file],
            cwd=ROOT,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        )
    assert played.returncode == 0, played.stderr
    office = Office.open(file, write=False)
    (row,) = office.rounds.of_year(2023)
    view = office.rounds.view(row.id)
    assert row.name == ROUND
    assert office.rounds.outcomes.intact(view)
    last = view.names_on(1)[-1]
    results = {r.nominee.id: r for rows in office.rounds.outcomes.results(view).values() for r in rows}
    assert results[last.id].sentence.startswith("3/5 thành viên = 60 %")
    office.close()
    folder = pictures / FOLDER
    minutes = docx.Document(str(folder / "06-Bien-ban-kiem-phieu.docx"))
    cells = {cell.text for table in minutes.tables for line in table.rows for cell in line.cells}
    assert any(last.name in text for text in cells)
    book = load_workbook(folder / "13-Tong-hop-kiem-phieu.xlsx", data_only=True)
    assert last.name in {cell.value for line in book["Kiểm phiếu"].iter_rows() for cell in line}
    for made in folder.iterdir():
        made.unlink()
    folder.rmdir()
