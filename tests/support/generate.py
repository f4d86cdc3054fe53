"""Clean reports by chance: agencies, years, wordings and tables vary, every sum holds, and nothing is wrong."""

from __future__ import annotations

from itertools import accumulate
from random import Random

from hypothesis import strategies as st

from support import form, wording
from support.parts import (
    Edition,
    ParagraphModel,
    ReportModel,
    SectionModel,
    TableModel,
    disputes_table,
    heading,
    proactive_table,
    requests_table,
)

FIRST_YEAR, LAST_YEAR = 2019, 2024


SEEDS = st.integers(min_value=0, max_value=2**32 - 1)
"""Numbers of reports, for hypothesis: what fails is named by a number that makes it again."""


def seeded_report(seed: int) -> ReportModel:
    """The clean report of a number: the same on every machine."""
    return clean_report(Random(seed))


def clean_report(random: Random) -> ReportModel:
    """A clean report."""
    year = random.randint(FIRST_YEAR, LAST_YEAR)
    edition: Edition = "2019" if year < 2021 else "2021"
    agency = random.choice(wording.AGENCIES)
    numbers = _request_numbers(random, edition)
    tables = {
        "proactive": proactive_table(edition, _proactive_cells(random, edition)),
        "requests": requests_table(edition, numbers),
        "disputes": disputes_table([[_small(random) for _ in range(4)] for _ in range(3)]),
    }
    words = _words(random, agency, year, tables["requests"])
    writer = _Prose(random, words)
    period = writer.say(wording.PERIODS)
    in_preamble = random.random() < 0.6
    preamble = [writer.say(wording.PREAMBLES)] if random.random() < 0.7 else []
    if in_preamble:
        preamble = [preamble[0] + period] if preamble and random.random() < 0.5 else [*preamble, period]
    prose = {
        "overview": writer.overview(),
        "shortcomings": writer.shortcomings(),
        "other-matters": writer.other_matters(year, "" if in_preamble else period),
    }
    for key, lead in wording.TABLE_LEADS.items():
        prose[key] = [ParagraphModel(lead.format_map(words))] if random.random() < 0.2 else []
    sections = tuple(
        SectionModel(key, heading(key, random.choice(form.ACCEPTED_HEADINGS[key])), tuple(prose[key]), tables.get(key))
        for key in form.SECTIONS
    )
    return ReportModel(
        edition=edition,
        year=year,
        agency=agency.name,
        level=agency.level,
        kind=agency.kind,
        titles=(writer.say(wording.TITLES),),
        preamble=tuple(preamble),
        sections=sections,
        signature=agency.name if (signed := random.random() < 0.7) else None,
        date=f"{year + 1}年1月{random.randint(4, 28)}日" if signed else None,
    )


def _small(random: Random) -> int:
    """A number that is mostly zero, as most numbers of most reports are."""
    return random.randint(1, 9) if random.random() < 0.15 else 0


def _request_numbers(random: Random, edition: Edition) -> dict[str, list[int]]:
    """Numbers of the six applicants for each row of table three, so that in every column 一 + 二 = 三（七） + 四."""
    numbers = {key: [0] * len(form.APPLICANTS) for key, _ in form.REQUEST_ROWS[edition]}
    if random.random() < 0.3:
        return numbers
    # A fee that was not paid would contradict the prose, which says that none was asked for.
    outcomes = [key for key in form.OUTCOME_ROWS[edition] if key != "other-unpaid"]
    for column in range(len(form.APPLICANTS)):
        new, carried = random.randint(0, 60) if column < 2 else _small(random), _small(random)
        forward = min(new + carried, _small(random))
        numbers["new-requests"][column], numbers["carried-over"][column] = new, carried
        numbers["carried-forward"][column] = forward
        rest = new + carried - forward
        while rest:
            share = random.randint(1, rest)
            numbers[random.choice(outcomes)][column] += share
            rest -= share
    return numbers


