"""Characters that are taken for each other where they make no word (W552): 产权明析, 桩基拖廷, 方式粗爆.

`characters` weighs how likely a few characters are; here it is enough that two have never been met side by side, that another of the same family (`FAMILIES`, and what shares its
sound and its look) makes a common word of them, and that neither belongs to a word outside.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ...flow.title_words import frequency, known
from ..findings import Finding, at, text_rule
from ..prepared import Prepared
from ..scan import Scan
from .broken import LAND, SHORT, SURE, TYPED_FOR, coined, guesses, newer, unmet, unmet_runs
from .model import akin, character, kind_of, times

_COMMON, _VERY_COMMON = 200, 1000
"""How often a word is met that a family makes, and one that a character like it makes."""
_ALONE = frozenset("任一二三四五六七八九十两不")
# 汇报稿等材料: little words that stand behind, or before, any other.
_LITTLE = frozenset(
    "等的了和与及或在是有为以于由从被把将对向到就也都又而且其所之各每更最很太未没无可能会要应须该使让给着过"
)
_BETWEEN = frozenset("好了过完")  # amid a verb and what it is done to
# Words of one character, names and their parts: what they make with their neighbours is seldom a slip.
FREE = frozenset(
    "的了和与在是有人大中上下个为以到就也都又而其从由被把将要各该每更最没得地着过给多少高低年月日时分元江河湖海山林村镇乡县市区省州街路桥港湾岛岭安想草占宁柴正驾对立会单既即"
    "陈李张王刘杨赵黄周吴徐孙马朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
# What is typed, and what may be meant, each of these by itself.
_LINES = """
析晰折拆 晰析 唤焕 焕唤换 换焕涣 莓霉 慌谎荒 谎慌 荒慌谎 廷延 爆暴 暴爆曝 瀑暴 曝暴 汇会 复覆腹 覆复 合核和 核合该 恢灰 灰恢挥 历厉励 厉历励
励厉历砺 砺励 震振 振震 幅辐 辐幅 副幅 辅铺 铺辅浦 甫辅 缉辑 辑缉 绩迹积 迹绩 积绩 即亟  纪记 记纪 计记 季际 际季 坚艰 艰坚 建健 健建键
键健建 监检 检监验 捡检 俭检 险检 签检 剪减 减剪简 简减 桨奖 浆奖 奖桨将 将奖 较校 校较效 届阶 阶届 界介 介界 接结 结接 截载 载截 裁栽载材
栽裁载 近进 进近 劲径 径劲经 经径 茎径 竟竞 竞竟 镜境 境镜 究纠 纠究 俱具 具俱 拒距 距拒 矩距 决觉绝 觉决 绝决 峻竣 俊峻竣骏 竣峻 骏竣峻
概慨盖溉 慨概溉 克刻 刻克 课科 科课 肯恳 恳肯垦 垦恳 空控 控空 垮跨 跨垮夸 夸跨 块快 快块 匮溃 溃匮馈愧 愧馈溃 馈溃 篮蓝 蓝篮 烂滥 滥烂 劳牢
牢劳 捞涝 涝捞 垒累 累垒 例列 列例烈 联连 连联廉 炼练 练炼链 廉连 链练炼 烈列劣裂 劣烈 裂烈 邻临 临邻 令另龄 另令 零龄 龄令 留流 流留 硫流
漏露陋 露漏 陋漏 录陆 碌录 履屡 屡履 律率 率律 滤虑 虑滤 伦轮 轮论 论轮 抡轮 络洛 玛码 卖迈 迈卖 满慢瞒 慢满漫 瞒满 漫慢蔓 蔓漫 谩漫 茫忙 忙盲
盲忙 茂贸 贸茂 冒贸 茅矛 矛茅 媒煤 煤媒 谋煤媒 秘密 密秘蜜 蜜密 勉免挽 免勉 棉绵 绵棉 瞄描 描瞄 摸模 模摸 磨摩 摩磨 膜模 漠莫 莫漠 幕慕募
慕幕募 募幕慕 墓募 暮幕 钠纳 呐纳 恼脑 脑恼 浓农 牌排 排牌 叛判 判叛 培陪 陪培赔 赔陪 佩配 配佩 篷蓬 蓬篷逢 棚篷 批披 披批 辟避僻 避辟僻 僻辟避
壁避璧 编遍篇 遍编偏 偏篇遍 篇偏 骗遍 飘漂 漂飘 骋聘 聘骋 评平 平评 破迫 迫破 坡破波 朴扑 扑朴 谱普 普谱 汽气 气汽 迁牵千 牵迁 千迁 歉欠 欠歉
谴遣 遣谴 抢强 强抢 侨桥 娇桥 窃切 浸侵 侵浸 清轻情请 轻清 情清晴请 请清情 晴情 睛情 顷倾 倾顷 项倾 区驱 躯驱 驱躯趋 趋驱 券卷 卷券 拳券 却缺确
缺却 确却 裙群 燃然 然燃 饶绕 绕饶扰挠 扰绕挠忧 挠绕扰 忧扰优 优忧 忍认 任认 认任 韧任 刃韧 融荣溶 荣融容 容荣溶 溶容融 熔融容 锐税 税锐 悦锐阅
若弱 弱若 撒撤洒 洒撒 撤撒彻 伸申 申伸 绅申 盛胜成 胜盛 使驶 驶使 试式 式试 授受 受授 售授 蔬疏 疏蔬梳 梳疏 暑署曙 署暑 送颂 颂送讼诵 讼颂 诵颂
朔塑溯 塑朔 溯塑朔 遂隧逐 隧遂 逐遂 锁琐 琐锁 炭碳 碳炭 添填 填添 条调 调条 停亭 挺停 桶捅 捅桶 涂途 途涂徒 屠涂 徒途 托拖 拖托 晚挽 挽晚
忘望妄 望忘 妄忘望 违围 围违 唯维 维唯 惟维唯 萎委 委萎 娄屡 味未昧 末未 未末 昧味 慰尉 握渥 误悟 悟误 折析拆 拆折析诉 诉拆述 述诉 详祥 想像
销消 消销削 削消 硝消 效校 孝效 肖消 协胁 胁协 携协 懈泄械 泄懈 械懈 谐偕 偕谐 楷揩 揩谐 型刑形 刑型形 形型刑 醒省 省醒 幸辛 辛幸 悻幸 续序绪
序续绪 绪续序 蓄畜 畜蓄 叙序 须需 需须 嘘虚 虚嘘 墟虚 宣渲喧 渲宣 喧宣 询巡寻循 巡询循 循巡询 寻询 讯训迅汛 训讯驯 迅讯汛 汛讯迅 驯训 押压 压押
淹掩 掩淹 沿延 延沿 衍演 演衍 俨严 洋扬 扬洋 佯洋 漾样 谣遥 遥谣摇 摇遥谣 议仪义 义议意 意义 役疫 疫役 宜谊 谊宜 移遗 遗移 疑移 溢益逸 益溢
逸溢 译绎择 绎译 驿译绎 抑仰 仰抑 印引 引印 饮引 隐稳 稳隐 映影 影映 赢营盈 荧营 涌拥踊 拥涌 踊涌 蛹踊 油邮 邮油 游邮 鱼渔 渔鱼 愉娱喻 娱愉
榆愉 喻愉 愈愉 域育 育域 御预 预遇 欲预 寓预 誉誊 誊誉 圆园 缘源援绿 援缘缓 绿缘 员圆 越跃 跃越 阅越悦 匀均 均匀 暂赞 赞暂 糟遭槽 遭糟 躁燥噪
燥躁 噪躁燥 澡操 操燥躁 藻操 则责侧 责则 择泽 泽译 侧测则 测侧则 册策 策册 曾增 增曾赠 赠增 憎增 噌增 札扎 扎札 炸诈 诈炸 站战 战站 章彰障 彰章
障章 帐障 涨胀 胀涨 召招 招召 沼招 昭招照 照昭 贞侦 帧侦 祯侦 针真 疹诊 诊疹 阵镇 症证 证症 郑政 织职帜识 职织 炽织帜 帜织 识织 值执直植置
执值挚 直值 植值殖 殖植 置值 址止 止址 指旨 旨指 脂指 挚执势 治制 制治致 致制 滞制带 带滞戴 衷忠哀衰 哀衷 衰衷哀 州洲 洲州 嘱瞩 瞩嘱 属嘱 铸筑
筑铸 注驻住 驻住注 著着 专转 转专 传转专 砖转 撰攒 攒撰 状壮 壮状 追椎 锥推 椎推 缀辍 辍缀 啜辍 淮准 准淮 滩摊 摊滩 咨资 资咨姿 滋资 姿资 兹滋
宗综 综踪宗 踪综 棕综踪 阻组 组阻租 祖组 租组 诅阻 尊遵 遵尊 樽尊 坐座 座坐 挫锉措 锉挫措 措错借挫 错措 醋措促 惜措 借措 籍藉 藉籍 薄簿 簿薄部
博搏 搏博 膊搏 脖勃 勃博渤 渤勃 驳博 拔拨 拨泼 泼拨 搬般 般搬 版板 板版 颁班 班颁斑 伴拌 拌伴 绊伴 傍旁 旁傍 磅榜 榜傍 膀榜 镑榜 保堡 堡保
褒保 抱报 刨抱 背备 备背倍 倍备 悖背 奔本 弊蔽敝币 蔽弊避 敝弊 币弊 毕必 必毕 碧璧 璧壁 臂壁 鞭编 蝙编 变便 便变 辨辩 辩辨 辫辩 瓣辨 标镖 镖标
飙飚 膘镖 彬滨 滨缤 缤滨 濒频 频濒 殡摈 秉乘 乘秉成 禀秉 拼并 摒屏 波坡 泊迫 哺补 补捕 捕补哺 埔铺 布部 步部 怖布 部布 采彩踩 彩采 睬采 踩采
菜采 材才财 才材 财材 残惭 惭残 参惨 灿璨 舱仓 仓舱 创仓闯 糙操 嘈槽 槽糟 层曾 察查 查察 叉差 差叉 岔叉 诧差 掺参 搀掺 缠颤 铲产 产铲 阐产
颤战 偿尝赏 尝偿赏 赏偿 厂场 畅倡 倡唱 唱倡 抄超 超抄 钞抄 朝潮 潮朝 嘲潮 彻撤澈 澈彻 辙撤 衬趁 趁衬 称成 呈程 程呈 逞呈 诚成城 惩征 承成 澄橙
驰弛 弛驰 迟持 持迟 恃持 侍持 诗持 齿耻 耻齿 斥诉 冲充 充冲 崇祟 宠崇 抽筹 愁筹 酬筹 筹酬绸 绸筹惆 畴筹 踌筹 稠绸 储诸除 诸储 除储 锄除 橱厨
触处 揣踹 川穿 穿川 串窜 窜串 闯创 疮创 怆创 吹炊 垂捶 锤垂捶 捶锤 淳纯 醇纯 纯淳 唇纯 戳辍 绰卓 词辞 辞词 磁慈 慈磁 雌慈 赐次 聪匆 匆聪 葱匆
丛从 凑奏 奏凑 辏凑 粗促 促粗蹴 簇促 蹴促 篡纂 纂篡 摧催 催摧 崔催 粹萃瘁 萃粹 翠粹 悴粹 脆粹 瘁粹 磋搓蹉 搓磋 蹉磋 沓踏 怠贻待 贻怠 待怠 代贷
贷代货 货贷伙 袋带 戴带 逮待 歹殆 殆怠 担但耽 耽担 胆担 旦但 诞延 淡谈 谈淡 弹谈 挡档 档挡 裆档 荡档 导捣 捣导 祷导 蹈导 道到 悼掉 掉悼调 盗道
登等 瞪登 蹬登 凳登 低底抵 底低 抵低 敌抵 堤提 提堤 滴嫡 嫡滴 涤条 帝缔 谛缔 缔谛 蒂缔 递第 第递 颠巅 巅颠 垫电 电垫 惦垫 殿奠 奠殿 钓调 雕调
碉雕 凋调 叠迭 迭叠 跌迭 碟谍 谍碟 丁订 订定 钉订 叮盯 盯钉 顶鼎 鼎顶 锭定 冻栋 栋冻 董懂 懂董 洞动 斗陡 陡徒 抖陡 逗斗 读渎 渎读 督笃 笃督
睹赌堵 赌堵 堵赌睹 杜堵 渡度 度渡 镀度 妒护 端瑞 瑞端 断段 段断 锻段 煅锻 缎锻 堆推 推堆 兑对 对兑 敦吨 吨敦 顿敦 蹲敦 盾遁 遁循 夺多 躲垛
堕坠惰 坠堕 惰堕 跺躲 额颔 恶厄 厄扼 扼恶 鄂愕 愕鄂 遏竭 竭遏揭渴 揭竭 尔而 饵耳 伐罚 罚伐 乏泛 阀罚 筏阀 帆凡 番翻 翻番 藩翻 烦繁 繁烦 凡繁
返反 犯范 范犯 泛范 饭贩 贩饭泛 放方 防妨房访 妨防 房防 肪防 仿访 访仿 纺访 坊访 彷仿 妃非 匪菲 菲匪 诽匪 翡匪 废费 费废 沸废费 肺沛 吩分 纷份
份纷 焚楚 粉纷 奋忿愤 愤奋 忿愤 封丰 峰锋蜂 锋峰烽 蜂峰烽 烽锋 逢缝蓬 缝逢 讽奉 奉俸 俸奉 佛拂 拂佛 否杏 肤敷 敷肤 孵浮 浮孵俘 扶抚 抚扶 伏服
服伏福 俘浮 符附 附付 付附赴赋 腐府 府腐俯 俯府 腑府 釜斧 赴付 赋付 富赋 腹复覆 该改 钙改 盖概 溉概慨 赶感 感赶敢 杆竿秆 竿杆 肝干 秆杆 敢感
橄敢 刚钢 钢刚纲 纲钢岗 网纲 缸肛 杠扛 扛杠 搞高稿 稿搞 镐稿 篙高 告靠 歌割 割歌 搁隔 隔搁格 格隔 阁搁 革格 跟根 根跟 耕更 梗埂 埂梗 羹耕 工功
功工攻 攻功 供共恭 共供 恭供 贡供 拱供 巩恐 恐巩 躬恭 宫官 官宫管 勾沟 沟勾 钩沟 构购 购构够 够购构 垢购 姑估 估姑 沽估 孤估辜 辜孤 固故 故固
顾雇 雇顾 谷骨 骨股 股骨 鼓股 刮乱 挂桂 卦挂 寡挂 拐捌 乖怪 怪乖 关观 观关 管官馆 馆管 冠贯 贯惯灌 惯贯 灌贯罐 罐灌 光广 逛狂 归规 规归轨 硅规
轨规诡 诡轨 鬼轨 柜贵 跪诡 滚衮 棍滚 裹果 果裹 孩骸 骸核 害骇 骇害 酣甜 憨敢 含涵 涵含函 寒含 函涵 罕旱 旱罕 喊减 汗旱 捍悍 悍捍 焊旱 撼憾
憾撼 航杭 毫豪 豪毫 壕毫 耗毫 浩耗 呵喝 喝渴 渴喝竭 禾和 阂核 赫吓 褐竭 鹤赫 恨狠 狠恨 痕恨 恒横 横衡 衡恒横 轰哄 哄轰 烘哄 喉侯 侯候 候侯
猴候 厚后 呼乎 乎呼忽 忽乎 弧孤 狐弧 糊胡 壶弧 葫糊 沪护 互护 哗华 华哗 滑猾 猾滑 划画 桦华 怀坏 坏怀 欢观 环还 还环 缓暖援 暖缓 患涣 涣换
幻换 宦官 痪换 惶徨煌 徨惶 煌辉惶 辉挥 挥辉 皇惶 恍晃 晃恍 徽微 微徽 毁悔 悔毁诲 诲悔晦 晦诲 慧惠 惠慧会 绘汇 贿惠 秽岁 昏混 混浑 浑混 婚昏
魂浑 活获 获活 伙货 惑或 或惑 祸锅 豁割 那纳 园原 摄慑 慑摄 智制 时实
"""
FAMILIES: Mapping[str, str] = {row[0]: row[1:] for row in _LINES.split()}


@lru_cache(maxsize=2048)
def meant_by(one: str) -> tuple[tuple[str, int], ...]:
    """The characters that may be meant where one is typed, and how common a word has to be that they make."""
    family = FAMILIES.get(one, "")
    more = () if one in FREE else [other for other in akin(one) if other not in family]
    return (*((other, _COMMON) for other in family), *((other, _VERY_COMMON) for other in more))


@lru_cache(maxsize=4096)
def taken(run: str) -> tuple[tuple[int, int, str], ...]:
    """Where two characters of a run are no word for one that is taken for another, where that one stands, and the word that is meant."""
    found, made = [], coined(run)
    for here in unmet(run):
        one, other = run[here - 1], run[here]
        if here in made or here - 1 in made:
            continue
        if other == "型" or run[here + 1 : here + 2] == "比":  # 节地|型, 结收|比
            continue
        if other in _BETWEEN and known(one + run[here + 1 : here + 2]):  # 健好身, 把好关
            continue
        if not _ALONE.isdisjoint((one, other)) or not LAND.isdisjoint((one, other)):
            continue
        before, behind = run[here - 2 : here] if here > 1 else "", run[here : here + 2]
        if (before and (known(before) or before in newer())) or (len(behind) == 2 and known(behind)):
            continue
        words = [(least, meant + other, here - 1) for meant, least in meant_by(one) if other not in _LITTLE]
        words += [(least, one + meant, here) for meant, least in meant_by(other) if one not in _LITTLE]
        likely = [
            (times(word), word, place)
            for least, word, place in words
            if times(word) >= least and kind_of(word) == 0 and frequency(word)
        ]
        count, word, place = max(likely, default=(0.0, "", 0))
        if (
            count
            and not known(one + other)
            and _goes_with_what_is_beside(run, place, here, word[place - here + 1])
        ):
            found.append((here - 1, place, word))
    return tuple(found)


def _goes_with_what_is_beside(run: str, place: int, here: int, wanted: str) -> bool:
    """Whether what is meant has been met beside what stands on its other side, or what is typed has not: there is no 罚井, so that 处阀井 is no slip for 处罚."""
    typed = run[place]
    if place == here:
        behind = run[here + 1 : here + 2]
        return behind in _LITTLE or behind in character(wanted).after or behind not in character(typed).after
    before = run[place - 1 : place]
    after = character(before).after if before else wanted
    return before in _LITTLE or wanted in after or typed not in after


# 在小长涂水道搁浅, 由大榭岛驶往…: where one is, comes from or goes to, before what lies there.
_WHERE = re.compile("(?:在|位于|地处|至|到|抵达?|由|从|往|赴|经|途经|驶[入出离])[\u4e00-\u9fff]{0,2}$")
_LIES = re.compile(
    "[\u4e00-\u9fff]{0,3}?(?:水道|航道|海域|水域|锚地|渔场|灯桩|岛|礁|屿|岬|湾|码头|渡口|垭口|林场|农场|牧场|水库|灌区|隧道|大桥|特大桥|互通|收费站|[村镇乡屯寨](?![民容貌级务企医史规庄干集]))"
)


def _is_place(text: str, begin: int) -> bool:
    """Whether two characters stand in the name of a place."""
    return bool(_LIES.match(text, begin + 2) and _WHERE.search(text, max(begin - 5, 0), begin))


NAMED = 6
"""Characters between quotation marks that may be a name."""


def _runs(scan: Scan) -> Iterator[re.Match[str]]:
    return (one for one in unmet_runs(scan) if taken(one[0]))


@text_rule("characters")
def taken_for(text: Prepared) -> Iterator[Finding]:
    """产权明析: two characters that nobody writes side by side, where one that is taken for one of them makes a word; not twice, as names do."""
    for spot in text.spots(_runs):
        run = spot.match[0]
        for start, place, word in taken(run):
            typed = run[start : start + 2]
            if (not start and spot.before[-1:].isdigit()) or spot.after[:1] == "〔":
                continue  # 2处|阀井, 北气发〔2026〕7号
            if len(run) <= NAMED and (spot.before[-1:], spot.after[:1]) == ("“", "”"):
                continue  # “检护民生”
            if (
                typed in newer()
                or text.chinese.count(typed) > 1
                or (len(run) >= SHORT and any(one.at == place and one.worth >= SURE for one in guesses(run)))
            ):
                continue  # a name, or what `characters` tells
            begin = spot.start + start
            if _is_place(spot.par.text, begin):
                continue
            yield at(TYPED_FOR, spot.par, begin, begin + 2, new=word, wanted=word)
