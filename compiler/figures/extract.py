"""The numbers of a report as a proposal for its 数据: each with its unit and its sentence, and the text with braces in their places.

In: a report in YAML as typed, without 数据. Out: `Extracted`: the same text with a block of 数据 and braces, everything else untouched; what was taken, and
what is to be told. What prints is the same to the character: who asks for it compiles both and compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ..messages import codes
from ..messages.diagnostic import Diagnostic, Place
from ..source.edits import Edit, apply
from ..source.load import Data, Loaded, Mark, Path, Source, load
from ..source.mistakes import quoted
from ..tags.evaluation import is_name
from ..tags.filters import FILTER_OF
from ..tags.quantities import EXACT, rounded
from ..terms.characters import short
from ..terms.fields import FIELDS
from ..terms.figures import MEMBERS
from .facts import ROOTS
from .texts import MARKED

MAX_FIGURES = 400

# Fields whose texts are prose: figures stand there, and nothing else is made of them.
_PROSE = frozenset(
    spelling
    for key in (
        "opening",
        "body",
        "heading",
        "lead",
        "text",
        "content",
        "paragraph",
        "enumeration",
        "problems",
        "next_steps",
        "closing_phrase",
        "bold",
        "closing",
    )
    for spelling in FIELDS[key].spellings
)
# What is counted, longest first. A unit that also numbers or dates things (年 月 日 号 届 级 岁 楼 版 天) is none of them.
_UNITS = (
    "个百分点 平方公里 平方千米 立方米 平方米 千瓦时 人次 人份 户次 车次 批次 班次 件次 场次 例次 公里 公顷 公斤 千克 毫米 厘米 千米 "
    "万亿元 亿元 万元 千元 美元 欧元 "
    "余字 元 件 次 个 期 篇 条 项 场 人 户 家 名 份 亩 吨 米 处 座 辆 台 套 批 起 宗 例 幅 本 册 部 所 支 位 门 对 间 栋 株 棵 头 只 艘 架 块 面 把 张 封 段 道 口 盏 组 轮 堂 课时 学时 % ％ ‰"
)
_MEASURED = "万亿元美欧公千平立米亩吨度%％‰毫厘"
_UNIT = "|".join(sorted(_UNITS.split(), key=len, reverse=True))
_NUMBER = re.compile(
    r"(?P<number>(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14}|0)(?:\.\d{1,10})?)"
    rf"(?P<about>[余多])?(?P<power>万亿|[万亿])?(?P<more>[余多])?(?P<unit>(?:{_UNIT})次?)"
)
# What before or behind a number says that it is a part of something else: 第3次, 1.2.3, 5+2, G204, 〔2020〕5号.
_PART_BEFORE = re.compile(r"(?:第|[A-Za-z0-9０-９.．,，:：/／+＋×*#＃№_-]|[〔\[（(]\d*)$")
_PART_BEHIND = re.compile(r"[A-Za-z0-9+＋×*/／-]")
_LIKE_ELSEWHERE = re.compile(r"[“‘「『《〈][^”’」』》〉]*$")

# What a name does not begin with: it says when, how much, or what was done to the noun.
_LEADING = (
    "截止目前 截至目前 截止 截至 目前 一年来 一年以来 今年以来 年初以来 全年 本年 今年 去年 上年 同期 同比 环比 上半年 下半年 本月 当年 年内 期间 "
    "及时 先后 累计 共计 总计 合计 共 总 已 也 又 还 并 再 仅 均 各级 各类 各项 各 其中 另有 另 有 完成了 完成 开展了 开展 组织了 组织 召开了 召开 "
    "举办了 举办 举行 参加 参与 承办 协办 协助 筹办 筹备 收到了 收到 接收 接到 下发 印发 编发 编印 制发 签发 发布 发放 发送 报送 上报 呈报 "
    "报告 办理 办结 处理 处置 受理 接待 接听 撰写 起草 拟定 制定 制订 修订 出台 审核 审查 采用 采编 刊发 刊登 新增 新建 建成 建设了 建立了 "
    "建立 打造 投入 争取 拨付 落实 实现 达成 达到 达 为 是 约 近 超过 超 逾 排查 整改 查处 检查 督查 督办 督促 走访 慰问 培训 培养 发现 解决 "
    "化解 调解 协调 安排 部署 讨论 研究 学习 传达 印制 张贴 悬挂 设立 设置 聘请 引进 招聘 选派 选送 推荐 评选 表彰 提供 提出 查阅 查出 保障 "
    "在 对 将 把 被 由 与 和 及 以及 同 从 向 给 了 的"
)
_BY_LENGTH = sorted(_LEADING.split(), key=len, reverse=True)
# What a long run of words is cut behind: the last thing that was done in it.
_CUTS = re.compile("|".join(word for word in _BY_LENGTH if len(word) > 1))
_CLOSING = ("约", "近", "超过", "超", "逾", "达到", "达", "共计", "共", "总计", "累计", "突破", "为", "有")
_TAILS = re.compile("(?:的|了|到|对|与|给|向|在|等|各|将|由|从|和|及)$")
_RATE_ONLY = re.compile("(?:同比|环比)?(?:增长|增加|上升|提高|提升|下降|减少|降低|降幅|增幅|增速|占)")
# What belongs to the word before it: 整改率, 培训人数.
_BELONGS = tuple("率数量额度值")
_HAN = r"[\u3400-\u9fffA-Za-z]"
_FALLING = ("下降", "减少", "降低", "下滑")
_RISING = ("增长", "增加", "上升", "提高", "提升", "上涨")
_DIFFERENCE = re.compile("(?:增加|减少|增长|下降|提高|降低|净增|净减|多|少)了?$")
_AGAINST = re.compile("同期|上年|去年|上一年|同比|20\\d\\d年")
_STOPS = "。！？；\n"
LONGEST_NAME = 12


class Found(NamedTuple):
    """A figure that was found: its name, its number and unit as typed, whether it is a round one (余, 多), the sentences that it stands in."""

    name: str
    number: str
    unit: str
    sentences: tuple[str, ...]


class Extracted(NamedTuple):
    """The text with its 数据, the figures in their order, how many places they took, the numbers that were left, and what is to be told."""

    text: str
    figures: tuple[Found, ...]
    places: int
    notes: tuple[Diagnostic, ...]


class _Number(NamedTuple):
    """A number in a text: where it begins and ends, unit included; what is typed between the number and its unit (余) stays in the text."""

    start: int
    end: int
    number: str
    between: str
    unit: str
    noun: str
    sentence: str


def extract(source: Source) -> Extracted:
    """The proposal for a report. Raises CompileError where it cannot be read at all."""
    loaded = load(source)
    if (braces := re.search(r"\{\{|\}\}|[｛｝]{2}|\{_|_\}|\{%|\{#", source.text)) is not None:
        line = source.text.count("\n", 0, braces.start()) + 1
        column = braces.start() - source.text.rfind("\n", 0, braces.start())
        return Extracted(
            source.text,
            (),
            0,
            (Diagnostic(codes.BRACES_IN_DRAFT, {"text": braces[0]}, Place(source.name, line, column)),),
        )
    return _Extraction(loaded).extracted()


class _Extraction:
    def __init__(self, loaded: Loaded) -> None:
        self.loaded, self.source = loaded, loaded.source
        self.figures: dict[tuple[str, str, str], Found] = {}
        self.taken: set[str] = {*ROOTS, *MEMBERS, *FILTER_OF}
        self.edits: list[Edit] = []
        self.places = 0
        self.notes: list[Diagnostic] = []

    def extracted(self) -> Extracted:
        for path, text in _texts(self.loaded.data, ()):
            mark = self.loaded.marks.values.get(path)
            if mark and _is_prose(path) and not MARKED.search(text):
                self._text(text, mark)
        if not self.figures:
            return Extracted(self.source.text, (), 0, tuple(self.notes))
        edit = self._block()
        return Extracted(
            apply(self.source.text, [*self.edits, edit]),
            tuple(self.figures.values()),
            self.places,
            tuple(self.notes),
        )

    # ---- texts ----

    def _text(self, text: str, mark: Mark) -> None:
        found = list(numbers(text))
        if not found or len(self.figures) + len(found) > MAX_FIGURES:
            return
        at = self._where(text, mark, found)
        if at is None:
            return
        found = _with_rates_named(text, found)
        names = [self._figure(one) for one in found]
        first = found[0]
        for one, name, (line, column) in zip(found, names, at, strict=True):
            typed = text[one.start : one.end]
            braces = f"{{{{ {name}.本期 }}}}{one.between}{one.unit}" if one.between else f"{{{{ {name} }}}}"
            self.edits.append(Edit(Place("", line + 1, column + 1), typed, braces))
        if (
            first.start == 0
            and at[0] == (mark.line, mark.column)
            and self.source.lines[mark.line][mark.column] not in "'\"|>"
        ):
            self._in_quotes(mark, len(found))
        self.places += len(found)
        self._rates(text, found, at)

    def _where(self, text: str, mark: Mark, found: list[_Number]) -> list[tuple[int, int]] | None:
        """Where the numbers stand in the source; None where the text is typed otherwise (in brackets, over lines, with its quotes doubled)."""
        lines = self.source.lines
        before = lines[mark.line][: mark.column].rstrip()
        opened = before.count("[") + before.count("{") - before.count("]") - before.count("}")
        if opened > 0 or before.endswith(("[", "{", ",")):
            return None
        wanted = [text[one.start : one.end] for one in found]
        out: list[tuple[int, int]] = []
        for line in range(mark.line, min(mark.end_line + 1, len(lines))):
            start = mark.column if line == mark.line else 0
            end = mark.end_column if line == mark.end_line else len(lines[line])
            out += [(line, start + one.start) for one in numbers(lines[line][start:end])]
        if len(out) != len(found) or any(
            not lines[line].startswith(one, column) for (line, column), one in zip(out, wanted, strict=True)
        ):
            return None
        return out

    def _in_quotes(self, mark: Mark, count: int) -> None:
        """A text that begins with braces stands in single quotes: its edits as one."""
        edits, self.edits = self.edits[-count:], self.edits[:-count]
        if mark.end_line != mark.line:
            self.edits += edits
            return
        line = self.source.lines[mark.line][mark.column : mark.end_column]
        new = apply(
            line, [Edit(Place("", 1, one.place.column - mark.column), one.old, one.new) for one in edits]
        )
        self.edits.append(
            Edit(Place("", mark.line + 1, mark.column + 1), line, "'" + new.replace("'", "''") + "'")
        )

    # ---- figures ----

    def _figure(self, one: _Number) -> str:
        """The name of a number's figure: that of the same number, unit and noun where there is one."""
        key = (one.noun, one.number, one.unit)
        if one.noun and (known := self.figures.get(key)):
            self.figures[key] = known._replace(sentences=(*known.sentences, one.sentence))
            return known.name
        name = self._name(one)
        self.figures[key if one.noun else (name, "", "")] = Found(name, one.number, one.unit, (one.sentence,))
        return name

    def _name(self, one: _Number) -> str:
        """A name of its own."""
        name = one.noun or f"{'比例' if one.unit in '%％‰' else '数'}"
        number = 2
        wanted = name if one.noun and is_name(name) else f"{name}1" if is_name(f"{name}1") else "数1"
        while wanted in self.taken:
            wanted, number = f"{name}{number}", number + 1
        self.taken.add(wanted)
        return wanted

    def _block(self) -> Edit:
        """数据 in block form, after the title."""
        lines = [f"{FIELDS['figures'].zh}:"]
        for one in self.figures.values():
            for sentence in dict.fromkeys(one.sentences):
                lines.append(f"  # {short(' '.join(sentence.split()), 60)}")
            lines += [f"  {one.name}:", f"    本期: {one.number}"]
            lines.append(f"    单位: {quoted(one.unit) if one.unit in '%％‰' else one.unit}")
        marks = self.loaded.marks
        after = next(
            (
                marks.values[(key,)]
                for field in ("subtitle", "title", "kind")
                for key in FIELDS[field].spellings
                if (key,) in marks.values
            ),
            None,
        )
        if after is None:
            line = min(mark.line for path, mark in marks.keys.items() if len(path) == 1)
        else:
            line = after.end_line + (after.end_column > 0)
        texts = self.source.lines
        block = "\n".join(lines) + "\n"
        if line >= len(texts):
            last = len(texts) - 1
            return Edit(Place("", last + 1, len(texts[last]) + 1), "", "\n" + block)
        return Edit(Place("", line + 1, 1), "", block)

    # ---- rates ----

    def _rates(self, text: str, found: list[_Number], at: list[tuple[int, int]]) -> None:
        """Tell of a percentage that no whole number of the year before gives, or which one does."""
        for index, one in enumerate(found):
            sentence = text[: one.start][max(text.rfind(mark, 0, one.start) for mark in _STOPS) + 1 :]
            if one.unit not in "%％" or one.between or not _AGAINST.search(sentence):
                continue
            way = next(
                (sign for sign, words in ((-1, _FALLING), (1, _RISING)) if sentence.endswith(words)), 0
            )
            before = [
                other
                for other in found[:index]
                if other.start >= one.start - len(sentence) and not _DIFFERENCE.search(text[: other.start])
            ]
            if (
                not way
                or not before
                or before[-1].unit[0] in _MEASURED
                or before[-1].sentence != one.sentence
                or text[before[-1].end : one.start].count("，") > 1
                or "." in before[-1].number
                or before[-1].between
            ):
                continue
            line, column = at[index]
            place = Place(self.source.name, line + 1, column + 1, line + 1, column + 1 + one.end - one.start)
            self._rate(before[-1], one, way, place)

    def _rate(self, now: _Number, rate: _Number, way: int, place: Place) -> None:
        value, share = Decimal(now.number.replace(",", "")), Decimal(rate.number)
        digits = len(rate.number.partition(".")[2])
        if not value or share >= 100:
            return
        ideal = EXACT.divide(value, 1 + way * share / 100)
        near = range(max(int(ideal) - 1, 1), int(ideal) + 3)
        shown = {
            base: rounded(EXACT.divide(abs(value - base), Decimal(base)) * 100, digits)
            for base in near
            if (value - base) * way > 0
        }
        fit = [base for base, printed in shown.items() if printed == share]
        figure = f"{now.number}{now.unit}"
        args = {"rate": f"{rate.number}{rate.unit}", "figure": figure}
        if fit or not shown:
            return
        closest = sorted(shown, key=lambda base: abs(shown[base] - share))[:2]
        some = "、".join(f"{base}{now.unit}算出{shown[base]}%" for base in sorted(closest))
        others = ", ".join(f"{base} gives {shown[base]}%" for base in sorted(closest))
        self.notes.append(
            Diagnostic(codes.RATE_OF_NO_NUMBER, {**args, "some_zh": some, "some_en": others}, place)
        )


