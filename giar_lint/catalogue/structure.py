"""Messages of the family GIA1xx: title, sections, headings, what they must cover."""

from __future__ import annotations

from giar_lint.catalogue import Messages
from giar_lint.catalogue.structure_content import MESSAGES as CONTENT
from giar_lint.catalogue.structure_coverage import MESSAGES as COVERAGE

MESSAGES: Messages = {
    "GIA101": {
        "section": (
            "缺少“{heading}”部分；请按格式在此之前补上，无内容可报的也应保留标题并写明情况。",
            "The section {heading} is missing; add it before this place, also when there is nothing to report.",
        ),
        "heading": (
            "此处内容之前缺少标题“{heading}”；请补上。",
            "The heading {heading} is missing before this content; add it.",
        ),
    },
    "GIA102": {
        "": (
            "“{heading}”没有排在格式规定的位置；请将该部分连同内容移至规定位置。",
            "The section {heading} is out of order; move it with its content to its place in the form.",
        ),
        "table": (
            "此表应列在“{heading}”部分；请移至该部分标题之下。",
            "This table belongs to the section {heading}; move it below that heading.",
        ),
    },
    "GIA103": {
        "": ("“{heading}”部分重复出现；请保留其一。", "The section {heading} stands twice; keep one of the two."),
        "first": ("首次出现在此处", "first here"),
    },
    "GIA104": {
        "": (
            "标题“{found}”与格式不一致，应为“{heading}”。",
            "The heading “{found}” differs from the form; it should read “{heading}”.",
        )
    },
    "GIA105": {
        "missing": ("标题缺少序号，应为“{heading}”。", "The heading lacks its ordinal; it should read “{heading}”."),
        "wrong": (
            "标题序号为“{found}”，应为“{expected}”（{heading}）。",
            "The ordinal of the heading is {found}; it should be {expected} ({heading}).",
        ),
    },
    "GIA107": {
        "": (
            "“{heading}”不是格式规定的部分；请将内容并入有关部分，其他事项写入第六部分。",
            "“{heading}” is no section of the form; move its content to where it belongs, other matters to section 6.",
        )
    },
    "GIA108": {
        "": (
            "报告没有标题；请补写“机关名称＋年份＋政府信息公开工作年度报告”。",
            "The report has no title; add agency, year and 政府信息公开工作年度报告.",
        )
    },
    "GIA122": {
        "": (
            "各部分标题均无序号（多为自动编号丢失）；请补上“一、”至“六、”。",
            "No heading has its ordinal (automatic numbering was probably lost); add 一、 to 六、.",
        )
    },
    **CONTENT,
    **COVERAGE,
}
