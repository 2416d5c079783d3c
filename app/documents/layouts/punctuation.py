"""End marks of lists and of the text, as NĐ 30/2020/NĐ-CP, Phụ lục I, II.6 and II.9 want them."""

from __future__ import annotations

from collections.abc import Iterable

_LIST_ENDS = ";,. "
_LIST_STARTS = "-–—•+* "
_UNFINISHED = (":", ";", ",")


def listed(lines: Iterable[str], lead: str = "") -> tuple[str, ...]:
    """Lines of a list: `lead` before, ";" after each, "." after the last; what was typed of these goes."""
    bare = [line.strip().lstrip(_LIST_STARTS if lead else "").rstrip(_LIST_ENDS) for line in lines]
    kept = [line for line in bare if line]
    return tuple(
        f"{lead}{line}{'.' if place == len(kept) else ';'}" for place, line in enumerate(kept, start=1)
    )


def ended(text: str, mark: str) -> str:
    """The last paragraph of the text with its end mark "./.", which takes the place of a full stop.

    A text that breaks off (":", ";", ",") is left as it is: it is unfinished, not ended.
    """
    text = text.rstrip()
    if not text or text.endswith((mark, *_UNFINISHED)):
        return text
    return text.removesuffix(".").rstrip() + mark
