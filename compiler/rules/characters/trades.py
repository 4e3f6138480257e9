"""Words of the trades that offices write about (W552): 喷琳 for 喷淋, 侯潮 for 候潮, 兜劳 for 兜牢.

Dictionaries have them seldom or not at all, so that no count says what is meant (`characters`, `characters.taken`); here it is enough that two characters have never been met side by side, and that
one which sounds or looks like one of them makes such a word.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import inf

from ...flow.title_words import frequency, known, words
from ..findings import Finding, at, text_rule
from ..prepared import Prepared
from ..scan import Scan
from .broken import TYPED_FOR, newer, unmet, unmet_runs
from .model import alike, likelier, times
from .taken import FAMILIES, FREE

# Money and audit; building and roads; water; harbours; safety; police and courts; health; farms; environment; schools; welfare; the party; papers; industry; culture; trade; power.
TRADES = """
下拨 拨付 划拨 核拨 预拨 调拨 增拨 结余 结转 核销 核减 核增 核定 调剂 追缴 缴存 缴库 缴纳 征缴 清缴 垫付 垫资 套取 截留 挪用 虚列 虚增 坐支 侵占 冒领 骗取 贪占 挤占 滞留 滞纳 清欠 清退 清偿 清算
决算 概算 估算 测算 造价 招标 投标 评标 开标 围标 串标 流标 废标 中标 定标 询价 比选 采购 竞价 议价 履约 违约 质保 尾款 票据 凭证 账簿 账目 报销 公款 薪酬 津贴 补贴 补助 税源 减免 抵扣 退税 偷税 漏税 骗税 纳税
稽查 稽核 绩效 专户 专账 国库 国债 化债 举债 偿债 贷款 信贷 授信 放贷 担保 质押 抵押 融资 增信 贴息 利率 逾期 坏账 呆账 统筹 筹措 筹集 募集 募捐 捐赠 捐款
沥青 路基 路面 路肩 护栏 护坡 涵洞 桥墩 隧道 匝道 辅道 标线 标牌 路牌 门牌 铭牌 站牌 亮化 美化 硬化 净化 疏浚 清淤 疏通 疏导 堵塞 拥堵 淤积 淤塞 塌陷 坍塌 坍方 滑坡 崩塌 沉降 沉陷 裂缝 渗漏 渗水 锈蚀 腐蚀
侵蚀 冲刷 剥落 脱落 坠落 坠物 松动 断裂 破损 龟裂 空鼓 吊装 吊篮 模板 浇筑 砌筑 抹灰 焊接 焊工 电焊 气割 管廊 管网 管线 窨井 井盖 阀门 水泵 泵站 闸门 水闸 桩基 基坑 开挖 回填 夯实 碾压 铺设 敷设 架设 架空
拆迁 拆除 征迁 征收 腾退 回迁 搬迁 奠基 复工 停工 窝工 竣工 完工 监理 勘察 勘测 勘探 踏勘 测绘 放样 报批 报建 审图 图纸 图斑 选址 红线 地块 容积 车位 泊位 扶梯 电梯 外墙 保温 屋面 门窗 楼道 单元 雨棚 晾衣 增设
堤防 堤坝 坝体 溢洪 泄洪 蓄水 蓄洪 行洪 排涝 内涝 涵闸 渠道 渠系 灌溉 灌区 墒情 汛期 汛情 防汛 度汛 抢险 巡堤 查险 险情 险段 堰塞 山洪 洪峰 水位 雨情 旱情 抗旱 净水 供水 排水 管径 淹没 决口 溃坝 溃堤 围堰
航道 码头 靠泊 锚地 候潮 候船 候车 候诊 候考 候审 候检 登轮 登临 引航 拖轮 疏港 集港 船舶 渔船 货轮 驳船 驳岸 岸线 岸坡 清障 打捞 搁浅 通航 碍航 渡口 渡船 甲板 船员 舱位 压载 抛锚 缆绳
喷淋 烟感 消防 疏散 逃生 火险 火情 火源 明火 动火 阻燃 易燃 易爆 爆炸 爆燃 触电 漏电 短路 过载 私拉 乱接 飞线 蓄电 燃气 气瓶 罐体 泄漏 泄露 中毒 窒息 溺水 溺亡 坠楼 坠亡 伤亡 遇险 遇难 救援 营救 救治 救护 撤离
撤回 撤出 撤并 撤诉 撤案 撤换 撤除 避险 避让 预警 预案 演练 拉练 值守 带班 巡查 巡护 巡逻 排查 督查 抽查 复查 核查 暗访 约谈 销号 摘牌 取缔 查封 扣押 查扣 罚没 惩处 惩戒 惩治 问责 追责 诫勉 训诫 撤职 停职 免职
移送 公诉 批捕 逮捕 拘留 侦破 侦办 侦查 勘验 鉴定 取证 举证 质证 庭审 审判 裁定 仲裁 调解 缓刑 假释 减刑 矫正 帮教 戒毒 吸毒 贩毒 缉毒 禁毒 赌博 诈骗 反诈 涉黑 涉恶 扫黑 除恶 维稳 信访 缠访 闹访 接访 下访 走访
随访 回访 家访 化解 疏解 劝导 劝返 稳控 纠纷 斗殴 盗窃 抢劫 寻衅 滋事 酒驾 醉驾 毒驾 超载 超限 闯关 安检 盘查 管控 布控 卡口 岗亭 警力 辅警 民警 出警 接警 处警
复诊 门诊 急诊 会诊 转诊 出诊 义诊 巡诊 接诊 就诊 诊疗 诊断 确诊 疑似 筛查 体检 化验 采样 抽检 送检 检测 监测 疫苗 接种 免疫 防疫 疫点 消杀 消毒 病历 病案 病床 床位 护理 医师 药师 耗材 输液 输血 采血 献血 手术
麻醉 康复 疗养 托育 哺乳 孕产 产妇 分娩 妇幼 肿瘤 宫颈 乳腺 慢病 艾滋 结核 狂犬 霍乱 疟疾 尘肺 控费 挂号 分诊 导诊 处方 抗菌 耐药 胸痛 创伤 救助 血压 血糖 血脂 心电 彩超 透析
春耕 备耕 插秧 育秧 秧苗 育苗 苗木 苗圃 造林 栽植 栽种 补植 抚育 管护 管养 封山 禁牧 湿地 荒山 撂荒 抛荒 复耕 轮作 休耕 套种 施肥 追肥 底肥 农药 喷洒 病虫 虫害 稻田 油菜 棉花 花椒 茶园 果园 柑橘 板栗 大棚
秸秆 焚烧 禁烧 还田 离田 打捆 青贮 饲料 饲草 畜牧 畜禽 养殖 仔猪 母猪 肉牛 奶牛 检疫 屠宰 捕捞 休渔 禁渔 渔政 渔具 增殖 放流 网箱 鱼塘 粮库 粮仓 储粮 收割 脱粒 烘干 晾晒 农机 田埂 地埂 机耕 沟渠 嫁接 修剪 套袋
偷排 直排 超标 扬尘 尾气 废气 废水 废渣 固废 危废 废弃 清运 填埋 渗滤 餐厨 厨余 降尘 抑尘 洒水 冲洗 裸露 围挡 渣土 泥浆 噪声 油烟 恶臭 异味 黑臭 断面 截污 纳管 溯源 环评 减排 降碳 节能 能耗 节水 滴灌
招生 录取 考务 考场 监考 阅卷 命题 试卷 考点 学籍 学区 辍学 控辍 劝学 返校 教案 教材 教辅 教研 备课 听课 评课 磨课 支教 走教 师德 职称 评聘 竞聘 聘任 招聘 食堂 陪餐 供餐 配餐 餐饮 留样 索证 索票 校车 欺凌 研学
竞赛 奖学 助学 资助 宿舍 实训 实习 补考 辅导 托管
低保 特困 供养 救济 赈灾 慰问 抚恤 优抚 退役 殡葬 丧葬 火化 公墓 骨灰 婚俗 彩礼 留守 残疾 敬老 助老 助残 助餐 帮扶 返贫 参保 续保 缴费 失业 务工 用工 欠薪 讨薪 监察 工伤 离休 赡养 收养 寄养 丧偶
党课 党费 纪检 巡视 巡察 述职 述廉 考评 评议 评优 评先 嘉奖 授予 遴选 选拔 提拔 任免 挂职 轮岗 晋升 晋级 选调 招录 录用 辞退 换届 推选 提名 候选 补选 增补 表决 审议 履职 廉政 贪腐 贿赂 行贿 受贿 警示 警醒 纠治
纠正 奢靡 宴请 兜牢 筑牢 扎牢 守牢 抓牢 压牢 站牢 把牢 系牢 压实 夯实 做实 抓实 绷紧 拧紧 盯紧 压紧 上紧 抓紧 靠前 兜底 托底 补短 强弱 扛牢 扛起 拉紧
印发 转发 批转 呈报 呈送 报送 抄送 抄报 签发 签收 签批 签署 签订 拟定 拟订 起草 草拟 审核 审定 审签 批复 核准 备案 归档 立卷 存档 建档 台账 名册 报表 附表 会签 用印 盖章 印章 函告 函复 函询 商请 恳请 敬请 悉知
收悉 知悉 报请 提请 呈请 转呈 转报 批办 承办 催办 督办 交办 转办 办结 反馈 研判 会商 磋商 座谈
算力 芯片 传感 物联 云端 运维 宕机 备份 漏洞 加密 涉密 泄密 保密 密级 解密 研发 孵化 专利 商标 瞪羚 专精 厂房 车间 产线 产能 产值 签约 投产 达产 扩产 增产 减产 停产 限产 技改 扩建 改建 迁建 盘活 闲置 腾笼 增资
民宿 古建 遗址 修缮 修复 非遗 展陈 展品 馆藏 阅览 借阅 汇演 巡演 排练 编排 庙会 灯会 文创 文博 讲解 研习 采风 展演 展播
报关 通关 清关 查验 放行 保税 仓储 快递 分拣 派送 配送 冷链 堆场 堆存 叉车 装卸 搬运 托运 货运 客运 班列 班轮 关税 汇率 结汇 展会 参展 布展 揽货 补舱
电缆 电杆 变压 变电 配电 复电 负荷 峰值 千伏 检修 抢修 带电 接地 跳闸 绝缘 避雷 巡线 迎峰 窃电 充电 电表 抄表 轨道 道岔 信号 联锁 站台 屏蔽 闸机 盾构 接触网 供暖 供热 换热
支模 拆模 塔机 承台 墩柱 梁板 箱梁 盖梁 伸缩 边坡 标高 轴线 隐蔽 旁站 质监 赶工 陪标 标书 标底 限价 谈判 保函 挂靠 发包 资信 澄清 质疑 撒布 融雪 铲雪 结冰 防滑 坑槽 灌缝 隔离 爆闪 减速 擦碰 追尾 刮蹭 剐蹭 侧翻 碰撞 肇事 逃逸 便道 客流 占道 查纠 劝离 拖离 路损 株数 株距 行距 胸径 蓄积 采伐 间伐 林班
树种 冠幅 枯死 疫木 伐桩 诱捕 野火 巡林 林权 沙化 血浆 血型 血库 血站 采浆 抗体 抗原 试剂 试管 病菌 菌株 流感 肝炎 腹泻 呕吐 发热 咳嗽 密接 流调 呼吸 插管 吸氧 担架 抢救 除颤 溶栓 介入 心梗 心衰 高危 早产 助产 发育 龋齿 窝沟 脊柱 侧弯 抑郁 饮片 煎药 针灸 推拿 理疗 封顶 探视 车载 车队
底盘 轮胎 刹车 制动 油耗 维保 报废 油卡 派车 续航 展柜 展厅 展位 展台 展架 展区 展馆 巡展 开幕 闭幕 揭幕 剪彩 揭牌 授牌 嘉宾 串场 彩排 音响 灯光 话筒 观众 导览 藏品 恒温 恒湿 库房 璀璨 纷呈 精彩 异彩 绚丽 隆重 佩戴 穿戴 护具 口罩 系挂 灼伤 烫伤 砸伤 挤压 乙炔 灭火 卷帘 蛮干 满编 超编 缺编 编外
借调 抽调 下派 选派 派驻 轮换 任期 届满 历练 磨炼 磨练 锤炼 淬炼 墩苗 兼任 转正 退休 返聘 旷工 请假 销假 休假 年休 收案 审限 结案 开庭 休庭 庭前 合议 宣判 抗诉 扣划 拍卖 变价 拘传 卷宗 陪审 法警 法官 速裁 服判 辩护 律师 量刑 羁押 取保 监视 刑期 服刑 赃款 赃物 退赃 追赃 挽损 返还 偿还 口径 增速
占比 均值 存量 增量 虚报 瞒报 漏报 迟报 拒报 税费 税率 免税 欠税 收据 沉淀 本金 展期 股权 国资 折旧 引水 取水 漏损 漏水 爆管 阀井 检漏 余氯 浊度 衬砌 雨量 管涌 线损 台区 配变 开关 断路 送电 保电 杆塔 树障 课业 课间 学困 走读 寄宿 宿管 食材 食谱 营养 午餐 校服 校舍 操场 课桌 黑板 体测
体质 艺考 考纪 作弊 替考 村规 民约 调处 工单 喇叭 积分 兑换 环卫 保洁 清扫 公厕 改厕 化粪 绿篱 花坛 修枝 店招 违建 私搭 摊贩 夜市 苫盖 喷雾 播期 亩产 测产 水肥 地膜 残膜 植保 飞防 虫口 稻瘟 蚜虫 蝗虫 倒伏 烂秧 越冬 返青 拔节 抽穗 抢收 抢种 机收 口粮 仓容 猪瘟 耳标 尾水 鱼苗 虾苗 投饵 增氧 洽谈
征拆 宗地 发证 界址 取号 叫号 等候 接口 机房 带宽 宽带 基站 木马 密码 口令 容灾 等保 攻防 脱密 载体 跟帖 辟谣
"""


def _sides() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What follows, and what goes before, each character in these words."""
    follow: defaultdict[str, str] = defaultdict(str)
    lead: defaultdict[str, str] = defaultdict(str)
    for word in dict.fromkeys(one for one in TRADES.split() if len(one) == 2):
        follow[word[0]] += word[1]
        lead[word[1]] += word[0]
    return dict(follow), dict(lead)


