"""GIA109, GIA118."""

from __future__ import annotations

import pytest

from support import lint
from support.changes import TITLE, changed, found

AGENCY = "云岭县自然资源局"


@pytest.mark.parametrize(
    ("title", "said"),
    (
        (f"{AGENCY}政府信息公开工作年度报告", ["缺少年份"]),
        ("2023年政府信息公开工作年度报告", ["缺少机关名称"]),
        (f"{AGENCY}2023年政府信息公开工作报告", ["没有写作"]),
        (f"{AGENCY}2023年政府信息公开年度报告", ["没有写作"]),
        (f"{AGENCY}2023年政务公开工作年度报告", ["没有写作"]),
        (f"{AGENCY}2023年度政府信息公开工作报告", ["没有写作"]),
        (f"{AGENCY}政府信息公开年报", ["缺少年份", "没有写作"]),
        ("政府信息公开工作报告", ["缺少年份", "缺少机关名称", "没有写作"]),
    ),
)
def test_wording(title: str, said: list[str]) -> None:
    text = changed((TITLE, title + "\n"))
    (diagnostic,) = lint.lint(text)
    assert (diagnostic.code, diagnostic.location, text[slice(*diagnostic.span)]) == ("GIA109", (1, 1), title)
    assert [words for words in ("缺少年份", "缺少机关名称", "没有写作") if words in diagnostic.message] == said


@pytest.mark.parametrize(
    "title",
    (
        f"{AGENCY}2023年度政府信息公开工作年度报告",
        f"2023年{AGENCY}政府信息公开工作年度报告",
        f"{AGENCY} 2023 年政府信息公开工作年度报告",
        f"{AGENCY}政府信息公开工作2023年度报告",
        f"{AGENCY}二〇二三年政府信息公开工作年度报告",
        f"{AGENCY}政府信息公开工作年度报告\n（2023年）",
        f"{AGENCY}\n2023年政府信息公开工作\n年度报告",
        f"《{AGENCY}2023年政府信息公开工作年度报告》",
    ),
)
def test_accepted(title: str) -> None:
    assert found(changed((TITLE, title + "\n"))) == []


def test_repeated() -> None:
    text = changed((TITLE, TITLE + f"\n{AGENCY}\n" + TITLE.removeprefix(AGENCY)))
    (diagnostic,) = lint.lint(text)
    assert (diagnostic.code, diagnostic.location) == ("GIA118", (3, 1))
    assert "第1行" in diagnostic.message
    assert [related.location for related in diagnostic.related] == [(1, 1)]
