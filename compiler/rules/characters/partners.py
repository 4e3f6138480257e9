"""Words that stand side by side in papers, one of them with a wrong character (W552): 手续完倍, 惠级农户, 主动发现机智.

That a character makes a word with its neighbours says little where it makes another with them, or where both have been met side by side across words; here it is the whole word beside it
that says what is meant (`characters.said`). What is a word of papers itself is left alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from ...flow.title_words import frequency, known, words
from ..findings import Finding, at, text_rule
from ..prepared import HAN, Prepared
from ..scan import Scan, sought
from .broken import HEADS, TYPED_FOR, broken, coined, is_coined, newer, odd_runs
from .model import EDGE, NAME, alike, character, kind_of, likelier, times, together
from .said import LONG, NEWER, SAID, WORDS
from .taken import FAMILIES, FREE
from .trades import TRADES

_LOOKS = 0.8
"""How like two characters look that are taken for each other."""
# What looks alike to a hand that writes or a machine that reads, and to no count of strokes.
_SHAPES = """
利履 厉履 履利 律利 里旅 历率 力率 率力 路绿 录绿 遗遣 遣遗 夏复 复夏 复夏 兰栏 栏兰 元无 无元 天无 未末 末未 己已 已己 巳已 千干 干千 于干 干于 土士 士土 日目 目日 曰日 人入 入人 大太 太大 大犬 犬大 今令 令今 免兔 兔免 侯候 候侯 兵乓
申甲 甲申 由田 田由 电由 龙尤 尤龙 戊戌 戌戊 戍戌 午牛 牛午 手毛 毛手 王玉 玉王 主王 王主 住往 往住 注往 往注 作做 冶治 治冶 冰水 永水 水永 准淮 淮准 析折 折析 拆折 折拆 拆析 拔拨 拨拔 泼拨 贷货 货贷 贸贷 责贵 贵责 费贵 具且 且具 县具
具县 旦且 查杳 杳查 查香 香查 拘抱 抱拘 报极 极报 报抱 授受 受授 愛受 暖缓 缓暖 援缓 缓援 绶授 陪培 培陪 赔陪 部陪 倍陪 陪倍 倍部 部倍 辨辩 辩辨 辫辨 瓣辨 侍待 待侍 持待 待持 特持 持特 诗持 恃持 绩积 绩续 续绩 读续 续读 历厉 厉历 历压
压历 厂广 广厂 庆厌 压庄 庄压 床庄 底低 低底 抵低 低抵 帅师 师帅 币帀 市布 布市 币市 巾市 佈布 右石 石右 古右 若苦 苦若 著者 者著 著着 着看 看着 差着 着差 老者 考老 老考 孝考 考孝 教孝 敦教 教敦 数教 教数 斤斥 斥斤 诉拆 折诉 诉折 所听
听所 新折 斩折 渐惭 漸渐 惭渐 暂渐 渐暂 崭暂 情清 清情 请情 情请 晴睛 睛晴 精情 清请 请清 青责 青贵 素索 索素 累素 紧累 景影 影景 颖影 顷项 项顷 倾顷 顷倾 须项 项须 顾顺 顺顾 预顶 顶预 颁领 领颁 领邻 须顺 顺须 额颜 颜额 题颖 颗题 倡倡
喝渴 渴喝 竭渴 谒竭 揭竭 蝎竭 偈揭 楬揭 侧测 测侧 则侧 铡测 例列 列例 烈列 咧列 裂烈 冽列 治洽 洽治 洽恰 恰洽 拾恰 给拾 拾给 恰给 抬拾 拾抬 抢抡 抡抢 枪抢 抢枪 轮抢 轮论 仑仓 仓仑 创创 仓仑 包句 勾勺 沟构 构沟 购构 构购 狗构 均钓 钧均
匀均 句旬 旬句 询讯 讯询 迅讯 讯迅 汛讯 汛迅 巡迅 巡汛 徇询 殉询 绚询 宣宜 宜宣 宦宣 官宫 宫官 营宫 管菅 菅管 营管 管营 莹营 萤营 荧营 劳营 芳劳 劳芳 苗描 描苗 瞄描 猫描 锚描 票栗 栗粟 粟栗 要耍 耍要 栗票 粟票 禀凛 凛禀 禁楚 楚禁 焚楚
楚焚 梦焚 林楚 森林 休体 体休 沐休 本体 伐代 代伐 找代 我找 找我 伐找 战找 或成 成或 咸成 成咸 戒成 成戒 械戒 戒械 诫戒 试式 式试 拭试 武式 式武 贰武 代贷 袋代 仪议 议仪 义仪 仪义 蚁议 议设 设议 没设 设没 投没 没投 投设 设投 役设 役投
股设 段设 殷段 毅段 段毁 毁段 锻段 假暇 暇假 霞暇 瑕暇 仅仪 仪仅 权仅 仅权 汉权 权汉 双权 权双 叹权 戏欢 欢戏 欢次 吹次 次吹 软欢 砍软 欧殴 殴欧 鸥欧 呕欧 怄殴 处外 外处 卦处 朴外 扑朴 补朴 朴补 扑补 讣补 孔扎 扎孔 扎礼 礼扎 札礼 扎札
轧扎 吼孔 乳孔 孔乱 乱乳 舌乱 乱敌 敌故 故敌 政故 故政 攻政 政攻 致政 政致 效放 放效 做放 放敖 敖教 敬警 警敬 惊警 誓警 警誓 督警 督瞥 瞥督 督者 督叔 叔督 淑督 椒叔 步涉 涉步 陟涉 频涉 歩步 岁步 炭灰 灰炭 灾炭 炎灾 灾炎 宋灾 灸炙 炙灸
炙灾 火灾 灭灾 灾灭 天夫 夫天 失夫 矢失 失矢 夫失 先失 朱失 失先 未朱 朱未 株珠 珠株 殊株 诛株 来米 米来 束束 束柬 柬束 刺剌 剌刺 速束 束速 赖速 懒速 千于 干午 平干 平半 半平 坪平 评平 伴半 畔半 拌半 绊半 米半 半米 羊样 样羊 洋样 佯样
详样 祥样 详洋 祥详 详祥 评详 详评 许评 评许 汗许 午许 许讦 计汁 汁计 什计 针计 计针 叶计 计叶 什汁 讨计 计讨 付讨 肘讨 村材 材村 付附 咐附 附咐
"""
_MORE = {row[0]: "" for row in _SHAPES.split()}
for _row in _SHAPES.split():
    _MORE[_row[0]] += _row[1:]

# Words by themselves, which stand between any others: they are no slip unless the clause ends with them.
_LITTLE = frozenset(
    "的了和与及在是有为以于由从被把将对向到就也都又而且其之各每更最很不未没无可能会要应须该使让给着过等已少真谁但或若如因所者个名位次年月日时人大中上下内外前后"
)
_LAST = frozenset("为以在由从对到应并人大中上下名位时内")
_LATER = frozenset("中上下时内")
"""What stands behind any word that says when and where: 活动时, 工作中."""
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两零〇第几半")
_ENDS = frozenset("部局厅院站厂所处科室股会区县市镇乡村省州员者人率度性化法费款量力型类师生数均民群带点线")
"""What words are made longer with: 财政部, 学习者."""
_COMMON = 3000
"""How often a word is met that is typed for no other, whatever stands beside it."""
_SURER, _SUREST = 1.0, 3.0
"""How much likelier (a power of ten) characters are with what is meant, where what is typed is a word; makes one with what stands outside."""


class Slip(NamedTuple):
    """From and to of the words that have a wrong character, where it stands, and what they should be."""

    start: int
    end: int
    at: int
    wanted: str


class _Row(NamedTuple):
    """Words: all of them, and those that have a character first, or second."""

    words: frozenset[str]
    first: Mapping[str, Sequence[str]]
    second: Mapping[str, Sequence[str]]
    sizes: Sequence[int]


def _row_of(words: Sequence[str]) -> _Row:
    first: defaultdict[str, list[str]] = defaultdict(list)
    second: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        first[word[0]].append(word)
        second[word[1]].append(word)
    return _Row(frozenset(words), dict(first), dict(second), sorted({*map(len, words)}))


class _Table(NamedTuple):
    """By a word: what stands after it; what stands before it; by the first two characters of a long phrase, and by its last two, such phrases; all words of two characters."""

    after: Mapping[str, Sequence[_Row]]
    before: Mapping[str, Sequence[_Row]]
    begins: Mapping[str, Sequence[str]]
    ends: Mapping[str, Sequence[str]]
    words: frozenset[str]


@cache
def _table() -> _Table:
    after: defaultdict[str, list[_Row]] = defaultdict(list)
    before: defaultdict[str, list[_Row]] = defaultdict(list)
    every: set[str] = {*TRADES.split(), *WORDS.split(), *NEWER.split()}
    for row in SAID.replace("\n ", " ").strip().split("\n"):
        first, _, last = row.partition(" : ")
        left, right = _row_of(first.split()), _row_of(last.split())
        for word in first.split():
            after[word].append(right)
            every.add(word)
        for word in last.split():
            before[word].append(left)
            every.add(word)
    begins: defaultdict[str, list[str]] = defaultdict(list)
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in LONG.split():
        begins[phrase[:2]].append(phrase)
        ends[phrase[-2:]].append(phrase)
        if len(phrase) == 4:
            every.update((phrase[:2], phrase[2:]))
    return _Table(after, before, begins, ends, frozenset(every))


class _Key(NamedTuple):
    """Of two characters: words that end with them, which others stand after; words that begin with them, which others stand before; long phrases that begin, and end, with them."""

    lefts: list[str]
    rights: list[str]
    begins: list[str]
    ends: list[str]


@cache
def _keys() -> Mapping[str, _Key]:
    table = _table()
    found: defaultdict[str, _Key] = defaultdict(lambda: _Key([], [], [], []))
    for word in table.after:
        found[word[-2:]].lefts.append(word)
    for word in table.before:
        found[word[:2]].rights.append(word)
    for two, phrases in table.begins.items():
        found[two].begins.extend(phrases)
    for two, phrases in table.ends.items():
        found[two].ends.extend(phrases)
    return dict(found)


def _typed_for(typed: str, meant: str) -> int:
    """How like two characters are: 3 with tone, 2 in sound, 1 to the eye or nearly in sound; 0 not at all."""
    if meant in _MORE.get(typed, "") or meant in FAMILIES.get(typed, ""):
        return 2
    likes = alike(typed)
    if meant not in likes.chars:
        return 0
    like = likes[meant]
    return 3 if like.tone else 2 if like.sound else 1 if like.look >= _LOOKS or like.near else 0


def _one_off(text: str, start: int, row: _Row) -> Iterator[str]:
    """The words of a row that stand at a place of a text but for one character."""
    likely = dict.fromkeys(
        (*row.first.get(text[start], ()), *row.second.get(text[start + 1 : start + 2], ()))
    )
    for word in likely:
        if start + len(word) <= len(text):
            typed = text[start : start + len(word)]
            if sum(map(str.__ne__, word, typed)) == 1:
                yield word


@lru_cache(maxsize=4096)
def partner_slips(run: str) -> tuple[Slip, ...]:
    """What of a run of Chinese characters is a word that stands beside another, or a phrase, but for one character."""
    keys, table = _keys(), _table()
    found: dict[int, Slip] = {}
    fine: set[int] = set()  # characters of what stands in a row as it is
    tried: list[Slip] = []
    for here, two in enumerate(map(add, run, run[1:])):
        key = keys.get(two)
        if key is None:
            continue
        place = here + 2
        if key.lefts and place + 2 <= len(run) and run[place : place + 2] not in table.words:
            for left in key.lefts:
                if len(left) == 2 or run.endswith(left, 0, place):
                    for row in table.after[left]:
                        if run[place] in row.first or run[place + 1] in row.second:
                            likely = _one_off(run, place, row)
                            tried += _slips(place - len(left), place, left, likely, run, False)
        if key.rights and here >= 2 and run[here - 2 : here] not in table.words:
            for right in key.rights:
                if len(right) == 2 or run.startswith(right, here):
                    for row in table.before[right]:
                        for size in row.sizes:
                            start = here - size
                            if start >= 0 and (run[start] in row.first or run[start + 1] in row.second):
                                likely = (one for one in _one_off(run[:here], start, row) if len(one) == size)
                                tried += _slips(start, start, right, likely, run, True)
        # Of two characters more than those one at least is right.
        for phrase in key.begins:
            if run.startswith(phrase[2], place) or run.startswith(phrase[3:], place + 1):
                tried += _of_phrase(run, here, phrase, fine)
        for phrase in key.ends:
            start = place - len(phrase)
            near = start >= 0 and (run[here - 1] == phrase[-3] or run.startswith(phrase[:-3], start))
            if near and not run.startswith(phrase[:2], start):
                tried += _of_phrase(run, start, phrase, fine)
    for slip in tried:
        if slip.at not in fine and slip.at not in found and _holds(run, slip):
            found[slip.at] = slip
    return tuple(sorted(found.values()))


def _slips(start: int, begin: int, other: str, meant: Iterable[str], run: str, first: bool) -> Iterator[Slip]:
    for word in meant:
        place = next(place for place, one in enumerate(word) if run[begin + place] != one)
        wanted = word + other if first else other + word
        yield Slip(start, start + len(wanted), begin + place, wanted)


def _of_phrase(run: str, start: int, phrase: str, fine: set[int]) -> Iterator[Slip]:
    size = len(phrase)
    if start + size > len(run):
        return
    if run.startswith(phrase, start):
        fine.update(range(start, start + size))
        return
    place = 0
    while run[start + place] == phrase[place]:
        place += 1
    if run[start + place + 1 : start + size] == phrase[place + 1 :]:
        yield Slip(start, start + size, start + place, phrase)


def _is_word(two: str) -> bool:
    """Whether two characters are a word of the dictionary, or a name."""
    return known(two) or kind_of(two) in (0, NAME)


def _holds(run: str, slip: Slip) -> bool:
    """Whether what is typed is no word, there or with what stands beside it, and is like what is meant."""
    here, meant = slip.at, slip.wanted[slip.at - slip.start]
    typed, like = run[here], _typed_for(run[here], meant)
    if not like or typed in _NUMERALS or (meant in _NUMERALS and like < 3):
        return False
    last = here == len(run) - 1
    if typed in _LITTLE and not (last and here == slip.end - 1 and typed in _LAST and like > 1):
        return False
    if last and typed in _LATER and known(run[max(here - 2, 0) : here]):
        return False  # 开展活动|时，
    before, behind = run[here - 1 : here + 1] if here else "", run[here : here + 2]
    beside = [two for two in (before, behind) if len(two) == 2]
    outside = behind if here == slip.end - 1 else before if here == slip.start else ""
    for two in beside:
        if two in _table().words or (known(two) and times(two) > _COMMON):
            return False
    is_word = any(map(_is_word, beside))
    if any(
        known(run[max(start, 0) : start + 3]) for start in (here - 2, here - 1, here) if start + 3 <= len(run)
    ):
        return False  # 意大利
    if is_coined(run[slip.start : slip.end]) or known(run[slip.start : slip.end]):
        return False
    if here == slip.end - 1 and (typed in _ENDS if len(slip.wanted) == 3 else run[here - 1] in _ENDS):
        return False
    gain = likelier(run, here, meant)
    if len(outside) == 2 and frequency(outside) and gain < _SUREST:
        return False
    return gain >= (_SURER + 1 - like / 3 if is_word else 0)


# ---- the last character of a word left out ------------------------------------------------------------------------


# What ends no clause, neither as a verb (及时修) nor as what many things are called by (施工图).
_NO_VERB = frozenset("执重贯落履遵促统督协监巩夯拓谋")


@lru_cache(maxsize=4096)
def cut_off(run: str) -> str:
    """What the last character of a run is the first of, where a word stands before it that goes with nothing else: 县委高度重|视."""
    if len(run) < 3:
        return ""
    left, one = run[-3:-1], run[-1]
    rows = _table().after.get(left, ())
    meant = {word[1] for row in rows for word in row.first.get(one, ())}
    head = character(left[1])
    place = head.after.find(one)
    if len(meant) != 1 or one not in _NO_VERB or place < 0 or _is_word(left[1] + one):
        return ""
    thirds = head.thirds[head.ends[place] : head.ends[place + 1] : 2]
    rest = meant.pop()
    likely = head.thirds[head.ends[place] : head.ends[place + 1]]
    ends = EDGE in thirds or max(zip(likely[1::2], likely[::2], strict=True), default=("", ""))[1] != rest
    return "" if ends or kind_of(one + rest) != 0 else rest


# ---- a word by itself ----------------------------------------------------------------------------------------------

_SELDOM = 3
"""How often two characters may have been met side by side, as the end of one word and the beginning of the next."""
_SURE = {1: 6.0, 2: 5.0, 3: 4.5}
"""How much likelier (a power of ten) characters have to be, by how like what is meant is to what is typed."""
_RARE, _MORE_SURE = 5, 2.0
"""How often a word of the dictionary is met that nobody writes: 璀灿; and how much likelier what is meant has to be then."""
_BY_ITSELF = (
    _LITTLE
    | _NUMERALS
    | FREE
    | frozenset(
        "越既自校函盯办项股报逢虽属双单起真少代臆率谁尚费屈卫华邢辛霍祁解常聂冷耿沙宁纪舒储卞康闻党宫戚柏水窦章云苗凤俞任酉柳酆鲍费岑倪汤滕殷毕安乐卞齐伍余顾孟平和穆萧尹姚邵湛祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝梁杜阮蓝闵席季麻强贾路娄危童颜梅盛林刁钟徐骆樊胡凌虞万支柯管"
    )
)


@cache
def _sides() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What follows, and what goes before, each character in the words of papers."""
    follow: defaultdict[str, str] = defaultdict(str)
    lead: defaultdict[str, str] = defaultdict(str)
    for word in sorted(_table().words):
        if len(word) == 2:
            follow[word[0]] += word[1]
            lead[word[1]] += word[0]
    return follow, lead


