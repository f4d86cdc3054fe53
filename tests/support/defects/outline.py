"""Defects of the outline: title, sections, headings, and sections without what belongs in them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from support import form
from support.defects.damage import Damage, damage, states_period
from support.page import Key
from support.parts import ParagraphModel, ReportModel, SectionModel, heading

REWORDED = {
    "overview": "总体概况",
    "proactive": "主动公开信息情况",
    "requests": "收到和处理政府信息公开申请情况（无）",
    "disputes": "政府信息公开复议、诉讼情况",
    "shortcomings": "存在的问题及改进情况",
    "other-matters": "其他需要报告事项",
}
UNKNOWN_SECTIONS = ("政务公开创新做法", "人大建议和政协提案办理情况", "重点领域公开亮点")


def section_missing(model: ReportModel, random: Random) -> Damage | None:
    section = random.choice(model.sections)
    if states_period(section):
        return None
    return without_section(model, section.key)


def without_section(model: ReportModel, key: str) -> Damage:
    """A section gone, heading and all: said of the heading that follows, else of the last line that is not blank."""
    index = [section.key for section in model.sections].index(key)
    rest = model.sections[:index] + model.sections[index + 1 :]
    place: Key = ("heading", rest[index].key) if index < len(rest) else "last-line"
    return damage(replace(model, sections=rest), ("outline", key), ("GIA101", place))


def heading_missing(model: ReportModel, random: Random) -> Damage:
    return without_heading(model, random.choice(tuple(form.TABLE_SECTIONS)))


def without_heading(model: ReportModel, key: str) -> Damage:
    """A heading gone while its table or text stands: said of the first row of the table, else of the first line."""
    section = replace(model.section(key), heading=None)
    number = form.TABLE_SECTIONS.get(key)
    place: Key = ("header", number, 0) if number else ("paragraph", key, 0)
    return damage(model.with_section(section), ("outline", key), ("GIA101", place))


def section_doubled(model: ReportModel, random: Random) -> Damage:
    index = random.randrange(len(model.sections))
    return with_section_again(model, model.sections[index].key, random.randint(index + 1, len(model.sections)))


def with_section_again(model: ReportModel, key: str, at: int) -> Damage:
    """A section printed a second time before the section of an index: said of the second heading."""
    sections = (*model.sections[:at], model.section(key), *model.sections[at:])
    return damage(replace(model, sections=sections), ("outline", key), ("GIA103", ("again", ("heading", key))))


def section_moved(model: ReportModel, random: Random) -> Damage:
    """A section two places or more from where it belongs, so that no other can be called the one out of place."""
    old, new = random.choice([(old, new) for old in range(6) for new in range(6) if abs(old - new) >= 2])
    return with_section_moved(model, model.sections[old].key, new)


def with_section_moved(model: ReportModel, key: str, to: int) -> Damage:
    """A section out of order: said of its heading. `to` is its index in the new order."""
    sections = [section for section in model.sections if section.key != key]
    sections.insert(to, model.section(key))
    return damage(replace(model, sections=tuple(sections)), ("outline", key), ("GIA102", ("heading", key)))


def section_unknown(model: ReportModel, random: Random) -> Damage:
    """A seventh section that no edition knows: said of its heading."""
    text = ParagraphModel("全年办理人大代表建议6件、政协委员提案4件，答复意见均已在门户网站公开，接受社会监督。")
    extra = SectionModel("extra", f"七、{random.choice(UNKNOWN_SECTIONS)}", (text,))
    changed = replace(model, sections=(*model.sections, extra))
    return damage(changed, ("outline", "other-matters"), ("GIA107", ("heading", "extra")))


def heading_reworded(model: ReportModel, random: Random) -> Damage:
    key = random.choice(form.SECTIONS)
    return _with_heading(model, key, heading(key, REWORDED[key]), "GIA104")


def ordinal_missing(model: ReportModel, random: Random) -> Damage:
    section = random.choice(model.sections)
    return _with_heading(model, section.key, str(section.heading)[2:], "GIA105")


def ordinal_wrong(model: ReportModel, random: Random) -> Damage:
    index = random.randrange(6)
    section = model.sections[index]
    wrong = form.ORDINALS[random.choice([n for n in range(6) if n != index])]
    return _with_heading(model, section.key, wrong + str(section.heading)[1:], "GIA105")


def _with_heading(model: ReportModel, key: str, text: str, code: str) -> Damage:
    changed = model.with_section(replace(model.section(key), heading=text))
    return damage(changed, ("outline", key), (code, ("heading", key)))


def ordinals_missing(model: ReportModel, random: Random) -> Damage:
    """No heading numbered: one info for all, said of the first."""
    sections = tuple(replace(section, heading=str(section.heading)[2:]) for section in model.sections)
    touched = ("outline", *form.SECTIONS)
    return damage(replace(model, sections=sections), touched, ("GIA122", ("heading", "overview")))


def section_empty(model: ReportModel, random: Random) -> Damage:
    """Section five that says no more than 无, or section one or five that says nothing: said of the heading."""
    key, text = random.choice((("shortcomings", "无。"), ("shortcomings", ""), ("overview", "")))
    section = replace(model.section(key), paragraphs=(ParagraphModel(text),) if text else ())
    return damage(model.with_section(section), ("outline", key), ("GIA106", ("heading", key)))


def table_missing(model: ReportModel, random: Random) -> Damage:
    """A section without its table: said of the heading."""
    key = random.choice(tuple(form.TABLE_SECTIONS))
    text = random.choice(("", "详见附件。"))
    section = replace(model.section(key), table=None, paragraphs=(ParagraphModel(text),) if text else ())
    return damage(model.with_section(section), ("outline", key), ("GIA201", ("heading", key)))


def title_missing(model: ReportModel, random: Random) -> Damage:
    return damage(replace(model, titles=()), ("title", "years"), ("GIA108", "first-line"))


def title_reworded(model: ReportModel, random: Random) -> Damage:
    """A title without year or agency, or that names another kind of report."""
    title = random.choice(
        (
            f"{model.agency}政府信息公开工作年度报告",
            f"{model.year}年政府信息公开工作年度报告",
            f"{model.agency}{model.year}年政府信息公开年度报告",
            f"{model.agency}{model.year}年政府信息公开工作报告",
        )
    )
    return damage(replace(model, titles=(title,)), ("title", "years"), ("GIA109", "title"))


def title_repeated(model: ReportModel, random: Random) -> Damage:
    return damage(replace(model, titles=model.titles * 2), ("title", "years"), ("GIA118", ("again", "title")))
