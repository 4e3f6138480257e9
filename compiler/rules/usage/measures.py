"""Rules on what things are counted by (W554): 2座维保公司 for 2家, 3辆渔船 for 3艘.

In: a `Prepared`. Out: findings. A row is things that are counted alike, what they are counted by, and what they never are; only where the thing ends its phrase, so that 3名企业职工 is let through.
"""

import re
from collections.abc import Iterator

from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared

MEASURE = Code(
    "W554",
    "warning",
    zh="“{text}”的量词不对，“{noun}”论“{wanted}”。",
    hint_zh="改成“{wanted}”。",
    en="“{text}” has a wrong measure word: “{noun}” takes “{wanted}”.",
    hint_en="Write “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        全年约谈了2座维保公司，印发3台文件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年约谈了2家维保公司，印发3份文件。
    """,
    form="check",
)
# Things, what they are counted by, and what they are not counted by.
_ROWS = """
文章 论文 稿件 报道 通讯 调研报告 体会文章 心得体会 学习心得 读书笔记 篇 个座台辆架只头名位棵株所栋件间遍面
队伍 代表队 参赛队 救援队 工作队 服务队 小分队 志愿队 突击队 巡逻队 宣讲队 支 只条枝台辆座头件
锦旗 红旗 国旗 队旗 面 副个条张片座台
感谢信 表扬信 公开信 贺信 封 个条张座台辆只
企业 公司 单位 机构 医院 银行 家 间
公司 企业 单位 商户 合作社 机构 商铺 家 座台辆艘架条张只头本篇幅棵株件起支
饭店 酒店 宾馆 超市 药店 银行 家 台辆艘架条张只头名本篇幅棵株件起支项
医院 学校 幼儿园 小学 中学 高校 养老院 敬老院 卫生院 所 台辆艘架条张只头名本篇幅棵株件起支项
干部 党员 群众 教师 学生 医生 护士 职工 民警 代表 委员 同志 专家 志愿者 村民 居民 工人 老人 儿童 网格员 辅警 学员 驾驶员 名 座台辆艘架条张只头本篇幅棵株件起支项所栋
犯罪嫌疑人 嫌疑人 罪犯 被告人 逃犯 毒贩 名 位座台辆条张只头件家所
文件 简报 方案 合同 倡议书 承诺书 责任书 份 座台辆艘架只头名位棵株所栋
车辆 汽车 公交车 货车 校车 出租车 救护车 消防车 警车 客车 轿车 面包车 电动车 三轮车 辆 个座艘架条张只头名位本篇幅棵株所栋件
渔船 货船 客船 轮船 快艇 冲锋舟 游船 船只 船舶 拖轮 艘 个座辆架张头名位本篇幅棵株所栋件台
飞机 无人机 直升机 架 座辆艘条张只头名位本篇幅棵株所栋件
水库 水电站 变电站 泵站 污水处理厂 水厂 加油站 大坝 公厕 座 辆艘架张只头名位本篇幅棵株件栋幢
大棚 座 辆艘架张只头名位本篇幅棵株件
大桥 桥梁 农桥 便桥 小桥 石桥 人行桥 座 辆艘张只头名位本篇幅棵株件条个
灭火器 具 辆艘架座条张头名位本篇幅棵株所栋件间
篮球场 足球场 运动场 停车场 羽毛球场 健身广场 文化广场 个 条辆艘架张头名位本篇幅棵株件台只
路灯 盏 辆艘架张头名位本篇幅株件间所栋
摄像头 监控探头 个 辆艘张头名位本篇幅株所栋座
电梯 部 辆艘架头名位本篇幅条棵株栋所
帐篷 顶 辆艘架头名位本篇幅条棵株栋
棉被 被褥 床 辆艘架座头名位本篇幅棵株栋台
桌椅 套 辆座艘架头名位本篇幅栋
课桌 张 辆座艘架头名位本篇幅栋台
标语 横幅 条 辆座台艘头名位栋棵株件架
试卷 份 辆座台艘头名位栋棵株架只
图书 册 辆座台艘架头名位栋条只
山羊 绵羊 羊羔 羊只 只 个辆座台艘架张名位栋棵株条件
犬只 家禽 肉鸡 蛋鸡 肉鸭 鸡苗 鸭苗 只 个座台辆艘架张名位栋棵株件
床位 病床 张 辆座艘架头名位本篇幅棵株栋所
居民楼 住宅楼 教学楼 办公楼 宿舍楼 综合楼 栋 辆台艘架张头名位本篇幅棵株条件间
公路 道路 街道 河流 水渠 隧洞 生产线 条 座辆艘架张只头名位本篇幅棵株件台
设备 电脑 机器 空调 打印机 挖掘机 收割机 拖拉机 水泵 发电机 台 艘条张只头名位本篇幅棵株所栋
问题 隐患 意见 线索 个 艘架张只头名位本篇幅棵株
措施 制度 任务 议题 政策 项 座台辆艘架张只头名位本篇幅棵株所栋
案件 纠纷 事故 火灾 起 座台辆艘架张只头名位本篇幅棵株所栋
树木 果树 苗木 大树 行道树 幼苗 树苗 花苗 烟苗 棵 座台辆艘架条张只头名位本篇幅件颗
雨伞 铁锹 扫帚 扫把 拖把 剪刀 钥匙 镰刀 把 座台辆艘架张头名位棵株栋
廊桥 拱桥 石拱桥 木拱桥 古桥 立交桥 人行天桥 古塔 凉亭 牌坊 座 辆艘张只头名位本篇幅棵株件台匹
牦牛 耕牛 公牛 母牛 犊牛 牛犊 肥猪 育肥猪 头 个座台辆艘架张名位本篇幅棵株件匹
战马 马匹 骏马 匹 个座台辆艘架张名位本篇幅棵株件
牌匾 匾额 挂图 地图 油画 国画 幅 座台辆艘架只头名位棵株匹
被子 毛毯 床 座台辆艘架头名位棵株匹幅
口罩 手套 只 座台辆艘架头名位棵株匹幅
大衣 棉衣 棉大衣 衬衫 救生衣 雨衣 件 座台辆艘架头名位棵株匹幅
报纸 期刊 份 座台辆艘架头棵株匹只
钢笔 签字笔 铅笔 毛笔 步枪 手枪 支 座台辆艘架头名位棵株匹幅
电影 影片 专题片 宣传片 微电影 部 座台辆艘架头名位棵株匹幅只
生猪 肉牛 奶牛 黄牛 水牛 仔猪 能繁母猪 存栏生猪 头 个座台辆艘架条张名位本篇幅棵株件
农户 住户 贫困户 脱贫户 低保户 监测户 户 座台辆艘架条张只头本篇幅棵株件起支项所栋
会议 座谈会 培训班 次 座台辆艘架张只头名位本幅棵株所栋
"""
_TAKES = {noun: right for *nouns, right, _ in map(str.split, _ROWS.strip().splitlines()) for noun in nouns}
_NEVER: dict[str, str] = {}  # of a noun of two rows those of both
for *_nouns, _, _never in map(str.split, _ROWS.strip().splitlines()):
    for _noun in _nouns:
        _NEVER[_noun] = _NEVER.get(_noun, "") + _never
_NOUNS = "|".join(sorted(_TAKES, key=lambda noun: (-len(noun), noun)))
# What follows a thing that ends its phrase.
_ENDED = (
    r"(?=[，。；、）（\n]|已|均|都|因|未|将|进行|参加|开展|完成|签订|入选|受|列入|全部|立案|被|停|整改|提前)"
)
_MEASURED = (
    rf"(?:(?<![第0-9.,])[0-9][0-9,]*|(?<![第一二两三四五六七八九十百])[一二两三四五六七八九十百]+)余?"
    rf"(?P<measure>[{''.join(sorted({one for never in _NEVER.values() for one in never}))}])(?P<how>(?:(?![着是在了连抓对给向和与的是为])[{HAN}]){{0,2}}?)(?P<noun>{_NOUNS}){_ENDED}"
)


# What is counted stands before as well: 撰写心得体会3遍, 收到锦旗5副. Cases are counted by whom they are about (居民1924件), so that 件, 起 and 项 are let through.
_COUNTED_AFTER = (
    rf"(?P<noun>{_NOUNS})(?:共|累计|达|约|共计|总计)?(?P<figure>[0-9][0-9,]*(?:\.[0-9]+)?万?)余?"
    r"(?P<odd>[座台辆架艘只头匹棵株幅副遍栋条张个])(?=[，。；、）\n])"
)
# 改厕任务382座, 造林任务20万株: how many of what is to be made.
_TO_DO = re.compile(
    "(?:[改建修种植栽装换拆购架铺清治养捐添配]|建设|改造|新建|安装|更换|拆除|维修|整治|采购|招生|培训|接待|生产|制作)[\u4e00-\u9fff]{0,6}$"
)
# Who may have what is counted: 合作社40台.
_OF_OWNERS = frozenset("家间所名户位")
# What is done with people, and is counted by itself: 办理业务532位.
_DEALT_WITH = r"(?P<what>业务|事项|手续|证照|诉求|事务)(?:共|累计|达|约|共计)?(?P<figure>[0-9][0-9,]*)(?P<odd>[位名座辆栋幢盏棵只头])(?=[，。；、）\n])"
# 150个盏: two measure words on one number, the second of which is no thing.
_TWO_MEASURES = r"(?<=[0-9])个(?=[盏辆棵株艘栋幢台套份册幅张篇条件名户届亩吨](?:[，。；、）\n]))|(?<=[0-9])(?P<last>[盏辆棵株艘栋幢台套份册幅张篇件名户亩吨])个(?=[，。；、）\n])"


@text_rule("wording")
def measured(text: Prepared) -> Iterator[Finding]:
    """2座维保公司, 3辆渔船: a measure word that the thing never takes."""
    for spot in text.spots(_TWO_MEASURES, prose=True):
        right = spot.match["last"] or spot.after[:1]
        end = spot.end if spot.match["last"] else spot.end + 1
        noun = (pattern(rf"[{HAN}]{{1,4}}(?=[0-9,.]+$)").search(spot.before) or [""])[0]
        yield at(MEASURE, spot.par, spot.start, end, right, noun=noun or "它", wanted=right)
    for spot in text.spots(r"(?<=[0-9余多])[名个位](?=(?P<last>人次|户次|批次)[，。；、）\n])", prose=True):
        right = spot.match["last"]
        start, end = spot.start, spot.end + len(right)
        yield at(MEASURE, spot.par, start, end, right, noun="它", wanted=right)
    for spot in text.spots(_DEALT_WITH, prose=True):
        if not pattern("(?:办理|受理|代办|承办|办结|帮办)[^，。；：0-9]{0,10}$").search(spot.before[-14:]):
            continue
        told = spot.match["figure"] + spot.match["odd"]
        yield spotted(MEASURE, spot.since("odd"), "件", text=told, noun=spot.match["what"], wanted="件")
    for spot in text.spots(_COUNTED_AFTER, prose=True):
        noun, odd = spot.match["noun"], spot.match["odd"]
        if (
            odd in _NEVER[noun]
            and _TAKES[noun] not in _OF_OWNERS
            and not (noun == "任务" and _TO_DO.search(spot.before))
            and not pattern(f"[{HAN}](?:向|为|给|对|赴|在|送)[{HAN}]{{0,6}}$").search(spot.before[-9:])
        ):
            wanted = _TAKES[noun]
            last = spot._replace(start=spot.end - 1)
            yield spotted(MEASURE, last, wanted, text=spot.match[0], noun=noun, wanted=wanted)
    for spot in text.spots(_MEASURED, prose=True):
        noun, measure = spot.match["noun"], spot.match["measure"]
        if noun == "任务" and pattern(
            "(?:完成|达到|承担|下达|计划|全年|年度|剩余|新增)[^，。；0-9]{0,6}[0-9.,]*$"
        ).search(spot.before):
            continue  # 完成全年350台任务
        if measure not in _NEVER[noun] or any(
            other in part
            for other in _TAKES
            for part in (spot.match["how"], noun[:-1] if noun[-1] != "队" else "")
        ):
            continue
        told, wanted = spot.since("measure"), _TAKES[noun]
        new = wanted + told.text[1:]
        yield spotted(MEASURE, told, new, text=spot.match[0], noun=noun, wanted=wanted)
