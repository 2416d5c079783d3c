"""Where the database, the papers and the shipped files lie, frozen or not; nothing else asks."""

from __future__ import annotations

import sys
from pathlib import Path

_TREE = Path(__file__).resolve().parent.parent  # resolved once: lists of people ask thousands of times
PROGRAM = "So Thi Dua"
DATABASE_NAME = "SoThiDua.db"
PRACTICE_NAME = "ThucHanh.db"


def shipped() -> Path:
    """The folder that holds `data/` and `resources/`: the bundle's when frozen, else beside `app/`."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else _TREE


def data(*parts: str) -> Path:
    """A shipped file that is looked up, e.g. `data("plans", "2023.toml")`."""
    return shipped().joinpath("data", *parts)


def resource(*parts: str) -> Path:
    """A shipped file that is looked at, e.g. `resource("icons", "dau.svg")`."""
    return shipped().joinpath("resources", *parts)


def user_folder() -> Path:
    """The user's data folder of this program; not created here."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False)


def user_log_folder() -> Path:
    """The folder of the program's own log files; not created here."""
    from platformdirs import user_log_path

    return user_log_path(PROGRAM, appauthor=False)


def user_settings() -> Path:
    """The small file that remembers the window and the last database of this user."""
    from platformdirs import user_config_path

    return user_config_path(PROGRAM, appauthor=False) / "cua-so.ini"


def default_database() -> Path:
    """The office's own file when `--db` does not say otherwise."""
    return user_folder() / DATABASE_NAME


def practice_database() -> Path:
    """The practice office: a file of its own, never the office's."""
    return user_folder() / PRACTICE_NAME


def papers_folder() -> Path:
    """Where exported papers are offered to be saved: the user's documents."""
    from platformdirs import user_documents_path

    return user_documents_path()
