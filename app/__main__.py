"""`python -m app …`: the services without a window. Exit 0 done, 1 a sentence for the user, 2 wrong usage."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from app.command_words import Parser
from app.commands_papers import Faults
from app.errors import SayToUser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; never a traceback for what the user can act on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe on Windows would be cp1252
            stream.reconfigure(encoding="utf-8")
    parser = _parser()
    words = list(sys.argv[1:] if arguments is None else arguments)
    given = parser.parse_args(["--help"] if words == ["help"] else words)
    if given.needs_db and given.db is None:
        parser.error("lệnh này cần --db TỆP")
    try:
        lines = given.run(given)
        for line in lines:
            print(line)
    except SayToUser as trouble:
        print(trouble.sentence, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    return 1 if isinstance(lines, Faults) else 0


def _parser() -> argparse.ArgumentParser:
    from app import (
        commands,
        commands_achievements,
        commands_attendance,
        commands_awards,
        commands_calendar,
        commands_clock,
        commands_demo,
        commands_history,
        commands_papers,
        commands_proofread,
        commands_rules,
        commands_staff,
        commands_years,
    )

    parser: argparse.ArgumentParser = Parser(prog="python -m app", description="Sổ Thi Đua, không cửa sổ")
    parser.add_argument("--db", type=Path, metavar="TỆP", help="tệp dữ liệu của cơ quan")
    names = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")

    demo = names.add_parser("demo", help="cơ quan thực hành và mọi văn bản chương trình làm được")
    demo.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    demo.set_defaults(run=commands_demo.demo, needs_db=False)

    new = names.add_parser("new", help="lập tệp mới")
    new.add_argument("--practice", action="store_true", help="với dữ liệu thực hành")
    new.set_defaults(run=commands.new, needs_db=True)

    importing = names.add_parser("import", help="nhập dữ liệu").add_subparsers(required=True, metavar="LOẠI")
    plan_in = importing.add_parser("plan", help="kế hoạch từ tệp Word (.docx) hoặc .txt")
    plan_in.add_argument("file", type=Path, metavar="TỆP")
    plan_in.add_argument("--year", type=_year, required=True, metavar="NĂM")
    plan_in.add_argument("--replace", action="store_true", help="ghi lại kế hoạch đã có của năm")
    plan_in.set_defaults(run=commands.import_plan, needs_db=True)
    commands_clock.register(importing)
    commands_staff.register(importing)
    commands_awards.register(importing)

    exporting = names.add_parser("export", help="xuất văn bản").add_subparsers(required=True, metavar="LOẠI")
    plan_out = exporting.add_parser("plan", help="kế hoạch ra Word")
    plan_out.add_argument("--year", type=_year, required=True, metavar="NĂM")
    plan_out.add_argument("--to", type=Path, required=True, metavar="TỆP")
    plan_out.set_defaults(run=commands.export_plan, needs_db=True)
    commands_attendance.register(exporting)
    commands_achievements.register(exporting, _year)

    paper = names.add_parser("check-paper", help="kiểm tra thể thức một tệp Word, của ai cũng được")
    paper.add_argument("file", type=Path, metavar="TỆP")
    paper.add_argument(
        "--kind", metavar="LOẠI", help="chữ viết tắt tên loại (KH, QĐ, CV …), bỏ trống để tự đoán"
    )
    paper.add_argument("--json", action="store_true", help="một mảng JSON thay cho từng dòng")
    paper.set_defaults(run=commands_papers.check_paper, needs_db=False)

    commands_years.register(names, _year)
    commands_history.register(names)
    commands_proofread.register(names)
    commands_rules.register(names)
    commands_calendar.register(names, _year)

    verify = names.add_parser("verify", help="kiểm tra tệp dữ liệu")
    verify.set_defaults(run=commands.verify, needs_db=True)

    backup = names.add_parser("backup", help="chép một bản đã kiểm tra")
    backup.add_argument("--to", type=Path, required=True, metavar="TỆP")
    backup.set_defaults(run=commands.backup, needs_db=True)

    restore = names.add_parser("restore", help="khôi phục từ một bản sao")
    restore.add_argument("source", type=Path, metavar="BẢN_SAO")
    restore.set_defaults(run=commands.restore, needs_db=True)
    return parser


def _year(text: str) -> int:
    if not (text.isdigit() and len(text) == len("2023")):
        raise argparse.ArgumentTypeError(f"“{text}” không phải năm, ví dụ 2023")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
