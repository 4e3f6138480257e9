"""Rules on the year before, left over in a paper made from that of last year (W556, W560).

In: a `Prepared`. Out: findings. It stands after the rules that hold a title's year against the text's (S541), which know more of the paper.
"""

import datetime
from collections.abc import Iterator

from ...messages.diagnostic import Code
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot, once
from .years import own_date

YEAR_TOLD = Code(
    "W556",
    "warning",
    zh="题目是{year}年度的，这里写的却是“{text}”，像是旧稿的年份忘了改。",
    hint_zh="核对年份；确实说的是上一年，写明和{year}年的比较，或在这一行写明不检查 W556 的原因。",
    en="The title is of {year}, but here it says “{text}”: the year seems to be left over.",
    hint_en="Check the year; where the year before is meant, say how {year} compares, or say on the line why W556 is not to be checked.",
    fault="""
        区政府办公室2025年度工作总结
        2025年，全年办文204件。
        在廉洁上，坚持自查自纠。2024年，本人严格执行廉洁自律各项规定。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年，全年办文204件。
        在廉洁上，坚持自查自纠。2025年，本人严格执行廉洁自律各项规定。
    """,
    form="check",
)
_OF_A_YEAR = r"(20[0-9]{2})年(?:度|上半年|第[一二三四]季度)?[^0-9]*(?:总结|述职|述廉|述德|述责|汇报|报告)"
_TOLD_OF = (
    r"(?<=[\n。])(?P<year>20[0-9]{2})年(?:(?:以来|来|度)?，(?=(?:本人|我(?!国|省|市与)|在[^，。；]{2,24}(?:领导|支持|指导)下，(?:本人|我)))"
    r"|，(?=(?:全[镇乡县区市局院校所街]|累计|共)[^。\n]{2,60}[0-9])"
    r"|，(?=(?:支部|党支部|党总支|党委|党组|学校|公司|中心|大队|车间|社区|街道|机关|工会|团委|村委会|[\u4e00-\u9fff]{1,4}[科股处室局办院])(?:共|累计|先后|认真|严格|紧紧|坚持|扎实|深入|积极|始终|全面|切实|围绕|组织|召开|开展)[^。\n]{2,}))"
)
# 本人2024年立足本职: said of oneself in the middle of a clause.
_OWN = r"(?<=[\n。；，])(?:本人|我)(?:在)?(?P<year>20[0-9]{2})年(?:度|来|里)?(?=，?(?:立足|认真|严格|始终|坚持|紧紧|围绕|主要|先后|扎实|积极|努力|切实|能够|以|在|全面|深入|牢固|共|完成|履行|参加|参与|主持))"
# 2024年，我局紧紧围绕……。现将2025年度工作情况总结如下。
_OPENS = rf"(?<=\n)(?P<year>20[0-9]{{2}})年(?:以来|来|度)?，(?=(?P<said>(?:本人|我|全|在|支部|学校|医院|公司|中心|各|面对|[{HAN}]{{1,6}}[局院校委办队所站科])[^。\n]{{4,160}}。)[^。\n]{{0,30}}现[将就][^。\n]{{0,14}}?(?:(?P<own>20[0-9]{{2}})年(?:度|以来|来)?)?[^。\n]{{0,24}}(?:总结|汇报|报告|通报|述职)[^。\n]{{0,8}}如下)"
_ANNOUNCES = (
    r"现[将就][^。\n]{0,14}?(20[0-9]{2})年(?:度|以来|来)?[^。\n]{0,24}(?:总结|汇报|报告|述职)[^。\n]{0,8}如下"
)
_OF_ONESELF = r"述职人|述职报告|述责述廉|个人(?:工作)?总结"
# What tells of the year before by right.
_OF_THEN = r"[相对]比|比较|基数|当选|任职|任现职|调任|到任|起任|调到|调入|入职|担任|兼任|换届|交流到|开始|启动|立项|提出|印发|出台|获评|评为|荣获|为基|遗留|挂牌|成立|至今|以前|当年|那年|之后|连续"


