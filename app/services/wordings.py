"""The desk of "Câu mẫu": fixed sentences of each form, shipped, and the office's own in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.fixed_wording import NOTE_PLACEHOLDERS, PLACEHOLDERS, Wording, check_wording, filled
from app.domain.office import Identity
from app.domain.wording import clean
from app.errors import Invalid
from app.storage import wording_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

__all__ = ["PLACEHOLDERS", "Wording", "WordingDesk", "WordingFault", "names_of", "shipped_wordings"]

PLAN_FORM = "F01"
_CONDUCT_HINT = "Một dòng của {}. Dòng có {{words}} thì bỏ khi vụ việc chưa ghi diễn biến."
_REPORT_HINT = "Một câu của {}; số liệu và hai bảng do chương trình tính."
_OF_REPORT = ("period", "span", "item", "keeper")
# What a sentence of an award paper looks like when it is filled: examples, not the office's own rows.
_SAMPLE = {
    "hour": "08 giờ 00",
    "venue": "phòng họp cơ quan",
    "council": "Hội đồng Thi đua - Khen thưởng",
    "members": "09",
    "of_unit": "Văn phòng",
    "awards": "danh hiệu “Lao động tiên tiến” cho 12 cá nhân",
    "money": "2.340.000",
    "money_words": "Hai triệu ba trăm bốn mươi nghìn đồng",
    "sender": "Hội đồng",
    "receiver": "Giám đốc",
}


class WordingFault(ValueError):
    """A shipped row that cannot stand: names file, key and what is wrong with it."""


@cache
def shipped_wordings() -> tuple[Wording, ...]:
    """Every fixed sentence as shipped, form by form; raises WordingFault for a row that cannot stand."""
    import tomllib

    found: list[Wording] = []
    for path in sorted(paths.data("wordings").glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [_read(path.name, content, row) for row in content["wording"]]
    found += _of_conduct_papers()
    found.sort(key=lambda row: row.form)  # F01, the plan, first
    keys = [row.key for row in found]
    if len(set(keys)) != len(keys):
        raise WordingFault(f"a key stands twice among {', '.join(keys)}")
    return tuple(found)


def conduct_form(kind: str) -> str:
    """The form under which the sentences of a paper about notes stand ("notice", "explanation", "record")."""
    return f"II6-{kind}"


def _of_conduct_papers() -> Iterator[Wording]:
    """Lines of the papers about notes under II.6: their places are of the layout, their words are not."""
    from app.services.rule_files import read_toml

    for paper in read_toml(paths.data("conduct", "papers", "giay-to.toml"))["paper"]:
        form, report = conduct_form(paper["kind"]), paper["kind"] == "report"
        of_note = [name for name in NOTE_PLACEHOLDERS if name not in ("period", "span")]
        may = ["year", "office", *(_OF_REPORT if report else ("place", *of_note))]
        hint = _REPORT_HINT if report else _CONDUCT_HINT
        for line in paper["lines"]:
            if "label" in line:
                row = {
                    "key": f"{form}.{line['label']}",
                    "words": line["label"],
                    "text": line["text"],
                    "must": [],
                    "may": may,
                    "hint": hint.format(paper["title"].lower()),
                    "source": paper["source"],
                    "verified": paper["verified"],
                }
                yield _read("giay-to.toml", {"form": form, "words": paper["title"]}, row)


def _read(file: str, content: Mapping[str, Any], row: Mapping[str, Any]) -> Wording:
    where = f"{file}: {row.get('key', '?')}"
    missing = {"key", "words", "text", "must", "may", "hint", "source", "verified"} - set(row)
    unknown = set(row) - set(Wording.__dataclass_fields__)
    if missing or unknown:
        raise WordingFault(f"{where}: {', '.join(sorted(missing | unknown))} missing or unknown")
    text = clean(row["text"], lines=True)
    values = {**row, "text": text, "must": tuple(row["must"]), "may": tuple(row["may"])}
    made = Wording(0, form=content["form"], form_words=content["words"], shipped=text, **values)
    if set(made.must + made.may) - set(PLACEHOLDERS):
        raise WordingFault(f"{where}: a placeholder nobody knows")
    problems = check_wording(made)
    if problems:
        raise WordingFault(f"{where}: {problems[0].sentence}")
    return made


def names_of(year: int, identity: Identity | None) -> dict[str, str]:
    """What the placeholders of a new paper of the year are filled with."""
    from app.services.proof_lore import ordinary_case  # what is known of spelling is not needed before

    return {
        "year": str(year),
        "office": ordinary_case(identity.name) if identity and identity.name else "Cơ quan",
        "superior": ordinary_case(identity.superior)
        if identity and identity.superior
        else "cơ quan cấp trên",
        "place": identity.place if identity else "",
    }


class WordingDesk:
    """The office's own sentences override the shipped ones by key."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self) -> tuple[Wording, ...]:
        """Every sentence as it is used now, in the order of the shipped files."""
        own = wording_rows.own_wordings(self._office.db)
        return tuple(
            replace(row, id=own[row.key][0], text=own[row.key][1]) if row.key in own else row
            for row in shipped_wordings()
        )

    def row(self, key: str) -> Wording:
        """One sentence; KeyError for a key no form has."""
        return {row.key: row for row in self.rows()}[key]

    def texts(self, form: str) -> dict[str, str]:
        """Key to text of one form, placeholders not filled."""
        return {row.key: row.text for row in self.rows() if row.form == form}

    def save(self, row: Wording) -> Done:
        """Keep the office's words; raises Invalid (field "text") naming each wrong placeholder.

        Words that are the shipped ones again need no row of their own. `Done.value` is the key.
        """
        row = replace(row, text=_tidied(row))
        problems = check_wording(row)
        if problems:
            raise Invalid(problems)
        if row.text == row.shipped:
            return self.reset(row.key)
        with self._office.operation(f"Sửa câu mẫu “{row.words}”") as op:
            wording_rows.put_wording(self._office.db, row.key, row.text)
            op.value = row.key
        return op.done

    def reset(self, key: str) -> Done:
        """Back to the shipped sentence. `Done.value` is the key."""
        with self._office.operation(f"Dùng lại câu gốc “{self.row(key).words}”") as op:
            wording_rows.drop_wording(self._office.db, key)
            op.value = key
        return op.done

    def sample(self, row: Wording) -> str:
        """The sentence filled with the office's own names and this year, as it will stand on paper."""
        today = self._office.now().date()
        settings = self._office.settings
        # Names of an office that came to an end are still a better sample than no names.
        identity = settings.identity_on(today) or next(reversed(settings.identities()), None)
        names = names_of(today.year, identity)
        number = f"05/KH-{identity.abbreviation if identity else ''}".rstrip("-")
        day = f"{today:%d/%m/%Y}"
        return filled(row.text, {**_SAMPLE, **names, "number": number, "date": day, "met_on": day})


def _tidied(row: Wording) -> str:
    text = clean(row.text, lines=row.lines)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
