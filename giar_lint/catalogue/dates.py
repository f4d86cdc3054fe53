"""Messages of the family GIA5xx: years, periods and dates."""

from __future__ import annotations

from giar_lint.catalogue import Messages
from giar_lint.catalogue.dates_deadlines import MESSAGES as DEADLINES

MESSAGES: Messages = {
    "GIA501": {
        "": (
            "本报告为{year}年度，此处叙述的却是“{told}年”工作；如系沿用上年文稿，请更正年份并核实内容。",
            "A report of {year} tells the work of {told} here; if carried over from last year's text, correct the year "
            "and verify the content.",
        )
    },
    "GIA502": {
        "": (
            "标题年份为“{title}年”，{witnesses}为“{stated}年”；请核对标题年份。",
            "The title's year is {title}, but {witnesses} {stated}; check the title's year.",
        ),
        "period": ("统计期限在此处", "the statistics period"),
        "prose": ("正文在此处按另一年份叙述", "told under the other year here"),
    },
    "GIA503": {
        "year": (
            "本报告为{year}年度，统计期限却为“{period}”；请核对。",
            "A report of {year} states the statistics period {period}; please check.",
        ),
        "order": (
            "统计期限“{period}”的起始日期晚于截止日期；请核对。",
            "The statistics period {period} starts after its end; please check.",
        ),
    },
    "GIA504": {
        "unit-missing": (
            "日期“{found}”缺少“年”“月”“日”等字；请按“某年某月某日”的格式更正。",
            "The date {found} lacks 年, 月 or 日; write year, month and day.",
        ),
        "year-twice": (
            "日期“{found}”中“年”字重复；请删去多余的“年”。",
            "The date {found} has 年 twice; delete one.",
        ),
        "right": ("日期“{found}”书写有误，应为“{right}”。", "The date {found} is miswritten; it should be {right}."),
        "no-such-month": (
            "日期“{found}”中的月份不存在；请核对。",
            "There is no such month as in {found}; please check.",
        ),
        "no-such-day": ("日期“{found}”不存在；请核对。", "There is no such day as {found}; please check."),
    },
    "GIA508": {
        "": (
            "统计期限为“{period}”，不是全年；年度报告应统计{year}年1月1日至12月31日的数据，请核对。",
            "The statistics period {period} is not the whole year; the report covers 1 January to 31 December {year}. "
            "Please check.",
        )
    },
    **DEADLINES,
}
