"""The dossier of a round as values: its pieces, laid out and not yet written, and the folder it became."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.documents.model import Book, Paper
from app.errors import FileTrouble
from app.services.papers import write_paper


@dataclass(frozen=True)
class Piece:
    """One paper of the dossier: file name without ending, words, and what it lacks before it is whole.

    `blocked` says why it cannot be made yet; "" when it can.
    """

    key: str
    name: str
    words: str
    blocked: str = ""
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A dossier laid out and not yet written: file names with their papers, safe in another thread."""

    name: str
    papers: tuple[tuple[str, Paper], ...]
    books: tuple[tuple[str, Book], ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Dossier:
    """A written folder: its files by piece, and what was still missing."""

    folder: Path
    files: tuple[Path, ...]
    missing: tuple[str, ...]


def all_missing(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """What the pieces still lack, each once, in words."""
    found: list[str] = []
    for piece in pieces:
        found += [f"{piece.words}: {piece.blocked}"] if piece.blocked else []
        found += piece.lacking
    return tuple(dict.fromkeys(found))


def write_dossier(prepared: Prepared, folder: Path) -> Dossier:
    """Write the papers, each whole or not at all; safe in another thread. Raises FileTrouble."""
    from app.documents.excel import write_excel

    target = folder / prepared.name
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileTrouble(
            f"Chưa tạo được thư mục {target.name}: nơi này không ghi được. Chọn thư mục khác.", target
        ) from error
    files = [write_paper(paper, target / f"{name}.docx") for name, paper in prepared.papers]
    files += [write_excel(book, target / f"{name}.xlsx") for name, book in prepared.books]
    return Dossier(target, tuple(files), prepared.missing)
