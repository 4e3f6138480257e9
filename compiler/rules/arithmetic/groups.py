"""Rules on so many at so many each (W603, W606): groups of so many, so many from each, so much a year for so many years, once a quarter, who holds how many copies, the half of it.

Counts are read in Chinese figures too; what each has and how many there are stand in one sentence, with words that leave one reading.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Prepared, Spot
from .amounts import (
    SMALL,
    WORD,
    ZERO,
    Amount,
    amounts_in,
    counted,
    of_unit,
    reckoned,
    shown,
    slip,
    some_sum,
    unit_of,
)
from .each import AVERAGE
from .sums import TOTAL

_COUNT = rf"[0-9]{{1,4}}|{SMALL}"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SCALES = {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
_MORE = re.compile(
    "牵头|负责|带队|组长|队长|担任|联系|包联|另|外加|加上|再加|除外|其中|机动|替补|不等|左右|约|近|余[人名]|多[人名]|至[0-9]|[0-9](?:-|—|～|~)[0-9]"
)


def _spare(text: str) -> Decimal:
    """The last figure of a number as typed."""
    return Decimal(1).scaleb(-len(text.partition(".")[2]))


def _off(spot: Spot, group: str, sum_: str) -> Finding:
    """A finding about what a match states, from one of its groups to its end."""
    return spotted(AVERAGE, spot.since(group), sum=sum_)


# ---- groups ---------------------------------------------------------------------------------------------------------

_GROUP = "组|队|班|专班|片区|片|点|站|所|校|村|镇|乡|社区|县|区|单位|部门|企业|学校|医院|车间|支部|场|期|批|岗|中队|大队|网格"
_EACH_GROUP = (
    rf"每(?:个)?(?P<w>{_GROUP})(?P<what>(?:(?!每)[^，。；、0-9一二两三四五六七八九十共]){{0,10}}?)(?P<least>不少于|不低于|至少)?"
    rf"(?:(?P<n>{_COUNT})(?P<u>人|名|户|家|处|件|次|台|辆|套|场|个|篇|条|份|只|头|棵|株)(?:{WORD}{{0,6}})"
    rf"|由?(?P<list>[^，。；]{{0,12}}?(?:{_COUNT})[人名]{WORD}{{0,10}}(?:[、和及]{WORD}{{0,8}}(?:{_COUNT})[人名]{WORD}{{0,10}})+?)(?:组成|构成|参加)?)"
    rf"[，,；;]{WORD}{{0,4}}?(?:共计|合计|总计|总共|一共|累计|总数|共)(?P<did>[^，。；、0-9]{{0,8}}?)(?P<most>不少于|不低于|至少)?(?P<t>[0-9]{{1,6}})(?P<tu>人|名|户|家|处|件|次|台|辆|套|场|个|篇|条|份|只|头|棵|株)"
)


@text_rule("arithmetic", "U-10")
def groups(text: Prepared) -> Iterator[Finding]:
    """组建三个业务指导组，每组5人，共20人; 14个小组，每组由1名防疫员、1名村干部组成，共26人."""
    for spot in text.spots(_EACH_GROUP, prose=True) if "每" in text.whole else ():
        match = spot.match
        begin = spot.par.text.rfind("。", 0, spot.start) + 1
        before = spot.par.text[begin : spot.start]
        before = pattern(rf"每{WORD}{{1,3}}(?:设立?|组建|成立)?[1一]个?{match['w']}[，,]$").sub(
            "", before
        )  # 每村1组
        counts = [
            counted(one["k"])
            for one in pattern(
                rf"(?<![第0-9.])(?P<k>{_COUNT})[个支]?[^，。；、：0-9]{{0,10}}?{match['w']}(?=[，,、（(；;：:和]|$)"
            ).finditer(before)
        ]
        several = pattern(r"[、和及][0-9]{1,4}个?[^，。；：0-9]{0,10}$").search(before.rstrip("，,"))
        if len(counts) != 1 or several or _MORE.search(match[0]) or "每" in before:
            continue
        unit = match["u"] or "人"
        if {"名": "人"}.get(unit, unit) != {"名": "人"}.get(match["tu"], match["tu"]) or bool(
            match["least"]
        ) != bool(match["most"]):
            continue
        listed = pattern(rf"({_COUNT})[人名]").findall(match["list"] or "")
        each = sum(map(counted, listed)) if listed else counted(match["n"])
        right, said = each * counts[0], int(match["t"])
        if said != right and each < said and counts[0] > 1:
            yield spotted(AVERAGE, spot.since("t"), sum=f"{each}{unit}×{counts[0]}＝{right}{match['tu']}")


# ---- so much a year, for so many years ------------------------------------------------------------------------------

_TIMES = (
    ("年", rf"(?P<k>{_COUNT})年"),
    ("月", rf"(?P<k>{_COUNT})个月"),
    ("[天日]", rf"(?P<k>{_COUNT})天"),
    ("周", rf"(?P<k>{_COUNT})周"),
)
_EACH_TIME = (
    rf"每(?:个)?{{each}}(?:平均)?(?P<what>(?:(?!每)[^，。；、0-9]){{{{0,16}}}}?)(?P<n>{_NUMBER})(?P<scale>[万亿]?)(?P<u>元|人次|人|名|吨|亩|公里|个|户|套|辆|场|次|件)(?:{WORD}{{{{0,6}}}})?"
    rf"[，,；;](?:连续)?{{times}}(?:来|间|累计|合计|总计|共计|一共|总共|共)+(?:投入|安排|支出|支付|需|发放|补助|补贴|拨付|列支|筹集|缴纳|培训|培养|招收|资金|经费|专项|财政|达|为|约)*(?P<t>{_NUMBER})(?P<tscale>[万亿]?)(?P<tu>元|人次|人|名|吨|亩|公里|个|户|套|辆|场|次|件)(?![多余])"
)
_A_TIME = tuple(_EACH_TIME.format(each=each, times=times) for each, times in _TIMES)


@text_rule("arithmetic", "U-10")
def for_years(text: Prepared) -> Iterator[Finding]:
    """区财政每年安排专项资金400万元，三年共1400万元."""
    for spot in text.spots(*_A_TIME, prose=True) if "每" in text.whole else ():
        match = spot.match
        if match["u"] != match["tu"] or pattern("不少于|不低于|以上|约|近|增|递|每人|每户|超").search(
            match[0]
        ):
            continue
        before = spot.par.text[spot.par.text.rfind("。", 0, spot.start) + 1 : spot.start]
        if "每" in before[-8:] or pattern("分别|其中").search(match[0]):
            continue
        right = Decimal(match["n"]) * _SCALES[match["scale"]] * counted(match["k"])
        scale = _SCALES[match["tscale"]]
        if abs(Decimal(match["t"]) * scale - right) > _spare(match["t"]) * scale / 2:
            value = shown((right / scale).quantize(Decimal("0.0001")))
            yield _off(
                spot,
                "t",
                f"{match['n']}{match['scale']}{match['u']}×{counted(match['k'])}＝{value}{match['tscale']}{match['tu']}",
            )


_A_YEAR = {"季度": 4, "季": 4, "月": 12, "半年": 2, "两个月": 6, "双月": 6}
_OFTEN = (
    rf"每(?:个)?(?P<each>季度|半年|两个月|双月|月)(?P<least>(?:至少|不少于|定期|集中|开展|组织|召开|举办|进行|安排|编发|印发|检查|巡查|检修|更新|调度){{0,3}})(?P<n>{_COUNT})(?P<u>次|场|期|轮)(?:{WORD}{{0,14}})"
    rf"[，,](?:去年|今年|本年|上年)?(?:全年|年内|一年来?|年度)(?:共计|合计|累计|共)(?:{WORD}{{0,8}}?)(?P<t>[0-9]{{1,3}})(?P<tu>次|场|期|轮)"
)


@text_rule("arithmetic", "U-10")
def in_a_year(text: Prepared) -> Iterator[Finding]:
    """每季度开展一次设备巡检，全年共巡检3次: fewer than there must have been."""
    for spot in text.spots(_OFTEN, prose=True) if "每" in text.whole else ():
        match = spot.match
        right = counted(match["n"]) * _A_YEAR[match["each"]]
        said, least = int(match["t"]), pattern("至少|不少于").search(match["least"])
        more = pattern("另|加|临时|专题|不含|还|再|以上|超").search(match[0])
        if match["u"] == match["tu"] and (
            said < right
            or (
                right < said < right * 2
                and not least
                and not more
                and pattern("召开|例会|会议").search(match[0])
            )
        ):
            yield _off(spot, "t", f"每{match['each']}{match['n']}{match['u']}，一年是{right}{match['u']}")


_EACH_ONE = rf"每(?P<of>[项个人户件家所名村校台辆处班组篇批])(?P<n>一|1|两|2|3|三)(?P<u>份|卷|册|套|档|张|本|只|部|台|件|块|枚|盒|袋|个|人|名)[，,；;](?:共|共计|合计|总计)(?:{WORD}{{0,6}}?)(?P<t>[0-9]{{1,5}})(?P<tu>份|卷|册|套|档|张|本|只|部|台|件|块|枚|盒|袋|个|人|名)"


@text_rule("arithmetic", "U-10")
def one_for_each(text: Prepared) -> Iterator[Finding]:
    """国家级项目37项、省部级项目85项，每项一卷，共132卷: so many for each of those that the sentence tells of."""
    for spot in text.spots(_EACH_ONE, prose=True) if "每" in text.whole else ():
        match = spot.match
        unit = {"名": "人"}.get(match["of"], match["of"])
        begin = spot.par.text.rfind("。", 0, spot.start) + 1
        before = [
            one
            for one in amounts_in(text).get(spot.par.index, ())
            if begin <= one.start < spot.start and one.unit == unit
        ]
        if match["u"] != match["tu"] or not before or not all(one.exact and not one.half for one in before):
            continue
        each, said = counted(match["n"]), int(match["t"])
        sums = {
            sum((one.value for one in before[i:j]), ZERO)
            for i in range(len(before))
            for j in range(i + 1, len(before) + 1)
        }
        right = sum((one.value for one in before), ZERO) * each
        if said not in {one * each for one in sums} and abs(right - said) * 4 <= right:
            yield _off(
                spot, "t", f"（{'＋'.join(one.text for one in before)}）×{each}＝{shown(right)}{match['tu']}"
            )


# ---- copies, halves -------------------------------------------------------------------------------------------------

_SIDES = {"双": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_COPIES = rf"一式(?P<n>{_COUNT})份[，,、（(；;](?P<who>[^。\n]{{2,80}})"
_HOLDS = rf"^(?P<who>[^0-9]{{1,30}}?)(?P<each>各|分别)?(?:自)?(?:执有|持有|保存|留存|保留|存档|归档|备案|存查|留底|执|持|存|留|报[^0-9]{{0,10}}?|送[^0-9]{{0,10}}?|交[^0-9]{{0,10}}?)(?P<m>{_COUNT})份[）)]?$"
_SEVERAL = r"(?P<n>[双两三四五六])(?:方|家|家单位|个单位|个部门)(?:单位)?$"


@text_rule("arithmetic", "U-10")
def copies(text: Prepared) -> Iterator[Finding]:
    """一式3份，双方各执1份; 一式六份，甲乙双方各执两份，报主管部门备案一份: each copy is somebody's."""
    for spot in text.spots(_COPIES) if "一式" in text.whole else ():
        match = spot.match
        right = ZERO
        said: list[str] = []
        for piece in pattern("[，,；;]").split(match["who"]):
            if "份" not in piece:
                if said:
                    break
                continue
            found = pattern(_HOLDS).match(piece)
            if not found or found["who"] == "各" or pattern("其余|另|剩|余|等").search(piece):
                right = ZERO
                break
            several = pattern(_SEVERAL).search(found["who"])
            named = [one for one in pattern("[、和及与]").split(found["who"]) if one]
            many = _SIDES[several["n"]] if several else len(named) if found["each"] or len(named) == 1 else 0
            if not many or (found["each"] and many == 1):
                right = ZERO
                break
            right += many * counted(found["m"])
            said.append(f"{found['m']}份×{many}" if many > 1 else f"{found['m']}份")
        if right and right != counted(match["n"]):
            sum_ = f"{'＋'.join(said)}＝{shown(right)}份"
            yield spotted(AVERAGE, spot.part("n", more=1), text=f"一式{match['n']}份", sum=sum_)