@text_rule("placeholders", "16")
def year_told(text: Prepared) -> Iterator[Finding]:
    """2023年，本人严格执行……, in a report on 2024 whose paragraph says nothing of 2024."""
    titled = pattern(_OF_A_YEAR).search(text.title)
    if titled is None or len(set(pattern("20[0-9]{2}(?=年)").findall(text.title))) != 1:
        return
    last = f"{int(titled[1]) - 1}年"
    for spot in text.spots(_TOLD_OF, prose=True) if last in text.whole else ():
        told, said = f"{spot.match['year']}年", spot.par.text
        others = said.count("20") - len(pattern("[0-9.]20|20(?![0-9]{2}年)").findall(said))
        if told == last and others == 1 and not pattern(rf"今年|本年|{_OF_THEN}").search(said):
            yield at(YEAR_TOLD, spot.par, spot.start, spot.start + len(told), text=told, year=titled[1])


LEFT_OVER = Code(
    "W560",
    "warning",
    zh="“{text}”像是旧稿的年份忘了改：{reason_zh}。",
    hint_zh="核对年份。",
    en="The year of “{text}” seems to be left over from an old draft: {reason_en}.",
    hint_en="Check the year.",
    fault="""
        关于开展2026年度办文检查的通知
        各科室：
        检查时间为2025年4月1日至10日。
        区政府办公室
        2026年3月20日
    """,
    mend="""
        关于开展2026年度办文检查的通知
        各科室：
        检查时间为2026年4月1日至10日。
        区政府办公室
        2026年3月20日
    """,
    form="check",
)
_YEAR = r"(?P<year>20[0-9]{2})年"
# What is still to come when a paper goes out: 定于2025年7月15日召开, 报名截止日期2025年8月31日.
_TO_COME = (
    rf"(?<![原曾])(?:定于|拟于|将于|计划于|预计于|力争于?|确保于?){_YEAR}[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底|[上中下]旬)?(?=[^。；]{{0,16}}(?:召开|举行|举办|开[展工幕业建学班]|完成|建成|投用|启动|实施|前|至))"
    rf"|(?:会议|报名|考试|培训|活动|检查|召开|举办|公示|截止|报到|面试|笔试|体检|评审|比赛|竞赛|申报|开班|开标|停水|停电|封闭|集中|施工)(?:截止)?(?:时间|日期|期限)(?:为|：|是|定于)?(?:从|自)?{_YEAR.replace('year', 'on')}[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?"
)
_ANNOUNCED = r"(?:通知|公告|通告|启事|方案|函|预案|计划|安排)$"
_DONE = r"原|曾|已|当时|去年|上年|了|因故|推迟|延期|取消"
# How long it holds: 本办法自2025年8月1日起施行, 有效期至2025年12月31日.
_HOLDS = rf"(?:自|从){_YEAR}(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日(?:起|开始)(?:施行|实施|执行|生效)|有效期(?:至|到){_YEAR.replace('year', 'till')}(?P<of>[0-9]{{1,2}})月(?P<at>[0-9]{{1,2}})日"
_ITSELF = r"^本(?:办法|方案|规定|细则|通知|意见|制度|规则|规程|预案|计划|公告|通告|规划|标准)"
MOST_BACK = 180
"""Days by which what a paper rules may have begun before it is dated."""
_PERIODS = {
    "上半年": r"(?:上半年|1(?:月?[—\-－～~至到])6月)",
    "一季度": r"第?(?:一季度|1(?:月?[—\-－～~至到])3月)",
    "前三季度": r"(?:前三季度|1(?:月?[—\-－～~至到])9月)",
    "二季度": "第?二季度",
    "三季度": "第?三季度",
    "四季度": "第?四季度",
    "下半年": "下半年",
}
_BASIS = rf"(?:根据|按照|依据|落实|对照|结合)[^。；]{{0,36}}?(?P<told>{_YEAR}度?)(?P<what>[{HAN}]{{3,12}}?)(?:要点|计划|目标责任书|责任书|任务分解|考核办法|考核方案)"
_ABOUT = rf"(?P<told>{_YEAR}度?)(?P<what>[{HAN}]{{4,16}}?)(?:申报|报名|评选|招聘|招生|征集|遴选|考试|培训|考核|评审)?(?:条件|范围|时间|要求|对象|程序|名额|材料|资格|有关事项|事宜)[^。；]{{0,8}}如下"
_SETS_OUT = rf"(?:确保|组织好|推进好?|保障|圆满完成)(?P<told>{_YEAR}度?)(?P<what>[{HAN}“”]{{3,16}})"
# 于2027年1月底前，将2025年度项目执行情况报告: what is told of by then is the year between.
_AFTERWARDS = rf"(?P<due>20[0-9]{{2}})年(?:1|2|3)月(?:[0-9]{{1,2}}日|底|[上中下]旬)?(?:之?前|以前)，?(?:将|把|报送|上报|提交)(?P<told>{_YEAR}度?)[^，。；]{{0,24}}(?:情况|总结|报告|进展)"
SAME = 3
"""Characters behind a year that are the title's own."""


