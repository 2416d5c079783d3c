"""Capitals by Phụ lục II of the decree: plain text in, faults with their place in the text out.

`capital_faults(text, rows)` knows nothing of Word files; the conformity check and the proofreader share it.
"""

from app.documents.checks.capitals.rows import CapitalRows, load_capitals
from app.documents.checks.capitals.text import CapitalFault, capital_faults

__all__ = ["CapitalFault", "CapitalRows", "capital_faults", "load_capitals"]