_PART_OF_IT = (
    rf"(?P<n>{_NUMBER})(?P<scale>[万亿]?)(?P<u>元|吨|亩|人|户|公里|平方米|立方米)[^。；0-9]{{0,36}}?"
    rf"(?:(?P<half>(?:各|平均|共同)?(?:自)?(?:承担|负担|分担|出资?|支付|筹集)?(?:一半|各半|50[%％]))|(?P<p>{_NUMBER})[%％](?:计算?)?)[，,（(]?(?:即|也就是|折合)(?:双方|每家|每方)?(?:各自?)?(?:承担|负担|分担|出资|支付|筹集|需|应)?(?:为|是)?(?P<t>{_NUMBER})(?P<tscale>[万亿]?)(?P<tu>元|吨|亩|人|户|公里|平方米|立方米)(?!次)"
)


@text_rule("arithmetic", "U-10")
def part_that_is(text: Prepared) -> Iterator[Finding]:
    """日常运行费每年46万元，由双方各承担一半即22万元; 保证金按1260万元的5%即60万元缴纳."""
    for spot in text.spots(_PART_OF_IT, prose=True) if "即" in text.whole else ():
        match = spot.match
        if match["u"] != match["tu"] or pattern("增|减|降|提高|上升|上浮|下浮|以[上下]").search(match[0]):
            continue
        if spot.since("n").before.endswith("即"):
            continue  # 我县承担60%即1476万元，贵县承担40%即984万元: two shares of another
        share = Decimal(50) if match["half"] else Decimal(match["p"])
        whole = Decimal(match["n"]) * _SCALES[match["scale"]]
        scale = _SCALES[match["tscale"]]
        right = whole * share / 100 / scale
        if share < 100 and abs(Decimal(match["t"]) - right) > _spare(match["t"]) / 2:
            yield _off(
                spot,
                "t",
                f"{match['n']}{match['scale']}{match['u']}×{shown(share)}%＝{shown(right)}{match['tscale']}{match['tu']}",
            )