_FOLLOW, _LEAD = _sides()
_LOOKS = 0.7
"""How like two characters look that are taken for each other."""
_SOUND, _NEAR, _LOOK = 2.0, 3.5, 2.0
"""How much likelier (a power of ten) the characters have to be with one of the same sound in another tone, of nearly the same sound, of the same look."""
# Words by themselves, which stand beside anything: 既查, 越谈, 应补尽补, 超报.
_ALONE = (FREE - frozenset("驾侯")) | frozenset(
    "既越学尽遇超兼灰函盯办须项泳逐再已仅曾共均应可能必先后前初末每双单首无住拨需小谁好并含用十"
)


_RARE = 5
"""How often a word of the dictionary is met that nobody writes."""


@lru_cache(maxsize=4096)
def trade_slips(run: str) -> tuple[tuple[int, str], ...]:
    """Where two characters of a run are a word of a trade but for one of them, and that word."""
    found = []
    for here in unmet(run):
        one, other = run[here - 1], run[here]
        if frequency(one + other) > _RARE or one + other in newer():
            continue
        ends = here > 1 and known(run[here - 2 : here])
        begins = here + 1 < len(run) and known(run[here : here + 2])
        meant = [] if begins else _meant(one, other, _FOLLOW, True)
        meant += [] if ends else _meant(other, one, _LEAD, False)
        if meant and _stand_alone(run, here):
            word = max(meant, key=times)
            place = here if word[0] == one else here - 1
            if likelier(run, place, word[place - here + 1]) >= _least(run[place], word[place - here + 1]):
                found.append((here - 1, word))
    return tuple(found)


