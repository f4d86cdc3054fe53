"""Messages of the codes GIA106, 109, 111, 112, 116 and 118: the title's wording and what sections must say."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA106": {
        "": (
            "“{heading}”部分没有内容；请按格式要求补写。",
            "The section {heading} is empty; write what the form asks for.",
        ),
        "nil": (
            "“{heading}”部分仅写“{text}”；请如实写明存在的主要问题和改进情况。",
            "The section {heading} says no more than “{text}”; name the problems and how they are being mended.",
        ),
    },
    "GIA109": {
        "": (
            "标题“{title}”{flaws}；规范写法为“机关名称＋年份＋政府信息公开工作年度报告”。",
            "The title “{title}” {flaws}; it should be agency, year and 政府信息公开工作年度报告.",
        )
    },
    "GIA111": {
        "": (
            "全文未写明数据的统计期限；建议在正文之前写明“统计期限为{period}”。",
            "The statistics period is stated nowhere; state it before the first section ({period}).",
        )
    },
    "GIA112": {
        "": (
            "第六部分未报告信息处理费收取情况；请写明发出收费通知的件数、总金额和实际收取总金额，未收取的也请写明。",
            "Section 6 is silent on the fee: state number of notices, amount charged and amount received, also when "
            "zero.",
        )
    },
    "GIA116": {
        "": (
            "此处提到信息处理费，但未写明{missing}；请补充，本年度没有发生的写“0”。",
            "The fee is mentioned here without {missing}; add it, 0 if there was none.",
        )
    },
    "GIA118": {
        "": (
            "标题与第{line}行重复；如一处为网页标题、一处为正文标题，保留其一即可。",
            "The title repeats line {line}; if one is the web page's and one the text's, keep one of them.",
        ),
        "first": ("首次出现在此处", "first here"),
    },
}
