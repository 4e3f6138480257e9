"""Makes compiler/rules/phrases.bin: words of four characters that everyone writes alike, by their first character and by their last.

    python tests/kit/phrases_model.py

They are those of the models that stand in the project (title_words.bin, characters.bin), so often met that one who writes them otherwise in one character has mistyped.
"""

import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compiler.flow.title_words import _entry  # noqa: E402
from compiler.rules.characters_model import NAME, _data, _words_of, kind_of, times  # noqa: E402
from compiler.rules.characters_phrases import OTHERS, PARTS  # noqa: E402

_IDIOMS = ("i", "l")  # parts of speech
_NO_PHRASES = ("nr", "ns", "nt", "m", "t")  # names, numbers, times
# Written otherwise as often, or in the dictionary by mistake.
_DOUBTFUL = """
不预则废 事预则立 戮力同心 勠力同心 招之即来 召之即来 活血化淤 活血化瘀 宁缺勿滥 闻讯而动 再接再历 左邻右社 翻来复去 一笑了之 急流险滩 无人过问 大有人在
"""

# What official texts say and no dictionary has, or seldom.
_OURS = """
真抓实干 严于律己 求真务实 薪火相传 担当作为 守正创新 久久为功 行稳致远 踔厉奋发 笃行不怠 勇毅前行 锐意进取 多措并举 标本兼治 齐抓共管 群防群治
联防联控 压茬推进 抓铁有痕 踏石留印 一以贯之 蹄疾步稳 善作善成 善始善终 驰而不息 常抓不懈 持之以恒 攻坚克难 爬坡过坎 滚石上山 敢为人先 敢闯敢试
敢作敢为 先行先试 干事创业 建功立业 苦干实干 埋头苦干 团结奋进 砥砺前行 奋楫扬帆 乘势而上 乘势而为 顺势而为 因势利导 因地制宜 因时制宜 因企施策
分类施策 精准施策 综合施策 统筹兼顾 统筹推进 协同推进 整体推进 纵深推进 梯次推进 全面推进 扎实推进 有序推进 稳步推进 加快推进 深入推进 强力推进
有力推动 狠抓落实 跟踪问效 跟踪督办 挂牌督办 挂图作战 对账销号 逐项销号 举一反三 查漏补缺 补齐短板 取长补短 扬长避短 以点带面 典型引路 示范引领
党建引领 辐射带动 上下联动 部门联动 左右协同 内外兼修 条块结合 属地管理 分级负责 各司其职 各负其责 密切配合 通力合作 齐心协力 凝心聚力 群策群力
同心同德 同向发力 同频共振 同舟共济 众志成城 尽职尽责 尽责履职 忠于职守 恪尽职守 履职尽责 勤勉尽责 爱岗敬业 勤政廉政 廉洁自律 廉洁奉公 清正廉洁
秉公办事 秉公执法 公正廉明 以身作则 率先垂范 言传身教 身体力行 身先士卒 公平公正 公开透明 阳光操作 有章可循 有据可查 有法可依 有法必依 执法必严
违法必究 依法依规 依规依纪 照章办事 按章办事 令行禁止 政令畅通 雷厉风行 雷霆万钧 严肃查处 严厉打击 严防死守 严阵以待 严格把关 层层把关 从严从快
从重从快 依法严惩 绝不姑息 决不姑息 一查到底 追根溯源 刨根问底 防微杜渐 防患未然 未雨绸缪 居安思危 警钟长鸣 常备不懈 有备无患 关口前移 源头治理
源头防控 动态管理 动态监测 闭环管理 全程跟踪 全程监管 提质增效 提质扩面 降本增效 减负增效 做大做强 做优做强 招才引智 筑巢引凤 腾笼换鸟 延链补链
强基固本 固本培元 正本清源 激浊扬清 弘扬正气 风清气正 崇廉尚洁 不折不扣 毫不动摇 毫不松懈 毫不放松 坚定不移 坚持不懈 坚忍不拔 坚韧不拔 义无反顾
全力以赴 竭尽全力 全心全意 聚精会神 一丝不苟 精益求精 兢兢业业 勤勤恳恳 任劳任怨 无私奉献 默默无闻 甘于奉献 乐于助人 助人为乐 排忧解难 雪中送炭
嘘寒问暖 急难愁盼 息息相关 切身利益 民心所向 深得民心 显著成效 成效显著 成效明显 卓有成效 初见成效 初具规模 稳中有进 稳中向好 稳中求进 再创佳绩
再创辉煌 再上台阶 名列前茅 走在前列 一马当先 勇立潮头 独占鳌头 首屈一指 脱颖而出 有目共睹 来之不易 难能可贵 任重道远 迫在眉睫 刻不容缓 燃眉之急
杯水车薪 捉襟见肘 入不敷出 举步维艰 步履维艰 年久失修 破旧不堪 不堪重负 麻痹大意 掉以轻心 敷衍塞责 敷衍了事 推诿扯皮 推卸责任 弄虚作假 虚报瞒报
欺上瞒下 阳奉阴违 以权谋私 假公济私 损公肥私 徇私舞弊 贪赃枉法 铺张浪费 奢靡之风 玩忽职守 滥用职权 懒政怠政 不思进取 得过且过 好高骛远 急功近利
急于求成 一蹴而就 半途而废 虎头蛇尾 纸上谈兵 墨守成规 故步自封 因循守旧 按部就班 顾此失彼 顾虑重重 畏首畏尾 缩手缩脚 融会贯通 学以致用 学深悟透
入脑入心 入心入行 走深走实 见行见效 知行合一 潜移默化 耳濡目染 喜闻乐见 丰富多彩 异彩纷呈 精彩纷呈 如火如荼 热火朝天 井然有序 有条不紊 秩序井然
川流不息 络绎不绝 熙熙攘攘 欢聚一堂 喜气洋洋 兴高采烈 精神抖擞 意气风发 斗志昂扬 朝气蓬勃 生机勃勃 欣欣向荣 蒸蒸日上 蓬勃发展 方兴未艾 源远流长
博大精深 继往开来 承前启后 承上启下 与时俱进 开拓创新 勇于创新 推陈出新 别具一格 独具特色 独具匠心 量力而行 尽力而为 力所能及 事半功倍 相得益彰
相辅相成 环环相扣 丝丝入扣 层层递进 层层落实 责任到人 落实到位 落到实处 抓细抓实 抓早抓小 抓紧抓好 环境整治 专项整治 集中整治 综合整治 综合治理
依法治理 系统治理 协同治理 安全生产 隐患排查 风险防控 应急处置 应急响应 应急演练 应急救援 抢险救援 转移安置 灾后重建 防汛抗旱 森林防火 食品安全
信访维稳 矛盾化解 纠纷调解 法律援助 普法宣传 宣传教育 教育引导 舆论引导 营造氛围 浓厚氛围 良好氛围 政策宣讲 调查研究 实地走访 入户走访 走访慰问
征求意见 意见建议 民主评议 民主测评 谈心谈话 述职述廉 考核评价 绩效考核 督导检查 监督检查 执法检查 专项督查 督查督办 请销假制 值班值守 带班值班
信息报送 公文处理 档案管理 保密工作 后勤保障 经费保障 资金保障 组织保障 服务保障 营商环境 招商引资 项目建设 乡村振兴 脱贫攻坚 产业发展 基础设施
公共服务 民生保障 社会保障 医疗卫生 教育教学 生态环境 污染防治 节能减排 垃圾分类 秸秆禁烧 退耕还林 耕地保护 占补平衡 征地拆迁 棚户改造 老旧小区
物业管理 网格管理 基层治理 移风易俗 乡风文明
"""