@lru_cache(maxsize=4096)
def word_slips(run: str) -> tuple[Slip, ...]:
    """Where two characters of a run are a word of papers but for one of them, and no word otherwise."""
    follow, lead = _sides()
    found = []
    made = coined(run) if broken(run) else ()
    for here in broken(run):
        one, other = run[here - 1], run[here]
        if here in made or here - 1 in made:
            continue
        if (is_word := _is_word(one + other)) and not _is_rare(run, here):
            continue
        head = character(one)
        met = together(head, head.after.find(other))
        if met > _SELDOM:
            continue
        best = (0.0, Slip(0, 0, 0, ""))
        for place, typed, likely in (
            (here - 1, one, lead.get(other, "")),
            (here, other, follow.get(one, "")),
        ):
            if typed in _BY_ITSELF or _makes_word(run, place, here):
                continue
            for meant in likely:
                if meant in _NUMERALS:
                    continue
                if (like := _typed_for(typed, meant)) and (gain := likelier(run, place, meant)) >= _SURE[
                    like
                ] + is_word * _MORE_SURE:
                    wanted = meant + other if place < here else one + meant
                    best = max(best, (gain, Slip(here - 1, here + 1, place, wanted)))
        if best[0] and _stand_alone(run, here):
            found.append(best[1])
    return tuple(found)


