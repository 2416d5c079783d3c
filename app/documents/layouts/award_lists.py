"""Form F15: lists that go with a dossier (đăng ký, sáng kiến, trích ngang) and the confirmation of a record.

No papers of NĐ 30/2020/NĐ-CP, Điều 7: the office's head and date, no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.documents.layouts.award_frame import Frame
from app.documents.layouts.office_paper import OfficePaper
from app.documents.layouts.paper_parts import Grid, Line, Part
from app.documents.model import Align, Document
from app.domain.achievement_report import DecisionWords, HistoryLine, InitiativeLine
from app.domain.achievement_year import InitiativeRow, RegisteredRow, Whose
from app.domain.award_papers import Agenda, Proposed
from app.domain.registrations import REGISTERED_KIND_WORDS, RegisteredKind
from app.domain.wording import upper_first

_MAKER = "Người lập biểu"


def registration_list(frame: Frame, rows: Sequence[RegisteredRow]) -> Document:
    """Danh sách đăng ký: one line a person or collective, people before collectives."""
    whose: dict[tuple[str, bool], Whose] = {}
    aims: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for row in rows:
        key = (row.whose.name, row.whose.collective)
        whose[key] = row.whose
        aims.setdefault(key, {}).setdefault(row.kind, []).append(row.aim)
    kinds = [REGISTERED_KIND_WORDS[kind] for kind in RegisteredKind]
    lines = tuple(
        (
            str(at),
            _mister(who.sex) if not who.collective else "",
            who.name,
            ", ".join(part for part in (who.post, who.unit) if part and part != who.name),
            *("\n".join(aims[key].get(kind, ())) for kind in kinds),
        )
        for at, (key, who) in enumerate(sorted(whose.items(), key=lambda one: one[0][1]), start=1)
    )
    heads = ("STT", "Ông/Bà", "Họ và tên, tập thể", "Chức vụ, đơn vị", *kinds)
    aligns: tuple[Align, ...] = ("center", "center", "left", "left", "left", "left", "left")
    grid = Grid((7, 9, 19, 20, 16, 13, 16), heads, lines or _nothing(heads), aligns)
    return _list(frame, frame.said("F15.registered"), (grid,))


def initiative_list(frame: Frame, rows: Sequence[InitiativeRow]) -> Document:
    """Danh sách sáng kiến of the year with authors, level and decision."""
    lines = tuple(
        (
            str(at),
            row.name,
            "\n".join(part for part in (row.authors, row.unit) if part),
            _recognised(row),
            "\n".join(part for part in (row.effect, row.spread) if part),
        )
        for at, row in enumerate(rows, start=1)
    )
    names = ("STT", "Tên sáng kiến, đề tài, đề án", "Tác giả; đơn vị")
    heads = (*names, "Cấp, quyết định công nhận", "Hiệu quả, phạm vi")
    aligns: tuple[Align, ...] = ("center", "left", "left", "left", "left")
    grid = Grid((7, 26, 23, 22, 22), heads, lines or _nothing(heads), aligns)
    return _list(frame, frame.said("F15.initiatives"), (grid,))


def summary_list(frame: Frame, agendas: Sequence[Agenda]) -> Document:
    """Danh sách trích ngang: what a council or a higher body wants to see of each name at one look."""
    parts: list[Part] = []
    for number, agenda in enumerate(agendas, start=1):
        parts.append(Line("Tiêu đề khoản", f"{number}. {upper_first(agenda.words)}"))
        lines = tuple(_summary(at, one) for at, one in enumerate(agenda.names, start=1))
        names = ("STT", "Họ và tên, tập thể", "Năm sinh", "Chức vụ, đơn vị")
        heads = (*names, "Xếp loại", "Sáng kiến", "Khen thưởng đã đạt")
        aligns: tuple[Align, ...] = ("center", "left", "center", "left", "left", "left", "left")
        parts.append(Grid((7, 19, 9, 18, 13, 16, 18), heads, lines or _nothing(heads), aligns))
    return _list(frame, frame.said("F15.summary"), tuple(parts))


def _summary(at: int, one: Proposed) -> tuple[str, ...]:
    born = f"{one.born}\n({one.sex})" if one.born and one.sex else one.born or one.sex
    return (str(at), one.name, born, one.place, one.grade, one.initiative, one.history)


def confirmation(
    frame: Frame,
    who: Whose,
    initiatives: Sequence[InitiativeLine],
    awards: Sequence[HistoryLine],
    grades: Sequence[HistoryLine],
) -> Document:
    """Giấy xác nhận of what the book holds of a person or collective, each with its decision."""
    lead = f"{_mister(who.sex)} " if not who.collective and who.sex else ""
    parts: list[Part] = [
        Line("Nội dung", frame.said("F15.confirm")),
        Line("Nội dung", f"{lead}{', '.join(part for part in (who.name, who.post, who.unit) if part)}."),
    ]
    for heading, rows in (
        ("Sáng kiến, đề tài, đề án đã được công nhận", _said(initiatives)),
        ("Danh hiệu thi đua, hình thức khen thưởng đã được tặng", _said(awards)),
        ("Xếp loại chất lượng", _said(grades)),
    ):
        if rows:
            parts.append(Line("Nội dung", f"{heading}:"))
            aligns: tuple[Align, ...] = ("center", "left", "left")
            parts.append(Grid((10, 42, 48), ("Năm", "Nội dung", "Quyết định"), rows, aligns))
    if len(parts) == 2:
        parts.append(
            Line("Nội dung", "Sổ của cơ quan chưa có sáng kiến, danh hiệu, hình thức khen thưởng nào.")
        )
    parts.append(Line("Câu kết", frame.closing(frame.said("F15.confirm_closing"))))
    return frame.print(
        OfficePaper(
            name="Giấy xác nhận",
            symbol="",
            summary=f"Kết quả thi đua, khen thưởng đến hết năm {frame.year}",
            dated=True,
            parts=tuple(parts),
            signer_lines=frame.signer_lines,
            signer_name=frame.signer_name,
        )
    )


def _said(lines: Iterable[HistoryLine | InitiativeLine]) -> tuple[tuple[str, str, str], ...]:
    return tuple((str(line.year), line.name, line.decision.words()) for line in lines)


def _recognised(row: InitiativeRow) -> str:
    decision = DecisionWords(row.decision.number, row.decision.on, row.decision.issuer)
    return f"{row.level}\n{decision.words()}" if row.decision.number else row.level


def _list(frame: Frame, title: str, parts: tuple[Part, ...]) -> Document:
    return frame.print(
        OfficePaper(
            name="Danh sách",
            symbol="",
            summary=title,
            dated=True,
            parts=parts,
            signer_lines=frame.signer_lines,
            signer_name=frame.signer_name,
            left=_MAKER,
        )
    )


def _nothing(heads: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return (("", "Chưa có", *("" for _ in heads[2:])),)


def _mister(sex: str) -> str:
    return {"Nam": "Ông", "Nữ": "Bà"}.get(sex, "")
