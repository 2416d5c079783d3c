"""Certificates and minutes of units in the dossier of a round."""

import pytest

from app.documents.model import Cards, Document, plain_text
from app.domain.certificates import Shift
from app.errors import Invalid
from app.services.blank_shifts import EVERY, BlankDesk
from app.services.conformity import check_document
from app.services.office import Office
from tests.rounds.stage import a_council, a_round, counted, marks, propose


def sealed(office: Office) -> int:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "LDTT", 3)
    propose(office, number, "CSTDCS", 2)
    view = office.rounds.view(number)
    sheet = counted(view, [marks("yyyyy")] * 5 + [marks("yyyyn")] * 3, [marks("yyyyy")])
    office.rounds.counts.accept(number, 1, None, sheet, sheet)
    office.rounds.outcomes.close(number)
    return number


def test_every_line_of_the_decision_has_its_certificate_with_its_number(office: Office) -> None:
    view = office.rounds.view(sealed(office))
    papers = office.rounds.papers
    cards = papers.paper(view, "certificates")
    assert isinstance(cards, Cards)
    decision = papers.paper(view, "decision")
    assert isinstance(decision, Document)
    rows = [
        line.split("\t") for line in plain_text(decision).splitlines() if line[:1].isdigit() and "\t" in line
    ]
    shown = [{field.name: field.text for field in card.fields} for card in cards.cards]
    assert [(int(row[0]), row[1].upper()) for row in rows] == [
        (int(one["decision"].rpartition(" ")[2]), one["recipient"].upper()) for one in shown
    ]


def test_a_blank_is_moved_by_the_offsets_kept_with_the_file(office: Office) -> None:
    view = office.rounds.view(sealed(office))
    desk = BlankDesk(office)
    before = office.rounds.papers.paper(view, "blanks")
    desk.save({EVERY: Shift(1, -1.5), "signer": Shift(0, 2)})
    after = office.rounds.papers.paper(view, "blanks")
    assert isinstance(before, Cards)
    assert isinstance(after, Cards)
    moved = {
        one.name: (two.x_mm - one.x_mm, two.y_mm - one.y_mm)
        for one, two in zip(before.cards[0].fields, after.cards[0].fields, strict=True)
    }
    assert (moved["signer"], moved["place"]) == ((1, 0.5), (1, -1.5))
    assert desk.shifts() == {EVERY: Shift(1, -1.5), "signer": Shift(0, 2)}
    with pytest.raises(Invalid, match="quá xa"):
        desk.save({"signer": Shift(0, 80)})
    assert desk.shifts()["signer"] == Shift(0, 2)


def test_the_meeting_of_a_unit_names_only_its_own(office: Office) -> None:
    view = office.rounds.view(sealed(office))
    keys = [piece.key for piece in office.rounds.papers.pieces(view) if piece.key.startswith("unit/")]
    assert keys
    listed = [n for title in view.titles for n in view.nominees_of(title.id, listed=True)]
    for key in keys:
        paper = office.rounds.papers.paper(view, key)
        assert isinstance(paper, Document)
        text = plain_text(paper)
        mine = {n.name for n in listed if str(n.home_unit_id) == key.partition("/")[2]}
        assert all(name in text for name in mine)
        assert not any(f"\t{n.name}\t" in text for n in listed if n.name not in mine)
        assert [f.found for f in check_document(paper).findings if f.level == "error"] == []
