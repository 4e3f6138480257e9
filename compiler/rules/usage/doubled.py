"""What was typed twice: 强化强化, 党党员, 的的 (W520).

In: a `Prepared`. Out: findings. Chinese doubles at every turn (常常, 高高兴兴, 一件一件, 委员会会议, 国家家园), so a character is told of only where it
hardly ever is a word and where the dictionary of titles has no word that either of the two belongs to; a word, where nobody says it twice on purpose.
"""

import re
from collections.abc import Iterator

from ...flow.title_words import known
from ...messages.diagnostic import Code
from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot

DOUBLED = Code(
    "W520",
    "warning",
    zh="“{text}”像是重复打了一遍。",
    hint_zh="删掉一个，写作“{wanted}”；本来就要重复的，在这一行写明不检查 W520 的原因。",
    en="“{text}” seems to have been typed twice.",
    hint_en="Delete one, so that it is “{wanted}”; where it is meant twice, say on the line why W520 is not to be checked.",
    fault="""
        区政府办公室2025年度工作总结
        强化强化日常值守，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        强化日常值守，全年办文204件。
    """,
    form="check",
)

LONGEST = 12
"""Characters of a phrase that is looked for twice."""
_TWICE = rf"(?P<one>[{HAN}]{{2,{LONGEST}}})(?P=one)"
# What is said twice: counting (一件一件), what goes on (看着看着), as much as there is (有多少有多少).
_COUNTED = re.compile(r"^[第一二三四五六七八九十两百千万亿〇零○半几]|[〇零○某每着谁哪怎]|多少|什么")
# Verbs that are said twice for “a little” (研究研究), words that are said twice with force (非常非常).
_SAID_TWICE = """
研究 讨论 商量 考虑 学习 了解 锻炼 休息 收拾 准备 打扫 体验 尝试 交流 沟通 感受 放松 活动 认识 熟悉 检查 打听
整理 调整 琢磨 合计 思考 反思 调查 总结 回忆 参观 欣赏 介绍 评论 帮忙 帮助 照顾 关心 教育 表扬 批评 宣传 意思
溜达 走动 比较 参考 观察 练习 复习 辅导 参谋 解释 说明 分析 核对 确认 清理 修理 改进 表示 庆祝 热闹 高兴 凉快
舒服 威风 暖和 清静 轻松 明白 唠叨 念叨 打量 拾掇 掂量 盘算 合作 非常 特别 永远 真的 真正 十分 很多 许多 好多
多么 加油 可以 好的 对的 是的 不行 不是 谢谢 感谢 你好 再见 欢迎 恭喜 哪里 快点 慢点 慢慢 好好 如此 这样 那样
如何 如果 等等 大家 妈妈 爸爸 奶奶 爷爷
"""
# Words that say how something is done, of which nothing longer is made: 适时适时组织.
_HOW = frozenset(
    [
        "适时",
        "及时",
        "切实",
        "认真",
        "严格",
        "积极",
        "全面",
        "不断",
        "立即",
        "尽快",
        "逐步",
        "定期",
        "按时",
        "扎实",
        "深入",
        "充分",
        "努力",
        "大力",
        "共同",
        "逐一",
        "随时",
        "依法",
        "有效",
        "继续",
        "持续",
        "进一步",
        "已经",
        "正在",
        "必须",
        "应当",
        "全部",
        "均已",
        "分别",
        "主动",
        "坚决",
        "着力",
        "统筹",
        "稳步",
        "妥善",
        "迅速",
        "同时",
        "按照",
        "根据",
        "通过",
        "经过",
        "由于",
        "因此",
        "以及",
        "并且",
        "如果",
        "虽然",
        "但是",
        "目前",
        "当前",
    ]
)
# What makes another word of the second: 投资投资人, 督查督查组, 保障保障性住房.
_GOES_ON = "员人会局部处所院社户性类型者业法站点组队费款金权率度量力化区办师团级品物书室科司厅网库卡证册单界史学家手式观论案机器场馆厂车楼路村镇市县省"
# Characters that stand twice by right: what ends a name before a word begins (河水厂|厂长, 市|市场), what things are counted by (件件, 项项),
# what is done a little (说说), and what is a word of its own beside any other (副主任|任组长).
_FREE = frozenset(
    "市县区省州盟旗乡镇村局处科室部委办厅院校所站厂场馆园班组队庭会社店线路楼栋门口党团网港湾桥河山江湖岛矿库井坝渠田段港圩塘沟寨屯庄堡街巷里弄弯坡岭峰沙滩礁洲行司"
    "股水件项批案轮条步句篇张户家字人日天事时层样种桩颗片阵回次页本份封座间根支级台辆笔道点年月季周期届号名位员课节台车船机桌床瓶盒箱袋包卷册套对双只头匹朵株棵粒滴声"
    "说看听讲想试走坐问谈笑摸拍数量算查敲打写读唱跳玩帮改修擦扫洗练学教做等比催转动聊猜尝歇躺翻晒逛遛练补找翻"
    "任作到中前后上下内外所有没要能可会应须用使令叫请与为以如若则即便且但只才又再还更最很太不未非无勿已曾正将刚先后同共均皆全总凡每各某该此其彼何谁哪怎多少几来去过着了得"
    "钉棚辈祖骨箐爷奶爸妈弟妹姐哥叔伯姑舅婆公娃宝星猩蛐蝈饽哈呵嘿嘻哗啦叮咚嗡吱呱大小高低长短远近新老早晚快慢真好坏冷热红黄蓝绿白黑金银重轻深浅见报目住租"
)
# Words that stand between others, and never twice.
_FREE_WORDS = frozenset(["天天", "人人", "时时", "处处"])
_BETWEEN = frozenset("的了和与及是在对把被从由向于并或而其我他她这那也都就")
# Little words that begin many others (要素, 把关, 将军), and are typed twice: 镇应急办要要把物资清点一遍.
_LITTLE_TWICE = r"(?P<one>[要把将被对为以向与使让由从及是也都就已并未应须需各请经在该])(?P=one)(?!(?P=one))(?=[\u4e00-\u9fff“《0-9])"
_PAIR = rf"(?P<one>[{HAN}])(?P=one)+"
LONGEST_WORD = 4
# Words that are newer than the dictionary: 展陈|陈旧, 研学|学习.
_NEWER = frozenset(
    [
        "品规",
        "医共体",
        "医联体",
        "展陈",
        "问责",
        "追责",
        "履责",
        "研学",
        "网评",
        "安监",
        "河长",
        "林长",
        "路长",
        "能评",
        "稳评",
        "安评",
        "微改",
        "群测",
        "食药",
        "法宣",
        "助企",
        "纾困",
        "双减",
        "思政",
        "研训",
        "文旅",
        "农旅",
        "微商",
        "智造",
        "新基",
        "绿道",
        "碧道",
        "消杀",
        "封控",
        "流调",
        "核检",
        "两新",
        "双招",
        "治欠",
        "反诈",
        "涉诈",
        "反邪",
        "防返",
        "控辍",
        "保学",
        "控烟",
        "换电",
        "双碳",
        "碳汇",
        "污管",
        "雨污",
        "截污",
        "控源",
    ]
)
_ENDS = ("", *"，。；、：？\n")
# What stands three times: sounds, numbers.
_SOUNDS = frozenset("哈呵嘿嘻哗啦咚嗡吱呱一二三四五六七八九〇零○某星晶鑫")
# 党党员大会; but 民进党党员, 该党党组织, where the first 党 ends a name.
# An office and who heads it: 核算股|股长, 技术科|科长, but no 院院长 of a typist: there the first belongs to no name.
# What is a part of the thing before it: 渡槽|槽身, 水闸|闸门, 输水管|管径.
_PART_OF = frozenset("身体口底顶盖壁墩址沿端坡脚基缘围板架框轴帽座径腔")
_WORKS, _BESIDE = frozenset("闸井坝塔洞墙罐管梁桥窗渠堤门"), frozenset("前后上下内外门面道网")
_HEADED = "股科处室局厅部站所队组院校村社会厂班团"
_PARTY = r"(?:(?<=[，。、；：（“\n的名个位和与及向由为对让])|(?<=召开)|(?<=全体)|(?<=优秀))党党(?=员|组织|委|组|支部|总支|风|建[工引])"
# 赶在在, 集中在在: what wants a place, and no 在 before it; 现在在, 存在在 may be two words.
_AT = r"(?<=[赶旨贵重站坐放用列建设落摆写记留住身居倒躺跑中制持定映挂停驻])在在(?!职|岗|校|编|建|册|途)"
# 应当在在出栏前: where another word may begin with the second (在京高校, 在保对象, 在役设备), only before what makes none with it.
_AT_LAST = (
    r"(?<=[当须应将均都已并且仍也律会可])在在"
    r"(?=[0-9“《]|出栏|规定|该|每[年月天周日季个]|收到|接到|法定|指定|合同|申请|公示|[上下]半年|年[前底内]|[今明]年|当地|施工|会[上议]|项目|现场|其|第|全[县市省区]|本[县市省区])"
)
# 进行了了踏勘, 为用户用户推送
_DONE_TWICE = r"(?<=进行|开展|完成|组织|制定|召开|建立|落实|解决|取得|印发|实施|加强|推进|提高|举办|成立|收到|得到|形成|修订|报送|下发|明确|安排)了了(?![解结却断事心愿债如账百然无望于])(?=[\u4e00-\u9fff0-9“])"
_PEOPLE_TWICE = r"(?P<one>用户|群众|村民|职工|家长|旅客|患者|考生|商户|业主|农户|员工|游客|乘客|客户|学员|驾驶员|志愿者|参保人|纳税人)(?P=one)(?=[推提报向应要须已均都可按将对在的和与])(?!对口|要求|在职|的士|提案|按揭|可支配|和谐|报告|向导)"

