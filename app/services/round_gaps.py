"""What a round does not say that its papers would: each gap a sentence with the step that mends it."""

from __future__ import annotations

from app.services.round_values import RoundValues
from app.services.round_view import RoundView


def council_lacks(view: RoundView) -> tuple[str, ...]:
    """What papers that name the council cannot say."""
    found = []
    if not view.round.council_number or view.round.council_on is None:
        found.append("Chưa có số, ngày quyết định thành lập Hội đồng (bước Đợt).")
    if not any(m.role.value == "chair" for m in view.members):
        found.append("Hội đồng chưa có Chủ tịch (bước Hội đồng).")
    if not any(m.secretary for m in view.members):
        found.append("Hội đồng chưa có Thư ký (bước Hội đồng).")
    return tuple(found)


def meeting_lacks(view: RoundView) -> tuple[str, ...]:
    """What papers that tell of the meeting cannot say."""
    row = view.round
    asked = (
        (row.place, "địa điểm họp (bước Đợt)"),
        (row.begins, "giờ bắt đầu họp"),
        (row.ends, "giờ kết thúc họp"),
    )
    return tuple(f"Chưa có {words}." for value, words in asked if not value)


def tally_lacks(view: RoundView) -> tuple[str, ...]:
    """What the minutes of the count cannot say."""
    if any(m.counter.value == "head" for m in view.members):
        return ()
    return ("Ban kiểm phiếu chưa có Trưởng ban (bước Hội đồng).",)


def decision_lacks(values: RoundValues) -> tuple[str, ...]:
    """What the signed decision and every certificate after it bear, until the book has it."""
    if values.decision is not None:
        return ()
    return ("Chưa có số, ngày quyết định khen thưởng: ký xong, chọn quyết định ấy rồi “Ghi vào sổ”.",)