def numbers(text: str) -> Iterator[_Number]:
    """The numbers of a text that count something."""
    for found in _NUMBER.finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        if _PART_BEFORE.search(before[-8:]) or _PART_BEHIND.match(behind):
            continue
        if _LIKE_ELSEWHERE.search(before[-40:]):
            continue  # quoted: somebody's words, a title
        about, power, more, unit = (
            found["about"] or "",
            found["power"] or "",
            found["more"] or "",
            found["unit"],
        )
        if unit == "个" and behind.startswith(("月", "年", "小时", "工作日", "百分")):
            continue
        if unit == "人" and behind.startswith(("民", "大", "才", "均", "口", "员", "事")):
            continue
        if re.match("[余多来几]|左右", behind) and not about:
            continue
        between = f"{about}{power}{more}" if about or more else ""
        whole = unit if between else f"{power}{unit}"
        if not found.start() and "." in found["number"] and unit[0] not in _MEASURED:
            continue  # 4.10所: the label of an item, and its number
        yield _Number(
            found.start(),
            found.end(),
            found["number"],
            between,
            whole,
            _noun(before, behind, whole),
            _sentence(text, found.start(), found.end()),
        )


def _with_rates_named(text: str, found: list[_Number]) -> list[_Number]:
    """The numbers, a bare 增长 named after what grew: the number before it in its sentence."""
    out: list[_Number] = []
    for one in found:
        if (
            out
            and _RATE_ONLY.fullmatch(one.noun)
            and out[-1].noun
            and not re.search(f"[{_STOPS}]", text[out[-1].end : one.start])
        ):
            noun = out[-1].noun + re.sub("^(?:同比|环比)", "", one.noun)
            one = one._replace(noun=noun if len(noun) <= LONGEST_NAME + 2 else "")
        out.append(one)
    return out


