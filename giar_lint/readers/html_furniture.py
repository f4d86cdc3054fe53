"""Lines of a page that are about the page and no part of the text in it: when it was published, who runs the site."""

from __future__ import annotations

import re

from giar_lint.document import Row
from giar_lint.readers.html_blocks import Entry

_LONGEST_FURNITURE = 200
_STAMP = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\d\d:\d\d(?::\d\d)?)?")
DATE = re.compile(r"(?:20\d\d|二[^，。]{3})年[^，。]{1,2}月[^，。]{1,3}日")
# Words instead of one pattern each: the patterns would take longer to compile than a page to read.
_ABOUT_PAGE = (
    *(
        f"{act}{what}"
        for act in ["发布", "公开", "更新", "成文", "生成", "发文", "公布", "录入", "创建", "印发"]
        for what in ("时间", "日期")
    ),
    *(f"{act}{what}" for act in ("浏览", "点击", "阅读", "访问") for what in ("次数", "数", "量", "：", ":")),
    *(
        "来源：",
        "来源:",
        "字号：",
        "字号:",
        "字体：",
        "字体:",
        "【字",
        "[字",
        "索引号",
        "信息索引",
        "发文机关",
        "发文字号",
    ),
    *(
        "发布机构",
        "发布单位",
        "发布人",
        "信息来源",
        "信息分类",
        "信息类别",
        "主题分类",
        "主题词",
        "作者：",
        "作者:",
        "责任编辑",
    ),
    *(
        "打印",
        "分享到",
        "分享：",
        "分享:",
        "当前位置",
        "所在位置",
        "您的位置",
        "现在位置",
        "所在的位置",
        "首页>",
        "首页＞",
    ),
    *("首页»", "首页›", "首页→", "首页/", "首页|", "首页-", "收藏", "保护视力", "无障碍", "扫一扫", "大中小"),
)
_AFTER = (
    *(f"{side}{what}" for side in ("上一", "下一") for what in "篇条页则"),
    *(
        "打印",
        "关闭",
        "分享",
        "扫一扫",
        "扫描",
        "版权",
        "主办",
        "承办",
        "网站标识",
        "网站地图",
        "网站声明",
        "责任编辑",
        "责编",
    ),
    *(f"相关{what}" for what in ["阅读", "链接", "文章", "信息", "文档", "稿件", "附件", "新闻", "报道"]),
    *(
        "编辑：",
        "编辑:",
        "审核：",
        "审核:",
        "来源：",
        "来源:",
        "返回",
        "友情链接",
        "附件下载",
        "浏览次数",
        "关于我们",
        "联系我们",
    ),
    *("收藏", "copyright", "©", "icp", "您是第", "保护视力", "字号：", "字号:", "字体：", "字体:", "推荐阅读", "热点"),
    *("发布时间", "发布日期", "更新时间", "更新日期"),
)


def text_of(entry: Entry) -> str:
    """The text of a paragraph, "" for a row."""
    return "" if isinstance(entry.block, Row) else entry.block.text


def is_about_page(entry: Entry) -> bool:
    """Whether a line tells of the page: when published, where from, how often read."""
    text = "".join(text_of(entry).split())
    if not text or len(text) > _LONGEST_FURNITURE or "。" in text:
        return False
    return any(word in text for word in _ABOUT_PAGE) or _STAMP.fullmatch(text) is not None


def is_after(entry: Entry) -> bool:
    """Whether a line begins as those do that follow a text."""
    text = "".join(text_of(entry)[: _LONGEST_FURNITURE + 1].split()).lstrip("【[（(").lower()
    if not text or len(text) > _LONGEST_FURNITURE or "。" in text:
        return False
    return text.startswith(_AFTER) or "icp备" in text[:8]


def may_be_agency(text: str) -> bool:
    """Whether a line may be the name of an agency: Chinese characters alone."""
    return 3 <= len(text) <= 30 and all("一" <= character <= "鿿" or character in "（）()" for character in text)
