"""What rules on tables share: how messages call the sections, and the edition that a table has."""

from __future__ import annotations

from giar_lint.edition import Edition, load
from giar_lint.report import Report, Table

SECTIONS = ("", "第一部分", "第二部分", "第三部分", "第四部分", "第五部分", "第六部分", "第七部分", "第八部分")


def edition_of(report: Report, table: Table) -> Edition:
    """The edition whose structure a table has: the report's own (a folder, perhaps) or another built-in one."""
    own = load(report.edition)
    return own if own.key == table.edition else load(table.edition)
