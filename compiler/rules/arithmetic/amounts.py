"""What running text says of numbers, made ready to be reckoned with: amounts with their units and the words before them.

In: a `Par` of a prepared text. Out: `Amount`s, a sentence after the other; whether two numbers, one of which is rounded, may be the same. Years, dates, ordinals,
ranges and clock times are no amounts; an amount that is not exact (约、余、以上) says so, and nothing is reckoned with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

from ...terms.numerals import parse_chinese
from ..places import pattern
from ..prepared import HAN, READ, Number, Par, Prepared, numbers_in, once, sentences_in

_UNITS: tuple[str, ...] = (
    # what is measured
    *[
        "个工作日",
        "个百分点",
        "百分点",
        "个基点",
        "%",
        "％",
        "‰",
        "倍",
        "平方公里",
        "平方千米",
        "平方米",
        "平方厘米",
        "立方米",
        "公顷",
        "公里",
        "千米",
        "海里",
        "公斤",
        "千克",
        "千瓦时",
        "千瓦",
        "兆瓦时",
        "兆瓦",
        "千伏安",
    ],
    *[
        "千伏",
        "吨公里",
        "人公里",
        "个月",
        "小时",
        "分钟",
        "课时",
        "学时",
        "学分",
        "工时",
        "工日",
        "万元",
        "余元",
        "元",
        "美元",
        "港元",
        "欧元",
        "英镑",
        "亩",
        "毫米",
        "厘米",
        "米",
        "吨",
        "度",
        "毫升",
        "升",
        "毫克",
        "微克",
        "克",
        "℃",
        "天",
        "年",
        "周",
    ],
    # times that something came, went or was used
    *[
        "人次",
        "标箱",
        "标准箱",
        "剂次",
        "台次",
        "人天",
        "人日",
        "人月",
        "人份",
        "批次",
        "件次",
        "家次",
        "户次",
        "场次",
        "车次",
        "条次",
        "艘次",
        "架次",
        "辆次",
        "班次",
        "门次",
        "节次",
        "航次",
        "趟次",
        "列次",
        "篇次",
        "册次",
        "头次",
        "只次",
        "例次",
        "宗次",
        "人时",
        "台时",
    ],
    # what is counted
    *[
        "人",
        "名",
        "位",
        "个",
        "件",
        "项",
        "家",
        "户",
        "份",
        "篇",
        "条",
        "起",
        "场",
        "期",
        "处",
        "座",
        "台",
        "套",
        "辆",
        "所",
        "次",
        "批",
        "株",
        "棵",
        "头",
        "只",
        "尾",
        "羽",
        "匹",
        "具",
        "卷",
        "册",
        "本",
        "幅",
        "宗",
        "支",
        "张",
        "间",
        "栋",
        "幢",
        "部",
        "艘",
        "架",
        "门",
        "节",
        "轮",
        "道",
        "段",
        "盏",
        "枚",
    ],
    *[
        "类",
        "种",
        "对",
        "字",
        "分",
        "组",
        "笔",
        "届",
        "桩",
        "根",
        "箱",
        "桶",
        "站",
        "眼",
        "页",
        "幕",
        "集",
        "颗",
        "粒",
        "尊",
        "樘",
        "孔",
        "扇",
        "盆",
        "盒",
        "瓶",
        "袋",
        "筐",
        "捆",
        "盘",
        "罐",
        "趟",
        "针",
        "曲",
        "顿",
        "席",
        "峰",
        "亭",
    ],
    *(
        "片(?!区|面|子|长)",
        "口(?!岸|头|径)",
        "基(?![本础地层金准因数点建站])",
        "单(?![位元独项行体])",
        "面(?![积向对板])",
        "款(?!项)",
    ),
    *(
        "例(?![如行会])",
        "首(?![先批次府都个届])",
        "副(?![县局市处科主厅校镇乡区书部院所总省会])",
        "双(?![方边重向百])",
        "列(?![入为举席支])",
        "床(?!位)",
    ),
    *(
        "班(?![长子组级])",
        "剂(?!量)",
        "把(?![握关好])",
        "块(?![钱石])",
        "包(?![括含村户保联干])",
        "票(?![据面价务房证款数制源箱贩])",
        "桌(?![面椅子上])",
        "朵",
        "垧",
        "顶(?![目层端])",
        "遍(?![布及])",
        "窝(?!点)",
    ),
)
_UNIT = "|".join(sorted(_UNITS, key=lambda unit: len(unit.partition("(")[0]), reverse=True))
_AFTER = rf"(?P<more>余|多|来|几)?(?P<unit>{_UNIT})(?!产值|份制)(?P<or>[（(](?:{_UNIT})[)）])?(?P<some>余|多(?![0-9])|以上|以下|以内|以外|左右|上下|出头)?"
_NOT_EXACT = r"(?:(?<![节合预签特违契集简制])约|(?<![附最临邻靠远])近|(?<![高赶])超|超过|超出|逾|接近|不少于|不低于|不超过|不高于|(?<![备员力量金源施位械训识传障入验障牌箱具])不足|不到|至少|最多|高于|低于|大于|小于|多于|少于|突破|控制在|[0-9]+[万亿]?(?:至|到|—|－|-|～|~))$"
_NO_AMOUNT = r"(?:第|[A-Za-z〔\[×/]|[0-9][:：]|[0-9][A-Za-z]+)$"
_RANGE_ON = r"(?:至|到|—|－|-|～|~)[0-9]"
SAME_UNIT = {"名": "人", "位": "人", "千米": "公里", "百分点": "个百分点", "％": "%", "平方千米": "平方公里"}
_UNSURE = r"XX|xx|ＸＸ|××|\*|＊|_|＿|某某|【|（[ \u3000]*）|\([ \u3000]*\)|……(?!等|[，。；、”’）])|\{\{|[△□■]"
MOST = 10
"""Amounts of one paragraph that are tried in all ways, before a sum is said to be wrong."""
ZERO = Decimal(0)


class Amount(NamedTuple):
    """A number with its unit: `value` in ones, exact but for `half` the last figure that is written; `name` are the words since
    the amount before it in its sentence, `start` and `end` hold the number and its unit."""

    value: Decimal
    half: Decimal
    unit: str
    name: str
    start: int
    end: int
    exact: bool
    text: str

    @property
    def low(self) -> Decimal:
        """The least that it may stand for."""
        return self.value - self.half

    @property
    def high(self) -> Decimal:
        """The most that it may stand for."""
        return self.value + self.half


@lru_cache(maxsize=READ)
def sentences(text: str) -> Sequence[Sequence[Amount]]:
    """The amounts of each sentence; none of a sentence in which a figure is missing or hidden: but for one in whose place a name or a word will stand."""
    out = []
    numbers = numbers_in(text)
    for start, end in sentences_in(text):
        if any(_hides_figure(text, found) for found in pattern(_UNSURE).finditer(text, start, end)):
            continue
        if found := list(_amounts(text, [one for one in numbers if start <= one.start < end], start)):
            if pattern("四舍五入|(?<![采收])取整(?![改治理顿合])|尾差|尾数").search(text, start, end):
                found = [one._replace(exact=False) for one in found]
            out.append(found)
    return out


_MARKS = "，。；：、！？\n"
_NAMELESS = re.compile(
    r"(?:\{\{[^{}\n]*\}\}|某某)[\u4e00-\u9fff]{0,12}$|[\u4e00-\u9fff]{0,12}某某[\u4e00-\u9fff]{0,12}$"
)


def _hides_figure(text: str, found: "re.Match[str]") -> bool:
    """Whether what is missing may be a figure, and no name: its clause holds one, or goes on with a unit, or is nothing but the gap."""
    start = max(text.rfind(mark, 0, found.start()) for mark in _MARKS) + 1
    end = min((at for mark in _MARKS if (at := text.find(mark, found.end())) >= 0), default=len(text))
    clause = text[start:end]
    return not (
        _NAMELESS.search(clause)
        and not pattern("[0-9]").search(clause)
        and pattern("[带率]队|主持|同志|副?(?:局长|主任|书记|[市县区镇乡]长)|负责|牵头|参加|陪同").search(
            clause
        )
    )


def _amounts(text: str, numbers: Sequence[Number], since: int) -> Iterator[Amount]:
    parted = -1
    for number in numbers:
        before = text[max(number.start - 12, 0) : number.start]
        after = pattern(_AFTER).match(text, number.end)
        if (
            text[number.end : number.end + 1] in (" ", "\u2009")
            and text[number.end + 1 : number.end + 2].isdigit()
        ):
            parted = number.end + 1  # 2 318 is one number, and this its beginning
            continue
        if not after or number.start == parted or pattern(_NO_AMOUNT).search(before):
            continue
        unit = SAME_UNIT.get(after["unit"], after["unit"])
        if unit in ("年", "届") and number.value >= 1000:
            continue
        if number.scale == "亿万":
            continue  # 2.38亿万元 is a slip, and of nobody knows what
        written = text[number.start : number.end].rstrip("万亿")
        _, _, decimals = written.partition(".")
        scale = Decimal(10) ** (4 * number.scale.count("万") + 8 * number.scale.count("亿"))
        half = scale / 2 / 10 ** len(decimals) if decimals or number.scale or unit == "%" else Decimal(0)
        exact = not (
            after["more"]
            or after["some"]
            or pattern(_NOT_EXACT).search(before)
            or pattern(_RANGE_ON).match(text, number.end)
            or pattern(_RANGE_ON).match(text, after.end())
        )
        end = after.end("unit")
        yield Amount(
            number.value,
            half,
            unit,
            text[since : number.start],
            number.start,
            end,
            exact,
            text[number.start : end],
        )
        since = after.end("or") if after["or"] else end  # 96台（件），占


def same(low: Decimal, high: Decimal, stated: Amount) -> bool:
    """Whether what was reckoned, from low to high, is what is stated: rounded to its last figure, or cut off there."""
    half = stated.half or Decimal("0.5")
    return (low <= stated.value + half and high >= stated.value - half) or (
        low < stated.value + 2 * half and high >= stated.value
    )


def as_round(stated: Amount, *amounts: Amount) -> tuple[Amount, ...]:
    """Amounts as exact as the one among them that has most figures; numbers of 万 with none after the point are taken as they stand, where what is
    stated of them is as round."""
    out = []
    for one in amounts:
        finest = min(other.half for other in amounts if unit_of(other)[:1] == unit_of(one)[:1])
        if finest > ZERO and all(_round(other) for other in (stated, *amounts)):
            finest /= 10
        out.append(one._replace(half=min(one.half, finest)))
    return tuple(out)


def _round(one: Amount) -> bool:
    return "." not in one.text


def sums_to(parts: Sequence[Amount], whole: Amount) -> bool:
    """Whether amounts make up another, as far as they are rounded."""
    finest: dict[str, Decimal] = {}
    for one in (whole, *parts):
        finest[unit_of(one)] = min(one.half, finest.get(unit_of(one), one.half))
    # 21.6万元，其中12万元、8.6万元: 12 is as exact as the others.
    exact = bool(whole.half) and (whole.unit == "元" or "." in whole.text)
    halves = list(finest.values()) if exact else [one.half for one in (whole, *parts)]
    return abs(sum(one.value for one in parts) - whole.value) <= max(halves) * spare_halves(len(parts))


_ONE_UP_TO, _TWO = 6, 5


def spare_halves(parts: int) -> int:
    """How many halves of the last figure a sum of rounded parts may be off: of six parts it is two figures off once in three hundred times, of four once in two thousand."""
    return min(parts, 3) if parts <= _ONE_UP_TO else _TWO


def some_sum(among: Sequence[Amount], whole: Amount, least: int = 2) -> bool:
    """Whether some amounts make up another: then it may be meant so."""
    near = among[-MOST:]
    return any(
        sums_to(some, whole) for count in range(least, len(near) + 1) for some in combinations(near, count)
    )


def shown(value: Decimal, like: Decimal = Decimal(0), unit: str = "") -> str:
    """A number as it is said in a message: as many figures after the point as `like` (twice half a last figure) has, 万 and 亿 where the unit has them."""
    for word, scale in (("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4)):
        if unit.startswith(word):
            return f"{_plain(value / scale, like / scale)}{unit}"
    return f"{_plain(value, like)}{unit}"


def _plain(value: Decimal, like: Decimal) -> str:
    places = -int(like.adjusted()) if like and like < 1 else 0
    text = f"{value:.{min(places, 6)}f}" if like else f"{value:.4f}"
    return text.rstrip("0").rstrip(".") if "." in text and not like else text


def unit_of(one: Amount) -> str:
    """Its unit as typed, with 万 or 亿."""
    return one.text.lstrip("0123456789,.")


def of_unit(amounts: Iterable[Amount], unit: str) -> list[Amount]:
    """Those of one unit."""
    return [one for one in amounts if one.unit == unit]


WORD = f"[{HAN}]"
"""A Chinese character, in a pattern."""


SMALL = (
    r"(?<![一二两三四五六七八九十百千万])(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
    r"(?![一二两三四五六七八九十百千万几])"
)
"""A count below a hundred in Chinese, in a pattern: 两三 and 十几 are none."""


def counted(text: str) -> int:
    """A count as it is typed: 3, 三, 两, 十二. Raises ValueError where it is none."""
    number = 2 if text == "两" else parse_chinese(text)
    return int(text) if number is None else number


def alike(one: str, other: str) -> str:
    """What two texts begin with alike."""
    most = min(len(one), len(other))
    return one[: next((place for place in range(most) if one[place] != other[place]), most)]


Slip = Literal["", "one", "swapped"]


def slip(one: str, other: str) -> Slip:
    """How one number may have become another under the hand: one figure typed for another, or two neighbours that changed places."""
    if len(one) != len(other):
        return ""
    unlike = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(unlike) == 1:
        return "one"
    swapped = (
        len(unlike) == 2 and [one[place] for place in unlike] == [other[place] for place in unlike][::-1]
    )
    return "swapped" if swapped else ""


@once
def reckoned(text: Prepared) -> list[tuple[Par, list[Amount], list[Amount]]]:
    """Each sentence's amounts, with those of its paragraph up to its end: read once for all rules."""
    out = []
    for par in text.asked:
        if par.is_prose:
            so_far: list[Amount] = []
            for amounts in sentences(par.text) if par.numbers else ():
                so_far += amounts
                out.append((par, [*amounts], list(so_far)))
    return out