def _meant(right: str, typed: str, sides: Mapping[str, str], first: bool) -> list[str]:
    """The words that a right character, the first or the last, makes with what may be meant by the one beside it."""
    if typed in _ALONE:
        return []
    likes, family = alike(typed), FAMILIES.get(typed, "")
    return [
        right + meant if first else meant + right
        for meant in sides.get(right, "")
        if meant in family
        or ((like := likes.get(meant)) and (like.sound or like.near or like.look >= _LOOKS))
    ]


def _least(typed: str, meant: str) -> float:
    """How much likelier the characters have to be with what is meant than with what is typed."""
    like = alike(typed).get(meant)
    if meant in FAMILIES.get(typed, "") or like is None or like.tone:
        return -inf
    return _SOUND if like.sound else _NEAR if like.near else _LOOK


def _stand_alone(run: str, here: int) -> bool:
    """Whether neither of two characters belongs to a word outside: 笼具|系统, 评审|并."""
    at_ = 0
    for word in words(run):
        begin, at_ = at_, at_ + len(word)
        if len(word) > 1 and begin < here + 1 and at_ > here - 1 and not (begin < here < at_):
            return False
    return True


def _runs(scan: Scan) -> Iterator[re.Match[str]]:
    return (one for one in unmet_runs(scan) if trade_slips(one[0]))


