"""Which editor a row of the page opens, with what the office offers for it (names, presets)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.domain.office import in_force
from app.domain.plan import Plan
from ui.keybutton import KeyButton
from ui.outline_editor import WordsEditor
from ui.plan_fields import FieldForm, FieldWords, SignerForm, number_form, period_form, title_form
from ui.theme import Theme

if TYPE_CHECKING:
    from app.services.office import Office

_LINES = ("field:opening", "field:closing")
_MANY = ("field:legal_bases", "field:recipients")
_KIND = "KH"


def field_editor(office: Office, theme: Theme, plan: Plan, row: str) -> WordsEditor | FieldForm:
    """The editor of a field's row; read-only on a signed plan."""
    day = plan.paper_day.earliest()
    settings = office.settings
    frozen = plan.signed
    match row:
        case "field:number":
            identity = settings.identity_on(day)
            place = identity.place if identity else ""
            return number_form(
                theme, plan, lambda: office.now().date(), office.plans.symbol_for(plan), place, frozen
            )
        case "field:title":
            return title_form(theme, plan, frozen)
        case "field:period_from":
            return period_form(theme, plan, lambda: office.now().date(), frozen)
        case "field:signer_name":
            return SignerForm(theme, plan, settings.signatories_on(day), frozen)
    many = row in _MANY
    editor = FieldWords(theme, row, plan, lines=many or row in _LINES, many=many, frozen=frozen)
    if many and not frozen:
        _offer_presets(office, theme, plan, row, editor)
    return editor


def _offer_presets(office: Office, theme: Theme, plan: Plan, row: str, editor: FieldWords) -> None:
    """A button that adds ready lines of Cài đặt in force on the paper's date."""
    day = plan.paper_day.earliest()
    offers: list[tuple[str, tuple[str, ...]]] = []
    if row == "field:recipients":
        presets = in_force(office.settings.recipient_presets(), day)
        offers = [(p.name, p.lines) for p in presets if p.paper_kind in ("", _KIND)]
    else:
        bases = in_force(office.settings.legal_bases(), day)
        offers = [(b.text, (b.text,)) for b in bases if b.paper_kind in ("", _KIND)]
    if not offers:
        return
    button = KeyButton(theme, "Thêm từ mẫu", "link", icon="add")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    menu = QMenu(button)
    for words, lines in offers:
        action = menu.addAction(words if len(words) < 90 else f"{words[:88]}…")
        action.triggered.connect(partial(_add_lines, editor, lines))
    button.setMenu(menu)
    editor.add_below(button)


def _add_lines(editor: FieldWords, lines: tuple[str, ...], _checked: bool = False) -> None:
    for line in lines:
        editor.add_line(line)
