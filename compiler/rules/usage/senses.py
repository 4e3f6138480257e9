"""Words of one sense: the classes of which the rule on twins reads, and the pairs of them that offices write for all that.

In: nothing. Out: `PAIRS`, by the first of two words each second one, with what is known of the two. A class is a row: any two of its words say the same, whichever comes first, and the one that is
listed first is kept; a row with > has
on its right words that say already what each word on its left does. What follows ! may not stand right behind, what follows ? must. Parallel verbs are an idiom of official prose (看病就医, 改进提高, 迅速及时): such pairs
stand in `IDIOMS`, and words that make many of them (改善, 促进, 落实) in no class.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import permutations, product
from typing import NamedTuple

# Words that say how, when, how much, why, and verbs of which nobody does one to the other: wherever they stand.
_ANYWHERE = """
立即 立刻 马上 即刻 当即 即时 火速；立即 马上 立刻 即刻 尽快 尽早 尽速 从速 迅速 及时 赶快 赶紧 !性雨；迅速 快速 飞速 急速；按时 准时 按期 如期；临时 暂时 暂且
目前 当前 现在 眼下 现今 如今 时下 当下 现阶段 现时；近期 近日 日前 近来 最近；今后 往后 日后 将来；以前 此前 先前 从前；过去 以往；次日 翌日 第二天；昨日 昨天 前一天；今日 今天；当日 当天；届时 到时 !候
始终 一直 历来 向来 一贯 从来 一向；曾经 已经 业已 早已；即将 将要 行将 快要；先后 相继 陆续 接连；逐步 逐渐 渐渐 日渐 日益 日趋；不断 日益 逐步 逐渐 日渐；经常 时常 常常 往往 不时；偶尔 间或
再次 再度 又一次；再次 再度 重新；首次 初次 第一次 头一次 首度；最终 最后 终于；随后 随即 继而 接着；永远 永久 长久；常年 长年 终年；提前 提早 预先 事先 事前；每天 每日 天天 逐日；每年 逐年 年年；每月 逐月；至今 迄今
早上 早晨 清晨；晚上 夜晚 夜间；白天 白昼；十分 非常 极其 极为 格外 异常 颇为；更加 越发 愈加 愈发 更为 越来越 十分 非常 极其 极为；比较 较为；略微 稍微 稍稍；过于 过分 过度；几乎 差不多 近乎；充分 足够；充足 充裕 充沛 足够
大约 大概 约莫 大致；仅仅 单单 只有 仅有；唯一 仅有；至少 最少 起码 最低；最多 至多 最高 顶多；全部 所有 全体 悉数 全数 统统 一切 凡是 !权制者；一律 统统 一概；分别 各自；逐一 逐个 一一 挨个；逐户 挨家挨户 每户
共同 一起 一同 一道 !犯伤抢盗诈侵纠故；互相 相互 彼此；亲自 亲身 亲手；擅自 私自；随意 任意 随便；故意 蓄意 存心；必须 务必 务须 应当；应当 应该 理应 理当；必然 势必 必定；可能 或许 也许 恐怕；似乎 好像 仿佛
从严 严格 严厉；切实 真正；的确 确实 着实；大力 全力 着力 极力 竭力 !量；大力 积极；努力 尽力 竭力 奋力；确保 力争 争取 保证 务求 !金性；大量 大批 众多 许多 诸多 很多；多次 屡次 再三 数次 屡屡；其他 其它 别的 其余
有关 相关 !联系性；上述 前述；自行 自己；自己 本人；独自 单独；专门 特意 特地 专程；尤其 特别 尤为；甚至 乃至；因此 因而 所以 从而 故而；但是 然而 可是；并且 而且 同时；如果 假如 倘若 假若 如若 若是 要是 一旦；虽然 尽管 虽说
即使 即便 哪怕 纵使 就算；由于 因为 鉴于；为了 以便 旨在；以免 避免 防止 免得 以防 谨防 防范；严禁 禁止 不得 不准 不许 严防 杜绝 防止 避免 谨防 切勿；按照 依照 根据 遵照 依据；通过 经过 经由；或者 或是 抑或；比如 例如 譬如
无论 不论 不管；另外 此外；据悉 据了解 据说；是否 能否 可否 是不是；可以 能够；亟待 亟需 亟须 急需 急待 有待 尚待 !品物药；希望 期望 盼望 期盼；敬请 恳请 烦请；特此 专此 谨此；予以 给予 加以 给以；为期 历时；此次 本次 这次
尚未 还未 仍未 还没有 仍没有 尚没有；仍然 依然 仍旧 依旧；方可 方能 才能 才可；合计 共计 总计 总共 一共 累计；无故 无端；无偿 免费；私下 暗中；强行 强制 !性力；全面 全方位；率先 首先 最先；当地 本地；各位 诸位；他人 别人 旁人
多数 大多数 大部分 多半 绝大多数 绝大部分；某些 有些 一些；尽量 尽可能 尽力；突然 忽然；进一步 继续 !教；彻底 从根本上；全程 全过程；面对面 当面；往返 来回
协商 商量 商议 磋商 商讨 洽商 !会制；剖析 解剖 解析 !学图；讨论 研讨 商讨；死亡 身亡 遇难 丧生 罹难 去世 逝世 !者率人；受伤 负伤；生病 患病 得病 染病；就医 就诊 看病；逃跑 逃窜 潜逃 逃逸；到达 抵达 来到；返回 回到；前往 赶赴 奔赴 前去 赶往；认为 以为 觉得；知道 知晓 知悉 得知 获悉 获知 !率度；感觉 觉得 感到；倒塌 坍塌 垮塌；拥挤 拥堵 堵塞 !点；争执 争吵；庆祝 庆贺 祝贺；医治 治疗 诊治；抓捕 逮捕 拘捕；忘记 遗忘 忘却
基本 总体 大体 大致 整体 ?平稳|稳定|良好|可控|正常|顺利|向好|完成|达到|符合|一致|满意|持平|到位|形成|建成|具备|完好|合格|齐全|完善|健全|安全|处于|保持|呈现|得到|较好；提高 加强 ?了?(?:对|干部|职工|人员|队伍|思想|认识|能力|水平|业务|管理|素质|服务|效率|质量|警惕|监管)；预计 估计 预期 ?[在为达可到将]
"""
# Verbs: not where the second belongs to what the first is done to (制定拟订的方案).
_DONE = """
造成 导致 引起 引发 致使 招致 酿成；位于 地处 处于 坐落；担任 出任 充任；建立 设立 创立；召开 举行 举办；知会 告知；询问 问询；督促 敦促 催促；赞扬 称赞 夸奖 赞赏；奖赏 嘉奖 褒奖；惩罚 处罚 惩处 惩治；节约 节省；增加 增多 增长 增添 !点极率幅值；减少 降低 缩减 下降 削减 减低 !幅；提高 提升；提高 增强
增强 加强；扩大 扩展 !面；扩展 拓展 拓宽；加快 加速 !度器；推进 推动 !会；确保 保证 保障 !性房金人；拆除 拆掉 拆毁；打扫 清扫；收集 搜集；阐述 论述 阐明 阐释；注意 留意 留心；忽视 忽略；帮助 协助；依靠 依托 凭借 借助；任命 委任；聘请 聘用；辞退 解雇 解聘；进入 迈入 步入 跨入；停止 终止
暂缓 推迟 延期 延后 延迟 缓办；取消 撤销；废除 废止；代替 取代；印发 下发；传达 转达；答复 回复 回答 !率函书；拒绝 回绝 谢绝；违反 违背 触犯；遵守 恪守 遵循；实现 达到 达成 !率；承诺 许诺 允诺 答应；运输 运送；泄露 泄漏 走漏；欺骗 蒙骗 哄骗；霸占 侵占；干扰 扰乱；阻碍 阻挠 妨碍；安慰 抚慰；感谢 感激 !信之
邀请 约请；拜访 走访 访问；会见 会晤 接见；弘扬 发扬；继承 传承；组成 构成；寻找 查找 搜寻；继续 持续 延续；坚持 秉持；保持 维持；呈现 显现；等待 等候；灌溉 浇灌；竣工 完工 !验备决财图；开工 动工 !仪率；焚烧 燃烧；乘坐 搭乘；撞击 碰撞；遗漏 漏掉 疏漏；吸取 汲取；杜绝 根除 根绝；消除 清除；制止 阻止；压缩 缩减
挽留 留住；制定 拟定 制订 拟订；征求 听取 征询
"""
# Verbs of which one is easily done to what another was done to: not before any 的 (拥有具备资质的队伍, 满足符合条件的群众).
_DONE_TO = """
得到 获得 取得 获取 博得 !感；受到 遭到 遭受 蒙受；具有 拥有 具备；包括 包含 涵盖 囊括；参加 参与 出席；公布 颁布 发布；购买 购置 选购 购入 !服力；出售 售卖 销售 !额量；赠送 馈赠；归还 返还 退还 偿还 交还；缴纳 交纳 缴付；扣除 扣减 减去 剔除；使用 运用；选择 挑选 选取 遴选；改变 变更 更改 改动
修改 更改 改动；更换 替换；移交 转交；提交 递交 呈交 报送 上报 呈报 呈送；发放 下发 分发 派发；承担 担负 肩负；签订 签署；保存 留存；储存 贮存 存储 储藏；丢失 遗失；损坏 毁坏 损毁；隐瞒 掩盖 隐匿；产生 发生 出现；发现 察觉 发觉；超过 超出；占有 占据；种植 栽种 栽植；饲养 养殖 喂养 !场户业；修建 建造 兴建 修筑
堆放 堆积；丢弃 抛弃；满足 符合
"""
# Nouns and adjectives that others stand behind (特色产业, 严重影响, 不足100人): only where the clause, or what is told of a thing, ends.
_AT_END = """
到位 完毕 结束 完成 完结；优秀 优异 出色 突出；良好 优良；严重 严峻 突出；显著 明显 突出；紧急 紧迫 急迫 迫切；艰难 困难；复杂 繁杂；繁重 沉重；清楚 清晰 明晰；准确 精确；齐全 齐备；薄弱 欠缺 脆弱；缓慢 迟缓 滞后；滞后 落后
老旧 陈旧 破旧；单一 单调；松散 涣散；巨大 庞大；宝贵 珍贵；独特 特殊；相同 一样 一致；短缺 不足 紧缺 匮乏 欠缺 缺乏；贫困 贫穷；富裕 富足；昂贵 高昂；廉价 便宜；稀少 稀缺；疲惫 疲劳 疲倦；充足 充裕 充分；广泛 普遍；方便 便利
提高 加强；特点 特征 特色；优点 优势 长处；基础 根基；总量 总数 总额；时期 阶段；医生 医师 大夫；教师 老师；经济 实惠
"""
# Nouns that hardly any other stands behind.
_THINGS = """
原因 缘由 缘故 起因 成因；措施 举措；方法 办法；途径 渠道；后果 结果；效果 成效 功效；作用 功用；意义 含义；目的 目标 !性；情况 状况 情形；现状 状况；形势 态势 局势；趋势 态势 走势；时限 期限；机会 时机 机遇；地点 处所
人员 人士；群众 民众 百姓 老百姓；家长 父母；儿童 小孩 孩子；老人 老年人 长者；青年 年轻人；司机 驾驶员 驾驶人；价格 价钱；数量 数目；金额 数额；比例 比率 占比 比重；频率 频次；样式 款式 式样；消息 信息 讯息 !化
榜样 典范 楷模；名誉 声誉；工资 薪水 报酬 薪金；支出 开支 花费；灾害 灾难；范围 范畴；开头 开端 起点；末尾 结尾 尾声；全局 大局；周围 周边 四周 附近
"""
_WITHIN = """
立即 马上 立刻 > 限期；再次 再度 重新 > 重返 重现 重演；再次 再度 > 复发；提前 事先 预先 > 预告；互相 相互 彼此 > 互助 互访 互信 互通 互换 互认 互派；共同 一同 > 共商 共享 共治 共管 !单电；现场 > 当场；当面 > 面谈 面商
必须 务必 务须 > 一定 ?要；一定 > 必须 务必 务须；代为 > 代签 代办 代领 代缴 代管 代交 代收 代买 代写 代付 代购 代填 代发；暂时 临时 > 暂由 暂缓 暂代 暂定 暂借 暂存 暂用；自行 自己 > 自备 自带 自购 自筹；擅自 私自 > 私拆 私设 私藏 私分；继续 > 续聘 续签 续租 续借 续保；新增 > 增加 !值
另行 另外 > 另寄 另发；平均 > 人均 户均 年均 月均 日均；办理 > 办结 !率情；亲眼 > 目睹 目击；首次 第一次 > 首创；每天 每日 > 日均；每月 > 月均；每年 > 年均；没有 > 毫无
"""
_IDIOMS = """
看病就医 看病就诊 就医就诊 就诊就医 改进提高 迅速及时 及时迅速 不得不准 不得不许 防范杜绝 杜绝防范 完成到位 到位完成 结束到位 完成完结 工资报酬 工资薪金 报酬工资 全部所有 所有全部 防止避免 充分充足
最后终于 今日今天 大力全力 询问问询 仅仅只有 引起造成 不得禁止 不准禁止 不许禁止 增强提高 提高增强 根据依据 依据根据 有关相关
"""
IDIOMS = frozenset(_IDIOMS.split())
"""Ordered pairs that offices write, or of which the second may belong to what comes."""
_NO_PART = r"(?![^，。；：\n]*的)"
_END = r"(?=[，。；\n]|的[^，。；：、\n]{1,6}[，。；、\n])"


def _classes() -> Iterator[tuple[str, str]]:
    """The rows, with what must follow any two words of theirs."""
    tables = (
        (_ANYWHERE, ""),
        (_DONE, "(?!的)"),
        (_DONE_TO, _NO_PART),
        (_AT_END, _END),
        (_THINGS, ""),
        (_WITHIN, ""),
    )
    for lines, behind in tables:
        for row in filter(None, lines.strip().replace("\n", "；").split("；")):
            said, _, follows = row.partition(" ?")
            said, _, apart = said.partition(" !")
            yield said, behind + (f"(?![{apart}])" if apart else f"(?={follows})" if follows else "")


class Pair(NamedTuple):
    """What is known of two words: which of them is kept, and what must follow them."""

    kept: str
    behind: str


def _by_first() -> Mapping[str, Mapping[str, Pair]]:
    rows: defaultdict[str, dict[str, Pair]] = defaultdict(dict)
    for said, behind in _classes():
        first, within, second = said.partition(" > ")
        one_class = first.split()
        ordered = product(one_class, second.split()) if within else permutations(one_class, 2)
        for one, other in ordered:
            if one + other not in IDIOMS:
                kept = other if within else min(one, other, key=one_class.index)
                before = rows[one].get(other)
                both = f"(?:{before.behind}|{behind})" if before and before.behind and behind else ""
                rows[one][other] = Pair(kept, both if before else behind)
    return rows


PAIRS = _by_first()
"""By the first of two words, each second one."""