# ---- so many at so much each, and something more --------------------------------------------------------------------

_EACH = r"^[，,（(]每(?P<unit>[^，。；、0-9]{1,2})(?:[^，。；、0-9]{0,8})$"
_BESIDE = rf"^[，,、；;）)](?:另需|另|及|加上|以及)?{WORD}{{2,12}}(?:、{WORD}{{2,8}})*$"
_IN_ALL = rf"^[，,；;）)](?:以上)?(?:{WORD}{{0,2}})?(?:合计|共计|总计|共需|共|总投资|概算)(?:{WORD}{{0,4}})$"


@text_rule("arithmetic", "U-10", alone=True)
def priced_and_more(text: Prepared) -> Iterator[Finding]:
    """需建观测站2座，每座260万元，配套供电、通信费用70万元，合计600万元: one kind at its price, what else there is, and all of it."""
    for par, amounts, so_far in reckoned(text):
        for index, (count, price) in enumerate(pairwise(amounts)):
            found = pattern(_EACH).match(price.name)
            if (
                not found
                or price.unit != "元"
                or not (count.exact and price.exact)
                or count.unit in ("元", "%")
            ):
                continue
            if count.unit != found["unit"] and not par.text.startswith(found["unit"], count.end):
                continue
            rest = amounts[index + 2 : index + 7]
            last = next((at_ for at_, one in enumerate(rest) if pattern(_IN_ALL).match(one.name)), 0)
            if not last or any(one.unit != "元" or not one.exact for one in rest[: last + 1]):
                continue
            more, total = rest[:last], rest[last]
            if not all(pattern(_BESIDE).match(one.name) and "每" not in one.name for one in more):
                continue
            if any("其中" in one.name for one in more) or any(one.unit == "元" for one in amounts[:index]):
                continue
            value = count.value * price.value + sum((one.value for one in more), ZERO)
            known = [one.value for one in of_unit(so_far, "元") if one is not total]
            if (
                abs(value - total.value) > total.half
                and total.value not in known
                and total.value != count.value * price.value
            ):
                right = shown(value, min(one.half for one in (price, *more, total)) * 2, unit_of(total))
                sum_ = f"{price.text}×{count.text}＋{'＋'.join(one.text for one in more)}＝{right}"
                yield at(AVERAGE, par, count.start, total.end, said={"text": total.text}, sum=sum_)