def _sentence(text: str, start: int, end: int) -> str:
    first = max(text.rfind(mark, 0, start) for mark in _STOPS) + 1
    ends = [at for mark in _STOPS if (at := text.find(mark, end)) >= 0]
    return text[first : min(ends) + 1 if ends else len(text)].strip()


def _noun(before: str, behind: str, unit: str) -> str:
    """What a number counts: the words before it, or the title of a paper; where those say nothing, the words behind it."""
    if titled := re.search(r"《([^《》]{1,20})》$", before):
        name = re.sub(r"[^\u3400-\u9fff]|^[某×]+", "", titled[1])
        return name[:LONGEST_NAME] if len(name) > 1 else ""
    run = re.search(rf"{_HAN}*$", before)
    words = run[0] if run else ""
    if words and before[: -len(words)][-1:].isdigit():
        words = re.sub("^(?:年|月|日|年度)", "", words)  # 2019年同期
    name = _bare(words)
    if _TAILS.search(name) or len(name) < 2:
        after = re.match(rf"{_HAN}{{2,{LONGEST_NAME}}}", behind)
        noun = re.split("的|和|与|及|以及|并|，", after[0])[0] if after else ""
        return noun if len(noun) >= 2 and unit not in "%％‰" else ""
    return name if len(name) <= LONGEST_NAME else ""


