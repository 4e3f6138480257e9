"""Rules on numbers whose owner is named (W600, W601, W603): two of those listed hold so much of all, one of them is so much over a mark, so many from each, so many more make all.

In: a `Prepared`. Out: findings. Words say which number is meant (两家占, 完工数比, 每所选派, 使总数达到); told only where they leave one reading.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .arithmetic import RATE
from .arithmetic_amounts import (
    SMALL,
    WORD,
    ZERO,
    Amount,
    counted,
    gap_of,
    of_unit,
    reckoned,
    same,
    shown,
    slip,
    some_sum,
    unit_of,
)
from .arithmetic_changes import CHANGE
from .arithmetic_parts import LINKS
from .arithmetic_sums import TOTAL
from .findings import Finding, at, text_rule
from .places import pattern
from .prepared import Par, Prepared

_HOLDERS = "家|者|项|类|种|地|县|市|区|镇|乡|村|院|校|所|站|部分|个(?:单位|部门|乡镇|县区|科室|问题|方面|原因|年龄段|病种|品种|行业|领域|季度|地区)"
_HOLD = rf"^[，,；;](?:这|上述|以上|前)?(?P<n>[2-6]|{SMALL})(?:{_HOLDERS})(?:合计|共计|合起来|加起来|总共|一共|共)?(?:占|占比|占到)(?:[^，,；;。0-9]{{0,8}}(?:的|比|为))?$"


@text_rule("arithmetic", "U-10")
def held_by_some(text: Prepared) -> Iterator[Finding]:
    """尚有86件，其中青陵县31件、枫林市28件，两家占67.8%: what those that are listed hold of the whole before them."""
    for par, amounts, _ in reckoned(text):
        for index, stated in enumerate(amounts):
            found = pattern(_HOLD).match(stated.name) if stated.unit == "%" and stated.exact else None
            many = counted(found["n"]) if found else 0
            if not 1 < many < index:
                continue
            whole, *parts = amounts[index - many - 1 : index]
            if len({one.unit for one in (whole, *parts)}) > 1 or not all(
                one.exact for one in (whole, *parts)
            ):
                continue
            if not all(pattern(LINKS).match(gap_of(par, a, b)) for a, b in pairwise(parts)):
                continue
            held = sum((one.value for one in parts), ZERO)
            half = max(one.half for one in parts)
            if "其中" not in parts[0].name or held >= whole.value:
                continue
            if same((held - half) * 100 / whole.high, (held + half) * 100 / whole.low, stated):
                continue
            if any(same(one.low * 100 / whole.high, one.high * 100 / whole.low, stated) for one in parts):
                continue
            right = shown(held * 100 / whole.value, stated.half * 2)
            sum_ = f"（{'＋'.join(one.text for one in parts)}）÷{whole.text}＝{right}%"
            yield at(RATE, par, stated.start, stated.end, name=stated.name.lstrip("，,；;"), sum=sum_)


_MORE = "增加|增长|多|高|提高|提升|上升|净增|新增|增"
_LESS = "减少|下降|少|低|降低|缩短|压缩|减"
_MARK = rf"(?:^|[，,；;。、：:])(?:其中)?(?P<who>(?!其中){WORD}{{1,8}}?)(?:数|量|数量|人数|总数|成绩|得分)?(?:比|较)(?P<what>[^，,；;。、：:0-9]{{2,14}})$"
_OFF = rf"^(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?:了|出)?$"
_OUT_OF_LIST = rf"(?P<names>{WORD}{{1,8}}(?:[、和]{WORD}{{1,8}})+?)(?:的)?(?:[两三四五六]个{WORD}{{1,3}})?(?:{WORD}{{0,8}}?)分别(?:为|是|达到?|有|完成)?$"


@text_rule("arithmetic", "U-10")
def over_a_mark(text: Prepared) -> Iterator[Finding]:
    """完工31台、在建15台，完工数比去年同期的19台增加11台; 语文、数学平均分分别为86.4分、88.1分，其中数学比全区平均分84.7分高4.3分."""
    for par, amounts, so_far in reckoned(text):
        for mark, off in pairwise(amounts):
            way, found = pattern(_OFF).match(off.name), pattern(_MARK).search(mark.name)
            points = "个百分点" if mark.unit == "%" else mark.unit
            if not way or not found or off.unit != points or not (mark.exact and off.exact):
                continue
            before = [one for one in of_unit(so_far, mark.unit) if one.start < mark.start]
            values = _of(par, before, found["who"])
            if len({one.value for one in values}) != 1 or not values[0].exact:
                continue
            value = values[0]
            more = value.value - mark.value
            right = more if way["more"] else -more
            spare = ZERO if value.half == mark.half == off.half else value.half + mark.half + off.half
            if abs(right - off.value) <= spare or right <= 0:
                continue
            if any(abs(abs(one.value - mark.value) - off.value) <= spare for one in before):
                continue
            first, second = (value, mark) if more > 0 else (mark, value)
            sum_ = (
                f"{first.text}－{second.text}＝{shown(right, min(value.half, mark.half) * 2, unit_of(off))}"
            )
            yield at(CHANGE, par, off.start, off.end, name=off.name, sum=sum_)


def _of(par: Par, amounts: Sequence[Amount], who: str) -> list[Amount]:
    """The amounts that are of somebody: right behind the name, or in its place in a list of names and of numbers."""
    out = []
    for index, one in enumerate(amounts):
        clause = pattern("[，,；;。、：:（(]").split(one.name)[-1]
        if pattern(rf"(?:其中|已|共)?{who}(?:数|量|了|的|为|是|有|达|达到)?").fullmatch(clause):
            out.append(one)
        listed = pattern(_OUT_OF_LIST).search(one.name)
        names = pattern("[、和]").split(listed["names"]) if listed else []
        run = amounts[index : index + len(names)]
        ends = [
            place for place, name in enumerate(names) if name == who or (not place and name.endswith(who))
        ]
        in_turn = all(pattern("[、和，]").fullmatch(gap_of(par, a, b)) for a, b in pairwise(run))
        if len(ends) == 1 and len(run) == len(names) and in_turn:
            out.append(run[ends[0]])
    return out


_EACH = rf"每(?:[家所个名人村镇户班组校站院县区市乡科处队台座间]|街道|社区|单位)(?:{WORD}{{0,8}})$"
_ALL = r"^[^，,；;。0-9]{0,6}[，,；;（(](?:全[县市区镇校]|总|总共|合计|共计|一共|总计|共需|共)[^，,；;。0-9]{0,6}$"
LEAST_KINDS = 2


@text_rule("arithmetic", "U-10")
def so_many_from_each(text: Prepared) -> Iterator[Finding]:
    """11家卫生服务中心每家选派2人，38所小学、54所幼儿园每所选派1人，共104人: so many from each of two kinds and more, and all of them."""
    for par, amounts, _ in reckoned(text):
        held: list[Amount] = []
        said: list[str] = []
        value, kinds, unit = ZERO, 0, ""
        for one in amounts:
            if not one.exact:
                break
            if pattern(_EACH).search(one.name):
                if not held or (unit and one.unit != unit) or len({it.unit for it in held}) > 1:
                    break
                if held[0].unit not in pattern("每[^每]*$").findall(one.name)[0][:3]:
                    break
                value += sum((it.value for it in held), ZERO) * one.value
                counts = "＋".join(it.text for it in held)
                said.append(f"{f'（{counts}）' if len(held) > 1 else counts}×{one.text}")
                held, kinds, unit = [], kinds + 1, one.unit
            elif kinds >= LEAST_KINDS and not held and one.unit == unit and pattern(_ALL).match(one.name):
                if one.value != value and not one.half:
                    sum_ = f"{'＋'.join(said)}＝{shown(value, ZERO, unit_of(one))}"
                    yield at(TOTAL, par, one.start, one.end, sum=sum_)
                break
            else:
                held.append(one)


_ADDED = r"(?:新增|再新增|再建|再增|增设|新建|新设|增加|再增加|新布设|扩建)[^，,；;。0-9]{0,12}$"
_MAKES = rf"^[^，,；;。0-9]{{0,8}}[，,](?:届时)?(?:使|令|让|届时|推动|实现)?(?P<what>{WORD}{{2,14}}?)(?:的)?(?:总数|总量|数量|规模|总规模|总里程|总面积|总人数|数)(?:将)?(?:达到|增至|增加到|达|扩大到|增加至|升至|突破)$"
LEAST_NAME = 3


@text_rule("arithmetic", "U-10")
def brought_to(text: Prepared) -> Iterator[Finding]:
    """已设立联络点26个……年内新增联络点10个，使联络点总数达到38个: what there is, what is added, and all there will be."""
    for par, amounts, so_far in reckoned(text):
        for added, total in pairwise(amounts):
            found = pattern(_MAKES).match(total.name)
            if not found or added.unit != total.unit or not pattern(_ADDED).search(added.name):
                continue
            if not (added.exact and total.exact) or added.half or total.half:
                continue
            before = [one for one in of_unit(so_far, total.unit) if one.start < added.start and one.exact]
            name = found["what"][-LEAST_NAME:]
            known = [one for one in before if name in pattern("[，,；;。：:]").split(one.name)[-1]]
            if len({one.value for one in known}) != 1 or len(name) < LEAST_NAME:
                continue
            value = known[0].value + added.value
            if value == total.value or some_sum([*before, added], total):
                continue
            if slip(shown(value), shown(total.value)):
                sum_ = f"{known[0].text}＋{added.text}＝{shown(value, ZERO, unit_of(total))}"
                yield at(TOTAL, par, total.start, total.end, sum=sum_)
