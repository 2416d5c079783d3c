"""What docs/commands.md shows can be typed and does what it says."""

import re
from pathlib import Path

import pytest

from app.__main__ import main
from app.commands_import import read_map

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.S)


@pytest.mark.parametrize(("block", "command", "verdict"), [(0, "judge", "met"), (1, "tally", "pass")])
def test_the_cases_shown_give_what_they_expect(
    block: int, command: str, verdict: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "cases.toml"
    cases.write_text(BLOCKS[block], "utf-8")
    assert main([command, str(cases)]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(f": {verdict}")


def test_the_map_shown_is_read(tmp_path: Path) -> None:
    table = tmp_path / "map.toml"
    table.write_text(BLOCKS[2], "utf-8")
    found = read_map(table, ("units",))
    assert (found.sheet, found.heading) == ("Danh sách", 3)
    assert set(found.columns.values()) == {"name", "birth_date", "unit"}
    assert found.names["units"] == {"P. HTQT": "Phòng Hợp tác quốc tế"}
