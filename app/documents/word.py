"""Write a paper as a .docx of our own making: no trace of another template, all formats in styles."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.model import Document, Properties
from app.documents.whole import whole_file
from app.documents.word_body import body_xml, rule_indents
from app.documents.word_package import package_with
from app.documents.word_styles import style_id

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_MOST_LETTERS = 255  # of a property, by the file format


def write_word(document: Document, target: Path, now: Callable[[], datetime] = datetime.now) -> Path:
    """The paper as a Word file at `target`, whole or not at all.

    Raises FileTrouble (TargetOpen while another program holds the file); what was there before stays.
    """
    content = word_bytes(document, now())
    with whole_file(target) as file:
        file.write(content)
    return target


def word_bytes(document: Document, at: datetime) -> bytes:
    """The paper as the bytes of a .docx; `at` is its time of creation."""
    import docx

    footer = document.footer
    package = package_with(
        body_xml(document),
        document.look,
        document.properties.office,
        document.page_number,
        footer.style if footer else "",
        footer.text if footer else "",
    )
    word = docx.Document(package)
    _place_rules(word, document)
    say_whose(word, document.properties, document.look.language, at)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _place_rules(word: WordFile, document: Document) -> None:
    """The lengths of this paper's rules into their styles: no paragraph carries a format of its own."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Twips
    from docx.styles.style import ParagraphStyle

    for name, (left, right) in rule_indents(document).items():
        style = word.styles.get_by_id(style_id(name), WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.paragraph_format.left_indent = Twips(left)
        style.paragraph_format.right_indent = Twips(right)


def say_whose(word: WordFile, properties: Properties, language: str, at: datetime) -> None:
    """What the file says about itself."""
    said = word.core_properties
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    said.title = properties.title[:_MOST_LETTERS]
    said.subject = properties.subject[:_MOST_LETTERS]
    said.author = said.last_modified_by = properties.author[:_MOST_LETTERS]
    said.language = language
    said.created = said.modified = moment
    said.revision = 1