# 每月每月召开1次例会
_PERIOD_TWICE = r"(?P<one>每(?:个月|季度|学期|半年|年度|[月季周年旬日]))(?P=one)"
# 加加强, 落落实: the first character of what papers say most, typed twice; but 增加|加强.
_BEGUN_TWICE = (
    r"(?P<one>加(?=加[强快大])|推(?=推[进动])|落(?=落实)|开(?=开展)|提(?=提[高升])|完(?=完善)|组(?=组织)|进(?=进行)|确(?=确保)|贯(?=贯彻)|深(?=深[入化])"
    r"|健(?=健全)|促(?=促进)|统(?=统筹)|督(?=督促)|排(?=排查)|整(?=整[治改])|认(?=认真)|积(?=积极)|切(?=切实)|严(?=严[格禁肃])|坚(?=坚[持决])|维(?=维护)|履(?=履行)"
    r"|保(?=保[障证])|按(?=按照)|根(?=根据)|通(?=通过)|强(?=强化)|规(?=规范)|巩(?=巩固)|夯(?=夯实)|打(?=打造)|构(?=构建)|聚(?=聚焦)|围(?=围绕)|结(?=结合))(?P=one)"
)


@text_rule("wording")
def doubled_words(text: Prepared) -> Iterator[Finding]:
    """强化强化, 党党员, 的的: typed twice, and not 常常, 一件一件, 委员会会议."""
    for spot in text.spots(_TWICE):
        if _is_typed_twice(spot):
            yield _once(spot, spot.match["one"])
    for spot in text.spots(_PAIR):
        thrice = len(spot.match[0]) > 2 and spot.match["one"] not in _SOUNDS
        if thrice or (len(spot.match[0]) == 2 and _is_stray(spot)):
            yield _once(spot, spot.match["one"])
    for spot in text.spots(_LITTLE_TWICE, prose=True):
        if _is_little_twice(spot):
            yield _once(spot, spot.match["one"])
    for spot in text.spots(_BEGUN_TWICE, prose=True):
        held = any(
            known(spot.before[-size:] + spot.match["one"]) for size in (1, 2) if len(spot.before) >= size
        ) or (spot.match["one"] == "组" and known(spot.before[-2:]))  # 安置组|组织
        if not held and spot.after[:1] != spot.after[1:2]:  # 认认真真
            yield _once(spot, spot.match["one"])
    for spot in text.spots(_PERIOD_TWICE, prose=True):
        yield _once(spot, spot.match["one"])
    for spot in text.spots(_PARTY):
        yield _once(spot, "党")
    for spot in text.spots(_PEOPLE_TWICE, prose=True):
        yield _once(spot, spot.match["one"])
    for spot in text.spots(_DONE_TWICE, prose=True):
        yield _once(spot, "了")
    for spot in text.spots(_AT, _AT_LAST):
        yield _once(spot, "在")


