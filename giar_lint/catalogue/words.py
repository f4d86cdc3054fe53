"""Messages of the family GIA7xx: slips, names, placeholders, punctuation, basis, what belongs to drafts."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA701": {
        "": (
            "“{found}”字词重复，请删去多余的“{word}”。",
            "“{found}”: “{word}” stands twice; delete one of the two.",
        ),
    },
    "GIA702": {
        "": ("“{found}”疑为“{right}”之误，请核对。", "“{found}” is probably a slip for “{right}”; please check."),
        "advice": ("“{found}”宜写作“{right}”。", "“{found}” had better read “{right}”."),
    },
    "GIA703": {
        "": (
            "“{found}”已在{when}机构改革中撤销或更名，现为“{successor}”；请更正，如指改革前的机构，请注明“原”。",
            "“{found}” went out of force in the reform of {when}, now “{successor}”; correct it, or write 原 before it if the "
            "former authority is meant.",
        ),
        "configured": (
            "“{found}”已停用，现为“{successor}”；请更正，如指原机构，请注明“原”。",
            "“{found}” is out of force, now “{successor}”; correct it, or write 原 before it if the former authority is meant.",
        ),
    },
    "GIA704": {
        "self": (
            "文中自称“{found}”，与本机关“{agency}”不符，全文共{count}处；如系沿用其他单位文稿，请更正并核实内容。",
            "The report calls its agency “{found}” ({count} times), but it is that of “{agency}”; if the text comes from another "
            "agency, correct the name and verify the content.",
        ),
        "again": ("此处也作“{found}”", "“{found}” here as well"),
        "title": (
            "标题中的机关为“{found}”，配置中本机关为“{agency}”，请核对。",
            "The title names “{found}”, the configuration “{agency}”; please check.",
        ),
        "signature": (
            "落款为“{found}”，标题中的机关为“{agency}”，两者不一致，请核对。",
            "Signed by “{found}”, while the title names “{agency}”; please check.",
        ),
        "kind": (
            "“{found}”与本机关名称“{agency}”不一致，请核对是“{unit}”还是“{own_unit}”。",
            "“{found}” differs from this agency's name “{agency}”; check whether {unit} or {own_unit} is right.",
        ),
        "place": (
            "此处主语为“{found}”，本机关为“{agency}”；如系沿用其他单位文稿，请更正并核实内容。",
            "The subject here is “{found}”, this agency is “{agency}”; if the text comes from another agency, correct the name and "
            "verify the content.",
        ),
    },
    "GIA705": {
        "": (
            "“{found}”是未填写的占位内容；请填写实际内容，不需要的请删除。",
            "“{found}” is a placeholder; put the actual content, or delete it.",
        ),
        "format": (
            "“{found}”是模板中的格式说明，请删除。",
            "“{found}” is a note on layout left from the template; delete it.",
        ),
    },
    "GIA706": {
        "doubled": (
            "标点重复（“{found}”，全文共{count}处），应为“{right}”。",
            "Doubled marks (“{found}”, {count} in the report); should be “{right}”.",
        ),
        "clashing": (
            "标点连用不当（“{found}”，全文共{count}处），应为“{right}”。",
            "Clashing marks (“{found}”, {count} in the report); should be “{right}”.",
        ),
        "numbering": (
            "带括号的序号后不加顿号（“{found}”，全文共{count}处），应为“{right}”。",
            "No 、 after an ordinal in brackets (“{found}”, {count} in the report); should be “{right}”.",
        ),
        "half-width": (
            "中文正文使用了半角标点（“{found}”，全文共{count}处），应使用全角标点“{right}”。",
            "Half-width marks in Chinese text (“{found}”, {count} in the report); use the full-width “{right}”.",
        ),
    },
    "GIA707": {
        "open": (
            "“{text}”之前的{mark}没有与之配对的{other}，请补上。",
            "The {mark} before “{text}” is never closed; add the {other}.",
        ),
        "close": (
            "“{text}”之后的{mark}没有与之配对的{other}，请补上，或删去此处标点。",
            "Nothing is open that the {mark} after “{text}” could close; add the {other}, or delete it.",
        ),
        "wrong": (
            "“{text}”之后用了{mark}，与前文的{first}不配对，应为{other}。",
            "The {mark} after “{text}” does not pair with the {first} before it; it should be the {other}.",
        ),
        "first": ("应与此处的{first}配对", "to pair with the {first} here"),
    },
    "GIA708": {
        "": (
            "句子在“{before}”与“{after}”之间断为两段（多为原文件换页所致），请合为一段。",
            "The sentence is cut in two between “{before}” and “{after}” (a page end, probably); join the two halves.",
        ),
    },
    "GIA709": {
        "form": (
            "“{found}”适用于{years}年度报告，本报告为{year}年度，应依据{right}编制。",
            "“{found}” applies to reports of {years}; a report of {year} is to follow {right}.",
        ),
        "regulation": (
            "“{found}”是2019年修订前的《条例》，现行《条例》为国务院令第711号（2019年5月15日起施行），请更正。",
            "“{found}” is the regulation before its revision of 2019; the one in force is 国务院令第711号 (since 15 May 2019).",
        ),
        "notice": (
            "此处引用的是关于{found}年度报告的通知，本报告为{year}年度；如系沿用上年文稿，请更正。",
            "This cites a notice on reports of {found}, but the report is of {year}; correct it if carried over from an old text.",
        ),
    },
    "GIA710": {
        "approval": (
            "“{found}”是呈批用语，公开发布的报告中不应保留，请删除。",
            "“{found}” belongs to a draft for approval; delete it.",
        ),
        "handling": (
            "“{found}”是内部办文信息，公开发布的报告中不应保留，请删除。",
            "“{found}” is internal handling; delete it.",
        ),
        "recipient": (
            "“{found}”是报送时的主送机关，公开发布的报告中不应保留，请删除。",
            "“{found}” addresses a superior organ; delete it.",
        ),
        "draft": (
            "“{found}”是文稿阶段标注，公开发布的应为定稿，请核对并删除。",
            "“{found}” marks a draft; publish the final text.",
        ),
        "revision": (
            "“{found}”是文字处理软件的批注或修订痕迹，请清除。",
            "“{found}” is a comment or tracked change; clear it.",
        ),
        "tracked-change": (
            "文件中留有修订痕迹，共{count}处；本次按接受全部修订后的内容检查，请在“审阅”中逐处接受或拒绝修订后再公开。",
            "The file holds tracked changes ({count}); it was checked as if all were accepted. Accept or reject each under Review "
            "before publishing.",
        ),
        "comment": (
            "文件中留有批注，共{count}条；请在“审阅”中删除全部批注后再公开。",
            "The file holds comments ({count}); delete them all under Review before publishing.",
        ),
    },
    "GIA711": {
        "": (
            "“{found}”是2019年以前的提法，现行《条例》第五条为“以公开为常态、不公开为例外”，请更正。",
            "“{found}” was superseded in 2019; art. 5 of the regulation says 以公开为常态、不公开为例外.",
        ),
    },
}
