"""The words of the page for people who would rather look than read (`html`), apart from `interface`, which every run
loads.
"""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "title": (
        "政府信息公开工作年度报告检查结果",
        "Government information disclosure annual reports: what the check found",
    ),
    "generator": ("由giar-lint {version}生成", "made by giar-lint {version}"),
    "how-to": (
        "文中有底色和下划线的地方是发现问题之处，旁边的编号对应同一编号的批注；点击编号可在原文与批注之间往返。",
        "What is underlined in a report is where a problem stands; its number is that of the note beside it, and leads "
        "there and back.",
    ),
    "skip-summary": ("转到汇总", "To the summary"),
    "skip-reports": ("转到各报告", "To the reports"),
    "summary": ("汇总", "Summary"),
    "reports": ("各报告", "Reports"),
    "by-severity": ("按级别", "By severity"),
    "by-rule": ("按规则", "By rule"),
    "by-agency": ("按机关", "By agency"),
    "count-files": ("已检查文件", "files checked"),
    "count-clean": ("其中未发现问题", "without a finding"),
    "count-held": ("已忽略的问题", "kept back"),
    "skipped": ("另有未检查的文件：", "Files left out: "),
    "skipped-not-a-report": ("非年报文件{count}个", "{count} not a report"),
    "skipped-unreadable": ("无法读取的文件{count}个", "{count} unreadable"),
    "skipped-extra": ("因缺少组件未检查的文件{count}个", "{count} for want of an extra"),
    "and": ("、", ", "),
    "stop": ("。", "."),
    "failed": (
        "有{count}个文件的检查未能全部完成，详见各报告。",
        "The check broke off in {count} files; see there.",
    ),
    "nothing": ("未发现问题", "nothing found"),
    "column-rule": ("规则", "Rule"),
    "column-severity": ("级别", "Severity"),
    "column-count": ("处数", "Findings"),
    "column-files": ("文件数", "Files"),
    "column-places": ("位置", "Places"),
    "column-agency": ("机关", "Agency"),
    "column-reports": ("报告", "Reports"),
    "place-in": ("{path}{where}", "{path}, {where}"),
    "more-places": ("其余可由批注中的“下一处”依次查看", "for the others follow 'next' in the notes"),
    "more-reports": ("等{count}份", "and others, {count} in all"),
    "more-agencies": ("其余{count}个机关", "The other {count} agencies"),
    "clean-agencies": (
        "另有{agencies}个机关的报告未发现问题。",
        "Agencies with nothing found: {agencies}.",
    ),
    "agency-unknown": ("（未识别机关）", "(no agency recognised)"),
    "year": ("{year}年", "{year}"),
    "year-unknown": ("年度不详", "no year"),
    "heading": ("{agency} {year}年度", "{agency}, {year}"),
    "file": ("文件：", "File: "),
    "text": ("报告原文", "Text of the report"),
    "notes": ("批注", "Notes"),
    "table": ("表格", "Table"),
    "excerpt": ("所在行", "The lines concerned"),
    "line": ("第{line}行", "line {line}"),
    "place": ("第{line}行第{column}列", "line {line}, column {column}"),
    "to-note": ("{severity} {code}，见批注{number}", "{severity} {code}, see note {number}"),
    "to-mark": ("批注{number}，回到原文", "note {number}, back to the text"),
    "next": ("下一处", "next"),
    "next-of": ("下一处{code}；最后一处之后回到汇总", "the next {code}; after the last one, the summary"),
    "related": ("相关：", "See: "),
    "fix-safe": ("改法（可自动修改）", "Fix (can be applied)"),
    "fix-unsafe": ("改法（可自动修改，须复核）", "Fix (can be applied, to be reviewed)"),
    "fix-display": ("改法（仅供参考，不自动修改）", "Suggestion (for reference, never applied)"),
    "edit-replace": ("改为", "becomes"),
    "edit-delete": ("删除", "delete"),
    "edit-insert": ("增加", "insert"),
    "edit-times": ("（{count}处）", " ({count} times)"),
    "edit-lines": ("第{first}行至第{last}行", "line {first} to line {last}"),
    "held": ("已忽略的问题{count}处", "Kept back: {count}"),
    "held-comment": ("报告中的注释", "a comment in the file"),
    "held-configuration": ("配置", "the configuration"),
    "held-baseline": ("基线", "the baseline"),
    "held-by": ("方式：{by}", "by {by}"),
    "held-reason": ("理由：{reason}", "reason: {reason}"),
    "failures": ("检查未能全部完成", "The check broke off"),
}


def word(key: str, language: str, **values: object) -> str:
    """A text of the page in the language of the run, filled. Raises KeyError for a key that is not there."""
    return TEXTS[key][1 if language == "en" else 0].format(**values)
