"""The official tables: whether they stand, their edition, their rows and labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from giar_lint.diagnostics import Place, Severity, Span
from giar_lint.edition import load
from giar_lint.report import HeaderRow, Label, Match, Report, Table, TableRow
from giar_lint.rule import Example, Finding, Note, Replacement, rule
from giar_lint.tables import SECTIONS
from giar_lint.wordlist import has_any

_FORM = ("国办公开办函〔2021〕30号、〔2019〕60号所附格式", "The form of 国办公开办函〔2021〕30号 and 〔2019〕60号")
_ONLY_IN_TABLES = ("第二十条第（一）项", "第二十条第(一)项", "本年新收政府信息公开申请数量", "未经复议直接起诉")


@rule(
    "GIA201",
    "missing-table",
    Severity.ERROR,
    summary=("第二、三、四部分缺少规定的表格", "The table of section two, three or four is absent"),
    source=_FORM,
)
def missing_table(report: Report, options: None) -> Iterator[Finding]:
    """The table of section two, three or four is absent, is a picture, or is text that has lost its columns.

    These sections consist of their tables, which stay also when every figure is zero. A picture cannot be read by
    programs nor by readers who cannot see; text whose cells nothing parts cannot be checked.

    Put the table of the form, as text.

    --- zh
    第二、三、四部分没有规定的表格，以图片代替表格，或者表格只剩文字、失去分列。

    这三个部分以表格为主要内容，数据均为零的也应保留表格；图片既不便统计，也不符合无障碍阅读的要求。

    请按格式补上文字形式的表格。
    """
    for deviation in report.deviations:
        if deviation.level == "table" and deviation.kind == "missing":
            key = "picture" if deviation.picture else "flat" if _is_flat(report, deviation.names[0]) else ""
            yield Finding(deviation.span, key, {"heading": deviation.names[0]})


def _is_flat(report: Report, heading: str) -> bool:
    """Whether a section holds the words of its table as text without columns."""
    for section in report.sections:
        if section.heading is not None and section.heading.canonical == heading:
            return any(has_any(paragraph.text, _ONLY_IN_TABLES) for paragraph in section.paragraphs)
    return False


@rule(
    "GIA202",
    "missing-row",
    Severity.ERROR,
    summary=("表格缺少规定的行", "Rows of the edition's table are absent"),
    source=_FORM,
    example=Example(good="行政强制\t2\t\t\n", bad="\n"),
)
def missing_row(report: Report, options: None) -> Iterator[Finding]:
    """One or more consecutive rows of the edition's table are absent.

    Rows without cases stay, with zeros; without them sums cannot be checked and reports cannot be collected.

    Add the rows named, with 0 where there was nothing.

    --- zh
    表格缺少格式规定的一行或连续几行。

    没有发生的事项也应保留该行并填“0”，否则无法核对合计，也无法汇总。

    请补上所列各行，没有的填“0”。
    """
    for deviation in report.deviations:
        if deviation.level == "row" and deviation.kind == "missing":
            rows = "、".join(f"“{name}”" for name in deviation.names)
            values = {
                "section": SECTIONS[deviation.section or 0],
                "number": deviation.section,
                "rows": rows,
                "count": len(deviation.names),
            }
            place = Place(section=deviation.section, table=deviation.section, row=deviation.keys[0])
            yield Finding(deviation.span, "one" if len(deviation.names) == 1 else "several", values, place=place)


@rule(
    "GIA203",
    "unexpected-row",
    Severity.WARNING,
    summary=("表格出现格式以外、重复或错位的行", "A row that the edition does not know, twice, or out of order"),
    source=_FORM,
    example=Example(good="行政强制\t2\t\t\n", bad="行政强制\t2\t\t\n行政检查\t5\t\t\n"),
)
def unexpected_row(report: Report, options: None) -> Iterator[Finding]:
    """A row that the form does not have, one that stands twice, or one out of order.

    Header rows repeated after a page break and blank lines are not reported.

    Remove the row, or put it in its place.

    --- zh
    表格中有格式没有规定的行、重复的行，或者顺序不对的行。

    换页后重复的表头和空行不作提示。

    请删去多余的行，或移至规定的位置。
    """
    for deviation in report.deviations:
        values = {"section": SECTIONS[deviation.section or 0], "number": deviation.section, "row": deviation.names[0]}
        if deviation.level == "row" and deviation.kind != "missing":
            notes = (Note(deviation.related, "first"),) if deviation.related is not None else ()
            yield Finding(deviation.span, deviation.kind, values, notes)
        elif deviation.level == "table" and deviation.kind == "duplicate":
            yield Finding(deviation.span, "table", {"heading": deviation.names[0]})


@rule(
    "GIA204",
    "label-wording",
    Severity.WARNING,
    summary=("表格项目名称与格式不一致", "A row or column label is worded differently"),
    source=_FORM,
    fixable="safe",
    example=Example(good="2.其他法律行政法规禁止公开", bad="2.其他法律法规禁止公开"),
)
def label_wording(report: Report, options: None) -> Iterator[Finding]:
    """The label of a row or column differs from that of the form.

    Brackets, quotes, commas, spaces, units and notes on decimals do not matter; words do: 法律行政法规 is not 法律法规.

    Use the wording of the form.

    --- zh
    表格中行或列的名称与格式规定的文字不一致。

    括号、引号、顿号、空格、计量单位和小数位说明不影响判断；文字不同则提示，如“法律行政法规”不能写作“法律法规”。

    请改用格式规定的名称。
    """
    for table in report.tables:
        seen: set[Span] = set()
        for label in _labels(table, Match.APPROXIMATE):
            if label.span in seen:
                continue
            seen.add(label.span)
            found = label.passage.text
            values = {
                "section": SECTIONS[table.number],
                "number": table.number,
                "found": found,
                "label": label.canonical,
            }
            edits = (Replacement(label.span, label.canonical),) if found and label.canonical else ()
            yield Finding(label.span, "" if found else "blank", values, edits=edits)


def _labels(table: Table, match: Match) -> list[Label]:
    """The labels of a table that compare so with the wording of the form."""
    lines: Iterable[HeaderRow | TableRow] = (*table.headers, *table.rows.values())
    return [label for line in lines for label in line.labels if label.match is match]


@rule(
    "GIA208",
    "edition-mismatch",
    Severity.ERROR,
    summary=("表格采用了其他年度的版式", "The table has the structure of another edition"),
    source=_FORM,
    example=Example(
        good="\t（六）其他处理\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\t1\t0\t0\t0\t0\t0\t1\n"
        "\t\t2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t0\t0\t0\t0\t0\t0\t0\n"
        "\t\t3.其他\t0\t0\t0\t0\t0\t0\t0\n",
        bad="\t（六）其他处理\t\t1\t0\t0\t0\t0\t0\t1\n",
    ),
)
def edition_mismatch(report: Report, options: None) -> Iterator[Finding]:
    """A table has the columns or rows of another edition of the form.

    Report years 2019 and 2020 use the form of 〔2019〕60号, years from 2021 on that of 〔2021〕30号. The usual cause
    is a report that was written over last year's.

    Set up the table by the form of the report's year.

    --- zh
    表格的行或列属于另一版格式。

    2019、2020年度使用国办公开办函〔2019〕60号所附格式，2021年度起使用〔2021〕30号所附格式。多因在往年文稿上修改所致。

    请按报告年度适用的格式重新制表。
    """
    own = load(report.edition)
    for table in report.tables:
        if table.given_away is not None:
            other = load(table.edition)
            key = "single-row" if table.given_away_name == "其他处理" and own.table(table.number) else ""
            values = {
                "section": SECTIONS[table.number],
                "number": table.number,
                "row": table.given_away_name,
                "other": other.key,
                "year": report.year if report.year is not None else own.first_year,
                "document": own.document,
            }
            yield Finding(table.given_away, key, values)


@rule(
    "GIA210",
    "unparsable-structure",
    Severity.ERROR,
    summary=("结构与格式相差过大，无法逐项核对", "More damage than the parser can repair"),
    source=_FORM,
)
def unparsable_structure(report: Report, options: None) -> Iterator[Finding]:
    """The outline or a table differs from the form in more places than can be told apart.

    What could be recognised is checked all the same.

    Set up the report by the form, then check again.

    --- zh
    报告的结构或某张表格与格式相差过大，无法逐处说明。

    能够辨认的内容照常检查。

    请先按格式整理，再重新检查。
    """
    for span in report.unparsable:
        yield Finding(span)


@rule(
    "GIA211",
    "damaged-labels",
    Severity.INFO,
    summary=("表格项目名称残缺", "Labels of a table are cut off or torn apart"),
    source=_FORM,
    example=Example(good="5.属于三类内部事务信息", bad="5.属于三类"),
)
def damaged_labels(report: Report, options: None) -> Iterator[Finding]:
    """Labels are cut off at the width of their cells or torn apart, as in text taken out of a PDF. One info per table.

    The rows were recognised all the same.

    Publish the text from its source.

    --- zh
    表格中的项目名称被截断或拆散，多为从PDF文件提取文字所致。每张表提示一次。

    各行仍可辨认，数据照常核对。

    请用原始文稿发布，补全项目名称。
    """
    for table in report.tables:
        damaged = _labels(table, Match.TRUNCATED)
        if damaged:
            damaged.sort(key=lambda label: label.span.start)
            first = damaged[0]
            # an ordinal in a cell of its own (一、) has no wording to be held against
            shown = next((label for label in damaged if label.canonical), first)
            values = {
                "section": SECTIONS[table.number],
                "number": table.number,
                "found": shown.passage.text,
                "label": shown.canonical,
                "count": len(damaged),
            }
            yield Finding(first.span, "", values)
