"""What holds for the repository as a whole: locks, sizes, the pinned Qt, a light start, true words."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, qVersion

from app.services.office import Office
from ui import light_qt

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
ADDRESS = re.compile(r"https?://|ftp://|--(extra-)?index-url|--find-links|--trusted-host", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|root|opt)/\w")
TEXT_ENDINGS = {
    ".py",
    ".toml",
    ".lock",
    ".txt",
    ".md",
    ".sh",
    ".spec",
    ".c",
    ".qss",
    ".ts",
    ".json",
    ".svg",
    ".yml",
    ".cfg",
    "",
}
MOST_LINES = 400


def tracked(*patterns: str) -> list[Path]:
    """Files under version control, new ones that are not ignored included."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [ROOT / name for name in told.split("\0") if name and (ROOT / name).is_file()]


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """Every "file:line: text" in which the pattern occurs."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in files
        if path.suffix in TEXT_ENDINGS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def locked(name: str) -> dict[str, str]:
    """Package name to version of one lock file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ \\]+)", text, re.MULTILINE))


def project() -> dict[str, object]:
    """The table [project] of pyproject.toml."""
    table: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def test_no_lock_or_configuration_holds_a_download_address() -> None:
    files = tracked(
        "*.lock", "pyproject.toml", "Makefile", ".ci/*", "packaging/*", "build.spec", "*.cfg", "*.ini"
    )
    texts_of_licences = ROOT / "packaging" / "licenses"
    assert files
    assert lines_with(ADDRESS, [path for path in files if path.parent != texts_of_licences]) == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert lines_with(MACHINE_PATH, [path for path in tracked() if path != Path(__file__)]) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_an_exact_version_and_hashes(name: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert blocks
    assert [
        block for block in blocks if not re.match(r"[a-z0-9-]+==\S+", block) or "--hash=sha256:" not in block
    ] == []


def test_the_lock_for_work_holds_the_lock_for_use() -> None:
    runtime, work = locked(LOCKS[0]), locked(LOCKS[1])
    assert runtime.items() <= work.items()
    wanted = {re.split(r"[=<>~! ]", str(line))[0].lower() for line in project()["dependencies"]}  # type: ignore[attr-defined]
    assert wanted <= runtime.keys()


def test_qt_is_the_version_that_was_counted() -> None:
    assert locked(LOCKS[0])["pyside6-essentials"] == "6.11.3" == qVersion() == light_qt.KNOWN


def test_a_thousand_qt_calls_that_return_nothing_keep_their_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("tên")
    assert abs(sys.getrefcount(None) - before) < 100


def test_no_file_of_the_program_is_longer_than_four_hundred_lines() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in tracked("app/*.py", "ui/*.py")
    }
    assert {str(path.relative_to(ROOT)): count for path, count in lengths.items() if count > MOST_LINES} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    assert [path for path in tracked("*.py") if path.stem in empty or path.parent.name in empty] == []


def test_the_start_imports_neither_word_nor_excel_nor_holidays() -> None:
    heavy = ["docx", "openpyxl", "lxml", "holidays", "vnlunar", "docxtpl", "python_calamine"]
    program = f"import sys, ui.__main__; print([m for m in {heavy!r} if m in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


FIRST_PAINT = """
import os, sys
import ui.__main__ as program
from ui import light_qt

light_qt.load()
from ui.starting import Starting

show = Starting.show_office

def show_and_tell(self, office):
    show(self, office)
    self.window.first_painted.connect(tell)

def tell():
    print(*(name for name in LATER if name in sys.modules))
    sys.stdout.flush()
    os._exit(0)

Starting.show_office = show_and_tell
program.main(["--db", sys.argv[1]])
"""


def test_the_first_tab_is_seen_without_what_only_a_deed_needs(tmp_path: Path) -> None:
    file = tmp_path / "so.db"
    Office.create(file, practice=True).close()
    later = [
        *("sqlite_utils", "argparse", "logging", "json", "tomllib", "calendar", "uuid", "platform"),
        *("app.services.search", "app.services.wordings", "app.services.proofreading"),
        *("app.domain.register", "app.domain.readiness", "app.domain.plan_text"),
        *("app.domain.proofreading.values", "app.domain.proofreading.lore"),
        *("ui.outline_editor", "ui.plan_fields", "ui.plan_find", "ui.plan_empty", "ui.paper_pane"),
        *("ui.proof_marks", "ui.search_popup", "ui.first_start", "ui.attendance_tab"),
    ]
    folders = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    told = subprocess.run(
        [sys.executable, "-c", f"LATER = {later!r}\n{FIRST_PAINT}", str(file)],
        cwd=ROOT,
        env=os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == []


def test_every_make_target_the_papers_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        calls = re.findall(r"`make ([a-z ]+)`|^make ([a-z]+(?: [a-z]+)*)", text, re.MULTILINE)
        named = {word for call in calls for word in "".join(call).split()}
        assert named, name
        assert named <= targets, name


def test_readme_shows_only_pictures_and_files_that_exist() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / target).exists(), f"{name} points at {target}"


def test_the_changelog_tells_of_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    section = text.split(f"## {project()['version']}", 1)
    assert len(section) == 2
    assert re.search(r"^- \S", section[1].split("\n## ")[0], re.MULTILINE)


@pytest.mark.parametrize(
    "script", [".ci/run", *(str(p.relative_to(ROOT)) for p in tracked("packaging/*.sh"))]
)
def test_every_shell_script_parses(script: str) -> None:
    subprocess.run(["bash", "-n", script], cwd=ROOT, check=True)


def test_debian_installs_the_fonts_that_have_every_vietnamese_letter() -> None:
    words = (ROOT / "packaging" / "debian" / "packages.txt").read_text(encoding="utf-8").split()
    assert "fonts-liberation2" in words
    assert "fonts-liberation" not in words


@pytest.mark.parametrize(("folder", "groups"), [("app", ["run"]), ("ui", ["run"]), ("tests", ["run", "dev"])])
def test_every_package_that_is_imported_is_declared(folder: str, groups: list[str]) -> None:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = {"run": table["project"]["dependencies"], "dev": table["dependency-groups"]["dev"]}
    declared = {re.split(r"[=<>~! ]", line)[0].lower() for group in groups for line in lists[group]}
    # Word and Excel files are read by what these two bring along; shiboken6 is the other half of PySide6.
    declared |= {"lxml", "shiboken6"}
    owners = {
        module: {name.lower().replace("_", "-") for name in names}
        for module, names in packages_distributions().items()
    }
    text = "\n".join(path.read_text(encoding="utf-8") for path in tracked(f"{folder}/*.py"))
    imported = set(re.findall(r"^\s*(?:from|import) ([A-Za-z_]\w*)", text, re.MULTILINE))
    ours = {"app", "ui", "tests", "benchmarks", "packaging"}
    strangers = (imported & owners.keys()) - ours - sys.stdlib_module_names
    assert {name for name in strangers if not declared & owners[name]} == set()
