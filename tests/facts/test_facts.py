"""Facts from whole sentences: each number is where its fact says, marks make totals and parts, nothing breaks or is slow."""

from __future__ import annotations

import gc
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giar_lint.api import lint_text
from giar_lint.document import Passage, Piece
from giar_lint.facts import Facts, checkable, facts
from giar_lint.facts.gaps import find_gaps
from giar_lint.facts.machine import grammar
from giar_lint.facts.names import Own
from giar_lint.facts.reader import Reader
from giar_lint.facts.sentences import may_claim, may_sum
from support.clock import by_the_clock
from support.prose import prose_report

OWN = Own(("云岭县自然资源局",), 2023)


def read(text: str, topic: str = "", *, every: bool = True) -> Facts:
    reader = Reader(OWN, department=True, every=every)
    reader.read(Passage(text, (Piece(0, 0, len(text)),)), topic, claims=True)
    return reader.facts()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布信息12条", [("12", 12, "条", "发布信息", False)]),
        ("发布信息１２条", [("１２", 12, "条", "发布信息", False)]),
        ("发布信息1,234条", [("1,234", 1234, "条", "发布信息", False)]),
        ("发布信息 1437 条", [("1437", 1437, "条", "发布信息", False)]),
        ("发布信息十二条", [("十二", 12, "条", "发布信息", False)]),
        ("共收到10件依申请公开请求", [("10", 10, "件", "收到", False)]),
        ("12件为网上申请", [("12", 12, "件", "网上申请", False)]),
        ("阅读量约5万次", [("5万", 50_000, "次", "阅读量", True)]),
        ("发布信息1.2万条", [("1.2万", 12_000, "条", "发布信息", True)]),
        ("发布信息近100条", [("100", 100, "条", "发布信息", True)]),
        ("发布信息100余条", [("100", 100, "条", "发布信息", True)]),
        ("发布信息100多条", [("100", 100, "条", "发布信息", True)]),
        ("发布信息100条以上", [("100", 100, "条", "发布信息", True)]),
        ("发布信息100条左右", [("100", 100, "条", "发布信息", True)]),
        ("发布信息超100条", [("100", 100, "条", "发布信息", True)]),
        ("发布信息逾100条", [("100", 100, "条", "发布信息", True)]),
        ("发布信息数十条", [("十", 10, "条", "发布信息", True)]),
        ("总金额60元", [("60", 60, "元", "总金额", False)]),
        ("网站、微信分别为10、20条", [("10", 10, "条", "", False), ("20", 20, "条", "", False)]),
        # no quantities: dates, ordinals, numbers of documents and telephones, fractions, ranges, names
        ("2023年12月31日，第3次会议，国办函〔2021〕30号，12345热线，0999-5550123", []),
        ("缩短1/3，3-5件，第二十条，一次性告知，“三公”经费，A4纸5G，《信息公开12条》", []),
        ("一是公开，二是解读，三是回应，十九大，十四五，三级联动", []),
        ("办结率100%，同比增长12%", []),
    ],
)
def test_quantities(text: str, expected: list[tuple[object, ...]]) -> None:
    found = read(text).quantities
    assert [(q.passage.text[q.start : q.end], q.value, q.unit, q.counted, q.approximate) for q in found] == expected


def test_marks_make_totals_and_parts() -> None:
    text = "共发布信息100条，其中动态60条（网站50条）、公告40条；回复留言8条，较上年增加3条。"
    found = read(text).quantities
    assert [(q.value, q.role, q.compared) for q in found] == [
        (100, "total", False),
        (60, "part", False),
        (50, "", False),
        (40, "part", False),
        (8, "", False),
        (3, "", True),
    ]


def test_facts_are_read_once_for_a_report() -> None:
    report = prose_report("收到政府信息公开申请16件。")
    first = facts(report)
    assert facts(report) is first
    assert [claim.metric for claim in first.claims] == ["received"]
    other = prose_report("收到政府信息公开申请16件。")
    assert facts(other) is not first


def test_rules_get_all_but_the_quantities() -> None:
    report = prose_report("发布信息156条。", "发布信息20条，其中动态15条。", "未收到政府信息公开申请。")
    assert [quantity.value for quantity in facts(report).quantities] == [156, 20, 15]
    assert checkable(report).quantities == ()
    assert checkable(report)[1:] == facts(report)[1:]
    assert checkable(report) is checkable(report)


NAMING = [
    "REQUEST",
    "REVIEW",
    "SUIT",
    "DIRECT",
    "AFTER",
    "LICENCE",
    "PENALTY",
    "COERCION",
    "DOCUMENT",
    "REGULATION",
    "IN_FORCE",
    "NOTICE",
    "FEE",
    "LEAD",
    "DISTRIBUTE",
]


