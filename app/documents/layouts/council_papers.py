"""Forms F04, F05, F09, F13: founding the council, inviting it, minutes of meetings and of the count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.documents.layouts.award_decision import articled
from app.documents.layouts.award_frame import Frame, day_words, hour_words, named
from app.documents.layouts.office_paper import OfficePaper
from app.documents.layouts.paper_parts import Fill, Grid, Line, Part
from app.documents.model import Align, Document
from app.domain.award_papers import Agenda, Council, Meeting, Seat, TitleResult, Vote
from app.domain.wording import lower_first, upper_first


def council_decision(frame: Frame, council: Council) -> Document:
    """Quyết định thành lập Hội đồng with its members in Điều 1."""
    numbered = enumerate(council.seats, start=1)
    members = [f"{at}. {seat.name}, {seat.post}, {seat.in_council};" for at, seat in numbered]
    if members:
        members[-1] = members[-1].rstrip(";") + "."
    articles = (
        "\n".join((frame.said("F13.article1", council=council.name), *members)),
        frame.said("F13.duties", council=council.name),
        frame.closing(frame.said("F13.article3", council=council.name)),
    )
    return frame.print(
        OfficePaper(
            name="Quyết định",
            symbol="QĐ",
            summary=frame.said("F13.title", council=council.name),
            dated=True,
            parts=tuple(articled(articles)),
            recipients=frame.sent_to("F13.recipients", f"Như Điều {len(articles)}"),
            signer_lines=frame.signer_lines,
            signer_name=frame.signer_name,
            bases=(*frame.bases, frame.said("F13.proposer")),
            decider=f"{frame.head} {frame.office}",
            decides="Quyết định:",
        )
    )


def invitation(frame: Frame, council: Council, meeting: Meeting) -> Document:
    """Giấy mời họp Hội đồng to every member and guest."""
    said = {
        "hour": hour_words(meeting.begins),
        "met_on": day_words(meeting.day),
        "venue": meeting.place or "............................",
        "council": council.name,
    }
    rows = [(seat.name, seat.post, seat.in_council) for seat in council.seats]
    rows += [(guest, "", "Khách mời, không bỏ phiếu") for guest in meeting.guests]
    parts: list[Part] = [Line("Nội dung", line) for line in frame.lines("F09.invite_body", **said)]
    heads = ("STT", "Họ và tên", "Chức vụ", "Trong Hội đồng")
    numbered = tuple((str(at), *row) for at, row in enumerate(rows, start=1))
    parts.append(Grid((8, 30, 32, 30), heads, numbered, ("center", "left", "left", "left")))
    parts.append(Line("Câu kết", frame.closing(frame.said("F09.invite_closing", **said))))
    return frame.print(
        OfficePaper(
            name="Giấy mời",
            symbol="GM",
            summary=frame.said("F09.invite_title", **said),
            dated=True,
            parts=tuple(parts),
            recipients=frame.sent_to("F09.recipients"),
            signer_lines=frame.signer_lines,
            signer_name=frame.signer_name,
        )
    )


def council_minutes(
    frame: Frame,
    council: Council,
    meeting: Meeting,
    votes: Sequence[Vote],
    opinions: Sequence[str] = (),
    corrections: Sequence[str] = (),
) -> Document:
    """Biên bản họp Hội đồng: presence, written opinions, counting team, results on all members.

    `corrections` are sentences about what was found wrong after the sealing.
    """
    counters = named((f"{seat.counter} {seat.name}" for seat in council.counters), "............")
    agendas = [result for vote in votes for result in vote.results]
    how = frame.said("F04.ballot" if meeting.secret else "F04.ballot_open", council=council.name)
    parts: list[Part] = [
        *_opening(meeting),
        *_attendance(council, meeting),
        Line("Nội dung", "Nội dung (theo diễn biến cuộc họp):"),
        Line("Khoản", f"1. {frame.said('F04.course', council=council.name)}"),
        Line("Khoản", "2. Ý kiến thảo luận:"),
        *((Line("Gạch đầu dòng", f"- {line}") for line in opinions) if opinions else (Fill(3),)),
        Line("Khoản", f"3. Hội đồng bầu Ban kiểm phiếu gồm: {counters}."),
        Line("Khoản", f"4. {how}"),
        Line("Khoản", "5. Kết quả:"),
    ]
    for result in agendas:
        threshold = lower_first(result.threshold)
        parts.append(Line("Nội dung", f"{upper_first(result.agenda.words)} ({threshold}):"))
        parts.append(_result_grid(result))
    conclusion = frame.said("F04.conclusion", council=council.name)
    parts.append(Line("Khoản", f"6. Kết luận của Chủ tịch Hội đồng: {conclusion}"))
    parts += [Line("Nội dung", f"Kết quả đã chốt, mã niêm phong {vote.seal}.") for vote in votes if vote.seal]
    parts += [Line("Nội dung", one) for one in corrections]
    parts.append(_end(frame, meeting, "Cuộc họp"))
    secretary, chair = council.secretary, council.chair
    return frame.print(
        OfficePaper(
            name="Biên bản",
            symbol="BB",
            summary=frame.said("F04.title", council=council.name),
            dated=False,
            parts=tuple(parts),
            recipients=frame.sent_to("F04.recipients"),
            signer_lines=("Chủ tọa",),
            signer_name=chair.name if chair else "",
            left="Thư ký",
            left_name=secretary.name if secretary else "",
            council=council.name,
        )
    )


def _result_grid(result: TitleResult) -> Grid:
    rows = tuple(
        (
            str(at), f"{row.proposed.name}\n{row.proposed.place}".strip(), f"{row.agree}/{row.members}",
            row.percent, row.standing.capitalize(),
        )
        for at, row in enumerate(result.rows, start=1)
    )  # fmt: skip
    heads = (
        "STT",
        "Tên cá nhân, tập thể",
        "Số phiếu đồng ý",
        "Tỷ lệ (%) trên tổng số thành viên",
        "Kết luận",
    )
    return Grid((8, 42, 15, 18, 17), heads, rows, ("center", "left", "center", "center", "center"))


def tally_minutes(
    frame: Frame, council: Council, meeting: Meeting, vote: Vote, corrections: Sequence[str] = ()
) -> Document:
    """Biên bản kiểm phiếu: sums only, written opinions among them, the verdict in whole numbers."""
    account, present, absent = vote.account, council.present, council.absent
    head = next((seat.name for seat in council.counters if seat.counter == "Trưởng ban"), "")
    others = [seat.name for seat in council.counters if seat.name != head]
    turn = f" Lần bỏ phiếu thứ {vote.turn}." if vote.turn > 1 else ""
    voted = hour_words(meeting.voted_at)
    names = sum(len(result.rows) for result in vote.results)
    parts: list[Part] = [
        Line("Khoản", f"1. {council.name} được thành lập theo {council.decision.words()}."),
        Line("Khoản", f"2. Hội đồng họp ngày {day_words(meeting.day)}, bỏ phiếu lúc {voted}.{turn}"),
        Line("Khoản", f"3. Ban kiểm phiếu gồm {len(council.counters):02d} người:"),
        Line("Gạch đầu dòng", f"- Trưởng ban: {head or '......................'};"),
        Line("Gạch đầu dòng", f"- Các ủy viên: {named(others, '......................')}."),
        Line("Khoản", f"4. Tổng số thành viên Hội đồng theo Quyết định: {len(council.seats):02d} người."),
        Line("Gạch đầu dòng", f"- Số thành viên tham gia bỏ phiếu: {len(present):02d} người;"),
        Line(
            "Gạch đầu dòng",
            f"- Số thành viên không tham gia bỏ phiếu: {len(absent):02d} người{_why(absent)};",
        ),
        Line("Gạch đầu dòng", f"- Ý kiến bằng văn bản của người vắng mặt đã nhận: {account.written:02d};"),
        Line("Gạch đầu dòng", f"- Số phiếu in: {account.printed:02d}; phát ra: {account.issued:02d};"),
        Line("Gạch đầu dòng", f"- Số phiếu thu về: {account.collected:02d};"),
        Line("Gạch đầu dòng", f"- Số phiếu hợp lệ: {account.valid:02d};"),
        Line("Gạch đầu dòng", f"- Số phiếu không hợp lệ: {account.invalid:02d}."),
        Line("Khoản", f"5. Số trường hợp được đề nghị: {names:02d}."),
        Line("Khoản", "6. Kết quả kiểm phiếu, gồm cả ý kiến bằng văn bản (số phiếu từ cao xuống thấp):"),
    ]  # fmt: skip
    for result in vote.results:
        threshold = lower_first(result.threshold)
        parts.append(Line("Nội dung", f"{upper_first(result.agenda.words)}. Cần {threshold}."))
        parts.append(_tally_grid(result))
        passed = named(row.proposed.name for row in result.passed)
        parts.append(Line("Nội dung", f"Đạt: {len(result.passed):02d} trường hợp: {passed}."))
    parts += [Line("Nội dung", f"Ghi chú: {vote.note.rstrip('.')}.")] if vote.note else []
    parts += [Line("Nội dung", f"Mã niêm phong kết quả: {vote.seal}.")] if vote.seal else []
    parts += [Line("Nội dung", one) for one in corrections]
    closing = frame.said("F04.count_closing", hour=hour_words(meeting.ends), met_on=day_words(meeting.day))
    parts.append(Line("Câu kết", frame.closing(closing)))
    return frame.print(
        OfficePaper(
            name="Biên bản",
            symbol="BB",
            summary=frame.said("F04.count_title", council=council.name),
            dated=False,
            parts=tuple(parts),
            recipients=frame.sent_to("F04.recipients"),
            signer_lines=("Trưởng ban kiểm phiếu",),
            signer_name=head,
            left="Ủy viên Ban kiểm phiếu",
            left_name=others[0] if len(others) == 1 else "",
            council=council.name,
        )
    )


def _tally_grid(result: TitleResult) -> Grid:
    rows = tuple(
        (
            str(at), f"{row.proposed.name}\n{row.proposed.place}".strip(), str(row.agree), str(row.disagree),
            str(row.blank), row.percent, row.standing.capitalize(),
        )
        for at, row in enumerate(result.rows, start=1)
    )  # fmt: skip
    names = ("STT", "Họ và tên, chức vụ, đơn vị")
    heads = (*names, "Đồng ý", "Không đồng ý", "Không ý kiến", "Tỷ lệ (%)", "Kết quả")
    aligns: tuple[Align, ...] = ("center", "left", "center", "center", "center", "center", "center")
    return Grid((8, 34, 10, 12, 12, 11, 13), heads, rows, aligns)


def unit_minutes(
    frame: Frame,
    unit: str,
    meeting: Meeting | None,
    people: int,
    chair: str,
    secretary: str,
    agendas: Sequence[Agenda],
    absent: int | None = None,
) -> Document:
    """Biên bản họp phòng: who is proposed for what, with the unit's own votes where it counted them.

    `meeting` None: when and where the unit met is not known and left to the hand; `absent` None likewise.
    """
    away = "......" if absent is None else f"{absent:02d}"
    parts: list[Part] = [
        *(_opening(meeting) if meeting else _unknown_opening(frame)),
        Line("Nội dung", f"Thành phần tham dự: {people:02d} người của {unit}; vắng {away} người."),
        Line("Nội dung", f"Chủ trì (chủ tọa): {chair or '......................'}."),
        Line("Nội dung", f"Thư ký (người ghi biên bản): {secretary or '......................'}."),
        Line("Nội dung", "Nội dung (theo diễn biến cuộc họp):"),
        Line("Khoản", f"1. {frame.said('F04.unit_course', of_unit=unit)}"),
        Line("Khoản", "2. Ý kiến thảo luận:"),
        Fill(2),
        Line("Khoản", "3. Kết quả bình xét:"),
    ]
    for agenda in agendas:
        rows = tuple(
            (str(at), one.name, one.place, one.grade, one.unit_votes or "", one.note)
            for at, one in enumerate(agenda.names, start=1)
        )
        heads = ("STT", "Họ và tên, tập thể", "Chức vụ", "Xếp loại", "Đồng ý / tổng số", "Ghi chú")
        parts.append(Line("Nội dung", f"{upper_first(agenda.words)}:"))
        aligns: tuple[Align, ...] = ("center", "left", "left", "left", "center", "left")
        parts.append(Grid((8, 28, 22, 17, 12, 13), heads, rows, aligns))
    ends = f"Cuộc họp kết thúc vào {hour_words('')}, {frame.issued_words()}"
    parts.append(_end(frame, meeting, "Cuộc họp") if meeting else Line("Câu kết", frame.closing(ends)))
    return frame.print(
        OfficePaper(
            name="Biên bản",
            symbol="BB",
            summary=frame.said("F04.unit_title", of_unit=unit),
            dated=False,
            parts=tuple(parts),
            recipients=frame.sent_to("F04.recipients"),
            signer_lines=("Chủ tọa",),
            signer_name=chair,
            left="Thư ký",
            left_name=secretary,
        )
    )


def _opening(meeting: Meeting) -> Iterator[Part]:
    begins = f"{hour_words(meeting.begins)}, ngày {day_words(meeting.day)}"
    yield Line("Nội dung", f"Thời gian bắt đầu: {begins}.")
    yield Line("Nội dung", f"Địa điểm: {meeting.place or '............................'}.")


def _unknown_opening(frame: Frame) -> Iterator[Part]:
    yield Line("Nội dung", f"Thời gian bắt đầu: {hour_words('')}, {frame.issued_words()}.")
    yield Line("Nội dung", "Địa điểm: ............................")


def _attendance(council: Council, meeting: Meeting) -> Iterator[Part]:
    present, absent = council.present, council.absent
    yield Line(
        "Nội dung",
        f"Thành phần tham dự: tổng số {len(council.seats):02d} thành viên theo "
        f"{council.decision.words()}; có mặt {len(present):02d}; "
        f"vắng {len(absent):02d}{_why(absent)}:",
    )
    for at, seat in enumerate(present, start=1):
        mark = "." if at == len(present) else ";"
        stands_in = f" (người dự thay: {seat.substitute})" if seat.substitute else ""
        yield Line("Gạch đầu dòng", f"- {seat.name}, {seat.post}, {seat.in_council}{stands_in}{mark}")
    wrote = [seat.name for seat in absent if seat.opinion]
    if wrote:
        yield Line("Nội dung", f"Thành viên vắng mặt đã gửi ý kiến bằng văn bản: {named(wrote)}.")
    if meeting.guests:
        yield Line("Nội dung", f"Khách mời (không bỏ phiếu): {named(meeting.guests)}.")
    chair, secretary = council.chair, council.secretary
    yield Line("Nội dung", f"Chủ trì (chủ tọa): {chair.name if chair else '......'}.")
    yield Line("Nội dung", f"Thư ký (người ghi biên bản): {secretary.name if secretary else '......'}.")


def _why(absent: Iterable[Seat]) -> str:
    """` (Trần Thị Ví Dụ: đi công tác)`; "" when nobody is absent."""
    said = named((f"{seat.name}: {seat.absence or 'không rõ lý do'}" for seat in absent), "")
    return f" ({said})" if said else ""


def _end(frame: Frame, meeting: Meeting, what: str) -> Part:
    ends = f"{hour_words(meeting.ends)}, ngày {day_words(meeting.day)}"
    return Line("Câu kết", frame.closing(f"{what} kết thúc vào {ends}"))