# ---- what is new, and what there was --------------------------------------------------------------------------------

_NEW = rf"(?:新建|新增|新设|新开|增设|新布设|新增设|建成)(?P<noun>{WORD}{{2,10}})$"
_GREW = rf"(?P<noun>{WORD}{{2,12}}?)(?:总数|数量|总量)?(?:由|从)(?:{WORD}{{0,6}}?)$"
_TO = r"^(?:增加|增|增长|扩大|发展|提高)(?:到|至|为)$"


@text_rule("arithmetic", "U-10", alone=True)
def new_ones(text: Prepared) -> Iterator[Finding]:
    """新建自动气象站12个……自动气象站由96个增加到114个: what is new is what there is more of."""
    for par, amounts, so_far in reckoned(text):
        for old, now in pairwise(amounts):
            grew = (
                pattern(_GREW).search(old.name)
                if old.unit == now.unit and pattern(_TO).match(now.name)
                else None
            )
            if not grew or not (old.exact and now.exact) or old.half or now.half or now.value <= old.value:
                continue
            since = par.text.rfind("。", 0, old.start) + 1
            new = [
                one
                for one in of_unit(so_far, old.unit)
                if since <= one.start < old.start
                and one.exact
                and (found := pattern(_NEW).search(one.name))
                and grew["noun"].endswith(found["noun"])
            ]
            others = [
                one
                for one in of_unit(so_far, old.unit)
                if since <= one.start < old.start and pattern("新|增|划入|接管|升级为").search(one.name)
            ]
            if len(new) != 1 or len(others) != 1:
                continue
            off = abs(now.value - old.value - new[0].value)
            if ZERO < off <= new[0].value / 2:
                right = shown(old.value + new[0].value, ZERO, unit_of(now))
                yield at(AVERAGE, par, now.start, now.end, sum=f"{old.text}＋{new[0].text}＝{right}")


