"""Finding and replacing words in one plan, from the top of its page to the foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain import outline_edit as edit
from app.domain.plan import Plan
from app.domain.wording import tidy
from app.errors import SayToUser
from app.services.plan_outline import OutlineEditing
from app.storage import plans as rows

if TYPE_CHECKING:
    from app.services.office import Done

BEFORE_BODY = ("title", "opening", "legal_bases", "lead_in")
AFTER_BODY = ("closing", "recipients", "signer_lines", "signer_name")


@dataclass(frozen=True)
class Hit:
    """One place: `target` is "field:title" or "node:12", `part` "title" or "text" of a node.

    Lines of a field that holds several are joined by line ends; `start` and `length` count letters in that.
    """

    target: str
    part: str
    start: int
    length: int


class FindAndReplace(OutlineEditing):
    """Case is ignored unless asked; accents always count, for "bia" is not "bìa"."""

    def find(self, plan_id: int, needle: str, match_case: bool = False) -> tuple[Hit, ...]:
        pattern = _pattern(needle, match_case)
        if pattern is None:
            return ()
        found = []
        for target, part, text in self._texts(plan_id):
            found += [Hit(target, part, m.start(), len(m[0])) for m in pattern.finditer(text)]
        return tuple(found)

    def replace(
        self,
        plan_id: int,
        needle: str,
        replacement: str,
        match_case: bool = False,
        hits: Collection[Hit] | None = None,
    ) -> Done:
        """Replace all places found, or only `hits`; one operation. `Done.value` is how many."""
        chosen = tuple(hits) if hits is not None else self.find(plan_id, needle, match_case)
        texts = {(target, part): text for target, part, text in self._texts(plan_id)}
        by_place: dict[tuple[str, str], list[Hit]] = defaultdict(list)
        pattern = _pattern(needle, match_case)
        for hit in chosen:
            here = texts.get((hit.target, hit.part), "")
            if pattern is None or not pattern.fullmatch(here[hit.start : hit.start + hit.length]):
                raise SayToUser("Chỗ cần thay đã đổi từ lúc tìm. Bấm Tìm lại rồi thay.")
            by_place[hit.target, hit.part].append(hit)
        new_words = tidy(replacement).replace("\n", " ")
        with self._office.operation(f"Thay “{needle}” bằng “{new_words}”") as op:
            self._write(plan_id, {p: _replaced(texts[p], at, new_words) for p, at in by_place.items()})
            op.value = len(chosen)
        return op.done

    def put_words(
        self, plan_id: int, target: str, part: str, start: int, old: str, new: str, name: str
    ) -> Done:
        """Write `new` where `old` stands, one operation called `name`; refuses when it is there no more."""
        texts = {(place, side): text for place, side, text in self._texts(plan_id)}
        text = texts.get((target, part), "")
        if text[start : start + len(old)] != old:
            raise SayToUser("Chỗ này đã đổi từ lúc soát. Soát lại kế hoạch rồi sửa.")
        with self._office.operation(name) as op:
            self._write(plan_id, {(target, part): text[:start] + new + text[start + len(old) :]})
            op.value = plan_id
        return op.done

    def _write(self, plan_id: int, changed: dict[tuple[str, str], str]) -> None:
        plan = self._draft(plan_id)
        before = self.outline(plan_id)
        words: dict[int, tuple[str, str]] = {}
        fields: dict[str, Any] = {}
        for (target, part), text in changed.items():
            kind, name = target.split(":")
            if kind == "node":
                node = before.node(int(name))
                title, body = words.get(node.id, (node.title, node.text))
                words[node.id] = (text, body) if part == "title" else (title, text)
            else:
                fields[name] = tuple(text.split("\n")) if isinstance(getattr(plan, name), tuple) else text
        rows.save_outline(self._office.db, plan_id, before, edit.reword(before, words))
        if fields:
            rows.change_plan(self._office.db, plan_id, fields)

    def _texts(self, plan_id: int) -> Iterator[tuple[str, str, str]]:
        plan = self.plan(plan_id)
        yield from ((f"field:{name}", "", _field_text(plan, name)) for name in BEFORE_BODY)
        for entry in self.outline(plan_id).entries:
            yield f"node:{entry.node.id}", "title", entry.node.title
            yield f"node:{entry.node.id}", "text", entry.node.text
        yield from ((f"field:{name}", "", _field_text(plan, name)) for name in AFTER_BODY)


def _pattern(needle: str, match_case: bool) -> re.Pattern[str] | None:
    words = tidy(needle)
    return re.compile(re.escape(words), 0 if match_case else re.IGNORECASE) if words else None


def _field_text(plan: Plan, name: str) -> str:
    value = getattr(plan, name)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _replaced(text: str, hits: list[Hit], words: str) -> str:
    for hit in sorted(hits, key=lambda h: h.start, reverse=True):
        text = text[: hit.start] + words + text[hit.start + hit.length :]
    return text
