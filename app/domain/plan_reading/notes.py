"""What to look at before an understood plan is kept: other years and names, numbers that change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.office import Identity
from app.domain.outline import Entry, NewNode, Node, Numbering, Outline
from app.domain.plan import Plan
from app.domain.plan_reading.assemble import Assembled
from app.domain.plan_reading.head import read_number, read_place_date
from app.domain.plan_reading.parts import BODY, Item, Part, Understanding
from app.domain.plan_reading.understand import MOST_JOINED
from app.domain.readiness import other_years
from app.domain.wording import fold


class Note(NamedTuple):
    """One thing to know. `level` is "warn" or "hint"; `item` the paragraph it speaks of, 0 for the whole.

    `year` is the year the text speaks of more often than of the one it is to be kept in, else 0.
    """

    level: str
    sentence: str
    item: int = 0
    year: int = 0


class Around(NamedTuple):
    """What the plan is compared with: the names in force on its day, and the year's plan as it stands."""

    identity: Identity | None
    existing: Plan | None = None


_LOOKED_FOR = (
    (Part.KIND, "Chưa thấy tên loại “KẾ HOẠCH”: tệp có thể không phải kế hoạch"),
    (Part.TITLE, "Chưa thấy trích yếu"),
    (Part.RECIPIENT, "Chưa thấy nơi nhận"),
    (Part.SIGNER_NAME, "Chưa thấy họ tên người ký"),
)


def notes(understanding: Understanding, assembled: Assembled, around: Around) -> tuple[Note, ...]:
    """Everything to be said, what concerns the whole file first."""
    return (
        *_file(understanding),
        *_years(understanding, assembled.plan),
        *_names(understanding, assembled, around.identity),
        *_number(understanding, assembled.plan, around.existing),
        *_missing(understanding),
        *_labels(understanding, assembled),
        *(Note("warn", item.doubt, item.id) for item in understanding.items if item.doubt),
    )


def numbered(nodes: tuple[NewNode, ...]) -> tuple[Entry, ...]:
    """The nodes with the numbers the program will print; ids count from 0."""
    made: list[Node] = []
    stack: list[int] = []
    for place, node in enumerate(nodes):
        depth = min(node.depth, len(stack))
        del stack[depth:]
        parent = stack[-1] if stack else None
        made.append(Node(place, "", parent, place, node.numbering, node.title, node.text))
        stack.append(place)
    return Outline(tuple(made)).entries


def _file(understanding: Understanding) -> Iterator[Note]:
    for words in understanding.converted:
        yield Note("hint", f"Đã chuyển chữ từ bảng mã {words} sang Unicode; đọc lại một lượt")
    if understanding.inserted or understanding.deleted:
        yield Note(
            "warn",
            f"Tệp còn sửa đổi chưa chấp nhận ({understanding.inserted} chữ thêm, {understanding.deleted} chữ "
            "xóa): đọc như đã chấp nhận hết",
        )
    joined = [item for item in understanding.items if item.joined]
    if len(joined) > MOST_JOINED:
        said = f"{len(joined)} dòng bắt đầu bằng chữ thường đã nối vào đoạn trên; xem lại chỗ xuống dòng"
        yield Note("warn", said, joined[0].id)
    if understanding.pictures:
        yield Note("hint", f"{understanding.pictures} hình trong tệp không nhập")


def _years(understanding: Understanding, plan: Plan) -> Iterator[Note]:
    places: dict[int, list[Item]] = {}
    for item in understanding.items:
        if item.part in (Part.LEFT_OUT, Part.NATION):
            continue
        said = set(other_years(item.text, plan.year))
        if item.part is Part.DATE:
            found = read_place_date(item.text)
            said = {found.issued.year} - {plan.year} if found and found.issued else set()
        for year in said:
            places.setdefault(year, []).append(item)
    own = sum(f"năm {plan.year}" in item.text for item in understanding.items)
    for year, items in sorted(places.items(), key=lambda pair: -len(pair[1])):
        sentence = f"Văn bản nói đến năm {year} ở {len(items)} chỗ, đang nhập vào năm {plan.year}"
        yield Note("warn", sentence, year=year if len(items) > own else 0)


def _names(understanding: Understanding, assembled: Assembled, identity: Identity | None) -> Iterator[Note]:
    if identity is None:
        return
    pairs = (
        (Part.SUPERIOR, assembled.superior, identity.superior, "cơ quan chủ quản"),
        (Part.OFFICE, assembled.office, identity.name, "cơ quan"),
        (Part.DATE, assembled.plan.place, identity.place, "địa danh"),
    )
    for part, said, ours, what in pairs:
        if said and ours and not same_name(said, ours):
            sentence = f"Tệp ghi {what} “{said}”, trong Cài đặt là “{ours}”: "
            sentence += "lấy theo tệp" if part is Part.DATE else "trang in theo Cài đặt"
            yield Note("warn", sentence, understanding.of(part)[0].id)
    ours = f"KH-{identity.abbreviation}"
    symbol = assembled.plan.symbol
    if symbol and identity.abbreviation and symbol != ours:
        yield Note(
            "warn",
            f"Tệp ghi ký hiệu “{symbol}”, của cơ quan là “{ours}”: lấy theo tệp",
            understanding.of(Part.NUMBER)[0].id,
        )


def _number(understanding: Understanding, plan: Plan, existing: Plan | None) -> Iterator[Note]:
    for item in understanding.of(Part.NUMBER):
        if read_number(item.text) is None:
            yield Note(
                "warn", f"Chưa đọc được số, ký hiệu “{item.text}”, ví dụ đúng: Số: 05/KH-SNgV", item.id
            )
    for item in understanding.of(Part.DATE):
        said = read_place_date(item.text)
        if said is None:
            yield Note("warn", f"Chưa đọc được ngày tháng “{item.text}”", item.id)
        elif said.issued and said.issued.day is None and _figures(item.text) > len("2023") + 2:
            yield Note("warn", f"Ngày trong “{item.text}” không có trong lịch: để trống", item.id)
    if existing is not None and existing.signed and plan.number and plan.number == existing.number:
        yield Note("warn", f"Số {plan.number:02d} là của bản đã ký: bản thay thế để trống số và ngày")


def _missing(understanding: Understanding) -> Iterator[Note]:
    for part, sentence in _LOOKED_FOR:
        if not understanding.of(part):
            yield Note("warn", sentence)


def _labels(understanding: Understanding, assembled: Assembled) -> Iterator[Note]:
    """Where the number that will be printed is not the one in the file."""
    items = {item.id: item for item in understanding.of(*BODY)}
    other = []
    for entry, origin in zip(numbered(assembled.nodes), assembled.origins, strict=True):
        item = items[origin[0]]
        signs = entry.node.numbering in (Numbering.DASH, Numbering.NONE)
        if (
            item.label
            and not signs
            and not item.fixed
            and not item.doubt
            and _digits(item.label) != _digits(entry.label)
        ):
            other.append((item, entry.label))
    for item, label in other[:3]:
        yield Note("warn", f"Tệp ghi số “{item.label}”, chương trình đánh “{label}”", item.id)
    if len(other) > 3:
        yield Note("warn", f"{len(other) - 3} mục khác cũng đổi số", other[3][0].id)


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in nothing but capitals, blanks, tone placement and "UBND"."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(fold(name).split()).replace("uy ban nhan dan", "ubnd")


def _digits(label: str) -> str:
    return label.strip("().:/- ").replace(" ", "")


def _figures(text: str) -> int:
    return sum(char.isdigit() for char in text)