def _is_rare(run: str, here: int) -> bool:
    """Whether two characters are a word that the dictionary has and papers have not, and neither makes another with what stands outside: 历炼, 璀灿."""
    two, before, behind = run[here - 1 : here + 1], run[max(here - 2, 0) : here], run[here : here + 2]
    if kind_of(two) == NAME or frequency(two) > _RARE or times(two) >= _RARE:
        return False
    return not any(len(one) == 2 and _is_word(one) for one in (before if here > 1 else "", behind))


def _makes_word(run: str, place: int, here: int) -> bool:
    """Whether a character of two makes a word with what stands outside."""
    beside = run[max(place - 1, 0) : place + 1] if place < here else run[place : place + 2]
    return len(beside) == 2 and _is_word(beside)


def _stand_alone(run: str, here: int) -> bool:
    """Whether neither of two characters belongs to a word outside."""
    end = 0
    for word in words(run):
        begin, end = end, end + len(word)
        if len(word) > 1 and begin < here + 1 and end > here - 1 and not begin < here < end:
            return False
    return True


def _runs(scan: Scan) -> Iterator[re.Match[str]]:
    return (one for one in scan.matches(sought(f"[{HAN}]{{3,}}")) if partner_slips(one[0]))


@text_rule("characters")
def partners(text: Prepared) -> Iterator[Finding]:
    """手续完倍: a word beside which another stands in papers, but for one character; not twice, as names do."""
    for spot in text.spots(_runs):
        run = spot.match[0]
        for slip in partner_slips(run):
            if text.chinese.count(run[slip.start : slip.end]) > 1:
                continue
            if run[slip.at] in _IN_ALL and known(run[slip.at + 1 : slip.at + 3]):
                continue  # 共|资助
            last = slip.at == slip.end - 1 or (slip.at - slip.start) % 2
            begin = max(slip.at - 1, slip.start) if last else slip.at
            end = begin + 2
            wanted = slip.wanted[begin - slip.start : end - slip.start]
            yield at(TYPED_FOR, spot.par, spot.start + begin, spot.start + end, new=wanted, wanted=wanted)


