"""Amounts of đồng and points as they are typed and shown."""

from __future__ import annotations

import re

from app.errors import SayToUser

_MONEY = re.compile(r"\d{1,3}(?:[.\s]\d{3})+|\d+")
_POINTS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")


def show_money(amount: int) -> str:
    """`1.490.000`."""
    return f"{amount:,}".replace(",", ".")


def read_money(text: str) -> int | None:
    """Đồng out of `1.490.000`, `1490000 đ`; None when empty, SayToUser for anything else."""
    bare = re.sub(r"\s*(đồng|đ)$", "", text.strip().lower())
    if not bare:
        return None
    if not bare.isascii() or not _MONEY.fullmatch(bare):
        raise SayToUser(f"“{text}” chưa phải số tiền. Gõ số đồng, ví dụ 1.490.000.")
    return int(re.sub(r"\D", "", bare))


def show_points(hundredths: int) -> str:
    """`91,5` of 9150."""
    whole, part = divmod(hundredths, 100)
    return f"{whole},{part:02d}".rstrip("0") if part else str(whole)


def read_points(text: str) -> int | None:
    """Hundredths out of `91,5`; None when empty, SayToUser for anything else."""
    bare = text.strip()
    if not bare:
        return None
    found = _POINTS.fullmatch(bare) if bare.isascii() else None
    if found is None:
        raise SayToUser(f"“{text}” chưa phải điểm. Gõ số, lẻ đến hai chữ số, ví dụ 91,5.")
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