@pytest.mark.parametrize("kind", NAMING)
def test_every_word_that_begins_a_claim_or_a_sum_is_looked_for(kind: str) -> None:
    words = [word for word, terminal in grammar().words.items() if terminal == kind]
    looked_for = may_sum if kind in ("LEAD", "DISTRIBUTE") else lambda word: may_claim(word, "")
    assert words
    assert [word for word in words if not looked_for(word)] == []


def test_places_lead_back_to_the_source_over_a_joint() -> None:
    text = "共收到政府信息公开申请12件"
    passage = Passage(text, (Piece(0, 100, 104), Piece(4, 120, 130)))
    reader = Reader(OWN, department=True)
    reader.read(passage, "", claims=True)
    (claim,) = reader.facts().claims
    assert tuple(claim.quantity.span) == (127, 129)


def test_nothing_is_loaded_where_nothing_is_counted() -> None:
    code = (
        "import sys; from giar_lint.facts.names import Own; from giar_lint.facts.reader import Reader;"
        "from giar_lint.document import Passage, Piece; from giar_lint.facts import machine;"
        "t = '二〇二三年，我局坚持以公开为常态、不公开为例外，各项工作平稳有序。';"
        "Reader(Own((), 2023), department=True).read(Passage(t, (Piece(0, 0, len(t)),)), '', claims=True);"
        "assert not machine.grammar.cache_info().currsize; assert 'lark' not in sys.modules; assert 'decimal' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


WORDS = (
    "共 收到 新收 受理 办结 答复 政府信息公开申请 依申请公开 申请 件 条 12 3 0 １６ 1.2万 三 十二 一百 ， 。 ； 、 ： （ ） 其中 包括 "
    "分别为 和 等 占 75% 率 100% 余 约 未 无 没有 均 全部 行政复议 行政诉讼 维持 无败诉 因 政府信息公开 引起的 2022年 2023年 我局 "
    "全市 上年 结转 下年 收费通知 总金额 元 万元 《 》 “ ” 〔 〕 ( ) , ; : % 第 号 月 日 - / \u3000 \t"
)
PIECES = WORDS.split(" ")


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_run_of_its_words_is_read_and_every_place_is_true(text: str) -> None:
    _assert_true(text)


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    _assert_true(text)


def _assert_true(text: str) -> None:
    for topic in ("", "requests"):
        assert read(text, topic, every=False)[1:] == read(text, topic)[1:]
    found = read(text, "requests")
    for quantity in found.quantities:
        number = text[quantity.start : quantity.end]
        assert number.strip()
        assert number[0].isdecimal() or number[0] in "零〇一二两三四五六七八九十百千"
        assert quantity.value >= 0
        assert 0 <= quantity.phrase_start <= quantity.start < quantity.end <= quantity.phrase_end <= len(text)
    for share in found.shares:
        assert text[share.end - 1] in "%％"
    for denial in (*found.denials, *found.universals):
        assert 0 <= denial.start < denial.end <= len(text)
    for start, end in find_gaps(text):
        assert text[start:end] in ("人次", *"条件篇次期份场个")


HEAVY = (
    "其中网站60条、微信40条，",
    "其中其中，",
    "12、",
    "共收到政府信息公开申请12件，其中自然人10件（占83%）、",
    "（其中12件",
    "“《〔12条",
    "发布信息条，",
    "未收到政府信息公开申请，",
    "网站6条、微信4条，共10条，",
    "满意114份，满意率95%，",
    "甲类5条，占5%，",
    "，",
    "（",
    "）12件",
    "1 ",
    "一二三",
)


@by_the_clock
@pytest.mark.parametrize("piece", HEAVY)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    def cost(times: int) -> float:
        text = "2023年，" + piece * times
        best = float("inf")
        for _ in range(3):
            gc.collect()
            start = time.process_time()
            read(text)
            list(find_gaps(text))
            best = min(best, time.process_time() - start)
        return best

    read("收到12件")
    size = 1000 // len(piece)
    # linear is 4; a quadratic reading would be 16
    assert cost(4 * size) < 9 * cost(size) + 0.02


@pytest.mark.parametrize("said", ["按期办结47件，延期办结{}件。", "甲局办结47件、乙局办结1件，合计{}件。"])
def test_a_number_of_thousands_of_digits_is_no_part_of_anything(clean: str, said: str) -> None:
    head, heading, rest = clean.partition("一、总体情况\n")
    sentence = f"我局收到政府信息公开申请3件，{said.format('1' * 5000)}\n"
    assert "GIA401" in {each.code for each in lint_text(head + heading + sentence + rest)}