@text_rule("characters")
def trade_words(text: Prepared) -> Iterator[Finding]:
    """喷琳: two characters that nobody writes side by side, a word of a trade but for one of them; not twice, as names do, nor in the number of a document."""
    for spot in text.spots(_runs):
        run = spot.match[0]
        if spot.after[:1] in _NUMBERED or (spot.before[-1:], spot.after[:1]) == ("“", "”"):
            continue
        for start, word in trade_slips(run):
            if not start and spot.before[-1:].isalnum() and spot.before[-1:].isascii():
                continue  # A级占37.1%
            if text.chinese.count(run[start : start + 2]) > 1 or run.startswith(_PLACES, start + 2):
                continue
            if run[start + 1] in _SO_FAR and word[0] == run[start]:
                continue  # 浇足|一桶水
            begin = spot.start + start
            if _in_step(spot.par.text, begin):
                continue
            yield at(TYPED_FOR, spot.par, begin, begin + 2, new=word, wanted=word)


def _in_step(text: str, begin: int) -> bool:
    """Whether two characters stand beside two that have one of them in the same place: 学纪、知纪, 调标设标."""
    beside = (
        text[begin + 2 : begin + 4],
        text[begin + 3 : begin + 5],
        text[begin - 2 : begin],
        text[begin - 3 : begin - 1],
    )
    return any(len(two) == 2 and any(map(str.__eq__, two, text[begin : begin + 2])) for two in beside)


_SO_FAR = frozenset("足透够完满遍净匀")
"""What a verb has behind it, to say how far it goes."""
_NUMBERED = ("〔", "[")
_PLACES = (*"省市县区旗乡镇村屯庄寨街江湖山岭岛湾", "集团", "公司")
"""What stands behind the name of a place, or of a firm: 青渚县, 澄水集团."""
