"""How pages of government sites look, in six styles of our own writing: what stands around a report, and how its titles,
paragraphs and cells are marked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "div-soup", "layout-tables", "word", "gbk", "article"]
Around = tuple[str, str]

_QUOTES = {"“": "&ldquo;", "”": "&rdquo;", "‘": "&lsquo;", "’": "&rsquo;"}
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True, slots=True)
class Look:
    """One style. `middle` stands between a title above the text and the text; `within` is what a paragraph has between
    its characters."""

    head: str
    middle: str
    foot: str
    title: Around
    heading: Around
    subheading: Around
    paragraph: Around
    signed: Around
    table: Around
    row: Around
    cell: Around
    blank: str = ""
    above: Around = ("", "")
    title_above: bool = False
    title_break: str = ""
    listed: bool = False
    merge: Literal["span", "blank"] = "span"
    entities: bool = False
    runs: bool = False
    encoding: str = "utf-8"
    line_end: str = "\n"

    def character(self, character: str) -> str:
        """How a character is written."""
        found = _ESCAPED.get(character, character)
        return _QUOTES.get(character, found) if self.entities else found

    def within(self, text: str) -> list[str]:
        """For each character of a paragraph, what stands before it."""
        prefixes = [""] * len(text)
        if self.runs:
            # Word sets digits in a font of their own.
            for match in re.finditer(r"[0-9.]+", text):
                prefixes[match.start()] = "</span><span lang=EN-US style='font-size:16.0pt;font-family:仿宋'>"
                if match.end() < len(text):
                    prefixes[match.end()] = "</span><span style='font-size:16.0pt'>"
        return prefixes


_OTHERS = "".join(
    f'<li><a href="/zwgk/{year}.html" title="云岭县自然资源局{year}年政府信息公开工作年度报告">'
    f"云岭县自然资源局{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-2{year % 10}</span></li>\n"
    for year in range(2008, 2014)
)
_SCRIPT = '<script type="text/javascript">var t = "<p>一、总体情况</p>"; if (1 < 2) { document.write("<td>1</td>"); }</script>\n'

PLAIN = Look(
    head='<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>{site}</title></head>\n<body>\n',
    middle="",
    foot="</body>\n</html>\n",
    title=("<h1>", "</h1>\n"),
    heading=("<h2>", "</h2>\n"),
    subheading=("<h3>", "</h3>\n"),
    paragraph=("<p>", "</p>\n"),
    signed=("<p>", "</p>\n"),
    table=('<table border="1">\n<tbody>\n', "</tbody>\n</table>\n"),
    row=("<tr>", "</tr>\n"),
    cell=("<td{spans}>", "</td>"),
)
DIV_SOUP = Look(
    head=(
        '<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n'
        '<title>{site}门户网站</title>\n<style type="text/css">.h1:before{content:"一、总体情况"}</style>\n'
        + _SCRIPT
        + "</head>\n"
        '<body class="xxgk">\n<div class="top"><div class="w1200"><a href="/">网站首页</a> | <a href="/zwgk/">政务公开</a></div></div>\n'
        '<div class="nav"><ul><li><a href="/a/">走进云岭</a></li><li><a href="/b/">新闻中心</a></li></ul></div>\n'
        '<div class="main w1200"><div class="left"><div class="tit">政府信息公开年报</div>\n<ul class="list">\n'
        + _OTHERS
        + "</ul></div>\n"
        '<div class="right">\n'
        '<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 政府信息公开年报</div>\n'
        '<table class="index"><tr><td>索引号：</td><td>0123456/2012-00017</td><td>发布机构：</td><td>某某科室</td></tr>\n'
        "<tr><td>主题分类：</td><td>其他</td><td>成文日期：</td><td>2012-03-05</td></tr></table>\n"
        '<div class="content">\n'
    ),
    middle=(
        '<div class="info">'
        '<span>发布时间：2012-03-05 10:20</span>&nbsp;&nbsp;<span>来源：某某网</span> <span>浏览次数：<em id="hits">37</em></span>'
        ' <span>字号：[<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>]</span></div>\n'
        '<div class="zoom" id="zoom"><div class="TRS_Editor">\n'
    ),
    foot=(
        '</div></div>\n<div class="tools"><a href="javascript:print()">【打印】</a> <a href="javascript:close()">【关闭】</a></div>\n'
        '<div class="pages">上一篇：<a href="/p.html">关于召开会议的通知</a>'
        '<br/>下一篇：<a href="/n.html">2011年政府信息公开工作年度报告</a></div>\n'
        '</div></div></div>\n<div class="footer"><p>主办：云岭县人民政府办公室  版权所有 2009-2012</p>\n'
        "<p>云ICP备00000000号 网站标识码：0000000000 电话：0999-5550000</p></div>\n" + _SCRIPT + "</body></html>\n"
    ),
    title=('<p style="text-align: center;"><strong>', "</strong></p>\n"),
    heading=('<p style="text-indent: 2em;"><strong><span>　　', "</span></strong></p>\n"),
    subheading=("<p><b>　　", "</b></p>\n"),
    paragraph=("<div>&emsp;&emsp;", "</div>\n"),
    signed=('<p style="text-align: right">', "&nbsp;&nbsp;&nbsp; </p>\n"),
    table=('<div class="tablebox"><table>\n', "</table></div>\n"),
    row=("<tr>\n", "</tr>\n"),
    cell=("<td{spans}><p>", "</p></td>\n"),
    blank="&nbsp;",
    above=('<h1 class="title">', "</h1>\n"),
    title_above=True,
    entities=True,
)
LAYOUT_TABLES = Look(
    head=(
        "<html><head><meta charset=utf-8><title>{site}</title></head>"
        "<body leftmargin=0>\n<table width=1000 align=center><tr><td colspan=2>\n"
        "<table width=100%><tr><td><a href=/>首页</a></td><td>"
        "<a href=/zwgk>政务公开</a></td><td><a href=/hd>互动交流</a></td></tr></table>\n"
        "</td></tr><tr><td width=200 valign=top><table>\n"
        + re.sub(r"<li>(.*?)</li>", r"<tr><td>\1</td></tr>", _OTHERS)
        + '</table></td>\n<td valign="top"><table width=100% cellpadding=0>\n'
    ),
    middle=(
        "<tr><td align=center>发布日期：2012-03-05　　信息来源：某某网　　点击数：<script>hits()</script>"
        "</td></tr>\n<tr><td><table><tr><td>\n"
    ),
    foot=(
        "</td></tr></table></td></tr>\n<tr>"
        "<td align=right>【<a href=#>打印本页</a>】【<a href=#>关闭窗口</a>】</td></tr></table></td></tr>\n"
        "<tr><td colspan=2 align=center>版权所有：云岭县人民政府<br>地址：某某路1号  邮编：000000</td></tr></table>\n</body></html>\n"
    ),
    title=("<center><b>", "</b></center>\n"),
    heading=("<b>&nbsp;&nbsp;&nbsp;&nbsp;", "</b><br>\n"),
    subheading=("&nbsp;&nbsp;&nbsp;&nbsp;", "<br>\n"),
    paragraph=("&nbsp;&nbsp;&nbsp;&nbsp;", "<br><br>\n"),
    signed=("<div align=right>", "</div>\n"),
    table=("<table border=1 cellspacing=0>\n", "</table>\n"),
    row=("<tr>", "</tr>\n"),
    cell=("<td{spans}>", "</td>"),
    blank="&nbsp;",
    above=("<tr><td align=center><font size=5><b>", "</b></font></td></tr>\n"),
    title_above=True,
    merge="blank",
)
WORD = Look(
    head=(
        '<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office">\n<head>\n'
        '<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n<meta name=Generator content="Microsoft Word 15">\n'
        "<!--[if gte mso 9]><xml>\n <o:DocumentProperties>\n  <o:Author>办公室</o:Author>\n </o:DocumentProperties>\n</xml><![endif]-->\n"
        "<style>\n<!--\n p.MsoNormal, li.MsoNormal\n\t{margin:0cm; font-family:仿宋;}\n-->\n</style>\n</head>\n"
        "<body lang=ZH-CN style='tab-interval:21.0pt'>\n<div class=WordSection1 style='layout-grid:15.6pt'>\n"
    ),
    middle="",
    foot=(
        "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n<p class=MsoNormal style='display:none;mso-hide:all'>"
        "<span>（此处不显示）XX</span></p>\n</div>\n</body>\n</html>\n"
    ),
    title=(
        "<p class=MsoNormal align=center style='text-align:center'><b><span\nstyle='font-size:22.0pt'>",
        "<o:p></o:p></span></b></p>\n\n",
    ),
    heading=(
        "<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level1 lfo1'><span\nstyle='font-family:黑体'>",
        "<span\nlang=EN-US><o:p></o:p></span></span></p>\n\n",
    ),
    subheading=("<p class=MsoNormal><b><span style='font-family:楷体'>", "</span></b></p>\n\n"),
    paragraph=(
        "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>"
        "<del cite=\"mailto:x\">旧稿</del><span\nstyle='font-size:16.0pt'>",
        "</span><span lang=EN-US><o:p></o:p></span></p>\n\n",
    ),
    signed=(
        "<p class=MsoNormal align=right><span style='mso-spacerun:yes'>&nbsp;&nbsp; </span><span>",
        "</span></p>\n\n",
    ),
    table=(
        "<div align=center>\n\n<table class=MsoNormalTable border=1 cellspacing=0\n style='border-collapse:collapse'>\n",
        "</table>\n\n</div>\n\n",
    ),
    row=(" <tr style='mso-yfti-irow:0;height:20pt'>\n", " </tr>\n"),
    cell=(
        "  <td width=60{spans} style='width:45pt'>\n  <p class=MsoNormal align=center><span\n  lang=EN-US style='font-size:9.0pt'>",
        "</span></p>\n  </td>\n",
    ),
    blank="<o:p>&nbsp;</o:p>",
    listed=True,
    runs=True,
)
GBK = Look(
    head=(
        '<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">\n'
        "<TITLE>{site}</TITLE></HEAD>\n<BODY BGCOLOR=#ffffff>\n"
        "<TABLE width=760><TR><TD><A HREF=index.htm>首页</A><TD><A HREF=gk.htm>信息公开</A></TABLE>\n<DIV ALIGN=center>\n"
    ),
    middle=(
        "</DIV>\n<P align=center>发布时间：2012年3月5日 来源：某某网 【字体：<A href=#>大</A> <A href=#>中</A> <A href=#>小</A>】\n"
        "<HR>\n<DIV>\n"
    ),
    foot=(
        "</DIV>\n<HR><P align=center><A href=javascript:window.print()>打印</A> <A href=javascript:window.close()>关闭</A>\n"
        "<P>版权所有 云岭县人民政府\n</BODY></HTML>\n"
    ),
    title=("<P align=center><FONT size=6>", "</FONT>\n"),
    heading=("<P><B>　　", "</B>\n"),
    subheading=("<P>　　", "\n"),
    paragraph=("<P>　　", "\n"),
    signed=("<P align=right>", "\n"),
    table=("<TABLE BORDER=1>\n", "</TABLE>\n"),
    row=("<TR>\n", ""),
    cell=("<TD{spans}><FONT size=2>", "\n"),
    blank="&nbsp;",
    above=("<FONT size=6><B>", "</B></FONT><BR>\n"),
    title_above=True,
    title_break="<BR>\n",
    encoding="gb18030",
    line_end="\r\n",
)
ARTICLE = Look(
    head=(
        '<!DOCTYPE html>\n<html lang="zh">\n<head>\n  <meta charset="UTF-8">\n'
        "  <title>{site}</title>\n</head>\n<body>\n<header><h1>云岭县人民政府</h1>"
        '<nav><a href="/">首页</a> <a href="/gk">政府信息公开</a></nav></header>\n<main>\n'
        '<div class="crumbs"><a href="/">首页</a> › <a href="/gk">年报</a> › 正文</div>\n'
        '<aside><h2>历年年报</h2><p>一、总体情况说明</p><p><a href="/2011.html">云岭县自然资源局2011年政府信息公开工作年度报告</a></p>\n'
        '<p><a href="/2012.html">云岭县自然资源局2012年政府信息公开工作年度报告</a></p></aside>\n<article>\n<header>'
    ),
    middle=(
        '<p class="meta"><time datetime="2012-03-05">2012-03-05 10:20</time>'
        '</p><p>来源：某某网</p></header>\n<section class="body">\n'
    ),
    foot=(
        '</section>\n<footer><p>责任编辑：某某</p></footer>\n</article>\n<section class="more"><h2>相关阅读</h2><ul>\n'
        + _OTHERS
        + "</ul></section>\n"
        "</main>\n<footer><p>地址：某某路1号。电话：0999-5550000。</p></footer>\n</body></html>\n"
    ),
    title=("<h1>", "</h1>\n"),
    heading=("<h2>", "</h2>\n"),
    subheading=("<h3>", "</h3>\n"),
    paragraph=("<p>\n  ", "\n</p>\n"),
    signed=("<p>", "</p>\n"),
    table=("<figure><table>\n<thead></thead>\n", "</table></figure>\n"),
    row=("  <tr>\n", "  </tr>\n"),
    cell=("    <td{spans}>", "</td>\n"),
    above=("<h1>", "</h1>\n"),
    title_above=True,
    merge="blank",
)
STYLES: dict[Style, Look] = {
    "plain": PLAIN,
    "div-soup": DIV_SOUP,
    "layout-tables": LAYOUT_TABLES,
    "word": WORD,
    "gbk": GBK,
    "article": ARTICLE,
}
