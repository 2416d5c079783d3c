"""How well the proofreader does on the papers of this folder, against their gold lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.proofreading.paragraphs import read_paper
from app.domain.proofreading.values import Fault, Kind
from app.services.proof_files import proofread_text

HERE = Path(__file__).parent
PAPERS = HERE / "papers"
SEED = HERE.parent / "files" / "ke-hoach-thi-dua-2023.txt"


@dataclass(frozen=True)
class Gold:
    """One line of a gold list: `verdict` is "fault", "doubt" or "right"."""

    paragraph: int
    verdict: str
    kind: str
    found: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.found)


@dataclass
class Score:
    """Counts over one or several papers."""

    faults: int = 0
    hit: int = 0
    findings: int = 0
    true: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    of_kind: dict[str, list[int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        return self.true / self.findings if self.findings else 1.0

    @property
    def recall(self) -> float:
        return self.hit / self.faults if self.faults else 1.0


def gold_of(path: Path, text: str) -> tuple[Gold, ...]:
    """The gold list of a paper, empty for a clean one; AssertionError when a row is not in the text."""
    if not path.exists():
        return ()
    texts = {p.number: p.text for p in read_paper(text).paragraphs}
    out: list[Gold] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        number, _, verdict, kind, found, *_ = line.split("\t")
        taken = [g.start for g in out if g.paragraph == int(number) and g.found == found]
        at = texts[int(number)].find(found, max(taken, default=-1) + 1)
        assert at >= 0, f"{path.name}: {line}\n{texts[int(number)]}"
        out.append(Gold(int(number), verdict, kind, found, at))
    return tuple(out)


def papers(folder: str) -> tuple[Path, ...]:
    """The texts of one folder: `tuned`, `held_out`, `fresh`, `last`, `offices`, `anew`."""
    return tuple(sorted((PAPERS / folder).glob("*.txt")))


def score(paths: Iterable[Path], gold: Path | None = None) -> Score:
    """A finding is true when it touches a fault of its paragraph; one that touches a doubt is not counted."""
    out = Score()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        rows = gold_of(gold or path.with_suffix(".gold.tsv"), text)
        found = proofread_text(text)
        for row in rows:
            if row.verdict != "fault":
                continue
            hit = any(_touch(f, row) for f in found)
            out.faults += 1
            out.hit += hit
            counts = out.of_kind.setdefault(row.kind, [0, 0])
            counts[0] += hit
            counts[1] += 1
            if not hit:
                out.missed.append(f"{path.stem}:{row.paragraph}: {row.kind}: {row.found}")
        for fault in found:
            touched = {row.verdict for row in rows if _touch(fault, row)}
            if "fault" in touched:
                out.findings += 1
                out.true += 1
            elif "doubt" not in touched:
                out.findings += 1
                out.false.append(
                    f"{path.stem}:{fault.paragraph}: {fault.kind}: {fault.found} → {fault.suggestion}"
                )
    return out


def _touch(fault: Fault, row: Gold) -> bool:
    return fault.paragraph == row.paragraph and fault.start < row.end and row.start < fault.end


FOLDERS = ("tuned", "held_out", "fresh", "last", "offices", "anew")


def score_of(name: str) -> Score:
    """The score of the plan of 2023 ("seed") or of a folder."""
    return score([SEED], PAPERS / "seed.gold.tsv") if name == "seed" else score(papers(name))


def table() -> str:
    """The tables of docs/proofreading.md."""
    scores = {name: score_of(name) for name in ("seed", *FOLDERS)}
    rows = [
        "| Papers | Faults | Found | Recall | Findings | True | Precision |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, s in scores.items():
        counts = f"{s.faults} | {s.hit} | {s.recall:.0%} | {s.findings} | {s.true} | {s.precision:.0%}"
        rows.append(f"| {name} | {counts} |")
    kinds = ["| Kind | " + " | ".join(scores) + " |", "| --- |" + " --- |" * len(scores)]
    for kind in Kind:
        cells = ["{}/{}".format(*s.of_kind.get(str(kind), [0, 0])) for s in scores.values()]
        kinds.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join([*rows, "", *kinds])


if __name__ == "__main__":
    import sys

    if "--tell" in sys.argv:
        wanted = sys.argv[sys.argv.index("--tell") + 1]
        got = score_of(wanted)
        print("\n".join(["missed:", *got.missed, "false:", *got.false]))
    print(table())
