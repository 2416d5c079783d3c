"""Who is proposed in a round: the list of the vote, those left out with the reason, the units' own votes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.holder import Holder, holder_of
from app.domain.rounds import Nominee, NomineeState, RoundTitle
from app.domain.voting_rules import Quota, quota_for, quota_words
from app.errors import Invalid, Problem, SayToUser
from app.services.holders import Holders
from app.services.record_writing import cleaned
from app.services.round_view import RoundView
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office


class NomineeDesk:
    """Each method that changes something is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def nominee(self, nominee_id: int) -> Nominee:
        """The row; raises SayToUser when the book does not hold that number."""
        found = record_rows.one(self._office.db, Nominee, nominee_id)
        if found is None:
            raise SayToUser("Tên này không còn trong danh sách đề nghị. Chọn lại.")
        return found

    def quota(self, view: RoundView, title: RoundTitle) -> tuple[Quota | None, int]:
        """The quota of the title and the number it is a share of, as the round stands."""
        quota = view.quota(title)
        return quota, quota_base(self._office, view, quota) if quota is not None else 0

    def quota_said(self, view: RoundView, title: RoundTitle) -> str:
        """`Đã chọn 3 trong 4: tối đa 4 = …`, or that there is no cap, with its source."""
        quota, base = self.quota(view, title)
        chosen = len(view.nominees_of(title.id, listed=True))
        if quota is None:
            why = "Tỷ lệ tính ở đợt cấp Sở." if view.unit_level else "Quy định không đặt tỷ lệ."
            return f"Đã chọn {chosen}. {why}"
        most = quota_for(quota, base)
        doubt = "" if quota.verified else ", chưa kiểm chứng"
        count = f"Đã chọn {chosen}" + (f" trong {most}" if most is not None else "")
        words = quota_words(quota, base)
        tail = f" Vượt chỉ tiêu, lý do: {title.over_reason}." if title.over_reason else ""
        return f"{count}. {words[0].upper()}{words[1:]} ({quota.source}{doubt}).{tail}"

    def over_quota(self, view: RoundView, title: RoundTitle) -> str:
        """Why the list of the title is longer than its quota allows, or ""."""
        quota, base = self.quota(view, title)
        most = quota_for(quota, base) if quota is not None else None
        chosen = len(view.nominees_of(title.id, listed=True))
        if quota is None or most is None or chosen <= most:
            return ""
        if quota.local and title.over_reason:
            return ""
        words = f"{view.title_name(title)}: đã chọn {chosen}, {quota_words(quota, base)} ({quota.source})."
        way = (
            "Ghi lý do vượt chỉ tiêu, hoặc bỏ bớt tên." if quota.local else "Luật đặt tỷ lệ này: bỏ bớt tên."
        )
        return f"{words} {way}"

    def put(self, title: RoundTitle, holders: Iterable[Holder]) -> Done:
        """Put people or collectives on the list of a title; those already there stay as they are."""
        view = self._office.rounds.view(title.round_id)
        with self._office.operation(f"Đưa vào danh sách {view.title_name(title)}") as op:
            self.add(view, title, holders)
        return op.done

    def add(self, view: RoundView, title: RoundTitle, holders: Iterable[Holder]) -> None:
        """The same inside an operation that is already open."""
        known = {holder_of(n): n for n in view.nominees_of(title.id)}
        names = Holders(self._office)
        day = view.round.meets_on or date(view.round.year, 12, 31)
        at = len(known)
        for holder in holders:
            old = known.get(holder)
            if old is not None:
                if old.state is NomineeState.LEFT_OUT:
                    record_rows.save(self._office.db, replace(old, state=NomineeState.LISTED, reason=""))
                continue
            record_rows.save(self._office.db, _fresh(names, view, title, holder, day, at))
            at += 1

    def leave_out(self, row: Nominee, reason: str) -> Done:
        """Take a name off the list; the name stays with the reason. Raises Invalid without one."""
        if not reason.strip():
            said = f"Chưa có lý do không đưa {row.name} vào danh sách. Ghi lý do, ví dụ có đơn đang xác minh."
            raise Invalid((Problem("reason", said),))
        with self._office.operation(f"Không đưa vào danh sách: {row.name}") as op:
            record_rows.save(
                self._office.db, cleaned(replace(row, state=NomineeState.LEFT_OUT, reason=reason))
            )
        return op.done

    def leave_out_holder(self, title: RoundTitle, holder: Holder, reason: str) -> Done:
        """Keep the reason why somebody who could be proposed is not on the list of the title."""
        view = self._office.rounds.view(title.round_id)
        old = next((n for n in view.nominees_of(title.id) if holder_of(n) == holder), None)
        if old is not None:
            return self.leave_out(old, reason)
        day = view.round.meets_on or date(view.round.year, 12, 31)
        fresh = _fresh(Holders(self._office), view, title, holder, day, len(view.nominees_of(title.id)))
        return self.leave_out(fresh, reason)

    def fresh(self, view: RoundView, title: RoundTitle, holder: Holder) -> Nominee:
        """A name of the day of the meeting for a title, not yet written."""
        day = view.round.meets_on or date(view.round.year, 12, 31)
        return _fresh(Holders(self._office), view, title, holder, day, len(view.nominees_of(title.id)))

    def agree_all(self, view: RoundView) -> Done:
        """A unit agrees on every listed name without a ballot; raises SayToUser without a quorum or once
        anything was counted.
        """
        if not view.unit_level:
            raise SayToUser("Chỉ họp phòng mới ghi nhất trí chung. Hội đồng của Sở bỏ phiếu từng tên.")
        if view.counted:
            raise SayToUser("Đã kiểm phiếu nên không ghi nhất trí nữa.")
        names = [n for n in view.nominees if n.state is NomineeState.LISTED and not n.consensus]
        if not names:
            raise SayToUser("Không còn tên nào để ghi nhất trí. Lập danh sách ở bước Đề cử.")
        room, quorum = view.room, view.quorum
        if room.present < quorum:
            said = f"Có mặt {room.present}/{room.members}, cần {quorum} mới đủ họp. Ghi có mặt trước."
            raise SayToUser(said)
        with self._office.operation(f"Ghi cả phòng nhất trí {len(names)} tên") as op:
            for one in names:
                record_rows.save(self._office.db, replace(one, consensus=True))
        return op.done

    def remove(self, row: Nominee) -> Done:
        """Take a name out that was put in by mistake; refused once it was counted."""
        with self._office.operation(f"Xóa khỏi danh sách đề nghị: {row.name}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def set_unit_vote(self, row: Nominee, yes: int | None, total: int | None, *, consensus: bool) -> Done:
        """What the unit's own meeting said: so many of so many, or consensus without a count."""
        problems = []
        if (yes is None) != (total is None):
            problems.append(Problem("unit_yes", "Ghi cả số đồng ý và số người dự họp phòng, ví dụ 7/8."))
        elif yes is not None and total is not None and not 0 <= yes <= total:
            problems.append(Problem("unit_yes", f"Đồng ý {yes} nhiều hơn số người dự {total}. Sửa lại."))
        if problems:
            raise Invalid(tuple(problems))
        fresh = replace(row, unit_yes=yes, unit_total=total, consensus=consensus, unit_round_id=None)
        with self._office.operation(f"Ghi kết quả họp phòng: {row.name}") as op:
            record_rows.save(self._office.db, fresh)
        return op.done


def quota_base(office: Office, view: RoundView, quota: Quota) -> int:
    """The number a quota is a share of: the office's people, or those who reach the title it names.

    Who reaches it: those on this round's list of that title, else those who hold it for the year.
    """
    day = view.round.meets_on or date(view.round.year, 12, 31)
    if quota.of == "members":
        if quota.subject == "collective":
            return len(office.staff.units(day))
        return len(office.staff.roll(day, day))
    titles = [t for t in view.titles if t.code == quota.of]
    listed = sum(len(view.nominees_of(t.id, listed=True)) for t in titles)
    if listed:
        return listed
    held = office.achievements.awards.of_year(view.round.year)
    return len({holder_of(a) for a in held if a.code == quota.of and not a.cancelled})


def _fresh(names: Holders, view: RoundView, title: RoundTitle, holder: Holder, day: date, at: int) -> Nominee:
    place, home = "", None
    if holder.person_id is not None:
        place = names.post_and_unit(holder.person_id, day)
        standing = names.standing(holder.person_id, day)
        home = standing.unit_id if standing else None
    return Nominee(
        0,
        view.round.id,
        title.id,
        holder.person_id,
        holder.unit_id,
        names.name(holder, day),
        place,
        home,
        position=at,
    )
