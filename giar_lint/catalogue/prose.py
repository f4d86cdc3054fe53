"""Messages of the family GIA4xx: numbers in prose, among themselves and against the tables."""

from __future__ import annotations

from giar_lint.catalogue import Messages

_CELL = ("表中此处填{number}", "here in the table: {number}")
_DIFFERS = (
    "文中“{phrase}”，表中{name}{number}，相差{difference}{unit}，请核对。",
    "Text: {phrase}; table: {name} {number}; difference {difference}. Please check.",
)
_RECEIVED = (
    "文中“{phrase}”，表中新收{number}{unit}，含上年结转为{carried}{unit}，相差{difference}{unit}，请核对。",
    "Text: {phrase}; table: {number} new, {carried} with those carried over; difference {difference}. Please check.",
)

MESSAGES: Messages = {
    "GIA401": {"": _DIFFERS, "received": _RECEIVED, "cell": _CELL},
    "GIA402": {
        "": (
            "文中“{phrase}”，表中{name}为{number}，两处不一致，请核对。",
            "Text: {phrase}; table: {name} {number}. The two contradict each other; please check.",
        ),
        "reverse": (
            "文中“{phrase}”，表中{name}为{number}，请核对是否漏填或错填。",
            "Text: {phrase}; table: {name} {number}. Check whether a figure was left out.",
        ),
        "cell": _CELL,
    },
    "GIA403": {
        "": (
            "“{phrase}”，所列{count}项合计{sum}{unit}，相差{difference}{unit}；如另有类别请补列，或注明“等”。",
            "The total is {total}, its {count} parts sum to {sum}; {difference} unexplained. "
            "List the rest, or mark the list as open (等).",
        ),
        "above": (
            "“{phrase}”，所列{count}项合计{sum}{unit}，多出{difference}{unit}，请核对。",
            "The total is {total}, its {count} parts sum to {sum}; {difference} too many. Please check.",
        ),
        "first": (
            "“{phrase}”，此前所列{count}项合计{terms}＝{sum}{unit}，相差{difference}{unit}，请核对。",
            "The total is {total}, the {count} parts before it sum to {terms} = {sum}; difference {difference}. Please check.",
        ),
        "parts": ("各分项：{terms}＝{sum}", "the parts: {terms} = {sum}"),
    },
    "GIA404": {
        "": (
            "{part}{unit}占{total}{unit}应为{right}，文中为{share}，请核对。",
            "{part} of {total} is {right}, the text says {share}. Please check.",
        ),
        "part": ("分项{part}{unit}", "the part, {part}"),
        "total": ("总数{total}{unit}", "the total, {total}"),
    },
    "GIA405": {
        "": ("“{phrase}”缺少数字，请补填。", "“{phrase}” lacks its number; please enter it."),
    },
    "GIA406": {
        "": (
            "“{phrase}”不是10元的整数倍；信息处理费按件或按量计收，金额均为10元的整数倍，请核对。",
            "{phrase} is no multiple of 10 元, as every processing fee is. Please check.",
        ),
        "exceeds": (
            "“{phrase}”，超过表中行政事业性收费{revenue}万元；信息处理费属于行政事业性收费，请核对。",
            "{phrase} is more than the 行政事业性收费 of table two, {revenue} 万元, of which it is part. Please check.",
        ),
        "unit": (
            "“{phrase}”与表中行政事业性收费{revenue}万元数字相同而单位不同，请核对计量单位。",
            "{phrase} is the figure of table two, {revenue}, but that is in 万元. Check the unit.",
        ),
        "revenue": ("表中填{revenue}万元", "here in the table: {revenue} 万元"),
    },
    "GIA407": {
        "": (
            "分项“{part}”大于总数“{phrase}”，多出{difference}{unit}，请核对。",
            "The part {part} is larger than its total {phrase} by {difference}. Please check.",
        ),
        "total": ("所属总数“{phrase}”", "the total: {phrase}"),
    },
    "GIA408": {
        "": (
            "文中称“{phrase}”，表中{name}为{number}，请核对表述或数据。",
            "The text says {phrase}; the table has {number} {name}. Correct the sentence or the figure.",
        ),
        "cell": _CELL,
    },
    "GIA409": {
        "": (
            "文中称“{phrase}”，又称“{amount}”；收取费用应先发出收费通知，请核对。",
            "The text says {phrase} and also {amount}; a fee needs a notice first. Please check.",
        ),
        "unpaid": (
            "文中称“{phrase}”，表中却有逾期未缴纳费用而不再处理的申请{number}件，请核对。",
            "The text says {phrase}, yet {number} requests were closed because the fee was not paid. Please check.",
        ),
    },
    "GIA410": {"": _DIFFERS, "received": _RECEIVED, "cell": _CELL},
}