_PLACES = tuple("省市县区旗乡镇村屯庄寨街路江湖山岭岛湾河桥某")


def _odd_runs(scan: Scan) -> Iterator[re.Match[str]]:
    return (one for one in odd_runs(scan) if word_slips(one[0]))


@text_rule("characters")
def words_of_papers(text: Prepared) -> Iterator[Finding]:
    """岗为, 拐仗: two characters that are a word of papers but for one of them, and no word; not twice, as names do, nor in a name."""
    for spot in text.spots(_odd_runs):
        run = spot.match[0]
        if spot.after[:1] in ("〔", "[") or (spot.before[-1:], spot.after[:1]) == ("“", "”"):
            continue
        if not (spot.par.is_prose or spot.par.block.role in HEADS):
            continue  # names of who was there
        for slip in word_slips(run):
            if not slip.start and spot.before[-1:].isalnum() and spot.before[-1:].isascii():
                continue  # 8级时, A级占
            if text.chinese.count(run[slip.start : slip.end]) > 1 or run.startswith(_PLACES, slip.end):
                continue
            if run[slip.start : slip.end] in newer():
                continue
            if _KEPT.fullmatch(run[max(slip.start - 1, 0) : slip.start + 2]):
                continue  # 养兔|业
            if _HAMLET.fullmatch(run[max(slip.start - 1, 0) : slip.start + 2]):
                continue  # 上垄村
            begin = spot.start + slip.start
            yield at(TYPED_FOR, spot.par, begin, begin + 2, new=slip.wanted, wanted=slip.wanted)


