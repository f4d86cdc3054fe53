"""Defects of prose: years, periods, dates, the fee statement, paragraphs that stand twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from support.defects.damage import Damage, damage
from support.page import Key
from support.parts import ParagraphModel, ReportModel

_PERIOD = re.compile(r"(?P<first>\d{4})年1月1日(?P<joint>起?至)(?P<second>\d{4}年)?12月31日")


def title_year_wrong(model: ReportModel, random: Random) -> Damage | None:
    """The title's year alone is wrong; the period and what section one tells with figures agree on another."""
    told = re.compile(rf"{model.year}年，[^。]*\d")
    if len(model.titles) != 1 or not any(told.search(p.text) for p in model.section("overview").paragraphs):
        return None
    wrong = model.year + random.choice((-1, 1))
    title = model.titles[0].replace(str(model.year), str(wrong))
    place: Key = ("phrase", "title", str(wrong))
    return damage(replace(model, titles=(title,)), ("title", "years"), ("GIA502", place))


def year_wrong(model: ReportModel, random: Random) -> Damage:
    """A sentence of section one that tells last year's work, kept from last year's text."""
    overview = model.section("overview")
    text = random.choice(
        (
            f"{model.year - 1}年，全体工作人员分批参加政府信息公开业务学习，进一步统一了工作标准。",
            f"{model.year - 1}年，办公室组织修订了政府信息公开指南，并同步更新了公开目录。",
        )
    )
    changed = replace(overview, paragraphs=(*overview.paragraphs, ParagraphModel(text)))
    place: Key = ("paragraph", "overview", len(overview.paragraphs))
    return damage(model.with_section(changed), ("overview", "years"), ("GIA501", place))


def period_of_another_year(model: ReportModel, random: Random) -> Damage | None:
    def wrong(match: re.Match[str]) -> str:
        other = str(int(match["first"]) - 1)
        return f"{other}年1月1日{match['joint']}{(match['second'] and f'{other}年') or ''}12月31日"

    return _with_period(model, wrong, "GIA503")


def period_reversed(model: ReportModel, random: Random) -> Damage | None:
    """A period that starts after its end."""
    return _with_period(model, lambda m: f"{m['first']}年12月31日{m['joint']}{m['first']}年1月1日", "GIA503")


def period_partial(model: ReportModel, random: Random) -> Damage | None:
    start, end = random.choice((("1月1日", "11月30日"), ("3月1日", "12月31日"), ("1月10日", "12月31日")))
    return _with_period(model, lambda m: f"{m['first']}年{start}{m['joint']}{m['second'] or ''}{end}", "GIA508")


def period_malformed(model: ReportModel, random: Random) -> Damage | None:
    """A date of the period damaged: the year's mark or the day lost, or no such day."""
    wrong = random.choice((f"{model.year}1月1日", f"{model.year}年13月1日", f"{model.year}年年1月1日"))
    return _with_period(model, lambda m: f"{wrong}{m['joint']}{m['second'] or ''}12月31日", "GIA504", wrong)


def period_missing(model: ReportModel, random: Random) -> Damage | None:
    """The period stated nowhere: an info, said of the title."""
    holder = _period_holder(model)
    if holder is None:
        return None
    key, text = holder
    rest = "。".join(sentence for sentence in text.split("。") if "统计" not in sentence)
    return damage(_with_text(model, key, rest), (_zone(key), "years", "title"), ("GIA111", "title"))


def _with_period(
    model: ReportModel, change: Callable[[re.Match[str]], str], code: str, at: str | None = None
) -> Damage | None:
    """The report with its period changed; the place is the line of the period, or where the text `at` begins."""
    holder = _period_holder(model)
    if holder is None:
        return None
    key, text = holder
    place: Key = ("phrase", key, at) if at else ("within", key)
    changed = _with_text(model, key, _PERIOD.sub(change, text))
    return damage(changed, (_zone(key), "years"), (code, place))


def _period_holder(model: ReportModel) -> tuple[tuple[str, int] | tuple[str, str, int], str] | None:
    """The paragraph that states the statistics period: its key and text."""
    for index, text in enumerate(model.preamble):
        if _PERIOD.search(text):
            return ("preamble", index), text
    for index, paragraph in enumerate(model.section("other-matters").paragraphs):
        if _PERIOD.search(paragraph.text):
            return ("paragraph", "other-matters", index), paragraph.text
    return None


def _zone(key: tuple[str, int] | tuple[str, str, int]) -> str:
    return "preamble" if len(key) == 2 else key[1]


def _with_text(model: ReportModel, key: tuple[str, int] | tuple[str, str, int], text: str) -> ReportModel:
    """The report with the text of a paragraph replaced; an empty text takes the paragraph out."""
    new = (text,) if text else ()
    if len(key) == 2:
        index = key[1]
        return replace(model, preamble=(*model.preamble[:index], *new, *model.preamble[index + 1 :]))
    section, index = model.section(key[1]), key[2]
    paragraphs = (*section.paragraphs[:index], *map(ParagraphModel, new), *section.paragraphs[index + 1 :])
    return model.with_section(replace(section, paragraphs=paragraphs))


def signature_date_malformed(model: ReportModel, random: Random) -> Damage | None:
    if model.date is None:
        return None
    wrong = random.choice((f"{model.year + 1}年2月30日", f"{model.year + 1}1月15日", f"{model.year + 1}年13月5日"))
    return damage(replace(model, date=wrong), "signature", ("GIA504", ("date",)))


def fee_missing(model: ReportModel, random: Random) -> Damage | None:
    """Nothing of the fee in a report that owes a word on it: said of the heading of section six."""
    if model.year < 2021:
        return None
    section = model.section("other-matters")
    kept = tuple(p for p in section.paragraphs if "收费通知" not in p.text) or (ParagraphModel("无。"),)
    changed = model.with_section(replace(section, paragraphs=kept))
    return damage(changed, "other-matters", ("GIA112", ("heading", "other-matters")))


def fee_without_figures(model: ReportModel, random: Random) -> Damage | None:
    """The fee mentioned without number of notices, amount charged and amount received: an info at that sentence."""
    section = model.section("other-matters")
    index = next((n for n, paragraph in enumerate(section.paragraphs) if "收费通知" in paragraph.text), None)
    if index is None:
        return None
    key = ("paragraph", "other-matters", index)
    changed = _with_text(model, key, f"{model.year}年，本机关未收取政府信息公开信息处理费。")
    return damage(changed, "other-matters", ("GIA116", ("within", key)))


def paragraph_duplicated(model: ReportModel, random: Random) -> Damage | None:
    """A long paragraph of section one, and none that says there was nothing, again at its end: said of the second."""
    section = model.section("overview")
    long = [p for p in section.paragraphs if len(p.text) >= 40 and "未" not in p.text and p.text[0] != "（"]
    if not long:
        return None
    changed = model.with_section(replace(section, paragraphs=(*section.paragraphs, random.choice(long))))
    place: Key = ("paragraph", "overview", len(section.paragraphs))
    return damage(changed, "overview", ("GIA601", place))
