"""What differs between imports of rows on the screen: words, and functions over what the hand has given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.import_given import Answered
from ui.messages import Action

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell


@dataclass(frozen=True)
class ImportSpec:
    """One import: how it is called on the screen, what the hand has given at first, and what it means.

    `page` is its name for keys and messages, `table` names the preview for who cannot see it, `home` is the
    tab it was opened from; a change of any of `tables` makes the rows be looked at again. `nothing` gives
    the first decisions (with `mends` and `ticks`), `shown` the fields of the preview in their order;
    `answered` is (look, given, row, key of a remedy) → given; `after` (the look, what was
    kept) → what to do next, or None.
    """

    page: str
    title: str
    noun: str
    table: str
    groups: Mapping[str, str]
    first: str
    explain: str
    home: str
    tables: frozenset[str]
    nothing: Callable[[], Any]
    shown: Callable[[Any], tuple[str, ...]]
    answered: Answered
    after: Callable[[Office, Shell, Any, Done], Action | None] = lambda _office, _shell, _look, _done: None
    icon: str = "people"
    before: int = 5  # columns of cells that stand before the problem