_IN_ALL = frozenset("共均各皆仍曾即拟应须已")
"""Words of one character before a verb of two: 共资助, 均捐赠."""
_HAMLET = re.compile("[上下大小东西南北前后中新老里外高][\u4e00-\u9fff][村镇乡屯寨庄坪沟湾]")
_KEPT = re.compile("[养种捕采制造贩育牧放酿编织印][\u4e00-\u9fff][业户场厂棚舍塘圈坊匠工]")
"""Who lives by what: 养蜂业, 捕蟹户, 编席坊."""
_CLAUSE = f"(?P<run>[{HAN}]{{3,}})(?=[，。；])"


def _cut_runs(scan: Scan) -> Iterator[re.Match[str]]:
    return (one for one in scan.matches(sought(_CLAUSE)) if cut_off(one["run"][-3:]))


@text_rule("characters")
def left_out(text: Prepared) -> Iterator[Finding]:
    """高度重，: the first character of a word that stands beside another in papers, and the clause ends."""
    for spot in text.spots(_cut_runs, prose=True):
        run = spot.match["run"]
        wanted = run[-1] + cut_off(run[-3:])
        yield at(
            TYPED_FOR, spot.par, spot.end - 1, spot.end, new=wanted, text=run[-3:], wanted=run[-3:-1] + wanted
        )
