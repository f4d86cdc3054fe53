"""Messages of the family GIA3xx: numbers that must agree."""

from __future__ import annotations

from giar_lint.catalogue import Messages
from giar_lint.catalogue.totals_powers import MESSAGES as POWERS

_SUSPECT = (
    "疑为此处：“{row}”行“{column}”填{found}，如为{value}则相关各项均相符",
    "probably this cell: row {row}, column {column} is {found}, {value} would agree everywhere",
)

MESSAGES: Messages = {
    "GIA301": {
        "": (
            "“{row}”行总计填{left_sum}，各类申请人合计{right_sum}，相差{difference}，请核对。",
            "Row {row}: 总计 is {left_sum}, the applicants sum to {right_sum}; difference {difference}. Please check.",
        ),
        "suspect": _SUSPECT,
    },
    "GIA302": {
        "": (
            "第三部分“{column}”列（七）总计填{left_sum}，（一）至（六）各项合计{right_sum}，相差{difference}，请核对。",
            "Section 3, {column}: （七）总计 is {left_sum}, the outcomes （一） to （六） sum to {right_sum}; "
            "difference {difference}. Please check.",
        ),
        "suspect": _SUSPECT,
    },
    "GIA303": {
        "": (
            "第三部分“{column}”列勾稽关系不符：第一项加第二项为{left}＝{left_sum}，"
            "第三项总计加第四项为{right}＝{right_sum}，"
            "相差{difference}。请核对漏填或错填的一项。",
            "Section 3, {column}: items 1 + 2 = {left} = {left_sum}, items 3 + 4 = {right} = {right_sum}; "
            "difference {difference}. Check which figure is missing or wrong.",
        ),
        "suspect": _SUSPECT,
    },
    "GIA304": {
        "": (
            "第四部分{column}填{left_sum}，四种结果合计{right_sum}，相差{difference}，请核对。",
            "Section 4, {column} is {left_sum}, its four outcomes sum to {right_sum}; difference "
            "{difference}. Please check.",
        ),
        "suspect": _SUSPECT,
    },
    "GIA305": {
        "": (
            "“{row}”行现行有效{left_sum}件，少于本年制发减去废止的{right}＝{right_sum}件，相差{difference}件，请核对。",
            "Row {row}: {left_sum} in force, fewer than issued less repealed, {right} = {right_sum}; "
            "difference {difference}. Please check.",
        ),
    },
    **POWERS,
}