def _once(spot: Spot, one: str) -> Finding:
    return spotted(DOUBLED, spot, new=one, wanted=one)


def _is_typed_twice(spot: Spot) -> bool:
    """Whether words in a row are one by mistake: not said twice on purpose, and the second no part of a longer word."""
    one, before, after = spot.match["one"], spot.before, spot.after
    if _COUNTED.search(one) or one in _SAID_TWICE.split() or len(set(one)) == 1 or not spot.par.is_prose:
        return False
    if len(one) > LONGEST_WORD:
        return True
    if not known(one):
        return len(one) == LONGEST_WORD
    if after[:1] in _ENDS:  # nothing goes on that the second could begin
        return one not in _FREE_WORDS
    if one in _HOW:
        return True
    goes_on = (
        after[:1] in tuple(_GOES_ON)
        or known(one + after[:1])
        or (known(one + after[:2]) and not known(after[:2]))
    )
    return not goes_on and not any(known(before[-size:] + one) for size in (1, 2) if len(before) >= size)


def _is_little_twice(spot: Spot) -> bool:
    """Whether neither of two little words that are one belongs to a longer word: 重要要素, 需要要求, 首都都市圈."""
    one, before, after = spot.match["one"], spot.before, spot.after
    back = any(known(before[-size:] + one) for size in (1, 2, 3) if len(before) >= size)
    if one == "在" and after[:1] in _AT_WORDS:
        return False  # 在|在京高校
    return (
        not back
        and not any(known(one + after[:size]) for size in (1, 2, 3))
        and before[-1:] not in tuple(_NO_ENDS)
    )


