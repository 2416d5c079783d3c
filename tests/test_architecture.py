"""The import directions hold, and each contract notices the import it forbids."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def imported(path: Path) -> set[str]:
    """Full names of the modules a file imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
            assert node.level == 0, f"{path}: imports are written in full"
    return names


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_run_one_way() -> None:
    told = lint_imports(ROOT)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("app/domain/dates.py", "import app.storage.schema", "Imports run one way"),
        ("app/storage/schema.py", "import app.documents.model", "Imports run one way"),
        ("app/storage/schema.py", "import app.services.office", "Imports run one way"),
        ("app/domain/dates.py", "import sqlite3", "The domain knows the standard library"),
        ("app/services/office.py", "import PySide6.QtCore", "Nothing under app knows Qt"),
        ("app/services/office.py", "import docx", "Only documents writes Word and Excel"),
        ("app/documents/model.py", "import sqlite3", "Papers are made from records"),
        ("ui/shell.py", "import app.storage.schema", "Windows ask services"),
        ("ui/shell.py", "import app.documents.metrics", "Windows ask services"),
        ("ui/shell.py", "import sqlite3", "Windows ask services"),
    ],
)
def test_a_forbidden_import_is_noticed(module: str, line: str, contract: str, tmp_path: Path) -> None:
    for package in ("app", "ui"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    told = lint_imports(tmp_path)
    assert told.returncode == 1, told.stdout + told.stderr
    broken = re.findall(r"^(.*) BROKEN", told.stdout, re.MULTILINE)
    assert any(name.startswith(contract) for name in broken), told.stdout


def test_the_domain_imports_only_the_standard_library_and_errors() -> None:
    allowed = sys.stdlib_module_names | {"app.errors"}
    for path in [ROOT / "app" / "errors.py", *(ROOT / "app" / "domain").rglob("*.py")]:
        strangers = {
            name
            for name in imported(path)
            if name.split(".")[0] not in allowed and name not in allowed and not name.startswith("app.domain")
        }
        assert not strangers, path.relative_to(ROOT).as_posix()


def test_nobody_pumps_the_event_loop() -> None:
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ui").rglob("*.py")
        if "processEvents(" in path.read_text(encoding="utf-8")
    ]
    assert guilty == []
