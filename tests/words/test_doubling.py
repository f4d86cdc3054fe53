"""Doubled characters and words: what is right stays, what is a slip is found, in whatever sentence it stands."""

from __future__ import annotations

import re

import pytest

from giar_lint.words.doubling import is_slip, is_word_slip

TWO_WORDS = """
市市场监管局 委员会会议 信息公开开展情况 工作作风 主任任组长 网上办事事项 局党委委员 所有有关部门 没有有效措施 为了了解情况
机制制度 《立法法》 年度度量 办法法规 目录录入 公开开放 上级级别 会议议定 发展展望 管理理念 机关关于 依法法定 政府府院
代表表决 政策策划 信息息息相关 实施施行 制度度过 规定定期公开 及时时间 标的的处理 行为为主 作为为民服务 可以以电子邮件方式
存在在线办理难 参与与监督 应对对外开放 主动动员 对对口帮扶 民主和和谐 加强对对外投资 代表与与会人员 平台在在线答复
教体局局机关 卫健委委属单位 卫生院院长 派出所所长 乡镇镇长 各村村民 全县县直部门 全市市直单位 各区区属 我市市级 我县县委
自然资源局局长 司法所所长 综合科科长 办公室室主任 服务站站长 领导小组组长 大队队长 座谈会会场 商会会员 党组组织
政务公开办办公室 部门门类 申请请求 人员员工 党员员额 服务务必 业务务实 答复复核 受理理由 处理理赔 审核核查 检查查处
公布布局 发布布置 完善善于 监督督促 重点点位 试点点评 建设设计 内容容易 平台台账 专栏栏目 公众众多 群众众口 效率率先
时效效果 权力力度 能力力争 压力力求 意见见解 知情情况 热情情绪 全面面向 方面面临 页面面积 书面面对 总体体系 载体体现
具体体例 整体体验 社会会计 机会会同 学会会长 过程程序 流程程度 工程程控 行政政策 财政政务 党政政绩 制作作出 操作作业
动作作用 写作作品 协作作为 事实实行 落实实施 真实实效 核实实名 标准准确 批准准备 精准准入 经济济南 依法法院 其他他人
收到到期 得到到位 办理结果果断 结果果然 如果果农 公告告知 报告告诫 提示示范 公示示例 展示示意图 会议议题 决议议案
建议议事 协议议价 审议议程 评议议定 时间间隔 期间间接 行动动态 互动动力 活动动员 流动动机 发展展览 进展展示 公开公平公正
信息公开公示 日常常态 经常常规 正常常务 全国国有 我国国内 政策解读读者 阅读读物 办理理由 清理理顺 道路路线 思路路径
线路路况 单位位置 岗位位于 定位位列 学位位次 到位位居 安全全面 健全全程 完全全力 保全全部 质量量化 变化化解
强化化学品监管 规范化化肥管理 深化化验 耕地地力保护 林区区界坐标 发票票种核定 编办办理变更登记 地名名录 学校校园 物价价格
小区区域 民警警容 县委县政府府院联动 县政府办办理 党政办办结 让让利于民的政策落地
加上上年度结转 办理过程中中止审查 保障房房源信息
"""
WORDS = """
紧紧围绕 人人参与 人人有责 常常 往往 渐渐 多多关注 层层落实 家家户户 一一对应 一一列举 长长的 上上下下 时时刻刻
处处留心 事事有回音 件件有着落 源源不断 井井有条 兢兢业业 孜孜不倦 的的确确 看看 谈谈 扎扎实实 实实在在 方方面面
条条框框 清清楚楚 明明白白 认认真真 踏踏实实 稳稳当当 长长久久 面面俱到 步步为营 环环相扣 津津有味 欣欣向荣 蒸蒸日上
默默无闻 斤斤计较 头头是道 丝丝入扣 息息相关 比比皆是 一项项任务 一件件实事 一条条建议 一步步推进 村村通 户户通 组组通
村村响 天天调度 年年攀升 月月公示 日日更新 次次到会 项项有责任 个个过关 桩桩件件 字字句句 点点滴滴 等等 种种原因
纷纷点赞 仅仅依靠 大大提高 深深扎根 牢牢把握 刚刚起步 慢慢完善 频频出现 屡屡发生 迟迟未答复 恰恰相反 多多少少 早早谋划
好好学习 足足三个月 双双获奖 远远不够 小小窗口 稍稍滞后 整整一年 悄悄改变 久久为功 徐徐图之 熊熊烈火 妈妈 爸爸 钉钉群
滴滴出行 娃娃 星星之火 宝宝 张丽丽 王娜娜同志 李明明 刘洋洋
"""
COUNTED = "3件件数 2项项目 3家家政企业 8名名师 12个个人申请 二〇二二年 一九九九年 22 99 WW …… 《《》"
SLIPS = """
信息公开与与监督 成果与与推进 全区卫卫健事业 过程性性信息 政府信息息公开 政务务公开 主动动公开 依申请公公开 依申请请公开
积极开开展 认真落落实 加强强领导 不断断完善 工作作取得成效 政府府网站 监督督保障 保障障机制 平台台建设 行政政许可
规范范性文件 制度度建设 及时时更新 群众众关心 行政复复议 行政诉诉讼 信息处理理费 答复复意见 发布布信息 公开栏栏 组织织领导
切实实做好 提高高透明度 全面面推进 重点点领域 办公公室 领导导小组 审核核把关 保密密审查 政策策解读 网站站建设 新媒媒体
管理理工作 相关关规定 严格格执行 存在的的问题 工作的的通知 信息在在网站 是是我局 了了工作 完成了了任务 对对政府信息
向向社会公开 将将继续 我局将将 由由办公室 以以公开为常态 及及相关部门 和和完善 或或者 并并及时 把把政务公开 从从制度上
也也不够 都都已公开 已已公开 未未收到 不不予公开 有有待提高 被被申请 需需进一步 应应当公开 可可以 能能够 要要求
会会议精神 人人员培训 条条例要求 处处理申请 依依法公开 时时间节点 实实施方案 统统一部署 多多数 大大力推进 日日常工作
双双随机 常常态化 重重点工作 明明确责任 高高度重视 走走访 好好评 全全面 种种类 事事项 点点击 通通知 查查询 系系统
培培训 考考核 机构构 渠渠道 栏目目建设 单单位 监管管服务 方便群众众办事 县政府办办公室 信访举报类申申请
"""
COUNTED_SLIPS = "65人人次 5场场次 3件件。 收到申请5件件，其中 共12条条， 3万万元 20份份。 8次次培训 开展5场场"
WORDS_TWICE = """
规范规范性文件管理 进一步规范规范性文件 市政府政府网站 县政府政府常务会议 42个部门部门预算 各部门部门预算
各单位单位预算 涉及单位单位名称 所在单位单位名称 参与单位单位负责人 存在问题问题清单 主动公开公开指南
及时公开公开目录 政务公开公开栏 推进政务公开公开透明 年度报告报告如下 2022年度年度报告 将情况报告报告县委
政务公开工作工作机制 政务公开工作工作人员 各项工作工作台账 党组织组织生活 基层党组织组织力 为民服务服务中心
政务服务服务事项 业务培训培训内容 专题培训培训人员 保密审查审查表 信息审核审核员 新闻宣传宣传部 组织宣传宣传活动
社会监督监督员 加强管理管理员 规范管理管理办法 档案管理管理规定 持续深化深化改革举措 完善推进推进机制
全力推进推进会议定事项 能力提升提升工程 作风提升提升行动 惠民政策政策解读 重大政策政策文件 发布政策政策解读
公开信息信息条数 发布信息信息量 人民群众群众满意度 服务群众群众满意 各地区地区生产总值 中国人民人民日报
省人民政府政府公报 优化优化营商环境举措 研究研究决定 讨论讨论再定 考虑考虑 了解了解情况 常态化化解 行政复议复议决定
依法申请申请材料 处理决定决定书 公开申请申请人 受理申请申请表 答复意见意见反馈 征求意见意见征集 绩效考核考核结果
第三方评估评估报告 内容更新更新频率 民政部门部门规章 村民小组小组长 开展检查检查结果 组织检查检查出问题
年度计划计划任务 建设项目项目名称 公示结果结果运用 及时处理处理结果 基础设施设施维护 公共资源资源配置
社会保障保障水平 政府采购采购目录 安全生产生产经营 质量评价评价体系 实施方案方案编制 项目建设建设单位
财政资金资金使用 单位内部内部管理 主要领导领导小组 政府信息信息化建设 更加全面全面性 不主动主动性 一条一条
一件一件地办 逐项逐项 一次一次
"""
"""Where one term ends and the next begins with a word, and what is said twice by right."""
WORD_SLIPS = """
，信息信息相关 做好信息信息相关工作 做好单位单位相关工作 做好问题问题相关 做好年度年度相关 做好政策政策相关
做好部门部门相关 做好管理管理相关 是工作工作提升质量 是群众群众提升 是组织组织提升 是进一步进一步提升 是公开公开提升
是公开公开公开提升 开展业务业务培训 主动公开政府政府信息 已按期按期办结 ，全面全面贯彻 持续深化深化政府信息公开
政府信息信息公开 研究公开公开公开栏 依申请申请公开 推进制度制度建设 加强网站网站建设 提高群众群众满意度
加强平台平台管理 ，积极积极推进 持续持续推进 不断不断完善
"""
CONTEXTS = ("{}", "进一步{}等", "，{}，")