def _proactive_cells(random: Random, edition: Edition) -> dict[str, tuple[str, ...]]:
    """The cells of table two: no regulations, and no more documents repealed than issued and in force explain."""
    issued, repealed = _small(random), _small(random)
    decided = {key: str(random.randint(0, 4000)) for key in ("licences", "penalties", "coercion", "other-services")}
    amount = random.choice(("0", "0", "6.5", "12.36", "310.0425"))
    none = ("0", "0", "0")
    if edition == "2021":
        in_force = str(max(0, issued - repealed) + _small(random))
        documents = (str(issued), str(repealed), in_force)
        decisions = {key: (decided[key],) for key in ("licences", "penalties", "coercion")}
        return {"regulations": none, "normative-documents": documents, **decisions, "fees": (amount,)}
    items = {key: (str(random.randint(8, 40)), str(random.randint(-8, 8)), number) for key, number in decided.items()}
    return {
        "regulations": none,
        "normative-documents": (str(issued), str(issued), str(issued + random.randint(0, 30))),
        **items,
        "fees": (str(random.randint(0, 5)), "0"),
        "procurement": (str(random.randint(0, 30)), amount),
    }


def _words(random: Random, agency: wording.AgencyModel, year: int, requests: TableModel) -> dict[str, str]:
    """What the braces of the wordings stand for in this report; figures are drawn anew for each text."""
    totals = {
        name: requests.row(key).cell("total")
        for name, key in (
            ("new", "new-requests"),
            ("carried", "carried-over"),
            ("done", "outcome-total"),
            ("forward", "carried-forward"),
        )
    }
    years = {"year": str(year), "next": str(year + 1)}
    basis, number = wording.BASIS["2019" if year < 2021 else "2021"], "2019〕60" if year < 2021 else "2021〕30"
    names = {"agency": agency.name, "we": agency.we, "site": agency.site, "matters": agency.matters}
    return {**totals, **years, **names, "basis": f"{basis}（国办公开办函〔{number}号）"}


class _Prose:
    def __init__(self, random: Random, words: dict[str, str]) -> None:
        self.random = random
        self.words = words

    def say(self, texts: tuple[str, ...]) -> str:
        """One of the texts, filled with fresh figures."""
        figures = [self.random.randint(2, 300) for _ in range(3)]
        a, ab, abc = accumulate(figures)
        own = {"a": a, "b": figures[1], "c": figures[2], "ab": ab, "abc": abc, "s": self.random.randint(1, 6)}
        return self.random.choice(texts).format_map({**self.words, **own})

    def overview(self) -> list[ParagraphModel]:
        nothing = self.words["new"] == self.words["carried"] == "0"
        figures = (wording.REQUESTS_NONE,) if nothing else (wording.REQUESTS_WITH_FIGURES,)
        texts = (
            self.say(wording.PROACTIVE),
            self.say((*wording.REQUESTS, *figures)),
            self.say(wording.MANAGEMENT),
            self.say(wording.PLATFORM),
            self.say(wording.SUPERVISION),
        )
        paragraphs = [ParagraphModel(self.say(wording.LEADS))]
        style = self.random.choice(("subheading", "run-in", "aspect"))
        suffix = self.random.choice(("", "情况"))
        for ordinal, aspect, text in zip(form.ORDINALS, wording.ASPECTS, texts, strict=False):
            if style == "subheading":
                paragraphs += [ParagraphModel(f"（{ordinal}）{aspect}{suffix}", subheading=True), ParagraphModel(text)]
            else:
                lead = f"（{ordinal}）{aspect}{suffix}。" if style == "run-in" else f"{aspect}方面。"
                paragraphs.append(ParagraphModel(lead + text))
        return paragraphs

    def shortcomings(self) -> list[ParagraphModel]:
        pairs = self.random.sample(wording.SHORTCOMINGS, self.random.randint(2, 4))
        problems, improvements = (_enumerated(texts) for texts in zip(*pairs, strict=True))
        said = [
            self.random.choice(texts).format_map({**self.words, "list": items})
            for texts, items in ((wording.PROBLEMS, problems), (wording.IMPROVEMENTS, improvements))
        ]
        if self.random.random() < 0.4:
            first, second = (ParagraphModel(text, subheading=True) for text in wording.SHORTCOMINGS_SUBHEADINGS)
            return [first, ParagraphModel(said[0]), second, ParagraphModel(said[1])]
        return [ParagraphModel(text) for text in said]

    def other_matters(self, year: int, period: str) -> list[ParagraphModel]:
        fee = [self.say(wording.FEES)] if year >= 2021 else []
        nothing = [self.say(wording.NOTHING_ELSE)] if not fee or self.random.random() < 0.5 else []
        return [ParagraphModel(text) for text in (*fee, period, *nothing) if text]


def _enumerated(items: tuple[str, ...]) -> str:
    return "；".join(f"{ordinal}是{item}" for ordinal, item in zip(form.ORDINALS, items, strict=False))
