"""Papers as frozen values: what the screen, the Word writer and the golden texts all read.

A layout computes everything (line breaks, lengths of rules, capitals, punctuation); a writer only draws.
"""

from app.documents.card import Card, CardField, CardRule, Cards
from app.documents.document import (
    Block,
    Cell,
    Document,
    Letterhead,
    Paragraph,
    Properties,
    Rule,
    Run,
    SignatureBlock,
    Table,
    TableColumn,
)
from app.documents.look import Align, Look, Page, Style
from app.documents.plain_text import plain_text, shown
from app.documents.sheet import (
    Book,
    Column,
    Fill,
    Formula,
    Placed,
    Sheet,
    SheetPaper,
    SheetRow,
    Spot,
    Value,
)

__all__ = [
    "Align",
    "Block",
    "Book",
    "Card",
    "CardField",
    "CardRule",
    "Cards",
    "Cell",
    "Column",
    "Document",
    "Fill",
    "Formula",
    "Letterhead",
    "Look",
    "Page",
    "Paper",
    "Paragraph",
    "Placed",
    "Properties",
    "Rule",
    "Run",
    "Sheet",
    "SheetPaper",
    "SheetRow",
    "SignatureBlock",
    "Spot",
    "Style",
    "Table",
    "TableColumn",
    "Value",
    "plain_text",
    "shown",
]

Paper = Document | Cards
"""What the screen shows, the printer prints and Word is given."""
