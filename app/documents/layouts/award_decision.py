"""Forms F02 and F03 and the notice: the decision with its list and bonuses, tờ trình, thông báo kết quả."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.documents.layouts.award_frame import Frame, day_words
from app.documents.layouts.office_paper import Appendix, OfficePaper
from app.documents.layouts.paper_parts import Grid, Line, Part
from app.documents.model import Align, Document
from app.domain.award_papers import Given, Group, Meeting, Seat, TitleResult
from app.domain.money_words import money_figures, money_words
from app.domain.wording import upper_first

_SHORT_NOTE = 24  # letters that fit two lines of the column of notes
_VOTE_HEADS = (
    "STT",
    "Họ và tên, tập thể",
    "Chức vụ, đơn vị",
    "Số phiếu đồng ý / tổng số thành viên",
    "Tỷ lệ (%)",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def award_decision(frame: Frame, groups: Sequence[Group], meeting: Meeting | None) -> Document:
    """Quyết định khen thưởng with danh sách kèm theo; `meeting` None where no council met.

    Counts of Điều 1 are those of the list; the total of bonuses stands in figures and words.
    """
    given = tuple(group for group in groups if group.given)
    total = sum(group.money for group in given)
    articles = [frame.said("F02.article1", awards="; ".join(group.words for group in given) or "......")]
    if total:
        money = {"money": money_figures(total), "money_words": money_words(total)}
        articles.append(frame.said("F02.article2", **money))
    articles.append(frame.closing(frame.said("F02.article3")))
    met = frame.lines("F02.bases", met_on=day_words(meeting.day)) if meeting else ()
    return frame.print(
        OfficePaper(
            name="Quyết định",
            symbol="QĐ",
            summary=frame.said("F02.title"),
            dated=True,
            parts=tuple(articled(articles)),
            recipients=frame.sent_to("F02.recipients", f"Như Điều {len(articles)}"),
            signer_lines=frame.signer_lines,
            signer_name=frame.signer_name,
            bases=(*frame.bases, *met, frame.said("F02.proposer")),
            decider=f"{frame.head} {frame.office}",
            decides="Quyết định:",
            appendices=(_list(frame, given, total),),
        )
    )


def articled(articles: Iterable[str]) -> Iterator[Part]:
    """`Điều 1. …`, further lines of an article as paragraphs of their own."""
    for number, article in enumerate(articles, start=1):
        first, *more = article.split("\n")
        yield Line("Nội dung", f"**Điều {number}.** {first}")
        for line in more:
            yield Line("Nội dung", line)


def _list(frame: Frame, groups: Sequence[Group], total: int) -> Appendix:
    attached = (
        f"(Kèm theo Quyết định số {frame.number_words('QĐ')} {frame.issued_words()} "
        f"của {frame.head} {frame.office})"
    )
    parts: list[Part] = []
    place = 0
    notes = _notes(groups)
    reasons = any(one.reason for group in groups for one in group.given)
    for at, group in enumerate(groups):
        words = (f"danh hiệu “{group.title}”" if group.is_title else group.title).upper()
        parts.append(Line("Tiêu đề mục", f"{_ROMAN[at]}. {words} ({group.counted})"))
        parts.append(_rows(group, place, notes, money=bool(total), reasons=reasons))
        place += len(group.given)
    people, teams = (sum(getattr(group, what) for group in groups) for what in ("people", "collectives"))
    counted = f"Tổng số: {teams:02d} tập thể, {people:02d} lượt cá nhân"
    money = f"; tổng tiền thưởng: {money_figures(total)} đồng (Bằng chữ: {money_words(total)})"
    parts += [Line("Nội dung", f"{mark} {upper_first(words)}.") for words, mark in notes.items()]
    parts.append(Line("Nội dung", frame.closing(counted + (money if total else ""))))
    return Appendix(frame.said("F02.list_title"), attached, tuple(parts))


def _notes(groups: Sequence[Group]) -> dict[str, str]:
    """Long notes by the mark that stands for them in the narrow column: each is said once, below."""
    long = (one.note for group in groups for one in group.given if len(one.note) > _SHORT_NOTE)
    return {note: f"({at})" for at, note in enumerate(dict.fromkeys(long), start=1)}


def _rows(group: Group, before: int, notes: Mapping[str, str], *, money: bool, reasons: bool) -> Grid:
    """The place in the list is the số sổ vàng of a certificate, so it runs through all groups.

    The column of achievements stands only where the list tells any.
    """
    # Width on an upright sheet and on one that lies, where the achievements have room.
    columns: list[tuple[int, int, str, Align]] = [(8, 6, "STT", "center")]
    columns += [(30, 19, "Họ và tên, tập thể", "left"), (30, 22, "Chức vụ, đơn vị", "left")]
    columns += [(20, 32, "Thành tích", "left")] if reasons else []
    columns += [(17, 12, "Tiền thưởng (đồng)", "right")] if money else []
    columns.append((13, 9, "Ghi chú", "center" if notes else "left"))
    rows = []
    for at, one in enumerate(group.given, start=1):
        cells = [str(before + at), titled(one), one.place]
        cells += [one.reason] if reasons else []
        cells += [money_figures(one.money) if one.money else ""] if money else []
        rows.append((*cells, notes.get(one.note, one.note)))
    upright, lying, heads, aligns = zip(*columns, strict=True)
    return Grid(_shares(upright), heads, tuple(rows), aligns, _shares(lying))


def _shares(widths: Sequence[int]) -> tuple[int, ...]:
    """In percent; what is left over goes to the names."""
    scaled = [width * 100 // sum(widths) for width in widths]
    scaled[1] += 100 - sum(scaled)
    return tuple(scaled)


def titled(one: Given) -> str:
    """`Ông Lê Văn Thực Hành`, `Bà …`; a collective and a person of unknown sex by the bare name."""
    lead = {"Nam": "Ông ", "Nữ": "Bà "}.get(one.sex, "") if not one.collective else ""
    return lead + one.name


def proposal(
    frame: Frame,
    results: Sequence[TitleResult],
    meeting: Meeting,
    members: int,
    chair: Seat | None,
    *,
    province: bool = False,
) -> Document:
    """Tờ trình: of the council, signed by its `chair`, to the head of the office, or of the office to the
    province, signed by the office's signer. Only names that passed stand in it, the most votes first.
    """
    sender = frame.office if province else f"{frame.council} {frame.office}"
    addressed = frame.lines("F03.to_province" if province else "F03.to_head")
    said = {
        "sender": sender,
        "receiver": addressed[0],
        "met_on": day_words(meeting.day),
        "members": f"{members:02d}",
    }
    parts: list[Part] = [
        Line("Nội dung", frame.said("F03.process", **said)),
        Line("Nội dung", frame.said("F03.asks", **said)),
    ]
    for number, result in enumerate((one for one in results if one.passed), start=1):
        heading = f"{number}. {upper_first(result.agenda.words)}: {_counted(result)}"
        parts.append(Line("Tiêu đề khoản", heading))
        parts.append(_votes(result))
    parts += [
        Line("Nội dung", frame.said("F03.pledge", **said)),
        Line("Nội dung", frame.said("F03.attached", **said)),
        Line("Câu kết", frame.closing(frame.said("F03.closing", **said))),
    ]
    # A post with its unit ("Phó Giám đốc, Ban Giám đốc"): the post alone stands above a name.
    post = chair.post.partition(",")[0] if chair else ""
    return frame.print(
        OfficePaper(
            name="Tờ trình",
            symbol="TTr",
            summary=frame.said("F03.title"),
            dated=True,
            parts=tuple(parts),
            recipients=frame.sent_to("F03.recipients", "Như trên"),
            signer_lines=frame.signer_lines if province else ("TM. Hội đồng", "Chủ tịch"),
            signer_name=frame.signer_name if province else chair.name if chair else "",
            signer_office_title="" if province else post,
            council="" if province else frame.council,
            addressed=addressed,
            bases=(*frame.bases, *frame.lines("F03.bases", **said)),
        )
    )


def _votes(result: TitleResult) -> Grid:
    rows = tuple(
        (str(at), row.proposed.name, row.proposed.place, f"{row.agree}/{row.members}", row.percent)
        for at, row in enumerate(result.passed, start=1)
    )
    return Grid((8, 30, 32, 18, 12), _VOTE_HEADS, rows, ("center", "left", "left", "center", "center"))


def _counted(result: TitleResult) -> str:
    teams = sum(row.proposed.collective for row in result.passed)
    parts = ((teams, "tập thể"), (len(result.passed) - teams, "cá nhân"))
    return ", ".join(f"{count:02d} {words}" for count, words in parts if count)


def result_notice(
    frame: Frame, results: Sequence[TitleResult], meeting: Meeting, corrections: Sequence[str] = ()
) -> Document:
    """Thông báo kết quả bình xét: title by title who passed and who did not, and what was corrected."""
    parts: list[Part] = [
        Line("Nội dung", line) for line in frame.lines("F09.notice_body", met_on=day_words(meeting.day))
    ]
    for number, result in enumerate(results, start=1):
        parts.append(Line("Tiêu đề khoản", f"{number}. {upper_first(result.agenda.words)}"))
        rows = tuple(
            (str(at), row.proposed.name, row.proposed.place, row.standing.capitalize())
            for at, row in enumerate(result.rows, start=1)
        )
        heads = ("STT", "Họ và tên, tập thể", "Chức vụ, đơn vị", "Kết quả")
        parts.append(Grid((8, 34, 38, 20), heads, rows, ("center", "left", "left", "center")))
    parts += [Line("Nội dung", one) for one in corrections]
    parts.append(Line("Câu kết", frame.closing(frame.said("F09.notice_closing"))))
    return frame.print(
        OfficePaper(
            name="Thông báo",
            symbol="TB",
            summary=frame.said("F09.notice_title"),
            dated=True,
            parts=tuple(parts),
            recipients=frame.sent_to("F09.recipients"),
            signer_lines=frame.signer_lines,
            signer_name=frame.signer_name,
        )
    )