@text_rule("placeholders", "16")
def year_left_over(text: Prepared) -> Iterator[Finding]:
    """检查时间为2025年4月, in a notice of March 2026; 2025级新生, under a title on those of 2026."""
    yield from _before_its_date(text)
    yield from _due_before(text)
    yield from _opened_with(text)
    yield from _said_of_oneself(text)
    titled = {*pattern("20[0-9]{2}").findall(text.title)}
    if len(titled) != 1:
        return
    year = titled.pop()
    last = str(int(year) - 1)
    if last not in text.whole:
        return
    reasons = {"reason_zh": f"标题是{year}年的", "reason_en": f"the title is of {year}"}
    if cohort := pattern(rf"{year}级(?P<what>[{HAN}]{{2}})").search(text.title):
        for spot in text.spots(rf"{last}级{cohort['what']}", prose=True):
            if f"{year}级" not in spot.par.sentence(spot.start):
                yield at(LEFT_OVER, spot.par, spot.start, spot.start + 5, said=reasons)
    for spot in text.spots(_AFTERWARDS, prose=True):
        if spot.match["year"] == last and spot.match["due"] == str(int(year) + 1):
            yield _told(spot, "told", reasons)
    for spot in text.spots(_BASIS, _ABOUT, _SETS_OUT, prose=True):
        what = spot.match["what"]
        parts = (what[at_ : at_ + SAME] for at_ in range(len(what) - SAME + 1))
        if (
            spot.match["year"] == last
            and any(one in text.title for one in parts)
            and year not in spot.match[0]
        ):
            yield _told(spot, "told", reasons)
    for name, period in _PERIODS.items():
        if name in text.title and pattern(period).search(
            text.title.replace("前三季度", "" if name != "前三季度" else "前三季度")
        ):
            for spot in text.spots(rf"(?<=[\n。]){last}年{period}(?=，)", prose=True):
                sentence = spot.par.sentence(spot.start)
                if pattern("同比|[比较](?:上年|去年)").search(sentence) and year not in sentence:
                    yield at(LEFT_OVER, spot.par, spot.start, spot.end, said=reasons)


def _opened_with(text: Prepared) -> Iterator[Finding]:
    """2024年，我局……。现将2025年度工作情况总结如下: what a paper opens with is of the year that it says it is on."""
    for spot in text.spots(_OPENS, prose=True):
        said, own = spot.match["said"], spot.match["own"]
        titled = pattern(_OF_A_YEAR).search(text.title)
        if not own and titled and len({*pattern("20[0-9]{2}").findall(text.title)}) == 1:
            own = titled[1]
        if (
            own
            and int(spot.match["year"]) == int(own) - 1
            and not pattern(rf"20[0-9]{{2}}年|{_OF_THEN}").search(said)
        ):
            reasons = {"reason_zh": f"下面说的是{own}年的情况", "reason_en": f"the paper is on {own}"}
            yield at(LEFT_OVER, spot.par, spot.start, spot.start + 5, said=reasons)


def _said_of_oneself(text: Prepared) -> Iterator[Finding]:
    """本人2024年立足本职, in a report on duty of December 2025."""
    titled = {*pattern("20[0-9]{2}").findall(text.title)}
    announced = pattern(_ANNOUNCES).search(text.whole)
    own = own_date(text)
    if len(titled) == 1:
        year = titled.pop()
        reasons = {"reason_zh": f"标题是{year}年的", "reason_en": f"the title is of {year}"}
    elif announced:
        year = announced[1]
        reasons = {"reason_zh": f"这里说的是{year}年的情况", "reason_en": f"the paper is on {year}"}
    elif own and own[0].month >= LATE and pattern(_OF_ONESELF).search(text.whole):
        year = str(own[0].year)
        reasons = {"reason_zh": f"这份公文是{year}年的", "reason_en": f"the paper is of {year}"}
    else:
        return
    if (last := str(int(year) - 1)) not in text.whole:
        return
    for spot in text.spots(_OWN, prose=True):
        sentence = spot.par.sentence(spot.start)
        alone = len(pattern("20[0-9]{2}年").findall(sentence)) == 1
        if spot.match["year"] == last and alone and not pattern(rf"今年|本年|{_OF_THEN}").search(sentence):
            yield at(LEFT_OVER, spot.par, spot.end - 5, spot.end, said=reasons, text=f"{last}年")