def _bare(run: str) -> str:
    """The words before a number, without those that say when, how much, and what was done."""
    run = re.split(r"\d+年?|XX|年(?=较|比|度)|较|比(?!例|率|重)", run)[-1]
    for word in _CLOSING:
        if run.endswith(word) and len(run) > len(word) + 1:
            run = run.removesuffix(word)
    run = _led(run)
    if len(run) > LONGEST_NAME:
        cuts = [found.end() for found in _CUTS.finditer(run) if found.end() < len(run) - 1]
        run = _led(run[cuts[-1] :]) if cuts else run
    return run


def _led(run: str) -> str:
    """A run without the words that lead to its noun."""
    while word := next(
        (
            one
            for one in _BY_LENGTH
            if run.startswith(one) and not _WHOLE.match(run) and _can_go(run.removeprefix(one))
        ),
        "",
    ):
        run = run.removeprefix(word)
    return run


# Words that begin as one of those and are whole: 共产党员 has no 共 to lose.
_WHOLE = re.compile(
    "共产|共同|共享|共建|总[投产量面额值数人里装]|有[关效机线色]|对[口外]|和谐|近视|为民|同[志学]|从[业事]|再[生就]|还[林款]|在[建校职岗册线编]|约谈|"
    "超[市限]|达标|及格|均衡|被征|给水|由于|向[上善]|各族|落实到|是非|培养基|学习[班型]|培训[班机]|报告[会团]|检查[站组]|发布会|调解[员室]|化解率"
)


def _can_go(rest: str) -> bool:
    return len(rest) != 1 and not rest.startswith(_BELONGS)


def _texts(value: Data, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, (*path, key))
    else:
        for at, one in enumerate(value):
            yield from _texts(one, (*path, at))


def _is_prose(path: Path) -> bool:
    """Whether a text prints as prose: nothing is made of it, and no table holds it."""
    words = [step for step in path if isinstance(step, str)]
    tables: Mapping[str, None] = dict.fromkeys((*FIELDS["table"].spellings, *FIELDS["picture"].spellings))
    return bool(words) and words[-1] in _PROSE and not any(word in tables for word in words)
