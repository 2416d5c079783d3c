"""Counts of a round as rows: written once, in the order of the list, and read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TypeVar

from app.domain.round_counting import Account, Room, Sheet, Sums
from app.domain.round_results import Counted
from app.domain.round_seal import RoundCorrection
from app.domain.rounds import AgainVote, CouncilMember, Nominee, PaperAccount, Round, RoundTitle
from app.storage import record_rows
from app.storage.insertion import insert_row
from app.storage.office_file import OfficeFile

K = TypeVar("K", RoundTitle, CouncilMember, Nominee, AgainVote, PaperAccount, RoundCorrection)


def keep_count(
    db: OfficeFile,
    round_id: int,
    turn: int,
    title_id: int | None,
    names: Sequence[int],
    sheets: Iterable[Sheet],
    room: Room,
    note: str,
) -> None:
    """Write both tellers' account and sums, inside an open operation.

    Rows go in by teller and then by the order of `names`, so that the file does not tell in which order
    anything was entered.
    """
    for teller, sheet in enumerate(sheets, start=1):
        account = {part.name: getattr(sheet.account, part.name) for part in fields(Account)}
        insert_row(
            db,
            "round_count",
            {
                "round_id": round_id,
                "turn": turn,
                "title_id": title_id,
                "teller": teller,
                "members": room.members,
                "present": room.present,
                "written": room.written,
                **account,
                "note": note,
            },
        )
        for nominee_id in names:
            sums = sheet.of(nominee_id)
            insert_row(
                db,
                "round_sum",
                {
                    "round_id": round_id,
                    "turn": turn,
                    "nominee_id": nominee_id,
                    "teller": teller,
                    "agree": sums.agree,
                    "disagree": sums.disagree,
                    "blank": sums.blank,
                },
            )


def counted(db: OfficeFile, round_id: int) -> tuple[Counted, ...]:
    """Every accepted count of the round, by ballot and then in the order of the list."""
    parts = ", ".join(f"c.{part.name}" for part in fields(Account))
    found = db.execute(
        f"SELECT s.nominee_id, s.turn, s.agree, s.disagree, s.blank, {parts}, c.members, c.present,"
        " c.written, c.note FROM round_sum s JOIN nominee n ON n.id = s.nominee_id"
        " JOIN round_count c ON c.round_id = s.round_id AND c.turn = s.turn AND c.teller = s.teller"
        " AND (c.title_id IS NULL OR c.title_id = n.title_id)"
        " WHERE s.round_id = ? AND s.teller = 1 ORDER BY s.turn, s.id",
        [round_id],
    )
    return tuple(
        Counted(nominee, turn, Sums(*rest[:3]), Account(*rest[3:9]), Room(*rest[9:12]), rest[12])
        for nominee, turn, *rest in found
    )


def counted_papers(db: OfficeFile, round_id: int) -> frozenset[tuple[int, int | None]]:
    """Ballot number and title (None: one paper for all) of every accepted count."""
    found = db.execute("SELECT DISTINCT turn, title_id FROM round_count WHERE round_id = ?", [round_id])
    return frozenset((turn, title) for turn, title in found)


def of_round(db: OfficeFile, kind: type[K], round_id: int) -> tuple[K, ...]:
    """The rows of a kind that belong to the round, in their order."""
    return record_rows.rows(db, kind, "round_id = ?", (round_id,))


def drop_round(db: OfficeFile, row: Round) -> None:
    """Take a round away with everything below it, inside an open operation."""
    for table in ("again_vote", "paper_account", "nominee", "council_member", "round_title"):
        order = " ORDER BY id DESC" if table == "nominee" else ""
        ids = [one for (one,) in db.execute(f"SELECT id FROM {table} WHERE round_id = ?{order}", [row.id])]
        db.conn.executemany(f"DELETE FROM {table} WHERE id = ?", [(one,) for one in ids])
    record_rows.drop(db, row)
