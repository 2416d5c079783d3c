"""How a page of tab Thành tích is asked for, and where its person or collective stands on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.holder import OFFICE, Holder
from app.services.holders import Holders
from ui.detail_words import Link

if TYPE_CHECKING:
    from app.services.office import Office


def target_of(holder: Holder, kind: str = "", row_id: int = 0) -> str:
    """`achievements:p5/award-7`: what opens the page of the holder, at one of its rows."""
    who = f"p{holder.person_id}" if holder.person_id is not None else f"u{holder.unit_id}"
    row = f"/{kind}-{row_id}" if kind else ""
    return f"achievements:{'office' if holder.is_office else who}{row}"


def read_target(target: str) -> tuple[Holder | None, Link | None]:
    """The holder (None where the words name none) and the row."""
    who, _, row = target.partition(":")[2].partition("/")
    number = int(who[1:]) if who[1:].isdigit() else None
    holders = {"p": Holder(number), "u": Holder(None, number)}
    holder = OFFICE if who == "office" else holders.get(who[:1]) if number is not None else None
    kind, _, row_id = row.partition("-")
    return holder, Link("", kind, int(row_id)) if row_id.isdigit() else None


def standing(office: Office, holder: Holder, day: date) -> str:
    """`Chuyên viên, Văn phòng Sở, từ 05/2012` on the day."""
    if holder.person_id is None:
        return "Cơ quan" if holder.is_office else "Phòng, đơn vị"
    where = Holders(office).post_and_unit(holder.person_id, day)
    stays = office.staff.memberships(holder.person_id)
    first = min((row.valid_from for row in stays if row.valid_from), default=None)
    if not where:
        last = max((row.valid_to for row in stays if row.valid_to), default=None)
        where = f"Đã rời, đến {last:%d/%m/%Y}" if last and last < day else "Chưa ghi đơn vị"
    return ", ".join(filter(None, (where, f"từ {first:%m/%Y}" if first else "")))
