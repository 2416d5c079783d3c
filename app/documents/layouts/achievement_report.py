"""Form F07: báo cáo thành tích, section III from the history, every line with its decision.

No paper of NĐ 30/2020/NĐ-CP, Điều 7: the office's head and date, no number. Layout: the classic one of the
decrees on emulation (Quyết định 71/2025/QĐ-UBND Hà Nội, Mẫu số 01).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.documents.layouts.office_paper import OfficePaper, office_paper
from app.documents.layouts.paper_parts import Fill, Grid, Line, Part
from app.documents.model import Document
from app.domain.achievement_report import (
    AchievementReport,
    CollectiveFacts,
    HistoryLine,
    InitiativeLine,
    PersonFacts,
)
from app.domain.dates import PartialDate, show_date
from app.domain.fixed_wording import filled
from app.domain.office import Identity
from app.domain.wording import lower_first, upper_first

_ROOM = "." * 40
_TITLE_HEADS = (
    "Năm",
    "Danh hiệu thi đua",
    "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; cơ quan ban hành quyết định",
)
# The model of 2025 repeats the heading of the first table by oversight; what the table holds is said here.
_FORM_HEADS = (
    "Năm",
    "Hình thức khen thưởng",
    "Số, ngày, tháng, năm của quyết định khen thưởng; cơ quan ban hành quyết định",
)
_SHARES = (12.0, 36.0, 52.0)


def achievement_report(
    report: AchievementReport,
    identity: Identity | None,
    wordings: Mapping[str, str],
    *,
    practice: bool = False,
) -> Document:
    """The report as it is printed on its day; `wordings` are the sentences of form F07 by key."""
    person = isinstance(report.subject, PersonFacts)
    names = {"year": str(report.year), "office": identity.name if identity else "Cơ quan"}
    pledge = filled(wordings["F07.pledge" if person else "F07.pledge_collective"], names)
    paper = OfficePaper(
        name="Báo cáo thành tích",
        symbol="",
        summary=_aim(report),
        dated=True,
        parts=(
            *_first(report.subject),
            *_second(report),
            *_third(report),
            *(Line("Nội dung", line) for line in pledge.split("\n")),
        ),
        signer_lines=("Người báo cáo thành tích" if person else "Thủ trưởng đơn vị",),
        signer_name=report.subject.name if person else report.signer,
        left="\n".join(part for part in (wordings["F07.confirm"], report.head) if part),
        issued=PartialDate(report.day.year),
    )
    return office_paper(paper, identity, report.day, practice=practice)


def _aim(report: AchievementReport) -> str:
    """`Đề nghị tặng danh hiệu “Lao động tiên tiến” năm 2023`; a commendation has no quotes."""
    aim = f"danh hiệu “{report.aim}”" if report.aim_is_title else report.aim
    return f"Đề nghị tặng {aim} năm {report.year}"


def _first(subject: PersonFacts | CollectiveFacts) -> Iterator[Part]:
    if isinstance(subject, PersonFacts):
        yield Line("Tiêu đề mục", "I. SƠ LƯỢC LÝ LỊCH")
        born = show_date(subject.born) if subject.born else ""
        sex = f" Giới tính: {subject.sex or _ROOM[:20]}."
        posts = [part for part in (subject.party_post, subject.post, subject.union_post) if part]
        for heading, words in (
            ("Họ và tên", subject.name),
            ("Sinh ngày, tháng, năm", f"{born or _ROOM[:24]}.{sex}"),
            ("Quê quán", subject.hometown),
            ("Trú quán", subject.residence),
            ("Đơn vị công tác", subject.unit),
            ("Chức vụ (Đảng, chính quyền, đoàn thể)", "; ".join(posts)),
            ("Trình độ chuyên môn, nghiệp vụ", subject.qualification),
            ("Học hàm, học vị, danh hiệu, giải thưởng", subject.academic_title or "không"),
        ):
            yield Line("Gạch đầu dòng", f"- {heading}: {(words or _ROOM).removesuffix('.')}.")
        return
    yield Line("Tiêu đề mục", "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH")
    yield Line("Tiêu đề khoản", "1. Đặc điểm, tình hình")
    yield Line("Gạch đầu dòng", f"- Tên tập thể: {subject.name}.")
    yield Line("Gạch đầu dòng", "- Địa điểm trụ sở, điện thoại; quá trình thành lập và phát triển:")
    yield Fill(2)
    kinds = ", ".join(f"{count} {lower_first(words)}" for words, count in subject.kinds)
    inside = f": {kinds}" if kinds else ""
    yield Line(
        "Gạch đầu dòng", f"- Cơ cấu tổ chức: {subject.people} người, trong đó {subject.women} nữ{inside}."
    )
    yield Line("Tiêu đề khoản", "2. Chức năng, nhiệm vụ được giao")
    yield Fill(3)


def _second(report: AchievementReport) -> Iterator[Part]:
    yield Line("Tiêu đề mục", "II. THÀNH TÍCH ĐẠT ĐƯỢC")
    if isinstance(report.subject, PersonFacts):
        yield Line("Tiêu đề khoản", "1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận")
        yield Fill(3)
        yield Line("Tiêu đề khoản", "2. Thành tích đạt được của cá nhân")
        yield from _done(report, more=3)
        return
    yield Line("Tiêu đề khoản", "1. Thành tích theo chức năng, nhiệm vụ được giao")
    yield from _done(report, more=2)
    for number, heading in enumerate(
        (
            "Biện pháp, nguyên nhân đạt được thành tích; các phong trào thi đua đã áp dụng",
            "Việc thực hiện chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước",
            "Hoạt động của tổ chức đảng, đoàn thể",
        ),
        start=2,
    ):
        yield Line("Tiêu đề khoản", f"{number}. {heading}")
        yield Fill(2)


def _done(report: AchievementReport, more: int) -> Iterator[Part]:
    """Works of the year, initiatives, grades; dotted lines for what the book does not hold."""
    for work in report.works:
        item = f" (Mục {work.item} của Kế hoạch thi đua)" if work.item else ""
        figures = f": {lower_first(work.figures)}" if work.figures else ""
        yield Line("Gạch đầu dòng", f"- {work.name}{item}{figures}".rstrip(".") + ".")
    yield Fill(more)
    if report.initiatives:
        yield Line("Nội dung", "Sáng kiến, đề tài, đề án đã được công nhận:")
        yield Grid(
            (12, 42, 46),
            ("Năm", "Tên sáng kiến, đề tài; hiệu quả", "Cấp công nhận; quyết định công nhận"),
            tuple((str(one.year), _initiative(one), _level(one)) for one in report.initiatives),
            ("center", "left", "left"),
        )
    if report.grades:
        yield Line("Nội dung", "Kết quả xếp loại chất lượng:")
        heads = ("Năm", "Mức xếp loại", "Quyết định xếp loại")
        yield _history(report.grades, heads)
    if report.discipline:
        yield Line("Nội dung", f"Kỷ luật: {'; '.join(report.discipline)}.")
    elif isinstance(report.subject, PersonFacts):
        yield Line("Nội dung", f"Kỷ luật: không (theo sổ của cơ quan đến hết năm {report.year}).")


def _initiative(one: InitiativeLine) -> str:
    share = f" (tỷ lệ đóng góp {one.share})" if one.share else ""
    return "\n".join(part for part in (f"{one.name}{share}", one.effect) if part)


def _level(one: InitiativeLine) -> str:
    return f"{upper_first(one.level)}. {one.decision.words()}" if one.level else "Chưa được công nhận"


def _third(report: AchievementReport) -> Iterator[Part]:
    yield Line("Tiêu đề mục", "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    yield Line("Tiêu đề khoản", "1. Danh hiệu thi đua")
    yield _history(report.titles, _TITLE_HEADS)
    yield Line("Tiêu đề khoản", "2. Hình thức khen thưởng")
    yield _history(report.commendations, _FORM_HEADS)


def _history(lines: Iterable[HistoryLine], heads: tuple[str, str, str]) -> Grid:
    rows = tuple((line.year, line.name, line.decision.words()) for line in lines)
    return Grid(_SHARES, heads, rows or (("", "Chưa có", ""),), ("center", "left", "left"))
