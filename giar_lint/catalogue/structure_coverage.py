"""Messages of the codes GIA110, 113 to 115, 117 and 119 to 121: what the prose covers, and its enumerations."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA110": {
        "requests": (
            "“总体情况”未见“依申请公开”内容；请补充收到、办理情况，本年度未收到申请的，也请说明。",
            "总体情况 does not cover 依申请公开: add what was received and handled, or say that nothing was received.",
        ),
        "one": (
            "“总体情况”未见“{aspect}”内容；请补充{ask}。",
            "总体情况 does not cover {aspect}: add {ask}.",
        ),
        "several": (
            "“总体情况”未见“{aspects}”等{count}个方面的内容；请逐项补充，没有发生的也请说明。",
            "总体情况 does not cover {count} aspects: {aspects}; add each, or say that nothing occurred.",
        ),
    },
    "GIA113": {
        "": (
            "此处称无其他需要报告的事项，后文却又报告了其他事项；请删去本句，或移至末尾并注明“除上述事项外”。",
            "Says that there is nothing else to report, yet other matters follow; delete the sentence or move it to "
            "the end.",
        ),
        "matter": ("后文报告的事项", "reported afterwards"),
    },
    "GIA114": {
        "skipped": (
            "“{found}”之前缺少“{expected}”；请核对是否漏写一项，或者调整序号。",
            "“{expected}” is missing before “{found}”; check whether an item was left out, or renumber.",
        ),
        "repeated": (
            "序号“{found}”重复，按顺序应为“{expected}”；请核对。",
            "The ordinal “{found}” stands twice, “{expected}” should follow; please check.",
        ),
        "order": (
            "“{previous}”之后出现“{found}”，按顺序应为“{expected}”；请核对。",
            "“{found}” stands after “{previous}”, where “{expected}” should follow; please check.",
        ),
        "first": (
            "“{found}”之前未见“{expected}”；请核对是否漏写一项，或者调整序号。",
            "There is no “{expected}” before “{found}”; check whether an item was left out, or renumber.",
        ),
        "previous": ("前一项“{previous}”", "the item before it, “{previous}”"),
    },
    "GIA115": {
        "": (
            "文中称“{found}”，实际列出{listed}项，相差{difference}项；请核对。",
            "The text says “{found}” but lists {listed}; difference {difference}. Please check.",
        )
    },
    "GIA117": {
        "": (
            "标题为“依申请公开”，内容却未涉及申请的受理、办理、答复；请写明收到和办理情况，本年度未收到申请的，也请说明。",
            "Headed 依申请公开, yet nothing is said of applications; state what was received and handled, or that "
            "nothing was received.",
        ),
        "empty": (
            "“依申请公开”标题下没有内容；请写明收到和办理情况，本年度未收到申请的，也请说明。",
            "Nothing stands below the heading 依申请公开; state what was received and handled, or that nothing was "
            "received.",
        ),
    },
    "GIA119": {
        "": (
            "全文未见工作考核、社会评议和责任追究结果；政府的年度报告应报告这些情况，请在“监督保障”等处补写，没有追责情形的也请说明。",
            "The report is silent on assessment, public appraisal and accountability, which the report of a government "
            "owes; add them, or say that nobody had to be held to account.",
        )
    },
    "GIA120": {
        "problem": (
            "第五部分未见存在的问题；请如实写明存在的主要问题。",
            "Section 5 names no problem; name the main ones.",
        ),
        "improvement": (
            "第五部分未见改进情况；请针对所列问题写明改进措施。",
            "Section 5 names no improvement; state how the problems are being mended.",
        ),
    },
    "GIA121": {
        "overview": (
            "“总体情况”没有一个数据；建议补充公开、受理、审核、培训等方面的数据。",
            "总体情况 has not a single figure; add what was published, received, reviewed or trained.",
        ),
        "shortcomings": (
            "第五部分只写了一个问题；如另有问题，请一并写明。",
            "Section 5 names a single problem; add others if there are any.",
        ),
    },
}
