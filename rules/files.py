"""GIA0xx: whole files. What cannot be read or is no report is found by the engine, before there is a Report to look
at.
"""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.diagnostics import Severity, Span
from giar_lint.report import Report
from giar_lint.rule import Bilingual, Finding, Rule, rule

unreadable_file = Rule(
    "GIA001",
    "unreadable-file",
    Severity.ERROR,
    summary=Bilingual(
        "文件无法打开、无法解码、已损坏，或超过大小上限",
        "a file cannot be opened or decoded, is corrupt or over the size limit",
    ),
    source=Bilingual("", ""),
    documentation="""A file that was named, or that the configuration claims by `include` or by an agency's
`files`, cannot be read: it is missing, access is refused, it is no text, it is in no known encoding (UTF-8, UTF-16
with BOM, GB18030/GBK), or it is larger than `max-size`. The other files are still checked.

Save the report again as UTF-8 text, or raise `max-size`.

--- zh
指定的文件（或配置中include、机构的files所列的文件）无法读取：文件不存在、无权访问、不是文本、编码无法识别（可识别UTF-8、带BOM的UTF-16、
GB18030/GBK），或超过max-size规定的大小。其余文件照常检查。

请将报告用UTF-8编码重新保存为文本，或在配置中调高max-size。
""",
    check=None,
)

not_a_report = Rule(
    "GIA002",
    "not-a-report",
    Severity.WARNING,
    summary=Bilingual(
        "指定的文件既无年度报告标题，规定的部分标题也不足两个",
        "a named file has neither the title nor two canonical headings",
    ),
    source=Bilingual("", ""),
    documentation="""A file that was named on the command line does not look like an annual report: it has no title and
fewer than two of the six canonical headings. Files that are found by walking a folder are left out without a word and
counted in the summary; with `--only-reports`, named files are, too.

Name the right file; if it is the report, give it its title and headings.

--- zh
命令行指定的文件不像年度报告：没有标题，六个部分的规定标题也不足两个。遍历文件夹时遇到的此类文件只在汇总中计数，不逐一提示；
使用--only-reports时，指定的文件也照此处理。

请核对文件；如确为年度报告，请补齐标题和各部分标题。
""",
    check=None,
)

unused_suppression = Rule(
    "GIA004",
    "unused-suppression",
    Severity.WARNING,
    summary=Bilingual(
        "忽略设置未起作用：所指问题并未出现",
        "a suppression that suppressed nothing",
    ),
    source=Bilingual("", ""),
    documentation="""A `[[suppress]]` of the configuration, or a comment `<!-- giar-lint: disable=… -->` in a Markdown
report, kept back no diagnostic: the report was mended since, or file, code or text are not those of the diagnostic.
Left where it is, it would hide the next one. A word in such a comment that is no rule is told as well.

Only suppressions about files that were linted and rules that ran are judged; one whose `file` is a pattern, only where
the run took in the whole folder of the configuration.

Delete the suppression, or correct it.

--- zh
配置中的[[suppress]]，或Markdown报告中的注释`<!-- giar-lint: disable=… -->`，没有忽略任何问题：报告可能已经改正，也可能所写的文件、
规则或文字与问题不符。留着不删，今后出现的同类问题会被一并忽略。注释中写了不存在的规则的，也作提示。

只判断本次检查过的文件、启用的规则所涉及的设置；file为匹配模式的，只在检查了配置所在的整个文件夹时判断。

请删除该设置，或予以更正。
""",
    check=None,
)


@rule(
    "GIA003",
    "unknown-edition",
    Severity.INFO,
    summary=(
        "报告年度早于2019年，或采用高校、公共企事业单位的格式",
        "a report of a year before 2019, or in the form for universities or public enterprises",
    ),
    source=("国办公开办函〔2019〕60号；国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号; 国办公开办函〔2021〕30号"),
)
def unknown_edition(report: Report, options: None) -> Iterator[Finding]:
    """The uniform form begins with the reports of 2019. The headings, tables and sums of earlier reports are not
    checked; nor are those of schools, universities, public enterprises and institutions, which report in forms of their
    own, unless the report has one of the three official tables. The other rules still apply.

    Nothing needs to be done, unless the year in the title is wrong.

    --- zh
    统一格式自2019年度报告起启用，此前的报告不检查各部分标题、表格和勾稽关系。学校、公共企事业单位的报告另有格式，除报告中有行政机关格式的
    表格外，也不检查上述内容。其余规则照常检查。

    无需处理；如系标题中的年份有误，请更正。
    """
    if report.unknown_edition:
        span = report.title.span if report.title is not None else Span(0, 0)
        yield Finding(span, report.unknown_edition, {"year": report.year})