# ---- so many from each, so many more ----------------------------------------------------------------------------------

_FROM_EACH = rf"每(?:[家所个名人村镇户班组校站院县区市乡科处队台座间]|街道|社区|单位)(?:{WORD}{{0,8}})$"
_ALL_OF_THEM = r"^[^，,；;。0-9]{0,6}[，,；;（(](?:全[县市区镇校]|总|总共|合计|共计|一共|总计|共需|共)[^，,；;。0-9]{0,6}$"
LEAST_KINDS = 2


@text_rule("arithmetic", "U-10", alone=True)
def so_many_from_each(text: Prepared) -> Iterator[Finding]:
    """11家卫生服务中心每家选派2人，38所小学、54所幼儿园每所选派1人，共104人: so many from each of two kinds and more, and all of them."""
    for par, amounts, _ in reckoned(text):
        held: list[Amount] = []
        said: list[str] = []
        value, kinds, unit = ZERO, 0, ""
        for one in amounts:
            if not one.exact:
                break
            if pattern(_FROM_EACH).search(one.name):
                if not held or (unit and one.unit != unit) or len({it.unit for it in held}) > 1:
                    break
                if held[0].unit not in pattern("每[^每]*$").findall(one.name)[0][:3]:
                    break
                value += sum((it.value for it in held), ZERO) * one.value
                counts = "＋".join(it.text for it in held)
                said.append(f"{f'（{counts}）' if len(held) > 1 else counts}×{one.text}")
                held, kinds, unit = [], kinds + 1, one.unit
            elif (
                kinds >= LEAST_KINDS
                and not held
                and one.unit == unit
                and pattern(_ALL_OF_THEM).match(one.name)
            ):
                if one.value != value and not one.half:
                    sum_ = f"{'＋'.join(said)}＝{shown(value, ZERO, unit_of(one))}"
                    yield at(TOTAL, par, one.start, one.end, sum=sum_)
                break
            else:
                held.append(one)