def phrases() -> Iterator[tuple[str, bool]]:
    """The words, and whether they are idioms."""
    ours, doubtful = _OURS.split(), _DOUBTFUL.split()
    yield from ((word, True) for word in ours)
    others = frozenset((*ours, *doubtful))
    for first in _data().words:
        for rest in _words_of(first):
            word = first + rest
            entry = _entry(word)
            part = entry[1] if entry else ""
            if len(word) != 4 or kind_of(word) == NAME or word in others:
                continue
            if part in _IDIOMS and (int(entry[0]) >= 10 or times(word) >= 30):
                yield word, True
            elif part not in _IDIOMS and times(word) >= 60 and not part.startswith(_NO_PHRASES):
                yield word, False


def made() -> bytes:
    """The file: two parts, each a line a character with what follows it, or comes before it, of idioms and then of other words."""
    parts: tuple[dict[str, tuple[list[str], list[str]]], ...] = tuple(
        defaultdict(lambda: ([], [])) for _ in range(2)
    )
    for word, is_idiom in sorted(phrases()):
        parts[0][word[0]][not is_idiom].append(word[1:])
        parts[1][word[3]][not is_idiom].append(word[:3])
    lines = [
        "\n".join(
            f"{char} {' '.join(idioms)} {OTHERS} {' '.join(others)} "
            for char, (idioms, others) in sorted(part.items())
        )
        for part in parts
    ]
    return zlib.compress(PARTS.join(lines).encode(), 9)


if __name__ == "__main__":
    (ROOT / "compiler/rules/phrases.bin").write_bytes(made())