LATE = 11
"""The month from which a report on duty is on the year that it is dated in."""


def _before_its_date(text: Prepared) -> Iterator[Finding]:
    """What a paper says is still to come, or holds, at a time before its own date."""
    own = own_date(text)
    numbers = (par.text for par in text.pars if par.block.role == "docket_number")
    number = pattern(r"〔(20[0-9]{2})〕").search(" ".join(numbers))
    if own is None and number is None:
        return
    dated = own[0] if own else datetime.date(int(number[1]) if number else 0, 1, 1)
    shown = f"{dated.year}年{dated.month}月{dated.day}日" if own else f"{dated.year}年"
    day = dated.isoformat() if own else str(dated.year)
    reasons = {"reason_zh": f"这份公文是{shown}的", "reason_en": f"the paper is of {day}"}
    if pattern(_ANNOUNCED).search(text.title):
        for spot in text.spots(_TO_COME, prose=True):
            which = "year" if spot.match["year"] else "on"
            sentence = spot.par.sentence(spot.start)
            if int(spot.match[which]) < dated.year and not pattern(_DONE).search(sentence):
                yield _told(spot, which, reasons)
    for spot in text.spots(_HOLDS, prose=True):
        which, month, day = ("year", "month", "day") if spot.match["year"] else ("till", "of", "at")
        sentence = spot.par.sentence(spot.start)
        try:
            time = datetime.date(*(int(spot.match[one]) for one in (which, month, day)))
        except ValueError:
            continue
        back = MOST_BACK if which == "year" else 0
        if (dated - time).days > back and pattern(_ITSELF).search(sentence.strip()) and "延" not in sentence:
            yield _told(spot, which, reasons)


# 力争在2024年6月底前, 各公司要在2025年5月25日前, 确保全面完成2025年目标任务, 2025年“五一”假期将至
_WANTS = r"(?:确保|力争|争取|务必|必须|(?<![主重需必只摘概纲提首紧])要(?![求点闻素件领么])|(?<![申商提恳邀报])请|须)"
_END = r"(?:年?底|年中|上半年|汛期?|入汛|(?:春季|秋季)?开学|春节|国庆节?|暑假|寒假|[0-9]{1,2}月(?:[0-9]{1,2}日|底|[上中下]旬)?)"
# What had to be so by then, of whom a paper speaks.
_WHICH = r"[已未]|取得|获得|具有|登记|参保|毕业|出生|入职|投产|注册|成立|入学|在职|办理|签订|发生|受理|立案|批准|获批|形成|产生"
_DUE = (
    rf"{_WANTS}[^，。；“”《》\n]{{0,20}}?(?<![对把将就从截])[在于]?(?P<due>{_YEAR}{_END})(?:之?前|以前)(?!{_WHICH}|[^，。；、]{{0,8}}的|[^，。；]{{0,16}}目标)"
    rf"|(?<=[，。；]){_YEAR.replace('year', 'then')}[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底|[上中下]旬)?(?:之?前|以前)(?=[将把][^。；]{{1,30}}(?:报送?|反馈|提交)(?!告))"
    rf"|(?<=[，；]){_YEAR.replace('year', 'will')}{_END}(?:之?前|以前)(?=(?:全部|全面|基本|集中|如期)?(?:完成|办结|完工|竣工|建成|投用)(?![^，。；]{{0,12}}的))"
    rf"|{_WANTS}(?:圆满|全面|高质量|如期|按期|坚决|保质保量|顺利)?完成好?(?P<task>20[0-9]{{2}})年(?:度|全年)?(?=[\u4e00-\u9fff]{{0,10}}任务)"
    rf"|(?:作风|力度|干劲|状态|标准|措施)完成好(?P<well>20[0-9]{{2}})年(?:度|全年)(?=[\u4e00-\u9fff]{{0,10}}任务)"
    rf"|(?P<feast>20[0-9]{{2}})年(?=(?:“?五一”?|国庆|中秋|春节|元旦|清明|端午|中高考|高考|汛期|暑期|暑假|寒假)[^，。；]{{0,10}}(?:将至|即将来临|即将到来|即将开始|临近|来临)[，。])"
)
_SAID_THEN = r"[了已曾原]|提出|去年|上年|当时|年初|要求|规定|根据|按照|依据|明确(?![^，。；]{0,12}(?:领导|责任|时限|人员|分工|标准|措施))|部署|精神|承诺|约定|合同|协议|规划|围绕|未能|没有|逾期|此前|目前|截至|按(?![时期质])"
_RULES = r"(?:通知|通报|方案|意见|纪要|函|请示|批复|计划|要点|预案|通告|公告|提示)$"
_NEXT = r"下一?步|今后|打算|努力方向|工作计划|工作安排|工作思路|改进措施|明年|下半年工作"