_TWICE = re.compile(r"(?=([一-鿿])\1)")


def slips(text: str) -> list[int]:
    return [match.start() for match in _TWICE.finditer(text) if is_slip(text, match.start())]


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", [*TWO_WORDS.split(), *WORDS.split(), *COUNTED.split()])
def test_right(text: str, context: str) -> None:
    assert slips(context.format(text)) == []


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", [*SLIPS.split(), *COUNTED_SLIPS.split()])
def test_slip(text: str, context: str) -> None:
    found = slips(context.format(text))
    assert len(found) == 1
    assert context.format(text)[found[0] :][:2] in text


@pytest.mark.parametrize("text", ("来信31封，封封有回复。", "做到站站有专人。", "确保校校都有展板", "（馆馆有人）"))
def test_each_one(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize("text", ("，我我有责任", "，信信息有误", "收到来信31封封有回复", "监管管有力", "，在在有限范围"))
def test_not_each_one(text: str) -> None:
    assert len(slips(text)) == 1


def test_a_run_of_three_is_judged_pair_by_pair() -> None:
    assert slips("由由由办公室办理") != []
    assert slips("负责人人人有责") == []


@pytest.mark.parametrize(
    ("text", "slip"),
    (
        ("及时通报公开情况情况。", True),
        ("及时通报公开情况情况和进展", True),
        ("编制年度报告报告。", True),
        ("政府信息公开政府信息公开工作", True),
        ("设在县政府办公室办公室，", True),
        ("年度报告报告如下", False),
        ("现将有关情况报告报告县政府", False),
        ("市政府政府网站", False),
        ("42个部门部门预算", False),
        ("2022年度年度报告", False),
        ("一条一条，", False),
        ("研究研究，", False),
        ("哈哈哈哈，", False),
    ),
)
def test_words(text: str, slip: bool) -> None:
    match = re.search(r"([一-鿿]{2,8})\1+", text)
    assert (match is not None and is_word_slip(match)) is slip


def word_slips(text: str) -> list[str]:
    found = (each for length in range(2, 9) for each in re.finditer(rf"([一-鿿]{{{length}}})\1+", text))
    return [each[0] for each in found if is_word_slip(each)]


@pytest.mark.parametrize("context", ("县{}，", "，{}工作", "按要求{}等。"))
@pytest.mark.parametrize("text", WORDS_TWICE.split())
def test_a_word_that_two_terms_share(text: str, context: str) -> None:
    assert word_slips(context.format(text)) == []


@pytest.mark.parametrize("text", WORD_SLIPS.split())
def test_a_word_twice_in_the_middle_of_a_sentence(text: str) -> None:
    assert word_slips(f"{text}情况") != []


@pytest.mark.parametrize("text", ("与与", "与与。", "a与与b", "与与" * 40, "与" * 400, "办" * 50 + "理" * 50))
def test_any_length_is_judged(text: str) -> None:
    assert all(0 <= place < len(text) for place in slips(text))
