"""Killed at any instant: every operation that had returned is there, and no half of another."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from deeds_for_tests import states
from storage_for_tests import NOW, SMALL, add_rank, fill_rank, rebuild_note, rows, shape

from app.storage import journal
from app.storage.connection import create_file, open_file
from app.storage.journal import operation
from app.storage.verify import verify

PROGRAM = Path(__file__).parent / "kill" / "killed_program.py"
RUNS = int(os.environ.get("SOTHIDUA_KILLS", "200"))
OPERATIONS = 12
NEWER = shape(add_rank, fill_rank, rebuild_note)


def start(works: list[dict[str, Any]], folder: Path) -> None:
    """Run each work in a process of its own; where there is no fork, a new program each."""
    listed = folder / "works.jsonl"
    listed.write_text("".join(json.dumps(work) + "\n" for work in works), encoding="utf-8")
    if hasattr(os, "fork"):
        subprocess.run([sys.executable, str(PROGRAM), "many", str(listed)], check=True)
    else:
        for work in works:
            subprocess.run([sys.executable, str(PROGRAM), "one", json.dumps(work)], check=False)


def events(work: dict[str, Any]) -> int:
    """How many events a run has when it is left alone."""
    command = [sys.executable, str(PROGRAM), "one", json.dumps(work | {"event": None})]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def told(path: Path) -> list[int]:
    return [int(line) for line in Path(f"{path}.told").read_text(encoding="ascii").splitlines()]


def assert_whole(path: Path, seed: int) -> None:
    """The next start: what had returned is there, at most one more, and the tables are of that moment."""
    returned = told(path)
    db = open_file(path, shape=SMALL, now=lambda: NOW)
    known = [line.id for line in reversed(journal.operations(db, limit=100_000))]
    assert known[: len(returned)] == returned
    assert len(known) <= len(returned) + 1
    assert rows(db) == states(seed, len(known))[-1]
    report = verify(db, shape=SMALL)
    assert report.ok, report.sentences
    db.close()


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "so.db"
    create_file(path, shape=SMALL, now=lambda: NOW).close()
    return path


def test_killed_at_any_statement_or_commit(tmp_path: Path, empty_file: Path) -> None:
    dice, works = random.Random(20260105), []
    work = {"scenario": "operations", "seed": 0, "operations": OPERATIONS, "path": str(tmp_path / "whole.db")}
    shutil.copy(empty_file, tmp_path / "whole.db")
    most = events(work)
    for number in range(RUNS):
        path = tmp_path / f"{number}.db"
        shutil.copy(empty_file, path)
        works.append(work | {"seed": number, "path": str(path), "event": dice.randrange(most)})
    start(works, tmp_path)
    for work in works:
        assert_whole(Path(work["path"]), work["seed"])
    # The runs really were cut off, early and late.
    lengths = {len(told(Path(work["path"]))) for work in works}
    assert lengths >= {0, 1, OPERATIONS // 2}


@pytest.mark.parametrize("seed", range(6))
def test_killed_from_outside_after_a_random_while(seed: int, tmp_path: Path, empty_file: Path) -> None:
    path = tmp_path / "so.db"
    shutil.copy(empty_file, path)
    work = {"scenario": "operations", "seed": seed, "operations": 100_000, "path": str(path), "event": None}
    delay = random.Random(seed).uniform(0.2, 0.7)
    with subprocess.Popen([sys.executable, str(PROGRAM), "one", json.dumps(work)]) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(delay)
        process.kill()
    if not Path(f"{path}.told").exists():
        Path(f"{path}.told").touch()
    assert_whole(path, seed)


def test_killed_while_a_file_is_made_there_is_a_whole_one_or_none(tmp_path: Path) -> None:
    work = {"scenario": "create", "seed": 0, "path": str(tmp_path / "whole" / "so.db")}
    (tmp_path / "whole").mkdir()
    works = []
    for number in range(0, events(work), 3):
        folder = tmp_path / str(number)
        folder.mkdir()
        works.append(work | {"path": str(folder / "so.db"), "event": number})
    start(works, tmp_path)
    outcomes = set()
    for work in works:
        path = Path(work["path"])
        outcomes.add(path.exists())
        if path.exists():
            open_file(path, shape=SMALL).close()
        else:
            create_file(path, shape=SMALL).close()
        assert verify(path, shape=SMALL).ok
        assert not [file for file in path.parent.iterdir() if file.suffix == ".part"]
    assert outcomes == {True, False}


@pytest.fixture(scope="module")
def older_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("older") / "so.db"
    db = create_file(path, shape=SMALL, now=lambda: NOW)
    with operation(db, "Thêm", NOW):
        db.table("person").insert_all({"name": f"Lan {n}", "points": n % 10} for n in range(60))
    db.close()
    return path


def test_killed_while_a_file_is_upgraded_the_next_start_goes_on(tmp_path: Path, older_file: Path) -> None:
    work = {"scenario": "upgrade", "seed": 0}
    works = copies(work, older_file, tmp_path)
    start(works, tmp_path)
    for work in works:
        path = Path(work["path"])
        db = open_file(path, shape=NEWER, now=lambda: NOW)
        assert db.execute("SELECT count(*), sum(rank = 'khá') FROM person").fetchone() == (60, 24)
        names = [line.name for line in journal.operations(db)]
        assert names == ["Nâng cấp tệp lên bước 3", "Thêm"]
        report = verify(db, shape=NEWER)
        assert report.ok, report.sentences
        db.close()


def test_killed_while_a_copy_is_restored_the_old_or_the_new_is_there_whole(
    tmp_path: Path, older_file: Path, empty_file: Path
) -> None:
    work = {"scenario": "restore", "seed": 0, "copy": str(empty_file)}
    works = copies(work, older_file, tmp_path)
    start(works, tmp_path)
    outcomes = set()
    for work in works:
        db = open_file(Path(work["path"]), shape=SMALL, now=lambda: NOW)
        outcomes.add(db.table("person").count)
        report = verify(db, shape=SMALL)
        assert report.ok, report.sentences
        db.close()
    assert outcomes == {0, 60}


def copies(work: dict[str, Any], original: Path, folder: Path) -> list[dict[str, Any]]:
    """The same work on copies of a file, dying at events spread over the run."""
    whole = folder / "whole"
    whole.mkdir()
    shutil.copy(original, whole / "so.db")
    most, works = events(work | {"path": str(whole / "so.db")}), []
    for event in range(0, most, max(1, most // 40)):
        path = folder / str(event) / "so.db"
        path.parent.mkdir()
        shutil.copy(original, path)
        works.append(work | {"path": str(path), "event": event})
    return works
