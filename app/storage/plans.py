"""Plans and their nodes as rows; writes only inside an open operation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.domain.dates import PartialDate
from app.domain.outline import Node, Numbering, Outline
from app.domain.plan import Plan, PlanState
from app.domain.wording import fold
from app.storage.insertion import insert_row
from app.storage.office_file import OfficeFile

_NODE_COLUMNS = "id, uid, parent, position, numbering, title, text"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _plan(row: dict[str, Any]) -> Plan:
    return Plan(
        **{
            **row,
            "state": PlanState(row["state"]),
            "issued": PartialDate.from_iso(row["issued"]),
            "legal_bases": _lines(row["legal_bases"]),
            "recipients": _lines(row["recipients"]),
            "signer_lines": _lines(row["signer_lines"]),
        }
    )


def as_row(values: dict[str, Any]) -> dict[str, Any]:
    """Values of Plan's fields as the columns hold them."""
    row = dict(values)
    for key in ("legal_bases", "recipients", "signer_lines"):
        if key in row:
            row[key] = "\n".join(row[key])
    if "issued" in row:
        row["issued"] = row["issued"].iso if row["issued"] else ""
    if "state" in row:
        row["state"] = str(row["state"])
    return row


def all_plans(db: OfficeFile) -> tuple[Plan, ...]:
    """Every version of every year, newest year first, newest version first."""
    return tuple(_plan(row) for row in db.query("SELECT * FROM plan ORDER BY year DESC, version DESC"))


def find_plan(db: OfficeFile, plan_id: int) -> Plan | None:
    found = list(db.query("SELECT * FROM plan WHERE id = ?", [plan_id]))
    return _plan(found[0]) if found else None


def add_plan(db: OfficeFile, plan: Plan) -> int:
    """A new row; the id of `plan` is not used. Returns the new id."""
    row = as_row(vars(plan))
    del row["id"]
    return insert_row(db, "plan", row)


def change_plan(db: OfficeFile, plan_id: int, values: dict[str, Any]) -> None:
    db.table("plan").update(plan_id, as_row(values))


def drop_plan(db: OfficeFile, plan_id: int) -> None:
    drop_nodes(db, [entry.node.id for entry in reversed(load_outline(db, plan_id).entries)])
    db.table("plan").delete(plan_id)


def load_outline(db: OfficeFile, plan_id: int) -> Outline:
    rows = db.execute(f"SELECT {_NODE_COLUMNS} FROM plan_node WHERE plan_id = ?", [plan_id])
    kinds = {str(kind): kind for kind in Numbering}
    return Outline(tuple(Node(i, u, p, pos, kinds[n], ti, te) for i, u, p, pos, n, ti, te in rows))


def plan_of_node(db: OfficeFile, node_id: int) -> int | None:
    row = db.execute("SELECT plan_id FROM plan_node WHERE id = ?", [node_id]).fetchone()
    return int(row[0]) if row else None


def next_node_id(db: OfficeFile) -> int:
    """A number no node ever had."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'plan_node'").fetchone()
    return int(row[0]) + 1 if row else 1


def save_outline(db: OfficeFile, plan_id: int, before: Outline, after: Outline) -> int:
    """Write what differs between the two outlines; returns the number of rows written."""
    old = {node.id: node for node in before.nodes}
    new = {node.id: node for node in after.nodes}
    added = [entry.node for entry in after.entries if entry.node.id not in old]
    changed = [node for node in after.nodes if node.id in old and node != old[node.id]]
    gone = [entry.node.id for entry in reversed(before.entries) if entry.node.id not in new]
    add_nodes(db, plan_id, added)
    for node in changed:
        change_node(db, node)
    drop_nodes(db, gone)
    return len(added) + len(changed) + len(gone)


def add_nodes(db: OfficeFile, plan_id: int, nodes: Iterable[Node]) -> None:
    db.conn.executemany(
        f"INSERT INTO plan_node ({_NODE_COLUMNS}, plan_id, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                n.id,
                n.uid,
                n.parent,
                n.position,
                str(n.numbering),
                n.title,
                n.text,
                plan_id,
                fold(f"{n.title}\n{n.text}"),
            )
            for n in nodes
        ),
    )


def change_node(db: OfficeFile, node: Node) -> None:
    db.conn.execute(
        "UPDATE plan_node SET parent = ?, position = ?, numbering = ?, title = ?, text = ?, folded = ?"
        " WHERE id = ?",
        (
            node.parent,
            node.position,
            str(node.numbering),
            node.title,
            node.text,
            fold(f"{node.title}\n{node.text}"),
            node.id,
        ),
    )


def drop_nodes(db: OfficeFile, ids: Iterable[int]) -> None:
    """Delete in the given order: children before parents."""
    db.conn.executemany("DELETE FROM plan_node WHERE id = ?", ((i,) for i in ids))


def nodes_holding(db: OfficeFile, folded: str, limit: int) -> list[tuple[int, int, int, str, str]]:
    """(year, plan, node, title, text) of nodes of the newest versions whose folded words hold `folded`."""
    needle = folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return list(
        db.execute(
            """SELECT p.year, p.id, n.id, n.title, n.text FROM plan_node n JOIN plan p ON p.id = n.plan_id
               WHERE n.folded LIKE ? ESCAPE '\\'
                 AND p.version = (SELECT max(version) FROM plan q WHERE q.year = p.year)
               ORDER BY p.year DESC, n.id LIMIT ?""",
            [f"%{needle}%", limit],
        )
    )


def copy_nodes(db: OfficeFile, outline: Outline, plan_id: int) -> None:
    """The outline's nodes once more under another plan, each with the identity it had."""
    first = next_node_id(db)
    ids = {entry.node.id: first + place for place, entry in enumerate(outline.entries)}
    add_nodes(
        db,
        plan_id,
        (
            replace(e.node, id=ids[e.node.id], parent=None if e.node.parent is None else ids[e.node.parent])
            for e in outline.entries
        ),
    )
