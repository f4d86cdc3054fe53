"""Defects that a report may have, each with the diagnostics it must give, complete, at their places."""

from __future__ import annotations

from random import Random

from support.defects import cells, outline, prose, rows
from support.defects.damage import Damage, Defect, add, clean
from support.generate import seeded_report

__all__ = ["DEFECTS", "Damage", "Defect", "add", "clean", "damaged"]

DEFECTS: tuple[Defect, ...] = (
    # in the order in which several are put on one report: those of the outline last
    prose.title_year_wrong,
    prose.year_wrong,
    prose.period_of_another_year,
    prose.period_reversed,
    prose.period_partial,
    prose.period_malformed,
    prose.period_missing,
    prose.signature_date_malformed,
    prose.fee_missing,
    prose.fee_without_figures,
    prose.paragraph_duplicated,
    rows.rows_missing,
    rows.row_doubled,
    rows.row_moved,
    rows.row_unknown,
    rows.label_reworded,
    rows.header_reworded,
    rows.other_edition_rows,
    rows.other_edition_columns,
    cells.cells_blank,
    cells.row_blank,
    cells.column_blank,
    cells.table_blank,
    cells.cell_invalid,
    cells.cell_oddly_written,
    cells.cell_surplus,
    cells.number_wrong,
    cells.numbers_wrong,
    cells.stock_short,
    outline.section_missing,
    outline.heading_missing,
    outline.section_doubled,
    outline.section_moved,
    outline.section_unknown,
    outline.heading_reworded,
    outline.ordinal_missing,
    outline.ordinal_wrong,
    outline.ordinals_missing,
    outline.section_empty,
    outline.table_missing,
    outline.title_missing,
    outline.title_reworded,
    outline.title_repeated,
)


def damaged(seed: int, *defects: Defect) -> Damage:
    """The report of a number with these defects, less those that find no opportunity in it or meet another."""
    damage, random = clean(seeded_report(seed)), Random(seed)
    for defect in sorted(defects, key=DEFECTS.index):
        damage = add(damage, defect, random) or damage
    return damage
