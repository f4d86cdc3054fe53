"""Reports taken apart and put together wrongly: a Plan says which report and what happens to its lines, one operation after
the other. The same plan makes the same file, so that a plan of a few bytes is a whole report to a fuzzer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from giar_lint.readers.decode import decode
from support import to_html
from support.corpus import cases
from support.docx_package import packed, parts
from support.generate import seeded_report
from support.render import LAYOUTS, file_name, render

MOST = 6_000
"""So many characters a report has at most, however often lines are repeated."""

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
LINE_ENDS = ("\n", "\n", "\r\n", "\r")
TOKENS = (
    *(
        "0",
        "-1",
        "1.50",
        "００",
        "999999999999999999999999999999",
        "1,234",
        "一千二百三十四",
        "万",
        "%",
        "约",
        "+",
        "∞",
        "½",
        "①",
    ),
    *(
        "一、",
        "二、",
        "六、",
        "（一）",
        "（二）",
        "1.",
        "(1)",
        "第三章",
        "一是",
        "十五是",
        "（",
        "）",
        "(",
        ")",
        "【",
        "》",
        "“",
        "”",
        "'",
        "〔2019〕",
    ),
    *(
        "\t",
        "|",
        "\\|",
        "｜",
        "---",
        "\n\n",
        "\r",
        "\v",
        "\f",
        "\x1b[31m",
        "\x00",
        "\x07",
        "\x85",
        "\u2028",
        "\u3000",
        "\xa0",
        "\u200b",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\ud7ff",
        "\ufffd",
        "\U000e0041",
        "\U0001f600",
        "\u0301" * 40,
        "\uac00",
        "ﬁ",
    ),
    *(
        "<b>",
        "</td>",
        "<!--",
        "-->",
        "<!-- giar-lint: disable -->",
        "<!-- giar-lint: disable-next-line=GIA3 -->",
        "&nbsp;",
        "&#x202e;",
    ),
    *(
        "2023年",
        "2024年1月31日",
        "2023年13月45日",
        "0年",
        "99999年",
        "万元",
        "件",
        "条",
        "次",
        "其中",
        "合计",
        "总计",
        "占",
        "同比增长",
        "均",
    ),
    *(
        "110101199003074514",
        "13800138000",
        "6222020200112230218",
        "http://a.b/c",
        "a@b.cn",
        "https://",
        "政府信息公开工作年度报告",
    ),
    *(
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ),
    *(
        "收到政府信息公开申请12件，其中自然人10件、法人2件。",
        "无",
        "/",
        "——",
        "。",
        "。。",
        "，，",
        "；",
        "、",
        "的的",
        "某某",
        "X",
        "",
        " ",
    ),
)
KINDS = (
    *("delete", "repeat", "move", "splice", "insert", "number", "long", "cut", "join", "reverse", "widen", "narrow"),
    *("merge-cells", "split-line", "swap-lines", "insert-line"),
)
_NUMBER = re.compile(r"\d+")


class Operation(NamedTuple):
    """What happens to a report: `kind` at line `at`, over `length` lines or characters, at character or line `to`, with the
    token of a number. All numbers are taken modulo what there is."""

    kind: int
    at: int
    length: int
    to: int
    token: int


class Plan(NamedTuple):
    """Which report, another to take lines from, how the file is written, and what happens to it."""

    base: int
    other: int
    form: int
    operations: tuple[Operation, ...]


def plan_of(data: bytes) -> Plan:
    """The plan that bytes stand for: three for the file, then six an operation, at most 24 operations."""
    head = data[:3].ljust(3, b"\0")
    rest = data[3 : 3 + 24 * 6]
    steps = [rest[at : at + 6].ljust(6, b"\0") for at in range(0, len(rest), 6)]
    found = (Operation(s[0], s[1], s[2], s[3] | s[4] << 8, s[5]) for s in steps)
    return Plan(head[0], head[1], head[2], tuple(found))


def made(plan: Plan) -> tuple[bytes, str]:
    """The bytes of the file that a plan makes, and its name."""
    bases = _bases()
    name, lines = bases[plan.base % len(bases)]
    other = bases[plan.other % len(bases)][1]
    text = list(lines)
    for operation in plan.operations:
        _apply(operation, text, other)
        if sum(map(len, text)) > MOST:
            text = _bounded(text)
    if plan.form % 16 == 15:
        return _word(text), "report.docx"
    encoding = ENCODINGS[plan.form % 4]
    joined = LINE_ENDS[plan.form // 4 % 4].join(text)
    return joined.encode(encoding, "replace"), name


@lru_cache(maxsize=1)
def _bases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """File names, and the lines of reports in them."""
    found = [(file_name(layout), render(seeded_report(seed), layout)) for seed in range(3) for layout in LAYOUTS]
    found += [(case.path.name, decode(case.path.read_bytes(), "").text) for case in cases()[:8]]
    for seed, style in enumerate(to_html.STYLES):
        data, _ = to_html.render(seeded_report(seed + 10), style)
        # Some say GBK at their top; written in another encoding they are pages that lie.
        text = data.decode("utf-8", "ignore") if b"utf-8" in data[:600].lower() else data.decode("gb18030", "ignore")
        found.append((to_html.file_name(style), text))
    return tuple((name, tuple(text.splitlines())) for name, text in found)


def _apply(operation: Operation, text: list[str], other: Sequence[str]) -> None:
    if not text:
        text.append("")
    kind, token = KINDS[operation.kind % len(KINDS)], TOKENS[operation.token % len(TOKENS)]
    at = operation.at % len(text)
    end = min(len(text), at + 1 + operation.length % 32)
    line = text[at]
    place = operation.to % (len(line) + 1)
    if kind == "delete":
        del text[at:end]
    elif kind == "repeat":
        text[at:end] = text[at:end] * (2 + operation.to % 7)
    elif kind == "move":
        taken = text[at:end]
        del text[at:end]
        where = operation.to % (len(text) + 1)
        text[where:where] = taken
    elif kind == "splice":
        start = operation.to % max(1, len(other))
        text[at:at] = other[start : start + 1 + operation.length % 32]
    elif kind == "insert":
        text[at] = line[:place] + token * (1 + operation.length % 4) + line[place:]
    elif kind == "number":
        numbers = list(_NUMBER.finditer(line))
        if numbers:
            chosen = numbers[operation.to % len(numbers)]
            text[at] = line[: chosen.start()] + token + line[chosen.end() :]
    elif kind == "long":
        text[at] = line[:place] + (token or "长") * (1 + operation.length * 4) + line[place:]
    elif kind == "cut":
        text[at] = line[:place] + line[place + 1 + operation.length :]
    elif kind == "join":
        text[at:end] = [token.join(text[at:end])]
    elif kind == "reverse":
        text[at:end] = text[at:end][::-1]
    elif kind == "widen":
        text[at] = line.replace("\t", "\t" + token + "\t").replace("|", "|" + token + "|")
    elif kind == "narrow":
        text[at] = line.replace("\t", "", 1 + operation.length % 4).replace("|", "", 1 + operation.length % 4)
    elif kind == "merge-cells":
        text[at:end] = [each.replace("\t", token) for each in text[at:end]]
    elif kind == "split-line":
        text[at : at + 1] = [line[:place], line[place:]]
    elif kind == "swap-lines":
        where = operation.to % len(text)
        text[at], text[where] = text[where], text[at]
    else:
        text.insert(at, token * (1 + operation.length % 8))


def _bounded(text: Sequence[str]) -> list[str]:
    kept, size = [], 0
    for line in text:
        if size > MOST:
            break
        kept.append(line[:MOST])
        size += len(line)
    return kept


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _word(text: Sequence[str]) -> bytes:
    """A Word file of lines; those with tabs are rows of tables."""
    body, row = [], False
    for line in text:
        line = _NOT_XML.sub("", line).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        cells = line.split("\t")
        if (len(cells) > 1) != row:
            row = not row
            body.append("<w:tbl>" if row else "</w:tbl>")
        runs = [f"<w:p><w:r><w:t>{cell}</w:t></w:r></w:p>" for cell in cells]
        body.append("<w:tr>" + "".join(f"<w:tc>{run}</w:tc>" for run in runs) + "</w:tr>" if row else runs[0])
    if row:
        body.append("</w:tbl>")
    return packed(parts("".join(body)))
