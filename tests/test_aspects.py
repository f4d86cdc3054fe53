"""The five aspects: headings that name them, clauses that report on them, and the parts of a section."""

from __future__ import annotations

import pytest

from giar_lint.aspects import ASPECTS, own_title, reports
from giar_lint.parts import content, leads

BY_KEY = {aspect.key: aspect for aspect in ASPECTS}


@pytest.mark.parametrize(
    ("title", "key"),
    (
        ("主动公开", "proactive"),
        ("主动公开政府信息情况", "proactive"),
        ("政府信息主动公开工作情况", "proactive"),
        ("在主动公开方面", "proactive"),
        ("努力践行主动公开", "proactive"),
        ("依申请公开办理情况", "requests"),
        ("政府信息依申请公开", "requests"),
        ("收到和处理政府信息公开申请情况", "requests"),
        ("规范办理依申请公开", "requests"),
        ("政府信息公开申请办理情况", "requests"),
        ("政府信息管理", "management"),
        ("政府信息资源管理情况", "management"),
        ("加强信息管理", "management"),
        ("平台建设", "platform"),
        ("政府信息公开平台建设方面", "platform"),
        ("政务公开平台建设情况", "platform"),
        ("监督保障", "supervision"),
        ("监督保障等各方面内容", "supervision"),
        ("2023年监督保障情况", "supervision"),
        ("强化监督保障", "supervision"),
        ("主动公开和依申请公开情况", ""),
        ("重点领域信息公开", ""),
        ("政策解读情况", ""),
        ("组织领导坚强有力", ""),
        ("认真开展", ""),
        ("情况", ""),
    ),
)
def test_own_title(title: str, key: str) -> None:
    assert own_title(title) == key


@pytest.mark.parametrize(
    ("clause", "key", "anywhere", "elsewhere"),
    (
        ("通过门户网站发布信息36条", "proactive", True, True),
        ("微信公众号推送图解12篇", "proactive", True, False),
        ("公开2023年部门决算", "proactive", True, False),
        ("扎实推进政府信息公开工作", "proactive", False, False),
        ("予以公开9件", "proactive", False, False),
        ("未收到政府信息公开申请", "requests", True, True),
        ("努力做好依申请公开工作", "requests", True, False),
        ("保障群众依申请公开的权利", "requests", True, False),
        ("受理行政许可申请860件", "requests", False, False),
        ("全年收到申请4件", "requests", True, True),
        ("明确规定信息公开、依申请公开、保密审查等内容", "requests", False, False),
        ("未发生依申请公开、行政复议、行政诉讼", "requests", True, True),
        ("对拟发布信息逐条开展保密审查", "management", True, True),
        ("进一步规范申请的登记、审核、办理、答复和归档", "management", True, False),
        ("制定主动公开、保密审查、监督考核等制度", "management", False, False),
        ("信息上网前须过三道关口", "management", True, True),
        ("及时调整主动公开目录", "management", True, True),
        ("优化网站栏目设置", "platform", True, True),
        ("通过县政府网站发布信息9条", "platform", True, False),
        ("组织业务培训2次", "supervision", True, True),
        ("明确责任股室", "supervision", True, False),
        ("扎实做好主动公开、依申请公开、平台建设、监督保障等工作", "platform", False, False),
    ),
)
def test_reports(clause: str, key: str, anywhere: bool, elsewhere: bool) -> None:
    """`elsewhere`: in the part of another aspect, where most aspects have headings."""
    assert reports(clause, BY_KEY[key], headed=False) is anywhere
    assert reports(clause, BY_KEY[key], headed=True) is elsewhere


TEXTS = (
    "（一）主动公开",
    "公开信息9条。",
    "（二）依申请公开。收到申请1件。",
    "其中予以公开1件。",
    "（三）其他工作",
    "解读政策3篇。二是监督保障方面，开展培训。三是收尾。",
)


def test_leads() -> None:
    found = leads(TEXTS)
    assert [(lead.paragraph, lead.ordinal, lead.own) for lead in found] == [
        (0, "（一）", "proactive"),
        (2, "（二）", "requests"),
        (5, "二是", "supervision"),
    ]


def test_content() -> None:
    found = leads(TEXTS)
    parts = [content(TEXTS, lead, found[index + 1 :]) for index, lead in enumerate(found)]
    assert parts == ["\n公开信息9条。\n", "。收到申请1件。\n其中予以公开1件。\n", "，开展培训。"]
