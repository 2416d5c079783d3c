"""The .docx around a paper's body: zipped from the plain parts under resources/word, once a look."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from string import Template
from xml.sax.saxutils import escape

from app import paths
from app.documents.look import Look
from app.documents.word_styles import style_id, styles_xml

_NUMBERS = ("word/header1.xml", "word/header2.xml")
_FOOTER = ("word/footer1.xml",)
_DOCUMENT = "word/document.xml"
_BODY = "<w:body/>"


def package_with(
    body: str, look: Look, office: str, page_number: str = "", footer_style: str = "", footer: str = ""
) -> io.BytesIO:
    """A complete file with this `w:body`.

    `page_number` and `footer_style` name styles of the look; with "" their parts are left out. The body
    goes in as text: an open document takes a long one in slower than it is parsed.
    """
    target = io.BytesIO(_around(look, office, page_number, footer_style, footer))
    with zipfile.ZipFile(target, "a") as package:
        package.writestr(_DOCUMENT, dict(_parts())[_DOCUMENT].replace(_BODY, body))
    target.seek(0)
    return target


@lru_cache(maxsize=16)
def _around(look: Look, office: str, page_number: str, footer_style: str, footer: str) -> bytes:
    """The file without its body."""
    left_out = (() if page_number else _NUMBERS) + (() if footer_style else _FOOTER)
    fields = {
        "font": escape(look.font),
        "language": escape(look.language),
        "office": escape(office),
        "number_style": style_id(page_number),
        "footer_style": style_id(footer_style),
        "footer": escape(footer),
        "styles": styles_xml(look),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _parts():
            if name not in left_out and name != _DOCUMENT:
                package.writestr(name, _without(left_out, Template(text).substitute(fields)))
    return target.getvalue()


@lru_cache(maxsize=1)
def _parts() -> tuple[tuple[str, str], ...]:
    folder = paths.resource("word")
    files = sorted(
        path for path in folder.rglob("*") if path.suffix in {".xml", ".rels"} or path.name == ".rels"
    )
    return tuple((path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")) for path in files)


def _without(left_out: tuple[str, ...], text: str) -> str:
    """The text of a part without the lines that name a part left out."""
    names = tuple(name.removeprefix("word/") for name in left_out)
    return "\n".join(line for line in text.splitlines() if not any(f'{name}"' in line for name in names))