@once
def _written(text: Prepared) -> datetime.date | None:
    """The day of a paper, or the first of the year that it says it is of: by its date, its number, its title, the meeting that it opens with."""
    if own := own_date(text):
        return own[0]
    for par in text.pars[-8:]:
        dated = pattern(r"(20[0-9]{2})[年.．/-]([0-9]{1,2})[月.．/-][0-9]{1,2}日?").fullmatch(
            par.text.strip()
        )
        if dated and 1 <= int(dated[2]) <= MONTHS:
            return datetime.date(int(dated[1]), int(dated[2]), 1)
    for par in text.pars:
        if par.block.role == "docket_number" and (number := pattern(r"〔(20[0-9]{2})〕").search(par.text)):
            return datetime.date(int(number[1]), 1, 1)
    titled = {*pattern("20[0-9]{2}(?=年)").findall(text.title)}
    opened = pattern(
        r"\n(20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日(?:（[^）]{1,5}）)?(?:[上下]午|晚)?，[^。\n]{4,60}(?:召开|主持)"
    ).search(f"\n{text.whole[:800]}")
    year = titled.pop() if len(titled) == 1 else opened[1] if opened else ""
    return datetime.date(int(year), 1, 1) if year else None


MONTHS = 12


def _is_next(par: Par, text: Prepared) -> bool:
    """Whether a paragraph stands in the part on what comes next."""
    for above in reversed(text.pars[: par.index + 1]):
        if above.label and pattern(r"[一二三四五六七八九十]+、").match(above.label.text):
            return bool(pattern(_NEXT).search(above.text[:30]))
    return False


def _due_before(text: Prepared) -> Iterator[Finding]:
    """力争2025年底前开工, in a report of June 2026: what is still wanted cannot be due before the paper's day."""
    dated = _written(text)
    if dated is None:
        return
    reasons = {"reason_zh": f"这份公文是{dated.year}年的", "reason_en": f"the paper is of {dated.year}"}
    rules = bool(pattern(_RULES).search(text.title))
    for spot in text.spots(_DUE, prose=True):
        which = next(one for one in ("due", "then", "will", "task", "well", "feast") if spot.match[one])
        year = int(spot.match["year"] if which == "due" else spot.match[which])
        begin = spot.part(which).start
        sentence = spot.par.sentence(spot.start)
        before = sentence[: max(sentence.find(spot.par.text[begin : begin + 5]), 0)]
        said = before if which in ("task", "well") else sentence
        then = "[了已曾原]|提出|去年|上年|当时|要求|逾期" if which == "will" else _SAID_THEN
        if year >= dated.year or dated.year - year > MOST_YEARS or pattern(then).search(said):
            continue
        if which == "task" and dated.month == 1 and not rules:
            continue  # 确保全面完成2025年目标任务, told in January of the year that is over
        if which == "will" and not pattern(
            "我[们局委镇县区市院校]{0,2}将|将(?:严格|进一步|继续|加强|切实)|确保|力争"
        ).search(before):
            continue
        if which not in ("well", "feast") and not rules and not _is_next(spot.par, text):
            continue
        end = spot.par.text.find("年", begin) + 1 if which not in ("due", "then", "will") else spot.end
        yield at(LEFT_OVER, spot.par, begin, end, said=reasons)


MOST_YEARS = 3


def _told(spot: Spot, group: str, reasons: dict[str, str]) -> Finding:
    """A finding on the time that begins where a group of the match does."""
    told = spot.part(group) if group == "told" else spot.since(group)
    time = pattern(r"20[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|[上中下]旬)?)?").match(
        spot.par.text, told.start, told.end
    )
    if time and group != "told":
        told = told._replace(end=time.end())
    return at(LEFT_OVER, *told.here, said=reasons)
