"""What the tables promise beyond their columns: what is journaled, what is frozen, what always holds."""

from __future__ import annotations

from app.storage import migration_rules, schema_achievements, schema_attendance, schema_rounds

# Every change of these passes through a named operation. `property`, `export` and
# `dismissed_finding` only remember.
JOURNALED: tuple[str, ...] = (
    "office_identity",
    "unit",
    "signatory",
    "recipient_preset",
    "legal_basis",
    "plan",
    "plan_node",
    "register_entry",
    "wording",
    "word_pair",
    *schema_attendance.KIND_NAMES,
    *schema_achievements.KIND_NAMES,
    *schema_rounds.KIND_NAMES,
    *migration_rules.KIND_NAMES,
)

# What a person calls one row of the table, for the diary and for refusals.
KIND_NAMES: dict[str, str] = {
    "office_identity": "Tên cơ quan",
    "unit": "Phòng, đơn vị",
    "signatory": "Người ký",
    "recipient_preset": "Nơi nhận mẫu",
    "legal_basis": "Căn cứ mẫu",
    "plan": "Kế hoạch",
    "plan_node": "Mục của kế hoạch",
    "register_entry": "Văn bản đi",
    "wording": "Câu mẫu",
    "word_pair": "Từ dễ nhầm",
    **schema_attendance.KIND_NAMES,
    **schema_achievements.KIND_NAMES,
    **schema_rounds.KIND_NAMES,
    **migration_rules.KIND_NAMES,
}

SIGNED_PLAN = "Kế hoạch đã ký thì chỉ đọc. Muốn đổi, lập bản thay thế; bản đã ký vẫn giữ nguyên."
REGISTERED_PLAN = (
    "Dòng này của kế hoạch đã ký: số, ngày và trích yếu không đổi được. "
    "Muốn đổi, lập bản thay thế của kế hoạch."
)

_NODE_FROZEN = """
CREATE TRIGGER IF NOT EXISTS frozen_plan_node_{verb} BEFORE {verb_sql} ON plan_node
WHEN EXISTS (SELECT 1 FROM plan WHERE id IN ({ids}) AND state = 'signed')
BEGIN SELECT RAISE(ABORT, '{said}'); END
"""

# The text of RAISE is shown to the person as it stands.
FROZEN: tuple[str, ...] = (
    f"""
CREATE TRIGGER IF NOT EXISTS frozen_plan_update BEFORE UPDATE ON plan WHEN OLD.state = 'signed'
BEGIN SELECT RAISE(ABORT, '{SIGNED_PLAN}'); END
""",
    f"""
CREATE TRIGGER IF NOT EXISTS frozen_plan_delete BEFORE DELETE ON plan WHEN OLD.state = 'signed'
BEGIN SELECT RAISE(ABORT, '{SIGNED_PLAN}'); END
""",
    _NODE_FROZEN.format(verb="insert", verb_sql="INSERT", ids="NEW.plan_id", said=SIGNED_PLAN),
    _NODE_FROZEN.format(verb="update", verb_sql="UPDATE", ids="OLD.plan_id, NEW.plan_id", said=SIGNED_PLAN),
    _NODE_FROZEN.format(verb="delete", verb_sql="DELETE", ids="OLD.plan_id", said=SIGNED_PLAN),
    f"""
CREATE TRIGGER IF NOT EXISTS frozen_register_delete BEFORE DELETE ON register_entry
WHEN EXISTS (SELECT 1 FROM plan WHERE id = OLD.plan_id AND state = 'signed')
BEGIN SELECT RAISE(ABORT, '{REGISTERED_PLAN}'); END
""",
    f"""
CREATE TRIGGER IF NOT EXISTS frozen_register_update BEFORE UPDATE ON register_entry
WHEN EXISTS (SELECT 1 FROM plan WHERE id = OLD.plan_id AND state = 'signed')
  AND (OLD.year, OLD.series, OLD.number, OLD.symbol, OLD.issued_on, OLD.kind, OLD.summary, OLD.plan_id)
   IS NOT (NEW.year, NEW.series, NEW.number, NEW.symbol, NEW.issued_on, NEW.kind, NEW.summary, NEW.plan_id)
BEGIN SELECT RAISE(ABORT, '{REGISTERED_PLAN}'); END
""",
    *schema_attendance.FROZEN,
    *schema_rounds.FROZEN,
)

# (sentence for the person, SQL that must return no rows)
INVARIANTS: tuple[tuple[str, str], ...] = (
    (
        "Có mục của kế hoạch nằm dưới mục của một kế hoạch khác.",
        "SELECT n.id FROM plan_node n JOIN plan_node p ON n.parent = p.id WHERE n.plan_id != p.plan_id",
    ),
    (
        "Có mục của kế hoạch không nối được tới đầu trang (vòng lặp).",
        """WITH RECURSIVE reached(id) AS (SELECT id FROM plan_node WHERE parent IS NULL
           UNION SELECT n.id FROM plan_node n JOIN reached r ON n.parent = r.id)
           SELECT id FROM plan_node WHERE id NOT IN (SELECT id FROM reached)""",
    ),
    (
        "Có bản thay thế trỏ tới kế hoạch của năm khác.",
        "SELECT n.id FROM plan n JOIN plan o ON n.replaces = o.id WHERE n.year != o.year",
    ),
    (
        "Có kế hoạch đã ký mà thiếu số hoặc ngày.",
        "SELECT id FROM plan WHERE state = 'signed' AND (number IS NULL OR length(issued) != 10)",
    ),
    (
        "Có văn bản đi mang số của kế hoạch nhưng khác số trên kế hoạch đã ký.",
        """SELECT e.id FROM register_entry e JOIN plan p ON e.plan_id = p.id
           WHERE p.state = 'signed' AND (e.number != p.number OR e.issued_on != p.issued)""",
    ),
    *schema_attendance.INVARIANTS,
    *schema_achievements.INVARIANTS,
    *schema_rounds.INVARIANTS,
    *migration_rules.INVARIANTS,
)