_ADDED = r"(?:新增|再新增|再建|再增|增设|新建|新设|增加|再增加|新布设|扩建)[^，,；;。0-9]{0,12}$"
_MAKES = rf"^[^，,；;。0-9]{{0,8}}[，,](?:届时)?(?:使|令|让|届时|推动|实现)?(?P<what>{WORD}{{2,14}}?)(?:的)?(?:总数|总量|数量|规模|总规模|总里程|总面积|总人数|数)(?:将)?(?:达到|增至|增加到|达|扩大到|增加至|升至|突破)$"
LEAST_NAME = 3


@text_rule("arithmetic", "U-10", alone=True)
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


# ---- what is not done yet, told again -------------------------------------------------------------------------------

_STILL = rf"(?:剩余|余下|剩下|其余|尚未(?:{WORD}{{2,4}}?))(?:的)?(?P<n>[0-9]{{1,5}})(?P<u>个|家|户|处|件|项|所|座|名|台|条|宗|株)(?P<noun>[\u4e00-\u9fff]{{2,8}})"


@text_rule("arithmetic", "U-10")
def left_of_them(text: Prepared) -> Iterator[Finding]:
    """142个行政村中，已有97个建成, and 剩余55个行政村 further on: what is left of things that both count by one name."""
    for spot in text.spots(_STILL, prose=True):
        said, unit = Decimal(spot.match["n"]), spot.match["u"]
        unit = {"名": "人"}.get(unit, unit)
        pairs: list[tuple[Decimal, str]] = []
        for index, some in amounts_in(text).items():
            par = text.pars[index]
            if index > spot.par.index:
                break
            for whole, done in pairwise(some):
                if (
                    whole.unit != unit
                    or done.unit != unit
                    or not (whole.exact and done.exact)
                    or done.value >= whole.value
                ):
                    continue
                if index == spot.par.index and done.end > spot.start:
                    continue
                noun = pattern(rf"{WORD}{{2,8}}?(?=中|[，,])").match(par.text, whole.end)
                if (
                    noun
                    and spot.match["noun"].startswith(noun[0])
                    and pattern(r"(?:中)?[，,]?(?:目前|现)?(?:已有?|完成|建成)(?:建成|完成)?$").search(
                        done.name
                    )
                ):
                    pairs.append((whole.value - done.value, f"{whole.text}－{done.text}"))
        if len({value for value, _ in pairs}) != 1:
            continue
        right, sum_ = pairs[0]
        if right != said and abs(right - said) * 2 <= max(right, said):
            yield spotted(AVERAGE, spot.part("n", "u"), sum=f"{sum_}＝{shown(right)}{spot.match['u']}")
