"""Rules on the units that things are measured in (P626, P627, P655): cut short, as spoken, or of another kind than what is measured.

In: a `Prepared`. Out: findings (GB 3100). What is measured in what is one table, `_MEASURED`: a unit is told of where what it measures stands right before the number, or right behind it.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Prepared, Spot
from .figures import UNIT

CUT_SHORT = Code(
    "P626",
    "warning",
    zh="单位“{text}”没有写全，写作“{wanted}”。",
    hint_zh="面积写“平方米”，体积写“立方米”，钱写“元”“万元”。",
    en="The unit “{text}” is cut short; write “{wanted}”.",
    hint_en="An area is in 平方米, a volume in 立方米, money in 元 or 万元.",
    fault="""
        区政府办公室2025年度工作总结
        整理档案用房120平方。
    """,
    mend="""
        区政府办公室2025年度工作总结
        整理档案用房120平方米。
    """,
    form="check",
)
OF_ANOTHER = Code(
    "P627",
    "warning",
    zh="“{name}”不用“{text}”作单位，应当是“{wanted}”。",
    hint_zh="核对单位。",
    en="“{name}” is not measured in “{text}” but in “{wanted}”.",
    hint_en="Check the unit.",
    fault="""
        区政府办公室2025年度工作总结
        全年用电量12.6万千瓦，比上年下降3%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年用电量12.6万千瓦时，比上年下降3%。
    """,
    form="check",
)
NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_TOLD = r"(?:(?!负荷|功率|出力|面积|占地|投资|费|价|补|不得|影响|淹没|[管线路])[^，。；：、0-9\n]){0,6}?"


class Measured(NamedTuple):
    """What is measured; units that are wrong for it; the right one; the number below which, and that above which, they may be right."""

    names: str
    wrong: str
    wanted: str
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    told: str = _TOLD
    """What may stand between the name and the number."""
    unless: str = ""
    """What in the clause before makes it right: 储能 is told in 兆瓦时 too."""


# 当负荷达到1200兆瓦时，……: 时 is when.
_WHEN = r"当|[达超高低大小][到过于]|达|突破|[升降增减][至到]|不足"

_PIT = r"(?:坑|穴|定植沟|栽植沟|种植沟|树坑)[深径宽]度?"
_MEASURED = (
    Measured(
        r"(?:发电|用电|供电|售电|购电|耗电|节电|上网电|[^，。；]电)量|用电|节电",
        r"[万亿]?千[瓦伏](?!时|小时|·|安)",
        "千瓦时",
    ),
    Measured(
        r"装机(?:总?容量|规模)?|(?:用电|最大|最高|电力|供电|尖峰|高峰)负荷|(?:总|额定|装机)功率",
        r"[万亿]?(?:千(?:瓦(?:时|小时|[/／](?:小?时|h))|伏(?!安))|(?<=[0-9])兆瓦(?:时|小时))",
        "千瓦",
        unless="储能|电池|蓄电",
    ),
    Measured(r"(?:主变|变压器|变电)(?:总?容量)", r"[万亿]?千(?:瓦(?:时|小时)?|伏)(?!安|·)", "千伏安"),
    Measured(r"(?<!变)电压(?:等级)?", r"千(?:瓦(?:时|小时)?)", "千伏"),
    Measured(
        r"(?:总?库容|容积|蓄水量|蓄水能力|总?仓容积|(?<!漏)(?:供|用|取|来|排|需|引|调|输|制|灌溉用|节)水(?:总?量|能力|规模)|污水(?:日?处理)?(?:量|能力|规模)|日?处理(?:污水|能力)|土石?方量?|挖方|填方|混凝土|清淤量?|淤泥|(?:供|用|售|输|储)气(?:总?量|能力)|木材|蓄积量)",
        r"[万亿]?平方米",
        "立方米",
    ),
    Measured(
        r"(?<!体)(?:建筑|占地|用地|绿化|营业|经营|使用|绿地|总|供热|供暖|采暖|保洁|施工|竣工|销售|办公|住房|房屋|厂房)面积",
        r"[万亿]?(?:立方米|公里|千米|吨|米(?![长宽高深乘×*²]))",
        "平方米",
    ),
    Measured(
        r"(?<![体表容])面积",
        r"[万亿]?(?:公里|千米|米(?![长宽高深乘×*²见])|立方米|吨|千瓦|元|人)(?!/)",
        "平方米",
        told="(?:各|均|共|约|为|达|达到|不少于|不低于|近|超过|合计|总计|分别为){0,2}",
    ),
    Measured(
        r"(?<![特增成生延加拉总全])长(?=[0-9.]+[^，。；、0-9]{1,4}[、，]?(?:宽|高|厚|深|直径))|(?<=[0-9米里、，])(?:宽|高|厚|深)(?=[0-9])|(?:间距|直径|半径|周长|净空|落差|坡长|行距|株距)",
        r"[万亿]?(?:平方米|平方公里|立方米|亩|吨|公顷|元|人)",
        "米",
        told="(?:约|为|达|各|均|不少于|不小于|不大于){0,2}",
    ),
    Measured(
        r"(?<!总)(?:建筑|营业|经营|办公|住房|厂房|套内|展陈|使用)面积", r"万?平方(?:公里|千米)", "平方米"
    ),
    Measured(
        r"(?:耕地|林地|草地|园地|农田|高标准农田|造林|播种|种植|栽植|灌溉|受灾|成灾|绝收|流转|撂荒|水田|旱地|改良|轮作|退耕)(?:总?面积)",
        r"[万亿]?(?:吨|公斤|立方米|公里|千米|株|棵|元)",
        "亩",
    ),
    Measured(
        r"(?:粮食|油料|蔬菜|水果|小麦|玉米|水稻|稻谷|棉花|茶叶|肉类|禽蛋|水产品?|大豆|马铃薯|药材)(?:年|总)?产量|年产(?:粮食|油料|蔬菜|水果|小麦|玉米|水稻|茶叶)|(?:垃圾|秸秆|粪污)(?:清运|产生|处理)量",
        r"[万亿]?(?:亩|公顷|平方米|公里)",
        "吨",
    ),
    Measured(
        r"(?:平均|[稻麦米豆薯棉茶果菜油粮]{1,2})?(?:亩产量?|单产|每亩产量)",
        r"(?:亩|公顷|平方米|公里|米)(?![的地产])",
        "公斤",
    ),
    Measured(
        r"(?:保护范围|建设控制地带|垂直投影)",
        r"(?:厘米|毫米)",
        "米",
        told="[^，。；、0-9\n]{0,16}?",
    ),
    Measured(
        r"(?:全长|总长|总长度|总里程|通车里程|(?:线路|管线|管网|渠道|河道|道路|堤防|隧道|桥梁)(?:总?长度?|里程))",
        r"万?(?:平方米|平方公里|立方米|亩|吨)",
        "米”“公里",
    ),
    Measured(
        r"(?:降|积)?(?<!加)(?<!造)(?<!人工)(?:降雨量|降水量|雨量|累计降雨|累计降水|平均降雨|平均降水|最大降雨|最大降水)",
        r"(?:厘米|分米|公分|米|公里|毫升)(?!/)",
        "毫米",
    ),
    Measured(
        r"(?:净|路面|路基|桥面|车行道|河面|坝顶|堤顶|渠底|沟底|底|顶|红线)宽度?|(?:坝|堤|墙|桥|楼|檐口?|层|桩|塔)高度?|水[位深]|(?:埋|井|坑|沟|渠|池)深度?|海拔(?:高度)?|高程",
        r"(?:公里|千米|平方米|立方米|平方公里|亩)",
        "米",
    ),
    Measured(_PIT, "毫米", "厘米", most=Decimal(100)),
    Measured(r"(?:胸径|地径|米径)", "米", "厘米", least=Decimal(2)),
    Measured(r"留样(?:量|重量)?", r"(?:千克|公斤|斤|吨)", "克", least=Decimal(5)),
    Measured(r"每人每[天日餐][^，。；0-9]{0,6}(?:盐|油|糖)", r"(?:千克|公斤|吨)", "克"),
    Measured(
        r"(?<!降)(?:最高|最低|平均|极端)?(?:气温|室温|水温|体温|库温)",
        r"度(?!电)",
        "℃",
        told="(?:[^，。；：、0-9偏高低升降差\\n]|[不最][高低]){0,6}?",
    ),
    Measured(r"(?<!电)(?<!水)(?:瞬时|最大|阵风|平均)?风力", r"(?:米|公里)(?![每/／])", "级"),
    Measured(r"(?:洪峰|下泄|出库|入库|过境|最大|瞬时|泄洪)流量", r"立方米(?![每/／·])", "立方米每秒"),
    Measured(r"(?:瞬时|最大|平均)?风速", r"(?:级|度|米(?![每/／·]))", "米每秒"),
    Measured("震级", "度", "级"),
    Measured(r"(?:噪声|噪音)(?:值|限值)?", r"(?:分米|分钟|度)", "分贝"),
    Measured(
        r"(?:沙袋|救生衣|救生圈|棉被|雨衣|雨鞋|手电筒?|铁锹|铁镐|头盔|安全帽|口罩|防护服|反光背心|对讲机|路灯|井盖|摄像头|探头|警示牌|标识牌|垃圾桶|果皮箱|水表|电表|课桌椅|图书|宣传单|宣传册|电脑|水泵)",
        r"[万亿]?(?:吨|千克|公斤|亩|平方米|立方米|公里|千瓦时)",
        "个”“件",
    ),
    Measured(
        r"(?:(?:出栏|存栏)(?:生猪|肉牛|奶牛|肉羊|羊|家禽|蛋鸡|肉鸡)?|(?:生猪|肉牛|奶牛|肉羊|家禽|蛋鸡|肉鸡)(?:出栏|存栏)量?)",
        r"[万亿]?(?:吨|亩|公斤|平方米)",
        "头”“只",
    ),
)
# Units by what they measure.
_UNITS = {
    "area": "平方公里|平方千米|平方米|亩|公顷",
    "length": "公里|千米|米(?![长宽高深厚线])|厘米|毫米",
    "volume": "立方米|升(?!级)|毫升",
    "mass": "吨(?![位级])|千克|公斤|克|斤",
    "energy": "千瓦时",
    "power": "千瓦(?!时|小时|·)|兆瓦(?!时)",
    "voltage": "千伏(?!安)",
    "people": "人次|人(?![民员大均])|户(?!籍)",
}
# Things, what they are measured by, and how that is said: every other unit is wrong for them.
_THINGS = (
    (
        r"(?<!体表)(?<!表)(?:用房|校舍|住房|房屋|场地|绿化|种植|养殖|占地|耕地|林地|水域|水面|营业|经营|覆盖|管护|整治|治理|造林|播种|灌溉|供热|保洁|库区)面积|库区水面|养殖水面",
        "area",
        "平方米”“亩",
    ),
    (
        r"(?:污水|雨水|供水|排水|燃气|供热|给水|配水|输水|截污)?(?:管网|管线)|机耕道|村道|通村路|乡道|县道|国道|省道|绿道|步道|堤防|护堤|护岸|水渠|沟渠|干渠|支渠|防护栏|隔离栏|路沿石|光缆|海拔|通航里程|积雪深度|积雪厚度",
        "length",
        "米”“公里",
    ),
    (
        r"(?:水池|水箱|水窖|储罐|油罐|气柜|沼气池|蓄水池)容量|土石方|天然气(?:用量|消费量|供应量|供气量)|(?:用|供|储)气量|蓄水(?=约|达|近|[0-9])",
        "volume",
        "立方米",
    ),
    (
        r"(?:灌溉|生活|工业|农业|生态|居民)用水(?=约|达|近|[0-9])|日?供水量|取水量|调水量|补水量",
        "volume mass",
        "立方米",
    ),
    (
        r"(?:生活|建筑|厨余|餐厨|装修|有害|可回收)垃圾|化肥|有机肥|秸秆|煤炭|原煤|钢材|水泥|储备粮|粮食总产|产粮|渔获|融雪剂|碳排放量?|标准煤",
        "mass volume",
        "吨",
    ),
    (r"(?:年|月|日|全年|累计)(?:发电|用电|供电|售电)(?=约|达|近|[0-9])", "energy", "千瓦时"),
    (r"(?:光伏|风电|水电|火电|新能源|储能)装机", "power", "千瓦"),
    (
        r"(?:小麦|玉米|水稻|油菜|大豆|马铃薯|油茶|茶叶|果树)(?:种植|收割|播种)|(?:种植|收割|播种|抢收|抢种)(?:小麦|玉米|水稻|油菜|大豆|马铃薯|油茶)|土地平整|平整土地|流转土地|复垦(?:土地|耕地)?|撂荒地",
        "area",
        "亩",
    ),
    (r"商品房(?:销售|成交|库存)", "area", "平方米"),
    (r"(?:货物|港口)吞吐量|货运量|货物周转量|快递量", "mass", "吨"),
    (r"客运量|客流量|旅客吞吐量|(?:接待|到访)(?:游客|旅客|群众)|(?:总|常住|户籍|流动)人口", "people", "人"),
    (r"储粮|存粮|大米|面粉|消毒液|柴油|汽油|食用油|沥青", "mass volume", "吨"),
    (r"(?:总)?占地(?=约|达|近|[0-9])", "area", "平方米”“亩"),
)


def _others(dims: str) -> str:
    """The units of all that a thing is not measured by."""
    units = "|".join(units for name, units in _UNITS.items() if name not in dims.split())
    return rf"[万亿]?(?:{units})(?![/／每·×²³])"


_OTHER_UNITS = tuple((names, _others(dims), wanted) for names, dims, wanted in _THINGS)
# What stands behind its number: a tank of so many 立方米, a line of so many 千伏, a building of so many 平方米.
_TANK = rf"(?<!占地)(?<!面积)(?<!占)(?<![0-9.,])(?P<n>{NUMBER})(?P<unit>平方米)(?:的)?(?:高位)?(?P<name>蓄水池|水窖|沉淀池|化粪池|沼气池|水箱|储罐|调节池|清水池|集雨池)"
_BUILDING = rf"(?<![0-9.,])(?P<n>{NUMBER})(?P<unit>立方米|平方公里)的?(?:标准化?|新|高标准)?(?P<name>厂房|教学楼|办公楼|宿舍楼?|综合楼|用房|展厅|车间|食堂|广场|操场|运动场|草坪|绿地|停车场)(?!周边|周围|用地|占地)"
_VOLTAGE = r"(?<![0-9.,])(?P<n>10|20|35|66|110|220|330|500|750|1000)(?P<unit>千瓦时?)(?!小时|·)(?:及以上|及以下)?[“”]?(?:(?!光伏|发电|风电|充电|电机|储能|泵|机组|屋顶|伏安)[^，。；：、0-9]){0,8}?(?P<name>变电站|输变电|输电|配电|高压线|电缆|开关站|开闭所|架空线|线路|[线网](?![上下一]))"
# What is long and not wide: 6.8平方公里的管线.
_LONG = r"(?<=[0-9万])(?P<unit>平方(?:公里|千米|米)|亩)(?:的)?(?:[新旧老]|地下|供水|排水|供热|燃气|天然气|雨水|污水|输水|输油|输气|配水|给水|高压|通信|截污|主干|老旧)*(?P<name>管线|管网|管道|光缆|电缆|线缆|铁路|护栏|围栏|隔离带|输电线路|供电线路|线路)(?!(?:封|补|禁|轮|放)?[育播牧]|草场|草原|种草|养|种|内|改造面积|用地|占地|周边|沿线|保护)"
# 树冠垂直投影外5厘米范围为保护范围: nothing is kept that near.
_ZONE = r"(?<![0-9.])(?P<n>[0-9]{1,3})(?P<unit>厘米|㎝|cm|毫米|mm)(?:的)?(?:范围|区域|以?内|以外|处)?(?:内|为|划为|作为|划定为)*(?:[^，。；0-9]{0,6})(?P<name>保护范围|保护区|禁建区|隔离带|警戒区|控制地带|安全距离|防护距离|缓冲区|控制区)"
_BEHIND = ((_ZONE, "米"), (_TANK, "立方米"), (_BUILDING, "平方米"), (_VOLTAGE, "千伏"), (_LONG, ""))
# 设立专项资金1000万，……, 年收入超过10万的: money is told in 万元.
_MONEY = r"(?:资金|经费|投资额?|补贴|补助|奖金|奖励|贷款|赔偿|罚款|借款|欠款|工资|税款|货款|款项|产值|收入|利润|税收|支出|损失|债务|金额|预算|造价|租金|销售额|营业额|成交额|保费|捐款|缺口|合同价|中标价|拦标价|存款|薪酬|年薪|注册资本|身价|利润总额|总额|总值|结余|盈余|亏损|市值|税费|投资总额|[\u4e00-\u9fff]{2}(?<![消缴付计免收])费)"
_NO_UNIT = rf"{_MONEY}(?:共计?|合计|累计|总计|约|达到?|为|近|超过?)?(?<![0-9])(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)[万亿](?=[，。；、）]|以[上下内]|左右)(?!、[0-9])"
# 从发展资金中安排376万，: money that is laid out.
_NO_UNIT_GIVEN = r"(?:资金|经费|预算|财政|基金|专款)[^，。；、0-9]{0,10}(?:安排|列支|拨付|支出|投入|下达|划拨|追加|补助|筹集|解决|落实|给予|配套|补贴|奖励)(?:了|约|共|近)?(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)[万亿](?=[，。；、）])"
# 注册资本由3000万变更为5000万元: of two sums one has its 元.
_NO_UNIT_BEFORE = rf"(?<![0-9.,—～~至到\-])(?P<n>{NUMBER})[万亿](?=(?:变更|增加|增|提高|调整|提升|减少|降|扩大|减|压减|压缩|上调|下调|核减|追加)(?:为|到|至)[0-9][0-9.,]*[万亿]元)"
_NO_UNIT_OVER = rf"{_MONEY}(?:额|总额)?(?:均|都)?(?:不?[低高多少大小][于过]|不足|不到|不满|未达|达到|超过?|突破|在)(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)[万亿](?=的|以[上下内]|左右|[，。；）])"
# 10万以上的办公用房维修项目: what is bounded by its cost.
_NO_UNIT_BOUND = r"(?<![0-9.,—～~至到\-])(?P<n>[0-9]+(?:\.[0-9]+)?)[万亿](?=(?:\(含\)|（含）)?以[上下内]的?(?:(?![人户亩吨株的])[\u4e00-\u9fff]){0,8}?(?:维修|采购|招标|合同|支出|开支|交易|贷款|投资项目|工程项目|工程|设备|资产|资金|经费|捐款|罚款|项目))"
# Units as they are spoken, each with what is measured so, and as they are written.
_SPOKEN = (
    (
        r"(?:土方|石方|砂石|混凝土|砼|淤泥|清淤|疏浚|浇筑|砌筑?|开挖|挖掘|回填|弃土|木材|渣土|方量|挖填|填筑|抛石|砂|砾石|供气|用气|输气|售气|储气|天然气|燃气|沼气|供水|用水|来水|引水|调水|取水|排水|蓄水|补水|节水|库容|水量|气量|污水|清运|日处理)[^，。；：、0-9]{0,8}?"
        + f"{NUMBER}(?P<scale>[万亿]?)(?P<unit>方)(?=[，。；、）]|以上|左右|的|$)",
        "立方米",
    ),
    (
        rf"(?:用电量?|耗电量?|节电量?|发电量?|供电量?|电量|月均用电)[^，。；：、0-9]{{0,6}}?{NUMBER}(?P<scale>[万亿]?)(?P<unit>度电?)(?=[，。；、）]|以上|左右|的)",
        "千瓦时",
    ),
    (
        rf"(?:提高|提升|上升|增长|增加|下降|降低|回落|上涨|高|低|升|降)了?(?:近|约|超过?)?{NUMBER}(?P<scale>)(?P<unit>个点)(?=[，。；、）])",
        "个百分点",
    ),
    (
        rf"(?:补助|补贴|奖励|罚款?|收费|缴纳?|交(?!通)|花|花费|租金|工资|价格|每[人户月天次亩份]|标准|发放|节约|支付|赔偿|捐款?)[^，。；：、0-9]{{0,6}}?{NUMBER}(?P<scale>[万千]?)(?P<unit>块钱?)(?=[，。；、）的])",
        "元",
    ),
    (
        rf"{NUMBER}(?P<scale>[万千百]?)(?P<unit>块钱)",
        "元",
    ),
    (
        rf"(?:时速|车速|限速|速度)[^，。；：、0-9]{{0,6}}?{NUMBER}(?P<scale>)(?P<unit>迈|码)(?=[，。；、）的])",
        "公里",
    ),
    (
        rf"(?:拆除|违建|面积|整治|改造|新建|用房|办公室|场地)[^，。；：、0-9]{{0,6}}?{NUMBER}(?P<scale>万?)(?P<unit>平)(?=[，。；、）])",
        "平方米",
    ),
    (
        rf"{NUMBER}(?P<scale>[万亿]?)(?P<unit>方)(?=每秒|(?<=[万亿]方)每[天日年小]|[/／](?:秒|s|天|d|日|年)|天然气|库容|淤泥|土石|混凝土)"
        rf"|{NUMBER}(?P<much>亿)(?P<unit_2>方)(?=[，。；、）的]|以[上下]|左右|$)",
        "立方米",
    ),
    (rf"{NUMBER}(?P<scale>[万亿]?)(?P<unit>立方)(?=水[，。；、）池罐箱])", "立方米"),
)
# A rate in 亩, days in 元: what is told in per cent, or in days, has no other unit.
_RATE = r"(?P<name>[\u4e00-\u9fff]{2,4}(?<!功)(?<!频)(?<!速)(?<!心)(?<!容积)(?<!分辨)率)(?:为|达到?|已达|是)?"
_TIME = r"(?P<name>天数|时长|工期|时限|办理周期|有效期限)(?:为|达到?|共|约|缩短至|压缩至)?"
_OTHERWISE = (
    (rf"{_RATE}{NUMBER}(?P<unit>亩|吨|公里|平方米|立方米|元|人|户|件|家)(?=[，。；、）])", "%"),
    (rf"{_TIME}{NUMBER}(?P<unit>个|元|吨|亩|公里|平方米|人|户|件)(?=[，。；、）])", "天"),
    (
        rf"(?P<name>PM(?:2\.5|10)(?:年均|平均)?浓度)(?:均值)?(?:为|达到?|降至|下降到)?{NUMBER}(?P<unit>毫克)",
        "微克",
    ),
)
# 每人每月补助300，: money, and land, without any unit.
_NO_UNIT_AT_ALL = r"(?:每[人亩户月天年次][^，。；：0-9]{0,8}(?:补贴|补助|奖励|奖|发放|缴纳|收费|标准|救助)|单价|月工资|租金|价格)(?:为|是|达到?|约)?(?P<n>[1-9][0-9]*(?:\.[0-9]+)?)(?=[，。；])"
_LAND = r"(?:用地|占地|面积)(?:为|是|达到?|约|共)?(?P<n>[0-9]+(?:\.[0-9]+)?)(?=[，。；])"
_METRES = r"(?<![0-9.])(?P<n>[0-9]{1,2})米(?P<part>[0-9])(?=[，。；、）的宽高长深厚])"


@text_rule("digits", "Q-01")
def other_units(text: Prepared) -> Iterator[Finding]:
    """1260平方, 用电量12万千瓦, 10千瓦线路."""
    for spot in text.spots(r"(?<=[0-9万亿余多])(?:平方|立方)(?=[，。；、）（\n的左以]|$)"):
        wanted = f"{spot.match[0]}米"
        yield spotted(CUT_SHORT, spot, new=wanted, wanted=wanted)
    for spot in text.spots(
        _NO_UNIT, _NO_UNIT_GIVEN, _NO_UNIT_OVER, _NO_UNIT_BOUND, _NO_UNIT_BEFORE, prose=True
    ):
        wanted = f"{spot.since('n').text}元"
        yield spotted(CUT_SHORT, spot.since("n"), new=wanted, wanted=wanted)
    for bare, unit in ((_NO_UNIT_AT_ALL, "元"), (_LAND, "平方米")):
        for spot in text.spots(bare, prose=True):
            wanted = f"{spot.match['n']}{unit}"
            yield spotted(CUT_SHORT, spot.since("n"), wanted=wanted)
    for row in _MEASURED:
        for spot in text.spots(rf"(?P<name>{row.names}){row.told}(?P<n>{NUMBER})(?P<unit>{row.wrong})"):
            value = Decimal(spot.match["n"].replace(",", ""))
            if value < row.least or (row.most is not None and value > row.most):
                continue
            said = spot.match["unit"].lstrip("万亿")
            clause = pattern("[，。；：]").split(spot.par.text[: spot.end - len(said)])[-1]
            if row.unless and pattern(row.unless).search(clause):
                continue
            if (
                said.endswith("瓦时")
                and spot.after[:1] not in ("。", "；", "\n")
                and pattern(_WHEN).search(clause)
            ):
                continue
            yield at(
                OF_ANOTHER,
                spot.par,
                spot.end - len(said),
                spot.end,
                name=spot.match["name"],
                wanted=row.wanted,
            )
    for names, other, wanted in _OTHER_UNITS:
        for spot in text.spots(
            rf"(?P<name>{names})(?:(?:总)?(?:为|达到?|约|近|超过?|累计|共计?|合计|建设|改造|整治)){{0,2}}{NUMBER}(?P<unit>{other})"
        ):
            said = spot.match["unit"].lstrip("万亿")
            yield at(
                OF_ANOTHER, spot.par, spot.end - len(said), spot.end, name=spot.match["name"], wanted=wanted
            )
    for otherwise, wanted in _OTHERWISE:
        for spot in text.spots(otherwise, prose=True):
            yield spotted(OF_ANOTHER, _unit_of(spot), name=spot.match["name"], wanted=wanted)
    for behind, unit in _BEHIND:
        for spot in text.spots(behind):
            wanted = unit or ("公里" if pattern("公里|千米").search(spot.match["unit"]) else "米")
            yield spotted(OF_ANOTHER, _unit_of(spot), new=wanted, name=spot.match["name"], wanted=wanted)


@text_rule("digits", "Q-01")
def spoken_units(text: Prepared) -> Iterator[Finding]:
    """1860万方, 35万度, 3个点, 6米5: units as they are spoken (GB 3100)."""
    for spoken, wanted in _SPOKEN:
        for spot in text.spots(spoken, prose=True):
            yield spotted(UNIT, _unit_of(spot), new=wanted, wanted=wanted)
    for spot in text.spots(_METRES, prose=True):
        wanted = f"{spot.match['n']}.{spot.match['part']}米"
        yield spotted(UNIT, spot, new=wanted, wanted=wanted)


def _unit_of(spot: Spot) -> Spot:
    """The unit of a match."""
    return spot.part("unit" if spot.match["unit"] else "unit_2")
