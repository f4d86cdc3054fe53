"""What an agency has the power to do, held against what its tables say that it did."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.diagnostics import Place, Severity
from giar_lint.report import Agency, Report
from giar_lint.rule import Example, Finding, rule
from giar_lint.tables import SECTIONS, edition_of

_CITIES_WITHOUT_DISTRICTS = ("东莞市", "中山市", "嘉峪关市", "儋州市")
_WITHOUT_POWER = ("盟", "地区", "盟行政公署", "地区行政公署", "盟行署", "地区行署")


@rule(
    "GIA306",
    "no-rulemaking-power",
    Severity.WARNING,
    summary=("没有规章制定权的机关填报了规章", "Regulations counted by an agency without the power to make them"),
    source=("《立法法》第九十一条、第九十三条", "Legislation Law, art. 91 and 93"),
    example=Example(good="规章\t0\t0\t0", bad="规章\t1\t0\t1"),
)
def no_rulemaking_power(report: Report, options: None) -> Iterator[Finding]:
    """Table two counts 规章 (regulations) for an agency that has no power to make them.

    Regulations are made by the ministries and bodies of the State Council, and by the governments of provinces, cities
    with districts, autonomous prefectures and the four cities without districts (东莞, 中山, 嘉峪关, 儋州). Counties,
    townships and the departments of local governments issue normative documents. Silent where level or kind of the
    agency is not known, from the profile or from its name.

    Move the figure to the row of normative documents, or correct the level and kind of the profile.

    --- zh
    第二部分表格的“规章”填报了数据，而该机关没有规章制定权。

    规章由国务院各部门和具有行政管理职能的直属机构，以及省级、设区的市、自治州和四个不设区的市（东莞、中山、嘉峪关、儋州）的
    人民政府制定；县乡政府和地方政府部门制发的是行政规范性文件。从名称和配置看不出级别或类别的，不作提示。

    请将数据移至规范性文件一行；机关的级别、类别有误的，请在配置中更正。
    """
    table = report.table(2)
    row = table.rows.get("regulations") if table is not None else None
    if table is None or row is None or _has_power(report.agency) is not False:
        return
    column, cell = next(
        ((column, cell) for column, cell in row.cells.items() if cell.value is not None and cell.value > 0),
        (None, None),
    )
    if column is None or cell is None:
        return
    edition = edition_of(report, table)
    values = {
        "section": SECTIONS[2],
        "row": edition.row_name(2, row.key),
        "column": edition.column_name(column),
        "documents": edition.row_name(2, "normative-documents"),
        "value": cell.value,
        "agency": report.agency.name,
    }
    yield Finding(cell.span, "", values, place=Place(section=2, table=2, row=row.key, column=column))


def _has_power(agency: Agency) -> bool | None:
    """Whether an agency may make regulations; None where its level or kind is not known."""
    if agency.level is None or agency.kind is None:
        return None
    if agency.kind == "department":
        return agency.level == "national"
    name = agency.name.removesuffix("人民政府").removesuffix("政府")
    if name.endswith(_CITIES_WITHOUT_DISTRICTS):
        return True
    return agency.level in ("national", "provincial", "prefectural") and not name.endswith(_WITHOUT_POWER)
