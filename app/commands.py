"""What the commands of `python -m app` do; each gives the lines to print."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.documents.given_file import opened
from app.errors import FileTrouble, Held, SayToUser
from app.services.office import Office
from app.services.plan_import import Kept
from app.services.plan_source import read_source
from app.services.safety import restore_file

HOLDER = "Sổ Thi Đua, dòng lệnh"


@contextmanager
def _reading(path: Path) -> Iterator[Office]:
    office = Office.open(path, write=False)
    try:
        yield office
    finally:
        office.close()


@contextmanager
def _writing(path: Path) -> Iterator[Office]:
    """The open office, held so that no second program writes."""
    office = Office.open(path, held_by=HOLDER)
    try:
        yield office
    finally:
        office.close()


def new(given: argparse.Namespace) -> Iterator[str]:
    """A new file; an existing one is refused."""
    from app.services.practice_year import fill_practice_year

    fill = fill_practice_year if given.practice else None
    Office.create(given.db, practice=given.practice, fill=fill).close()
    yield f"Đã lập {given.db}" + (" với dữ liệu thực hành." if given.practice else ".")


def import_plan(given: argparse.Namespace) -> Iterator[str]:
    """A plan from a Word or text file; what changed and what is doubtful is printed after."""
    source = read_source(given.file)
    with _writing(given.db) as office:
        desk = office.plan_import
        done = desk.keep(desk.understand(source), given.year, replace_existing=given.replace)
        assert isinstance(done.value, Kept)
        yield f"Đã nhập kế hoạch {given.year}: {done.value.shape}"
        if done.value.changes:
            yield f"So với kế hoạch đang có: {done.value.changes}."
        yield from (f"{note.sentence.rstrip('.')}." for note in done.value.notes)
        for finding in done.value.findings:
            yield f"{finding.place}: {finding.sentence}."


def export_plan(given: argparse.Namespace) -> Iterator[str]:
    """The newest plan of the year as Word; remembered unless another program holds the file."""
    with _exporting(given.db) as office:
        plan = office.plans.current(given.year)
        if plan is None:
            raise SayToUser(
                f"Chưa có kế hoạch năm {given.year} trong {given.db.name}. Nhập hoặc lập kế hoạch trước."
            )
        document = office.papers.plan_paper(plan.id)
        from app.services.papers import write_paper

        path = write_paper(document, written_to(given.to, ".docx"))
        if office.writable:
            office.papers.remember_plan(plan.id, path)
        yield f"Đã ghi {path}"


def written_to(path: Path, ending: str) -> Path:
    """The path, when its name ends as what is written there; raises SayToUser: Word would not open it."""
    if path.suffix.lower() != ending:
        raise SayToUser(f"{path.name} sẽ là tệp {ending}. Đặt tên tận cùng bằng {ending}.")
    return path


@contextmanager
def _exporting(path: Path) -> Iterator[Office]:
    try:
        with _writing(path) as office:
            yield office
    except Held:
        with _reading(path) as office:
            yield office


def verify(given: argparse.Namespace) -> Iterator[str]:
    """Sentences about the file; the exit code is 1 when something is wrong."""
    with _reading(given.db) as office:
        report, kinds = office.safety.verify(), office.diary.kinds()
    if not report.ok:
        raise SayToUser("\n".join(report.sentences))
    yield f"Tệp {given.db.name} không có lỗi."
    yield from (
        f"{kinds[table]}: {count}" for table, count in report.counts.items() if count and table in kinds
    )


def backup(given: argparse.Namespace) -> Iterator[str]:
    """One checked copy; works while the window is open."""
    with _reading(given.db) as office:
        info = office.safety.copy_to(given.to)
    yield f"Đã sao lưu vào {info.path}, đã mở lại và kiểm tra."


def restore(given: argparse.Namespace) -> Iterator[str]:
    """A copy put in the place of the file, after a safety copy."""
    safety = restore_file(given.source, given.db, datetime.now, HOLDER)
    yield f"Đã khôi phục {given.db} từ {given.source.name}."
    if safety:
        yield f"Tệp trước khi khôi phục còn ở {safety.path}."


def read_text(path: Path) -> str:
    """A text file in UTF-8 or UTF-16; raises FileTrouble with what to do for anything else."""
    with opened(path) as file:
        raw = file.read()
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                break
    raise FileTrouble(
        f"{path.name} không phải văn bản Unicode. Mở bằng Word hoặc Notepad rồi lưu lại dạng .txt mã UTF-8.",
        path,
    )
