"""The page as a browser lays it out: nothing overlaps or overflows, marks stand on their cells, notes beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Diagnostic, FileResult, Location, Segment, Severity, ShownBlock, Span
from giar_lint.engine import Linter
from giar_lint.outputs import RunInfo, Style
from giar_lint.outputs.page import Page
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target
from support.browser import CHROMIUM, Browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
EVIL = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"

LAYOUT = """(() => {
  document.querySelectorAll('details').forEach(each => each.open = true);
  const box = each => { const r = each.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const lines = each => [...each.getClientRects()].map(r => [r.left, r.top, r.right, r.bottom]);
  const holder = each => each.closest('td, th') || each.closest('p, h4, h5, h6, .excerpt');
  return JSON.stringify({
    width: document.documentElement.scrollWidth,
    title: document.title,
    scripts: document.querySelectorAll('script, img').length,
    summary: box(document.querySelector('.summary')),
    reports: box(document.querySelector('.reports')),
    notes: [...document.querySelectorAll('.note')].map(each => {
      const mark = document.getElementById('at-' + each.id);
      const block = each.closest('.noted').firstElementChild;
      const beside = getComputedStyle(each.closest('.noted')).display === 'grid';
      return {id: each.id, box: box(each), group: box(each.parentElement), beside,
              mark: lines(mark), holder: box(holder(mark)), row: box(holder(mark)),
              block: box(block.matches('.scroll') ? block.querySelector('table') : block),
              table: !!mark.closest('table'), text: each.textContent};
    }),
    texts: [...document.querySelectorAll('.text > p, .text > h4, .text > h5, .noted > p, .noted h4, .noted h5, .text th, .text td')]
      .filter(each => !each.closest('.note')).map(box),
    broken: [...document.querySelectorAll('a')].filter(a => !document.getElementById(a.hash.slice(1))).length,
    links: document.querySelectorAll('.summary a').length,
  });
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    made = Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, a table that is wider than any window, and a report whose text would like to be markup."""
    linter = Linter(Resolver(registry(), Layer("defaults")), content=True)
    page = Page(Style(), RunInfo())
    parts = [page.begin()]
    for path in sorted(each for each in EXAMPLES.rglob("*") if each.suffix in (".txt", ".md")):
        target = Target(STANDARD_INPUT, path.name, path.name, True, Configuration())
        parts.append(page.file(linter.lint_bytes(target, path.read_bytes())))
    parts += [page.file(broad()), page.file(hostile()), page.end()]
    made = tmp_path_factory.mktemp("page") / "page.html"
    made.write_text("".join(parts), encoding="utf-8")
    return made


def found(line: int, print_: str, message: str = "相差2，请核对。") -> Diagnostic:
    start, end = Location(line, 1), Location(line, 3)
    return Diagnostic("GIA303", "balance", Severity.ERROR, message, "a", start, end, Span(0, 2), fingerprint=print_)


def broad() -> FileResult:
    cells = tuple((Segment(f"第{number}列标题"),) for number in range(40))
    marked = tuple((Segment("0", ("f1",) if number == 37 else ()),) for number in range(40))
    blocks = (ShownBlock(cells, 1, region=0), ShownBlock(marked, 2, region=0))
    return FileResult("broad.txt", (found(2, "f1"),), {2: "0"}, blocks=blocks)


def hostile() -> FileResult:
    path = "x" * 300
    long = ShownBlock(((Segment("字" * 900), Segment(EVIL, ("f1",)), Segment("https://" + "x" * 300)),), 1)
    return FileResult(path, (found(1, "f1", EVIL), found(9, "", "y" * 200)), {1: EVIL, 9: "z" * 300}, blocks=(long,))


def laid_out(browser: Browser, file: Path, size: str) -> dict[str, Any]:
    browser.open(file, *SIZES[size])
    return dict(json.loads(browser.evaluate(LAYOUT)))


@pytest.fixture(scope="module", params=SIZES)
def layout(request: pytest.FixtureRequest, browser: Browser, file: Path) -> tuple[str, dict[str, Any]]:
    return request.param, laid_out(browser, file, request.param)


def overlap(first: list[float], second: list[float]) -> bool:
    """Whether two boxes (left, top, right, bottom) share more than an edge."""
    return (
        min(first[2], second[2]) - max(first[0], second[0]) > 1
        and min(first[3], second[3]) - max(first[1], second[1]) > 1
    )


def test_the_page_never_scrolls_sideways(layout: tuple[str, dict[str, Any]]) -> None:
    size, data = layout
    assert data["width"] <= SIZES[size][0]


def test_no_notes_overlap_and_none_covers_the_text(layout: tuple[str, dict[str, Any]]) -> None:
    size, data = layout
    width = SIZES[size][0]
    boxes = [note["box"] for note in data["notes"]]
    assert len(boxes) > 20
    ordered = sorted(boxes, key=lambda box: box[1])
    for index, box in enumerate(ordered):
        assert 0 <= box[0] < box[2] <= width
        assert not any(overlap(box, other) for other in ordered[index + 1 : index + 40])
    # Cells that are scrolled out of sight lie beyond the edge of their table.
    texts = [box for box in data["texts"] if size == "wide" or box[2] <= width]
    assert [(note["id"], text) for note in data["notes"] for text in texts if overlap(note["box"], text)] == []


def test_marks_lie_within_their_cells_and_lines(layout: tuple[str, dict[str, Any]]) -> None:
    for note in layout[1]["notes"]:
        left, top, right, bottom = note["holder"]
        assert note["mark"], note["id"]
        for line in note["mark"]:
            # A blank at the end of a line hangs over the edge.
            assert left - 1 <= line[0] <= line[2] <= right + 6, note
            assert top - 4 <= line[1] <= line[3] <= bottom + 4, note


def test_notes_stand_at_the_height_of_their_mark(layout: tuple[str, dict[str, Any]]) -> None:
    size, data = layout
    beside = [note for note in data["notes"] if note["beside"]]
    assert bool(beside) == (size == "wide")
    for note in data["notes"]:
        if note["beside"]:
            assert note["box"][0] >= note["block"][2] or note["table"]
            # The first note of a group begins where the paragraph or the row of its mark begins.
            assert abs(note["group"][1] - note["row"][1]) <= 2, note
        elif size == "narrow":
            assert note["box"][1] >= note["block"][3] - 1, note


def test_the_summary_comes_first_and_its_links_lead_somewhere(layout: tuple[str, dict[str, Any]]) -> None:
    data = layout[1]
    assert data["summary"][3] <= data["reports"][1]
    assert data["links"] > 20
    assert data["broken"] == 0


def test_markup_in_a_report_is_text(layout: tuple[str, dict[str, Any]]) -> None:
    data = layout[1]
    assert data["scripts"] == 0
    assert data["title"] == "政府信息公开工作年度报告检查结果"
    assert sum(EVIL in note["text"] for note in data["notes"]) == 1


def test_nothing_is_requested_and_nothing_refused(browser: Browser, file: Path) -> None:
    browser.open(file, *SIZES["wide"])
    requests = [each for each in browser.events if each["method"] == "Network.requestWillBeSent"]
    assert [each["params"]["request"]["url"] for each in requests] == [file.as_uri()]
    assert [each for each in browser.events if each["method"] == "Log.entryAdded"] == []


def test_a_link_into_a_folded_report_unfolds_it(browser: Browser, file: Path) -> None:
    browser.open(file, *SIZES["wide"])
    anchor = browser.evaluate("document.querySelector('.report:not([open]) mark[id]').id")
    browser.evaluate(
        f"new Promise(done => {{ document.querySelector('.summary a[href=\"#{anchor}\"]').click();"
        "requestAnimationFrame(() => requestAnimationFrame(done)); })"
    )
    left, top, right, bottom = browser.evaluate(
        f"(() => {{ const r = document.getElementById('{anchor}').getBoundingClientRect();"
        "return [r.left, r.top, r.right, r.bottom]; })()"
    )
    assert 0 <= top < bottom <= SIZES["wide"][1]
    assert 0 <= left < right <= SIZES["wide"][0]


def test_without_shadow_trees_the_summary_is_shown_first_too(browser: Browser, file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.html"
    text = file.read_text(encoding="utf-8")
    assert ' shadowrootmode="open"' in text
    old.write_text(text.replace(' shadowrootmode="open"', ""), encoding="utf-8")
    data = laid_out(browser, old, "wide")
    assert data["summary"][3] <= data["reports"][1]


def test_in_print_every_report_is_open(browser: Browser, file: Path) -> None:
    browser.open(file, *SIZES["wide"])
    folded = browser.evaluate("document.querySelectorAll('.report:not([open]) .note').length")
    assert folded > 0
    browser.call("Emulation.setEmulatedMedia", media="print")
    heights = browser.evaluate(
        "[...document.querySelectorAll('.report:not([open]) .note')].map(each => each.getBoundingClientRect().height)"
    )
    browser.call("Emulation.setEmulatedMedia", media="")
    assert min(heights) > 0
    assert browser.print().startswith(b"%PDF")