@once
def amounts_in(text: Prepared) -> dict[int, list[Amount]]:
    """The amounts of each paragraph of running text, by its place in the order of print."""
    return {par.index: so_far for par, _, so_far in reckoned(text)}


def gap_of(par: Par, one: Amount, other: Amount) -> str:
    """What stands between two amounts."""
    return par.text[one.end : other.start]


def clause_of(one: Amount) -> str:
    """The words of its clause before a number."""
    return pattern("[，,；;。：:（(]").split(one.name)[-1]


# ---- as they are written -----------------------------------------------------------------------------------------------

_SCALES = (("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))


def _scale(one: Amount) -> Decimal:
    return next((scale for word, scale in _SCALES if unit_of(one).startswith(word)), Decimal(1))


def figure_of(one: Amount) -> str:
    """Its figures as typed."""
    return one.text.removesuffix(unit_of(one)).replace(",", "")


def written(value: Decimal, like: Amount, exact: bool = True) -> str:
    """A value with the unit and the decimals of an amount; empty where it has more of them, and none may be lost."""
    places = len(figure_of(like).partition(".")[2])
    scaled = value / _scale(like)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return "" if exact and abs(rounded - scaled) > Decimal("0.000001") else f"{rounded:f}"


def sum_of(parts: Sequence[Amount], like: Amount) -> str:
    """A＋B＝C, as it is shown."""
    value = sum((one.value for one in parts), ZERO)
    half = min(one.half for one in (*parts, like))
    return f"{'＋'.join(one.text for one in parts)}＝{shown(value, half * 2, unit_of(like))}"


def percent(part: Amount, whole: Amount) -> tuple[Decimal, Decimal]:
    """What an amount is of another, in per cent: at least, and at most."""
    return part.low * 100 / whole.high, part.high * 100 / whole.low


def mean_shown(value: Decimal, like: Amount, places: str = "0.01") -> str:
    """An average as it is shown beside an amount: in its unit, with 万 or 亿 where it has them."""
    if unit_of(like) != like.unit:
        return shown(value, like.half * 2, unit_of(like))
    return shown(value.quantize(Decimal(places)), ZERO) + like.unit