# What makes a word of those that are at a place or at a thing: 在京高校, 在建工程, 在籍学生, whether or not the dictionary has it.
_AT_WORDS = frozenset(
    "京沪津渝穗深汉宁杭港澳台鲁豫陕川湘鄂苏浙闽粤琼晋冀辽吉黑皖赣滇黔桂蒙藏疆青甘建营校职岗保编册途籍任役售租用库栏养网线读学研产逃押案贷"
)

# What makes one word with a little word behind it, whether or not the dictionary has it: 二要, 不是, 也要.
_NO_ENDS = "一二三四五六七八九十不也又还就都才更只可想所之若何最即倘既但"


def _is_stray(spot: Spot) -> bool:
    """Whether one of two characters belongs to no word."""
    text, at, one = spot.par.text, spot.start, spot.match["one"]
    if one == "在" and text[at + 2 : at + 3] in _AT_WORDS:
        return False  # 在|在京高校
    if one in _FREE or text[at - 1 : at] in tuple("一两几") or text[at + 2 : at + 3] == "某":
        return False
    behind = text[at + 2 : at + 3]
    if behind in _PART_OF or (one in _WORKS and behind in _BESIDE):
        return False  # 渡槽|槽身
    if text[at : at + 3] == "疫疫苗":
        return False  # 小反刍兽疫|疫苗
    if one in _HEADED and text[at + 2 : at + 3] == "长" and pattern(f"[{HAN}]{{2}}").search(text[:at][-2:]):
        return False
    holding = ((back, more) for back in range(3) for more in range(3) if at >= back)
    if any(known(text[at - back : at + 2 + more]) for back, more in holding):
        return False
    ends = text[at - 1 : at + 1] in _NEWER or any(
        known(text[at - back : at + 1]) for back in range(1, LONGEST_WORD) if at >= back
    )
    begun = [text[at + 1 : at + 1 + size] for size in range(2, LONGEST_WORD + 1)]
    begins = any(one in _NEWER or known(one) for one in begun)
    return not (ends or begins) if one in _BETWEEN else ends != begins
