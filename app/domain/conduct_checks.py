"""What a rule of II.6 or a note under it lacks, and what is only doubtful about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.conduct import STATE_WORDS, ConductRule, Incident, State, Tone
from app.domain.conduct_points import HOW_WRITTEN, read_points
from app.domain.conduct_time import Reckoned
from app.domain.dates import show_date
from app.domain.office import check_period
from app.domain.working_calendar import read_time
from app.errors import Problem

LONGEST_CODE = 4


def check_rule(
    rule: ConductRule, others: Iterable[ConductRule], symbols: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """What the office's row lacks; `others` are its own rows, `symbols` the codes of the month grid."""
    problems = list(check_period(rule))
    if not rule.code or not rule.code.isalpha() or len(rule.code) > LONGEST_CODE:
        problems.append(Problem("code", f"Mã gồm 1 đến {LONGEST_CODE} chữ cái viết liền, ví dụ ĐM."))
    elif rule.code.casefold() in {symbol.casefold() for symbol in symbols}:
        problems.append(
            Problem(
                "code", f"“{rule.code}” đã là ký hiệu chấm công. Chọn mã khác để không lẫn với bảng công."
            )
        )
    if not rule.name:
        problems.append(Problem("name", "Chưa có tên ngắn. Gõ tên, ví dụ Đi muộn."))
    if not rule.source:
        problems.append(Problem("source", "Chưa ghi nguồn. Ví dụ: Nội quy cơ quan, Điều 4."))
    if rule.grace < 0:
        problems.append(Problem("grace", "Số phút được phép từ 0 trở lên."))
    try:
        points = read_points(rule.points)
    except ValueError:
        problems.append(Problem("points", f"Chưa hiểu “{rule.points}”. {HOW_WRITTEN}"))
        points = None
    if points is not None:
        ends = (points.lowest, points.highest)
        if rule.tone is Tone.FAULT and max(ends) > 0:
            problems.append(Problem("points", "Vi phạm thì trừ điểm: số phải từ 0 trở xuống, ví dụ -2."))
        if rule.tone is Tone.MERIT and min(ends) < 0:
            problems.append(Problem("points", "Ghi nhận tốt thì cộng điểm: số phải từ 0 trở lên, ví dụ +1."))
    starts = {row.valid_from for row in others if row.code == rule.code and row.id != rule.id}
    if rule.valid_from in starts:
        begun = show_date(rule.valid_from) if rule.valid_from else "không hạn"
        problems.append(
            Problem("valid_from", f"Mã {rule.code} đã có dòng bắt đầu {begun}. Sửa dòng ấy, hoặc đổi ngày.")
        )
    return tuple(problems)


def check_note(
    incident: Incident,
    rule: ConductRule | None,
    *,
    belongs: bool,
    away: str,
    same: Iterable[Incident],
    reckoned: Reckoned,
    today: date,
) -> tuple[Problem, ...]:
    """Problems of a note before it is kept; doubts may be let stand after reading them.

    `belongs`: the person is of the office that day; `away`: the long absence it falls into, or "";
    `same`: what is noted already for that person, day, half and rule.
    """
    problems = []
    if rule is None:
        problems.append(
            Problem("rule", "Chưa chọn nội dung II.6 của ngày này. Gõ mã, ví dụ ĐM, hoặc bấm một ô.")
        )
    if incident.day > today:
        problems.append(Problem("day", f"Ngày {show_date(incident.day)} chưa đến. Sửa ngày."))
    if not belongs:
        problems.append(
            Problem(
                "person_id",
                f"Ngày {show_date(incident.day)} người này không thuộc cơ quan. Chọn người hoặc ngày khác.",
            )
        )
    elif away:
        problems.append(Problem("person_id", f"Ngày này người này {away.lower()}. Vẫn ghi?", doubt=True))
    if incident.at_time and read_time(incident.at_time) is None:
        problems.append(Problem("at_time", "Giờ gõ như 07:52 hoặc 7h52."))
    if incident.minutes is not None and not 0 <= incident.minutes < 24 * 60:
        problems.append(Problem("minutes", "Số phút từ 0 đến 1.439."))
    if incident.explain_by is not None:
        if incident.merit:
            problems.append(Problem("explain_by", "Ghi nhận tốt không cần giải trình. Xóa ngày này."))
        elif incident.explain_by < incident.day:
            problems.append(
                Problem("explain_by", f"Hạn giải trình phải từ {show_date(incident.day)} trở đi.")
            )
    if rule is not None and incident.points is not None:
        points = read_points(rule.points)
        if points is None or not points.chosen or not points.holds(incident.points):
            problems.append(Problem("points", f"Điểm của {rule.code} là {rule.points or 'không có'}."))
    for other in same:
        state = STATE_WORDS[other.state].lower()
        problems.append(
            Problem("rule", f"Đã ghi {other.rule} cho người này cùng buổi ({state}). Vẫn ghi?", doubt=True)
        )
        break
    if reckoned.doubtful and not any(problem.field == "at_time" for problem in problems):
        words = reckoned.words.rstrip(".")
        beside = f", {reckoned.beside}" if reckoned.beside else ""
        problems.append(Problem("at_time", f"{words}{beside}. Vẫn ghi?", doubt=True))
    return tuple(problems)


def check_decision(incident: Incident, to: State, reason: str, day: date) -> tuple[Problem, ...]:
    """What a decision lacks: an excuse and a cancellation need their reason, kept with the note."""
    if to is State.EXCUSED and not reason:
        return (
            Problem("reason", "Chưa ghi lý do được chấp nhận. Ví dụ: Đưa con đi cấp cứu, có giấy bệnh viện."),
        )
    if to is State.CANCELLED and not reason:
        return (Problem("reason", "Chưa ghi vì sao hủy. Vụ việc đã hủy vẫn được giữ cùng lý do."),)
    if day < incident.day:
        return (Problem("decided_on", f"Ngày quyết định phải từ {show_date(incident.day)} trở đi."),)
    return ()
