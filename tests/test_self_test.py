"""The program tries itself, makes its pictures, and the check of the Windows bundle notices a stranger."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.e2e
def test_the_program_passes_its_own_test() -> None:
    told = called("ui", "--self-test")
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[-1] == "self-test passed"


@pytest.mark.e2e
def test_every_tab_is_drawn_without_a_screen(tmp_path: Path) -> None:
    from ui.pages import COVERS, TABS

    told = called("ui.pictures", str(tmp_path))
    assert told.returncode == 0, told.stdout + told.stderr
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == len(TABS) + len(COVERS)
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    check = check_bundle()
    for name in check.NEEDED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def check_bundle():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location(
        "check_bundle", ROOT / "packaging" / "windows" / "check_bundle.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_whole_windows_bundle_is_let_pass(bundle: Path) -> None:
    assert check_bundle().complaints(bundle) == []


@pytest.mark.parametrize(
    "stranger", ["icuuc.dll", "api-ms-win-crt-heap-l1-1-0.dll", "PySide6/mscms.dll", "UCRTBASE.DLL"]
)
def test_a_library_of_windows_own_in_the_bundle_is_noticed(bundle: Path, stranger: str) -> None:
    (bundle / "_internal" / stranger).touch()
    assert check_bundle().complaints(bundle) == [f"must not be in the bundle: _internal/{stranger}"]


def test_a_file_missing_from_the_windows_bundle_is_noticed(bundle: Path) -> None:
    (bundle / "_internal" / "data" / "plans" / "2023.toml").unlink()
    assert check_bundle().complaints(bundle) == ["is not in the bundle: _internal/data/plans/2023.toml"]
