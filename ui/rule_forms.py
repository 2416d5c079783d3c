"""How a row of rules is typed: for each table the fields a secretary changes, to columns and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, make_dataclass
from typing import Any

from app.domain.award_bonus import times_words
from app.domain.award_facts import FORM_WORDS, GRADE_WORDS, LEVEL_WORDS
from app.domain.own_rules import OwnRule, packed
from app.domain.rule_words import RuleLine
from app.domain.voting_rules import PROCEDURES, ROUNDINGS
from app.errors import Invalid, Problem
from ui.dated_rows import VALIDITY
from ui.record_form import FieldSpec

COMPARISONS = {"at-least": "Từ (≥)", "more-than": "Trên (>)"}
_YES = {True: "Có", False: "Không"}
_VALUES = {
    "written": "Có, bằng văn bản",
    "none": "Không",
    "stays": "Vẫn tính",
    "leaves": "Không tính",
    "votes": "Vẫn bỏ phiếu",
    "stands-aside": "Không bỏ phiếu",
    "female": "Ưu tiên nữ, tập thể nhiều nữ",
    "chair": "Theo phiếu Chủ tịch Hội đồng",
    "again": "Bỏ phiếu lại",
    "low-to-high": "Từ thấp đến cao",
    "any": "Tùy Hội đồng",
    "authorised": "Có ủy quyền bằng văn bản",
}
_ARGUMENT_WORDS = {
    "at_least": "Từ mấy (tháng, năm, lần)",
    "years": "Trong mấy năm",
    "own_run": "Mỗi lần trên mấy năm riêng",
    "again": "Hoặc mấy Bằng khen",
    "percent": "Phần trăm",
    "unused": "Chưa dùng cho việc khác",
    "duty_only": "Chỉ hành vi liên quan công vụ",
}
_ARGUMENT_CHOICES: dict[str, Mapping[Any, str]] = {
    "grade": {code: words.capitalize() for code, words in GRADE_WORDS.items()},
    "level": {code: words.capitalize() for code, words in LEVEL_WORDS.items()},
    "form": {code: words.capitalize() for code, words in FORM_WORDS.items()},
    "comparison": COMPARISONS,
}
_CHOICE_WORDS = {"grade": "Xếp loại từ", "level": "Cấp từ", "form": "Kỷ luật từ", "comparison": "So sánh"}
# The office's row says these itself, or they only name what the row is about.
_KEPT_APART = {"source", "verified", "quorum_source"}


@dataclass(frozen=True)
class RuleForm:
    """Fields of one table; `record` builds what the form edits, `row` what the desk keeps."""

    specs: tuple[FieldSpec, ...]
    record: Callable[[OwnRule], Any]
    row: Callable[[Any], OwnRule]


def form_for(line: RuleLine, table: str, readings: tuple[str, ...] = ()) -> RuleForm:
    """The form of a row of `table` that stands where `line` does; `readings` are those to choose from."""
    specs = (*_own_specs(line, table, readings), _DOCUMENT, *VALIDITY)
    names = [spec.name for spec in specs]
    made = make_dataclass("RuleRecord", ["id", "kept", *names], frozen=True)

    def record(row: OwnRule) -> Any:
        values = {name: _shown(name, row.values.get(name)) for name in names}
        own = {"document": row.document, "valid_from": row.valid_from, "valid_to": row.valid_to}
        return made(id=row.id, kept=row, **{**values, **own})

    def row(record: Any) -> OwnRule:
        kept: OwnRule = record.kept
        values = dict(kept.values)
        for spec in specs[:-3]:
            value = _typed(spec.name, getattr(record, spec.name))
            values[spec.name] = value
            if value is None:
                values.pop(spec.name)
        return OwnRule(
            record.id,
            kept.rule_set,
            kept.kind,
            packed(values),
            record.document,
            record.valid_from,
            record.valid_to,
        )

    return RuleForm(specs, record, row)


def proposed(line: RuleLine, table: str, readings: tuple[str, ...] = ()) -> dict[str, Any]:
    """The columns a new row of the office starts from."""
    values = {key: value for key, value in line.values.items() if key not in _KEPT_APART}
    if table == "settled":
        return {"award": values["award"], "subject": values["subject"], "reading": readings[0]}
    if table == "basis":
        return {"text": "", "paper": values.get("paper", "")}
    if line.table == "condition" and values["measure"] == "council_judges":
        return {**values, "words": ""}
    return values


_DOCUMENT = FieldSpec(
    "document", "Văn bản quy định như vậy", hint="Ví dụ: Quyết định 12/QĐ-SNgV ngày 02/12/2025, Điều 3."
)


def _own_specs(line: RuleLine, table: str, readings: tuple[str, ...]) -> tuple[FieldSpec, ...]:
    if table == "settled":
        return (FieldSpec("reading", "Cách hiểu", "choice", choices={one: f"«{one}»" for one in readings}),)
    if table == "condition":
        why = (_REASON,) if line.values.get("replaces") else ()
        return (FieldSpec("words", "Lời của điều kiện", "lines"), *_arguments(line.values), *why)
    if table == "procedure":
        about = line.values["about"]
        if about == "rounds":
            how = FieldSpec("number", "Số lần bỏ phiếu nhiều nhất", "order", width=72)
        else:
            choices = {value: _VALUES[value] for value in PROCEDURES[about]}
            how = FieldSpec("value", "Cách làm", "choice", choices=choices)
        return (how, FieldSpec("words", "Lời trong biên bản", "lines"))
    return _SPECS[table]


def _arguments(values: Mapping[str, Any]) -> tuple[FieldSpec, ...]:
    found = []
    for name, value in values.items():
        if name in _ARGUMENT_CHOICES:
            found.append(FieldSpec(name, _CHOICE_WORDS[name], "choice", choices=_ARGUMENT_CHOICES[name]))
        elif isinstance(value, bool) and name in _ARGUMENT_WORDS:
            found.append(FieldSpec(name, _ARGUMENT_WORDS[name], "choice", choices=_YES))
        elif isinstance(value, int) and name in _ARGUMENT_WORDS:
            found.append(FieldSpec(name, _ARGUMENT_WORDS[name], "order", width=72))
    return tuple(found)


_REASON = FieldSpec("reason", "Lý do", "lines", hint="Vì sao cơ quan không theo điều kiện ấy.")
_SPECS: dict[str, tuple[FieldSpec, ...]] = {
    "left_out": (_REASON,),
    "decider": (FieldSpec("by", "Người quyết định"),),
    "quota": (
        FieldSpec("percent", "Tối đa, phần trăm", "number", "Để trống là không giới hạn.", width=72),
        FieldSpec("rounding", "Làm tròn", "choice", choices=ROUNDINGS),
    ),
    "ballot": (
        FieldSpec("comparison", "Mức đồng ý", "choice", choices=COMPARISONS, row=1),
        FieldSpec("percent", "Phần trăm tổng số", "order", width=72, row=1),
        FieldSpec("quorum", "Có mặt từ", hint="Phần của tổng số thành viên, ví dụ 2/3.", width=72),
        FieldSpec("required", "Bắt buộc bỏ phiếu", "choice", choices=_YES, row=2),
        FieldSpec("secret", "Bỏ phiếu kín", "choice", choices=_YES, row=2),
    ),
    "bonus": (FieldSpec("times", "Số lần lương cơ sở", hint="Ví dụ: 1,5.", width=96),),
    "bonus_rule": (
        FieldSpec("round_up_to", "Làm tròn lên tới, đồng", "order", "1 là không làm tròn.", width=96),
        FieldSpec(
            "same_period",
            "Nhiều danh hiệu cùng thời gian",
            "choice",
            choices={"highest": "Chỉ chi mức cao nhất", "each": "Chi từng danh hiệu"},
        ),
        FieldSpec("words", "Lời", "lines"),
    ),
    "simple": (FieldSpec("words", "Lời", "lines"),),
    "basis": (FieldSpec("text", "Căn cứ", "lines"),),
    "transition": (FieldSpec("more_favourable", "Lấy quy định có lợi hơn", "choice", choices=_YES),),
    "base_salary": (FieldSpec("amount", "Lương cơ sở, đồng", "order", width=128),),
}


def _shown(name: str, value: Any) -> Any:
    if name == "quorum" and value:
        return f"{value[0]}/{value[1]}"
    if name == "times" and value:
        return times_words(value)
    return value


def _typed(name: str, value: Any) -> Any:
    """What was typed, as a column; raises Invalid where it is no fraction."""
    if name == "quorum":
        return _fraction(name, value, "Gõ phân số, ví dụ 2/3.")
    if name == "times":
        if "/" in value:
            return _fraction(name, value, "Gõ số, ví dụ 1,5.")
        whole, _, part = value.replace(".", ",").partition(",")
        if not (whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit()))):
            raise Invalid((Problem(name, f"“{value}” chưa phải số. Gõ số, ví dụ 1,5."),))
        return [int(whole + part), 10 ** len(part)]
    return value


def _fraction(name: str, value: str, said: str) -> list[int]:
    top, _, bottom = (part.strip() for part in value.partition("/"))
    if not all(part.isascii() and part.isdigit() for part in (top, bottom)):
        raise Invalid((Problem(name, f"“{value}” chưa phải phân số. {said}"),))
    return [int(top), int(bottom)]
