"""The page: everything on it is text, letter for letter, and every link leads somewhere; read with an independent parser."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import (
    Diagnostic,
    Edit,
    FileResult,
    Fix,
    Held,
    Location,
    Related,
    Segment,
    Severity,
    ShownBlock,
    Span,
)
from giar_lint.engine import Linter
from giar_lint.outputs import RuleInfo, RunInfo, Style, page
from giar_lint.outputs.page import Page
from giar_lint.outputs.page_blocks import Text
from giar_lint.outputs.terminal import harmless
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "& &amp; &lt;b&gt;",
    "]]> --> </style></title></template>",
    "\x00\x1b[31m\u202e\ud800\U000e0041\r\n",
)
ANYTHING = st.text(st.characters(), max_size=30) | st.sampled_from(ATTACKS)
RULES = RunInfo(rules=(RuleInfo("GIA303", "balance", Severity.ERROR, "第一项加第二项不等于第三项加第四项", "", ""),))


def written(*results: FileResult, language: str = "zh") -> str:
    made = Page(Style(language), RULES)
    return made.begin() + "".join(made.file(result) for result in results) + made.end()


def tree(text: str) -> Element:
    found = html5lib.parse(text.encode("utf-8"), transport_encoding="utf-8", namespaceHTMLElements=False)
    assert isinstance(found, Element)
    return found


def found(code: str = "GIA303", print_: str = "f1", line: int = 1, **changes: object) -> Diagnostic:
    start, end = Location(line, 1), Location(line, 3)
    made = Diagnostic(code, "balance", Severity.ERROR, "相差2。", "a.txt", start, end, Span(0, 2), fingerprint=print_)
    return made._replace(**changes)


def paragraph(*segments: tuple[str, tuple[str, ...]], line: int = 1) -> ShownBlock:
    return ShownBlock((tuple(Segment(text, prints) for text, prints in segments),), line)


def row(*cells: str, line: int = 1, marked: int | None = None) -> ShownBlock:
    made = tuple((Segment(cell, ("f1",) if index == marked else ()),) for index, cell in enumerate(cells))
    return ShownBlock(made, line, region=0)


def linted(path: str, text: str, language: str = "zh") -> FileResult:
    linter = Linter(Resolver(registry(), Layer("defaults")), language=language, content=True)
    return linter.lint_bytes(Target(STANDARD_INPUT, path, path, True, Configuration()), text.encode())


def plain(element: Element) -> str:
    return "".join(element.itertext())


def of_class(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if name in (each.get("class") or "").split()]


def everywhere(evil: str) -> FileResult:
    """A result with the same text in each place that a file, a configuration or a rule can fill."""
    one = found(
        message=evil,
        path=evil,
        related=(Related(Location(1, 1), Location(1, 2), evil),),
        fix=Fix("unsafe", (Edit(Span(0, 2), Location(1, 1), Location(1, 3), evil),)),
        agency=evil,
        name=evil,
    )
    block = paragraph((evil, ()), (evil, ("f1",)))
    table = ShownBlock(((Segment(evil, ("f1",)),), (Segment(evil),)), 2, region=0)
    return FileResult(
        evil,
        (one, found("GIA205", "", message=evil)),
        {1: evil},
        failures=(("GIA1", evil),),
        held=(Held(found(message=evil), "configuration", evil),),
        blocks=(block, table),
        agency=evil,
        year=2022,
    )


def assert_inert(root: Element) -> None:
    allowed = {"href", "id", "class", "lang", "style", "role", "title", "scope", "colspan", "tabindex", "open", "slot"}
    for each in root.iter():
        assert each.tag not in ("script", "img", "iframe", "object", "embed", "link", "base", "form", "svg"), each.tag
        if each.tag not in ("meta", "template", "slot"):
            assert all(name in allowed or re.match(r"(aria|data)-[a-z]+$", name) for name in each.attrib), each.attrib
        assert (each.get("href") or "#").startswith("#")
        assert re.fullmatch(r"[-a-z0-9:;/]*", each.get("style") or ""), each.get("style")


@pytest.mark.parametrize("evil", ATTACKS)
def test_what_a_file_holds_is_text_everywhere(evil: str) -> None:
    root = tree(written(everywhere(evil)))
    assert_inert(root)
    shown = harmless(evil)
    (body,) = of_class(root, "text")
    assert plain(body.findall(".//p")[0]) == shown * 2
    assert [plain(each) for each in of_class(root, "message")] == [shown] * 2
    for name, times in (("path", 1), ("related", 1), ("fix", 1), ("held", 2)):
        assert sum(plain(each).count(shown) for each in of_class(root, name)) >= times, name
    (failures,) = [each for each in of_class(root, "failures") if each.tag == "div"]
    assert [plain(each) for each in failures.findall("p")] == [harmless(line) for line in evil.split("\n")]


@given(ANYTHING, ANYTHING)
def test_no_text_becomes_markup(first: str, second: str) -> None:
    result = everywhere(first)
    cells = (first, second, "1")
    root = tree(written(result._replace(blocks=(paragraph((first, ()), (second, ("f1",))), row(*cells, marked=0)))))
    assert_inert(root)
    (body,) = of_class(root, "text")
    assert plain(body.findall(".//p")[0]) == harmless(first) + harmless(second)
    shown = [plain(each) for each in body.iter() if each.tag in ("td", "th")]
    assert [each for each in shown if each.strip()] == [harmless(each) for each in cells if harmless(each).strip()]


def links(root: Element) -> Iterator[str]:
    for each in root.iter("a"):
        yield (each.get("href") or "")[1:]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_of_the_examples_leads_to_an_id(language: str) -> None:
    root_folder = Path(__file__).resolve().parents[2] / "examples"
    files = sorted(each for each in root_folder.rglob("*") if each.suffix in (".txt", ".md"))
    results = [linted(each.name, each.read_text(encoding="utf-8"), language) for each in files]
    root = tree(written(*results, language=language))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert [each for each in links(root) if each not in ids] == []
    count = sum(len(each.diagnostics) for each in results)
    assert count > 20
    for each in of_class(root, "note"):
        (mark,) = [other for other in root.iter() if other.get("id") == f"at-{each.get('id')}"]
        assert mark.tag in ("mark", "span")
    assert len(of_class(root, "note")) == count
    # Each place is reached from the summary, directly or by following from one to the next.
    assert {f"at-{each.get('id')}" for each in of_class(root, "note")} <= set(links(root))


def test_the_text_of_a_report_is_there_letter_for_letter() -> None:
    text = (Path(__file__).resolve().parents[2] / "examples/bad/songhe-agriculture-2023.txt").read_text("utf-8")
    result = linted("a-2023.txt", text)
    (body,) = of_class(tree(written(result)), "text")
    for each in of_class(body, "notes"):
        each.clear()
    assert re.sub(r"\s", "", plain(body)) == re.sub(r"\s", "", text)


def test_marks_stand_on_their_cells_and_notes_beside_their_rows() -> None:
    rows = (row("", "自然人", "总计"), row("一、新收", "24", "46", line=2), row("二、结转", "1", "2", line=3, marked=2))
    root = tree(written(FileResult("a.txt", (found(line=3),), {3: "二、结转\t1\t2"}, blocks=rows)))
    (mark,) = root.iter("mark")
    assert mark.get("id") == "at-GIA303-1"
    assert [plain(each) for each in root.iter("td") if each.find("mark") is not None] == ["2"]
    (notes,) = of_class(root, "notes")
    assert notes.get("style") == "grid-row:3/5"
    assert next(iter(mark)).get("href") == "#GIA303-1"


def test_figures_stand_in_one_column_though_most_rows_lack_the_last(clean: str) -> None:
    lines = clean.split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("三、本年度办理结果\t"))
    last = next(number for number, line in enumerate(lines) if line.startswith("四、结转下年度继续办理\t"))
    lines[first : last + 1] = [re.sub(r"\d+(\s*)$", r"\1", line) for line in lines[first : last + 1]]
    body = tree(written(linted("a-2023.txt", "\n".join(lines))))
    (table,) = [each for each in body.iter("table") if "一、本年新收" in plain(each)]
    begins = []
    for each in table.iter("tr"):
        at = 0
        for cell in each:
            if cell.tag == "td":
                begins.append(at)
                break
            at += int(cell.get("colspan", "1"))
    assert len(begins) == 2 + sum(bool(line.strip()) for line in lines[first : last + 1])
    assert set(begins) == {3}


def test_a_heading_that_goes_on_below_is_no_gap_and_a_lost_figure_is_one() -> None:
    text = (
        "<html><body><p>云岭县教育局2023年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p><table>"
        "<tr><td rowspan=2>项目</td><td colspan=2>申请人</td><td rowspan=2>总计</td></tr><tr><td>自然人</td><td>其他</td></tr>"
        "<tr><td>新收</td><td>1</td><td>2</td><td>3</td></tr><tr><td>结转</td><td>1</td><td>2</td></tr></table><p>六、其他需要报告的事项</p></body></html>"
    )
    rows = [
        each
        for each in tree(written(linted("a.html", text))).iter("tr")
        if "自然人" in plain(each) or "结转" in plain(each)
    ]
    assert [[(cell.tag, cell.get("class")) for cell in row] for row in rows] == [
        [("th", None), ("th", None), ("th", None), ("th", None)],
        [("th", None), ("td", None), ("td", None), ("td", "gap")],
    ]


def test_a_mark_over_several_cells_has_one_id_and_one_note() -> None:
    block = ShownBlock(((Segment("甲", ("f1",)),), (Segment("乙", ("f1", "f2")),)), 1, region=0)
    two = found("GIA205", "f2", severity=Severity.INFO)
    root = tree(written(FileResult("a.txt", (found(), two), {}, blocks=(block,))))
    marks = list(root.iter("mark"))
    assert [(plain(each), each.get("id"), each.get("class")) for each in marks] == [
        ("甲", "at-GIA303-1", "error"),
        ("乙", "at-GIA205-1", "error"),
    ]
    assert len(of_class(root, "note")) == 2


def test_without_the_text_the_line_is_shown() -> None:
    result = FileResult("a.txt", (found(line=7),), {7: "甲乙丙丁"})
    root = tree(written(result))
    (line,) = of_class(root, "excerpt")
    assert plain(line) == "第7行甲乙丙丁"
    assert plain(next(line.iter("mark"))) == "甲乙"


def test_figures_by_severity_rule_and_agency() -> None:
    warning = found("GIA205", "f9", severity=Severity.WARNING)
    results = [
        FileResult("a.txt", (found(), warning), {1: "甲乙丙"}, agency="甲局", year=2022),
        FileResult("b.txt", (found(),), {1: "甲乙丙"}, agency="甲局", year=2023),
        FileResult("c.txt", agency="乙局", year=2023),
        FileResult("d.txt", skipped="not-a-report"),
    ]
    root = tree(written(*results))
    tiles = {plain(each[0]).lstrip("×!i"): plain(each[1]) for each in of_class(root, "tile")}
    assert tiles == {"错误": "2", "警告": "1", "提示": "0", "已检查文件": "3", "其中未发现问题": "1"}
    rules, agencies = of_class(root, "by-rule")[0], of_class(root, "by-agency")[0]
    assert [[plain(cell) for cell in each] for each in rules.findall("tbody/tr")] == [
        [
            "GIA303 第一项加第二项不等于第三项加第四项",
            "×错误",
            "2",
            "2",
            "甲局 2022年度 第1行第1列甲局 2023年度 第1行第1列",
        ],
        ["GIA205 ", "!警告", "1", "1", "甲局 2022年度 第1行第1列"],
    ]
    assert [[plain(cell) for cell in each] for each in agencies.findall("tbody/tr")] == [
        ["甲局", "2", "1", "–", "2022年2023年"]
    ]
    assert "另有未检查的文件：非年报文件1个。" in plain(root)
    assert [plain(each) for each in of_class(root, "clean")] == ["未发现问题 乙局 2023年度 c.txt"]


def test_only_reports_with_errors_are_unfolded() -> None:
    warning = FileResult("w.txt", (found(severity=Severity.WARNING),), {1: "甲乙"})
    failed = FileResult("f.txt", failures=(("", "出错\n详情"),))
    error = FileResult("e.txt", (found(),), {1: "甲乙"})
    root = tree(written(warning, failed, *[error] * 60))
    opened = [each.get("open") is not None for each in of_class(root, "report")]
    assert opened == [False, *[True] * 50, *[False] * 11]


def test_what_was_kept_back_is_folded_with_its_reason() -> None:
    result = FileResult("a.txt", held=(Held(found(), "baseline", "往年问题"),))
    (held,) = of_class(tree(written(result)), "held")
    assert held.tag == "details"
    assert held.get("open") is None
    assert "相差2。方式：基线；理由：往年问题" in plain(held)


def test_fixes_show_before_and_after_with_private_numbers_masked() -> None:
    number = "13812345678"
    edits = (
        Edit(Span(0, 2), Location(1, 1), Location(1, 3), f"电话{number}"),
        Edit(Span(3, 3), Location(1, 4), Location(1, 4), "0"),
        Edit(Span(4, 4), Location(1, 5), Location(1, 5), "0"),
        Edit(Span(5, 9), Location(3, 1), Location(5, 1), ""),
    )
    result = FileResult("a.txt", (found(fix=Fix("display", edits)),), {1: "甲乙丙丁戊"})
    (fix,) = of_class(tree(written(result)), "fix")
    assert [plain(each) for each in fix.iter("li")] == [
        "甲乙 改为 电话138******78",
        "增加 0（2处）",
        "删除 第3行至第4行",
    ]
    assert "仅供参考" in plain(fix)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = written(FileResult("a.txt", (found(),), {1: "甲乙"}))
    root = tree(text)
    assert root.get("lang") == "zh-CN"
    policy = [each.get("content") for each in root.iter("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert re.search(r"https?:|url\(|@import|src=", text) is None


def test_colours_have_contrast_in_both_schemes() -> None:
    sheet = (Path(page.__file__).parent / "page.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in sheet.split("@media screen and (pre")
    )
    grounds = ("paper", "ground", "soft")
    for colours in (light, dark):
        pairs = [
            (ink, ground) for ink in ("ink", "faint", "link", "ok", "error", "warning", "info") for ground in grounds
        ]
        for level in ("error", "warning", "info"):
            pairs += [("ink", f"{level}-tint"), ("on-colour", level)]
        assert [pair for pair in pairs if contrast(*(colours[name] for name in pair)) < 4.5] == []


def test_memory_does_not_grow_with_the_files() -> None:
    made = Page(Style(), RULES)
    result = everywhere("甲" * 2000)

    def held_after(count: int) -> int:
        for number in range(count):
            made.file(result._replace(path=f"{number}.txt", agency=f"机关{number % 5}"))
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    before = held_after(200)
    after = held_after(400)
    tracemalloc.stop()
    assert after - before < 100_000


def contrast(first: str, second: str) -> float:
    """The contrast of two colours as WCAG 2 reckons it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_both_lines_of_a_title_in_two_are_headings_and_a_line_before_other_text_is_none() -> None:
    agency, rest = paragraph(("云岭县人民政府办公室", ())), paragraph(("2023年政府信息公开工作年度报告", ()), line=2)
    page = _page(FileResult("a.txt", blocks=(agency, rest)))
    assert page.count("<h4") == 2
    assert "<h4" not in _page(FileResult("a.txt", blocks=(agency, paragraph(("现予公布。", ()), line=2))))


def _page(result: FileResult) -> str:
    return Text(result, [], "r", "zh", {}).render([])
