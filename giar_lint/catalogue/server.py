"""What the language server says beside the diagnostics, in Chinese and English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # In place of what is absent while the report is being typed.
    "absent": (
        "尚缺{count}项内容（{codes}），保存后逐项提示。",
        "Still missing: {count} ({codes}); each is told once the file is saved.",
    ),
    # The titles of what the editor offers to do.
    "fix": ("按{code}修改{review}", "Fix {code}{review}"),
    "fix-to": ("将“{old}”改为“{new}”（{code}{review}）", "Change '{old}' to '{new}' ({code}{review})"),
    "fix-delete": ("删除“{old}”（{code}{review}）", "Delete '{old}' ({code}{review})"),
    "fix-insert": ("补上“{new}”（{code}{review}）", "Insert '{new}' ({code}{review})"),
    "review": ("，须复核", ", to be reviewed"),
    "fix-all": ("修改全部可自动修改的问题", "Fix all that can be fixed safely"),
    "suppress": ("忽略此处{code}：写入{file}", "Suppress {code} here, in {file}"),
    "suppress-comment": ("忽略此处{code}：在上一行加注释", "Suppress {code} here, by a comment above"),
    "suppress-reason": ("请填写理由", "state the reason"),
    # Cells of a table, where the pointer rests.
    "cell": ("**{table}**　{row}　{column}：**{value}**", "**{table}**, {row}, {column}: **{value}**"),
    "cell-blank": ("未填写", "blank"),
    "cell-invalid": ("不是有效数字", "no valid number"),
    "cell-alone": ("**{table}**　{column}：**{value}**", "**{table}**, {column}: **{value}**"),
    "figures": ("数据", "figures"),
    "table": ("{section}表格", "Table of {section}"),
    "sum-holds": ("- {left}＝{right}（{code}，相符）", "- {left} = {right} ({code} holds)"),
    "sum-fails": (
        "- {left}≠{right}（{code}，相差{difference}）",
        "- {left} ≠ {right} ({code} fails by {difference})",
    ),
    "sum-enough": ("- {left}≥{right}（{code}，相符）", "- {left} ≥ {right} ({code} holds)"),
    "sum-short": ("- {left}＜{right}（{code}，相差{difference}）", "- {left} < {right} ({code} fails by {difference})"),
    "sum": ("{left}＋{right}", "{left} + {right}"),
    "sum-less": ("{left}－{right}", "{left} - {right}"),
    "others": ("其余{count}项（均为0）", "the other {count} (all 0)"),
    # What goes wrong; each is one line.
    "broken": (
        "giar-lint内部出错（{reason}），其余功能照常；请反馈给开发者",
        "giar-lint: internal error ({reason}); the rest goes on, please report it",
    ),
}


def tell(key: str, language: str, **values: object) -> str:
    """A text, filled."""
    return TEXTS[key][1 if language == "en" else 0].format(**values)
