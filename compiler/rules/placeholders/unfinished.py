"""What is not filled in yet: the one table of it, which `compile` tells in sum (W504) and `compile check` spot by spot (W510–W514).

In: texts. Out: `Blank`s, in the order of the text. Rows whose triggers a text does not hold are not so much as compiled: a plain run looks for a few short strings.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, product
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from .notes import NOTES

if TYPE_CHECKING:
    from ..scan import Sought

What = Literal["sign", "note", "number", "dots", "sample"]


class Row(NamedTuple):
    """A pattern, and strings of which one stands in whatever it finds, which is never of two paragraphs; line feeds stand before and after
    each. `where` that string counts: if `told`, right after words for what is done, or what it is done to; if `opened`, in brackets."""

    what: What
    pattern: str
    triggers: tuple[str, ...]
    where: Literal["", "told", "opened"] = ""

    @property
    def sought(self) -> "Sought":
        """What is looked for in a text that holds a trigger."""
        from ..scan import sought  # a plain run mostly has nothing to look for

        return sought(self.pattern, self.triggers)


class Blank(NamedTuple):
    """What is not filled in: its kind, and the characters, from `start` to before `end`."""

    what: What
    start: int
    end: int


_HAN = "\u3400-\u9fff\uf900-\ufaff〇"
_X = ("X", "x", "×", "Ｘ")
_GROWS = ("增长", "下降", "上升", "提高", "降低", "增加", "减少")
# What follows a number or a name that is left out.
UNITS = "省市县区州盟旗镇乡村局委办厅处科街路社年月日号时分万亿千百元人名次个项件家户条篇份期批届天亩吨公平米辆所座处场类种%％强余多"
# What is done, and what to: a number of it follows.
_DONE = "走访|慰问|帮扶|救助|排查|整改|化解|调解|受理|办理|办结|查处|检查|巡查|接待|开展|召开|举办|组织|印发|制定|收集|征集|采用|刊发|报送|撰写|发放|新建|改建|建成|硬化|安装|种植|清理|清运|拆除|培训|选派|发展|引进|签约|参加|立案|配备"
_DONE_TO = "活动|会议|投诉|举报|来访|来信|专题会|意见建议|意见|建议|问题|隐患|矛盾纠纷|案件|资料|宣传资料|信息|稿件|路灯|道路|项目|企业|群众|党员|干部|职工|培训班|培训|检查|文件|制度|垃圾|违建|树木|设备|车辆"
_NOTE_BARE = (
    r"(?<=[单部科股处委][位门室]：)待[定补](?=[）)】])"
    r"|(?:单击|点击|点击或点按|单击或点击|双击)此处(?:输入|添加|编辑|键入|插入)(?:文字|内容|标题|日期|文本|正文)?"
    r"|(?:(?:责任|牵头|承办|主办|配合)单位|责任人|责任领导|完成时限|联系人|联系电话)[：:]?待[定补填](?=[，。；\n）】])"
    rf"|(?<![在于])(?:此处|这里)(?:插入|补充|粘贴|放)[{_HAN}]{{0,10}}(?=[，。；！\n）)】])|(?<=[：:\n，、])(?:此处|这里)(?:填写?(?![土方海埋筑堵])|写(?![字着])|填入)[{_HAN}]{{1,8}}(?<!情况)(?=[，。；！\n）)】])"
    r"|(?:此处|这里|这段|下面|此段|本段)(?:待|需|要|请|由|让)(?:小[\u4e00-\u9fff]|老[\u4e00-\u9fff]|办公室|科室|再)?(?:补充?|填|核实?|写|加)(?:数据?|充|上|一下|写|进来)?(?=[，。；！\n）)】])"
    r"|(?<=[：:\n])待(?:补充?|完善|核实|填写?|统计|定|续|查|确定|确认|核定|落实)(?=[。；，）)】\n])"
    r"|(?<=[：:])(?:请|待)(?:填写?|补充?|录入|输入)(?=[。；，）)】\n])|(?<=[点间人位话])(?:待定)?[后待]补(?=[。；，）)\n])"
    r"|[？?]{2,}(?=[\n，。；、）)])(?<![\u4e00-\u9fff][吗呢么][？?]{2})(?<![\u4e00-\u9fff][吗呢么][？?]{3})"
    r"|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])"
)


def _twice(signs: str) -> tuple[str, ...]:
    """Two of some signs side by side."""
    return tuple(map("".join, product(signs, repeat=2)))


_BEGIN_NOTES = (
    "位待",
    "位：待",
    "人待",
    "人：待",
    "导待",
    "导：待",
    "限待",
    "限：待",
    "话待",
    "话：待",
    "击此处",
    "按此处",
    "TODO",
    "TBD",
    "：待",
    ":待",
    "\n待",
    "：请",
    ":请",
    "后补",
    "待补",
    "此处",
    "这里",
    "这段",
    "下面",
    "此段",
    "本段",
)
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
ROWS = (
    Row(  # **区, *次, ***强; no *注; what is set in bold in Markdown, or multiplied, is let through below
        "sign", r"[*＊]{2,}|(?<!\n)[*＊]", ("*", "＊")
    ),
    Row(
        "sign", r"(?<![A-Za-z0-9×])[Xx×]{1,4}\.[Xx×]{1,2}(?=[%％万亿个元])", ("X.", "x.", "×.")
    ),  # XX.X亿元, X.X%
    Row("sign", r"[？?]{2,}(?=[万亿]?(?:元|人|次|件|项|户|亩|个|%))", _twice("？?")),  # ？？万元
    Row(  # 见附件X, 见图X
        "sign",
        r"(?<=附[件图表])[XxＸ×](?![A-Za-z0-9×])|(?<=[见如][图表])[XxＸ×](?![A-Za-z0-9×])",
        tuple(map("".join, product("件图表", _X))),
    ),
    Row("sign", r"(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9])", _twice("Xx")),  # XX局, xx万元; no XXL, no 3XX
    Row(  # 20XX年, 202X年
        "sign",
        r"(?<=(?<![0-9])20)[Xx×Ｘ]{2}(?![A-Za-z0-9])|(?<=(?<![0-9])20[12])[Xx×Ｘ](?=[年〕\]])",
        (*(f"20{x}" for x in _X), *map("".join, product(_X, "年〕]"))),
    ),
    Row(
        "sign", r"(?<![0-9０-９－—\-Ｘｘ×])[Ｘｘ×]{2,}(?![0-9０-９])", _twice("Ｘｘ×")
    ),  # ××局; no masked telephone number
    Row(  # X市, X月; no 数据要素×
        "sign",
        rf"(?<![A-Za-z0-9×{_HAN}“”])[XＸ×](?=[省市县区镇乡村年月日]|万元|[个名]人)",
        tuple(map("".join, product("XＸ×", "省市县区镇乡村年月日万个名"))),
    ),
    Row(  # 亩均增收X元, 新增车辆N台
        "sign",
        rf"(?<=[{_HAN}])(?:[XＸ×N](?=(?:万元|亿元|元|人次?|户|件|次|项|台|辆|名|条|篇|场|亩|公里|家|个(?!性)|%)(?:[，。；、）\n{_HAN}]))|[XＸ×](?=(?:座|天|处|所|株|份|批|起|宗|小时|分钟|吨|盏|栋|套)(?:[，。；、）\n{_HAN}])))",
        tuple(
            map(
                "".join,
                product("XＸ×N", "万亿元人户件次项台辆名条篇场亩公家个%座天处所株份批起宗小分吨盏栋套"),
            )
        ),
    ),
    Row(  # 2025年X月X日, 第X批
        "sign",
        r"(?<=[年月日第])[XxＸ×](?=[月日期批届号次条款章页轮])",
        tuple(map("".join, product("年月日第", _X))),
    ),
    Row(  # ○○县; no 二○○九年
        "sign",
        r"(?<![一二三四五六七八九〇0-9○◯])(?:[○◯]{2,}|〇{2,})(?![一二三四五六七八九十百千〇0-9○◯年])|△{2,}|□{2,}",
        (*_twice("○◯"), "〇〇", "△△", "□□"),
    ),
    Row("sign", r"[_＿]{2,}", _twice("_＿")),  # ____人
    Row(  # 获得“”称号, 根据《》规定
        "sign",
        r"(?<![号用加])(?:“[ \u3000]*”|《[ \u3000]*》)(?!号)",
        tuple(map("".join, product("“《", " \u3000”》"))),
    ),
    Row(  # 总投资[ ]万元, 总投资？万元
        "sign",
        r"(?:[\[［【][ \u3000]*[\]］】]|(?<=[为达约共计资额入值出金款费价量积数到率占长降])[？?])(?=[万亿]?(?:元|人|件|户|项|个|家|名|亩|吨|%))|(?<=[\u4e00-\u9fff])(?<![吗呢么吧])[？?](?=[处件起人户家名项台辆座场次份条吨亩宗个](?:[，。；、]|以上|左右))",
        ("[ ", "[]", "［", "【 ", "【】", "【\u3000", "？", "?"),
    ),
    Row(  # 企业（暂缺）家, 资金￥    元
        "sign",
        r"(?<=[\u4e00-\u9fff])[（(](?:空|暂缺|缺|未填|待|待填|暂空|数|数字|人数)[）)](?=[万亿]?(?:元|人|件|户|项|个|家|名|亩|吨|%|处|起|台|辆|座|场|次|份|条|公里))|(?<=[￥¥])[ \u3000_＿]+(?=[万亿]?元)",
        (
            *map("".join, product(("空", "缺", "未填", "待", "待填", "数", "数字"), "）)")),
            *map("".join, product("￥¥", " \u3000_＿")),
        ),
    ),
    Row(  # 由（施工单位名称）负责, 【单位名称】
        "sign",
        rf"(?:(?<=[由在向与对于至为是达约共经任长记席理志])[（(]|[【［\[〔])(?:请?(?:填写|输入|插入))?[{_HAN}]{{0,6}}(?:名称|姓名|单位|日期|时间|数字|数据|金额|人名|地名|职务|号码|编号)(?:[】］\]〕]|[）)])(?=[{_HAN}，。；])",
        tuple(
            map(
                "".join,
                product(
                    (
                        "名称",
                        "姓名",
                        "单位",
                        "日期",
                        "时间",
                        "数字",
                        "数据",
                        "金额",
                        "人名",
                        "地名",
                        "职务",
                        "号码",
                        "编号",
                    ),
                    "）)】］]〕",
                ),
            )
        ),
    ),
    Row(  # ［区县名］三家企业: what a form calls by its sort
        "sign",
        rf"[［【\[](?:[省市县区]|区县|县区|乡镇|镇街|街道|社区|村|单位|部门|机关|学校|医院|公司|企业|项目|工程|银行|领导|负责人|活动|会议|文件|产品|课题|地)名[］】\]](?=[{_HAN}，。；、0-9])",
        tuple(map("".join, product("名", "］】]"))),
    ),
    Row(  # 邮箱：   @    ）
        "sign",
        r"(?<=[ \u3000])[@＠][ \u3000]*(?=[，。；）)\n])",
        tuple(map("".join, product("@＠", " \u3000，。；）)\n"))),
    ),
    Row(  # 由某某副局长牵头; 王某某局长 hides a name
        "sign",
        rf"(?<![{_SURNAMES}])(?:(?<![{_HAN}])|(?<=[由经向与和及为请给同跟报对照据听受在，、局院校委部厅处府心司会]))某某(?=副?(?:同志|书记|主任|[局市县区镇乡部处科股院校会站所队厅村社馆台园]长|秘书长|检察长|主席|总?经理|董事长|委员|常委|调研员|教授|老师|医生|先生|女士))",
        ("某某",),
    ),
    Row(  # 作为      的重要举措
        "sign", rf"(?<=[{_HAN}])[ \u3000]{{3,}}(?=[的，。、])", ("   ", "\u3000\u3000\u3000")
    ),
    Row(  # 自觉接受      和干部群众的监督, 会议由   主持, 市长  出席会议; no names set apart
        "sign",
        rf"(?:(?<=接受|报经|经由|提交|征求|会同|责成|委托|协调|联合|交由|根据|按照|成立|任命|聘请|邀请|抽调|组织|召开|印发)|(?<=[^自理缘事情来因案]由))[ \u3000]{{2,}}(?=[{_HAN}“《])"
        r"|(?:(?<=[市县区镇乡局院校处科部组]长)|(?<=书记|主任|主席|经理))[ \u3000]{2,}(?=(?:同志)?(?:出席|主持|作(?:了|动员|总结)|讲话|同志|担任|带队|陪同|到会|参加|带领|率队|率领|莅临|应邀|受邀|主讲|致辞|致欢迎|宣读|宣布|传达|通报了?|指出|强调|介绍了|点评|汇报了|深入|前往|一行|代表|签署|会见|列席|现场|实地|先后))|第[ \u3000]+(?=[次届期批条章](?![ \u3000]))",
        tuple(map("".join, product("受经由交求同成托调合据照立命请织开发长记任席理第", (" ", "\u3000")))),
    ),
    Row(  # 由#REF!统计, 见错误！未找到引用源。
        "sign",
        r"错误[！!][ ]?(?:未找到引用源|未定义书签|书签未定义|超链接引用无效|文档中没有指定样式的文字)[。.]?|#(?:REF|DIV/0|VALUE|NAME|NUM)[!？?！]|#N/A",
        ("错误！", "错误!", "#REF", "#DIV", "#VALUE", "#NAME", "#NUM", "#N/A"),
    ),
    Row(  # 资金AA万元, 共■■人, ——万元
        "sign",
        rf"(?<=[{_HAN}])(?:(?P<letter>[A-Z])(?P=letter)+|[#＃]{{1,4}}|——?|--+)(?=(?:万元|亿元|人次|个百分点|平方米|公里|千瓦时)[，。；、{_HAN}])|(?<=[{_HAN}])(?<![级为定评用])(?P<other>[A-Z])(?P=other)+(?=(?:[个家户项名件亩吨起处场套台辆座人](?!性|型|级|类|证|体)|元)[，。；、{_HAN}])|■{{2,}}|▲{{2,}}|●{{2,}}|◆{{2,}}",
        (
            *map(
                "".join,
                product(
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ#＃—-",
                    ("万元", "亿元", "人次", "个百", "平方", "公里", "千瓦"),
                ),
            ),
            *(
                2 * letter + unit
                for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                for unit in "个家户项名件亩吨起处场套台辆座人元"
            ),
            *("■■", "▲▲", "●●", "◆◆"),
        ),
    ),
    Row(  # 〔2026〕X号, X届X次会议, 截至X月底, 某月某日
        "sign",
        r"(?<=[〕\]］])[XxＸ×*＊]{1,3}(?=号)|(?<![A-Za-z0-9×])[XＸ×]{1,2}届[XＸ×]{1,2}次|(?<=[至到于自])[XＸ×](?=月[底末初中上下])|某年某月(?:某日)?|某月某日",
        (*map("".join, product((*_X, "*", "＊"), ("号", "届", "月"))), "某月"),
    ),
    Row(  # （  ）人; no main()
        "sign",
        r"(?<![A-Za-z0-9_])[（(][ \u3000\u00a0]*[）)]",
        tuple(map("".join, product("（(", " \u3000\u00a0）)"))),
    ),
    Row(
        "sign",
        r"某某(?=国有|林场|农场|牧场|渔场|学院|大学|中学|小学|集团|银行|支行|分局|派出所|村委|居委|合作社|协会|商会|党委|党组|党支部|党总支|水库|小区|园区|开发区|[省市县区镇乡村]|局(?!长)|处(?!长)|科(?!长)|委(?!员)|厅(?!长)|街道|公司|单位|学校|医院|项目|企业|地区|社区|路|年|月|日|万元)",
        ("某某",),
    ),
    Row(  # 张丽华、李卫东、王XX3名同志: the others are named
        "sign",
        rf"(?<=[{_HAN}][{_HAN}]、)[{_SURNAMES}](?:XX|××|xx|ＸＸ)(?=[0-9一二三四五六七八九两]{{1,2}}[名位]|等[0-9一二三四五六七八九两]|等?同志)",
        ("XX", "××", "xx", "ＸＸ"),
    ),
    Row("sign", rf"(?<![{_HAN}A-Za-z0-9])某某(?![{_HAN}]?某)(?=[，。；、）\n])", ("某某",)),
    Row(  # 联系人：某某某
        "sign",
        rf"(?:(?<=联系人[：:])|(?<=联络人[：:])|(?<=联络员[：:])|(?<=联系同志[：:])|(?<=经办人[：:])|(?<=负责人[：:])|(?<=记录[：:])|(?<=记录人[：:])|(?<=报告人[：:])|(?<=述职人[：:])|(?<=汇报人[：:])"
        rf"|(?<=主持[：:])|(?<=主持人[：:])|(?<=签发人[：:])|(?<=审核[：:])|(?<=审核人[：:])|(?<=核稿[：:])|(?<=核稿人[：:])|(?<=拟稿[：:])|(?<=拟稿人[：:])|(?<=供稿[：:])|(?<=供稿人[：:])|(?<=撰稿[：:])|(?<=撰稿人[：:])|(?<=编辑[：:])|(?<=校对[：:])|(?<=校对人[：:]))[ \u3000]*某某某?(?![{_HAN}]*公司)",
        ("：某某", ":某某", " 某某", "\u3000某某"),
    ),
    Row(  # （联系人：医政科某某某，联系电话：…）
        "sign", r"(?<=[科室处股办局部站所])某某某(?=[，、；）\n])", ("某某某",)
    ),
    Row(  # 联系电话：568XXXX, 0000000; a masked number has figures behind its X
        "sign",
        r"(?:(?<=电话[：:])|(?<=传真[：:])|(?<=手机[：:]))(?:[0-9\-－—]{2,8}[XＸ]{4,}|0[0-9]{2,3}[-－—]?[×*＊ｘ]{6,}|0{6,}|0{3,4}[-－—]0{6,8})(?![0-9])",
        tuple(map("".join, product(("电话", "传真", "手机"), "：:"))),
    ),
    Row(  # 咨询电话：968×××，0744—xxxxxxx: nobody can call a number whose end is hidden
        "sign",
        r"(?:(?<=电话[：:])|(?<=热线[：:])|(?<=传真[：:])|(?<=手机[：:])|(?<=方式[：:])|(?<=电话为)|(?<=热线为))(?:0[0-9]{2,3}[\-－—]?)?[0-9]{0,3}(?:[Xx]{3,}|[×Ｘ]{3,}|[*＊]{3,})(?![0-9A-Za-z×Ｘ*＊\-－—])",
        tuple(map("".join, product(("电话", "热线", "传真", "手机", "方式"), "：:为"))),
    ),
    Row(  # 班主任为某某某
        "sign",
        r"(?<=[由为是任长记])(?<!告人为)(?<!请人为)(?<!行人为)(?<!事人为)(?<!疑人为)(?<!患者为)(?<!死者为)某某某(?=[，。；、])",
        ("某某某",),
    ),
    Row(  # 市卫生健康委员会（主送单位名称）：
        "sign",
        r"[（(](?:主送|抄送|发文|成文|印发)(?:单位|机关|日期)(?:名称|全称)?[）)](?=[：:，\n])",
        tuple(map("".join, product(("主送", "抄送", "发文", "成文", "印发"), ("单位", "机关", "日期")))),
    ),
    Row("sign", r"(?<=[由请\n，。、；])某某某(?=同志|负责|牵头|主持|（|\(|，(?:联系)?电话)", ("某某某",)),
    Row(  # 会同（填写责任单位）
        "sign",
        rf"[（(【［\[]请?(?:填写|填入|填报|输入|插入|录入|填(?=单位|部门|姓名|名称|日期|时间|数字|数据|地点|职务|电话|人数|金额|具体))(?!说明|要求|须知|规范|样[例本]|范围|方[式法]|时|前|后|完|人|[{_HAN}]*(?:全称|一式|说明|要求))[{_HAN}、/]{{1,14}}[）)】］\]]",
        tuple(
            map(
                "".join,
                product(
                    ("（", "(", "【", "［", "[", "请"),
                    ("填", "输入", "插入", "录入"),
                ),
            )
        ),
    ),
    *(
        Row("note", *one, where="opened") for one in NOTES
    ),  # 【待补】, （此处补充数据）: what the writer still had to do
    Row(  # 此处待补数据, TODO
        "note",
        _NOTE_BARE,
        (
            *_twice("？?"),
            *_BEGIN_NOTES,
        ),
    ),
    Row(  # 联系电话：0731-，, 编号为No.，
        "number",
        r"(?<![0-9])0[0-9]{2,3}[-－—](?=[，。；、）)\n])|(?:No\.|NO\.|№)[ ]*(?=[，。；])|(?:编号|文号|票号|账号|证号|批号|卡号|工号|车牌号)(?:[：:]|[为是](?:第)?)(?=[，。；])",
        (
            *map("".join, product("0123456789", "-－—", "，。；、）)\n")),
            *map("".join, product((".", "№", "号：", "号:", "号为", "号是", "号为第", "号是第"), "，。；")),
        ),
    ),
    Row(
        "number", r"百分之(?=[，。；、！？）\n])", tuple(f"百分之{mark}" for mark in "，。；、！？）\n")
    ),  # 同比增长百分之。
    Row(
        "number",
        r"(?<=同比)(?:增长|下降|上升|提高|降低|增加|减少)(?:了)?(?:[%％]|个百分点)",
        tuple(f"同比{verb}" for verb in _GROWS),
    ),
    Row(  # 增长%, 占 %
        "number",
        r"(?:增长|下降|上升|提高|降低|增加|减少|达到?|占比?|率为?|目标的)(?:了)?[ \u3000]*[%％](?![0-9])",
        tuple(map("".join, product("长降升高低加少达到占比率为的了 \u3000", "%％"))),
    ),
    Row(
        "number",
        r"(?:增长|下降|上升|提高|降低)(?:了)?(?:个百分点|万元|亿元)(?=[，。；、）\n])",
        tuple(map("".join, product("长降升高低了", ("个百分点", "万元", "亿元")))),
    ),
    Row(
        "number",
        r"…{1,2}(?=(?:万|亿)?(?:元|人次|个百分点|平方米|公里|亩|吨)|[%％])",
        tuple(f"…{unit}" for unit in "万亿元人个平公亩吨%％"),
    ),
    Row(  # 会议于上午  时, 培训班于  月中旬, 比上年增加了 人，, 整改率达到  。
        "number",
        r"(?<=[上下中]午|晚上)[ \u3000]+(?=[时点])|(?<=[于自至到从在])[ \u3000]+月(?=[上中下]旬|[底初]|[0-9])"
        r"|(?:(?<=增加)|(?<=减少)|(?<=新增)|(?<=提升)|(?<=[加少增升]了))[ \u3000]+(?:(?:[人户件家名个项处起台辆座场次条份]|人次)(?=[，。；、])|[万亿]元|个百分点)"
        r"|(?:(?<=率达到)|(?<=率约为)|(?<=[额积数例重]为)|(?<=率为)|(?<=率达)|(?<=共计))[ \u3000]{2,}(?=[，。；、])",
        (
            *map(
                "".join,
                product("午上于自至到从在", (" 时", " 点", " 月", "\u3000时", "\u3000点", "\u3000月")),
            ),
            *map("".join, product("加少增升了", " \u3000")),
            *map("".join, product("到为达计", ("  ", "\u3000\u3000"))),
        ),
    ),
    Row(  # 检查覆盖个乡镇: no 覆盖个人
        "number",
        r"(?:覆盖|涉及|惠及|走遍|抽查|包括|辖|下辖|抽取|遍及)了?(?:全[省市县区乡镇])?[ \u3000]*个(?=乡镇|镇|村|社区|街道|县|省|部门|单位|企业|项目|点位|方面|环节|小区|学校|行政村)",
        tuple(
            map(
                "".join,
                product(
                    "盖及遍查括辖取了省市县区乡镇 \u3000",
                    (
                        "个乡",
                        "个镇",
                        "个村",
                        "个社",
                        "个街",
                        "个县",
                        "个省",
                        "个部",
                        "个单",
                        "个企",
                        "个项",
                        "个点",
                        "个方",
                        "个环",
                        "个小",
                        "个学",
                        "个行",
                    ),
                ),
            )
        ),
    ),
    Row(  # 仅有　名医师, 每月　日和　日, 奖金  元。, 一式　份）: what a figure stands behind, a blank, what it counts
        "number",
        r"(?:(?<=仅有|共有|现有|已有|另有|约有|还有|计有|仅为|只有|达到|增长|下降|不足|超过|每月|每年|每周|每季|一式|奖金|整理|收集|共计|合计|总计|为期|印制|发放|举办|召开|排查)|(?<=不少于|比例为))[ \u3000]+"
        rf"(?:[名种份个元件户人次家台套亩吨日期张册本盏座条场项处](?=[{_HAN}，。；、）\n])|[%％])|(?<=日和)[ \u3000]+日(?=[，。；、])",
        tuple(
            map(
                "".join,
                product(
                    [
                        *(
                            "仅有",
                            "共有",
                            "现有",
                            "已有",
                            "另有",
                            "约有",
                            "还有",
                            "计有",
                            "仅为",
                            "只有",
                            "达到",
                        ),
                        *(
                            "增长",
                            "下降",
                            "不足",
                            "超过",
                            "每月",
                            "每年",
                            "每周",
                            "每季",
                            "一式",
                            "奖金",
                            "整理",
                        ),
                        *(
                            "收集",
                            "共计",
                            "合计",
                            "总计",
                            "为期",
                            "印制",
                            "发放",
                            "举办",
                            "召开",
                            "排查",
                            "少于",
                        ),
                        *("例为", "日和"),
                    ],
                    " \u3000",
                ),
            )
        ),
    ),
    Row(  # 请与    同志联系
        "sign",
        r"(?:(?<=请与|请和|可与)|(?<=请联系))[ \u3000]{2,}(?=同志|联系|老师|主任)",
        ("与  ", "与\u3000\u3000", "和  ", "和\u3000\u3000", "系  ", "系\u3000\u3000"),
    ),
    Row(  # 投资  万元，
        "number",
        rf"(?<=[{_HAN}])[ \u3000]+(?:(?:万|亿)元|万人|人次|个百分点)(?=[，。；、])|(?<=[{_HAN}])[ \u3000]{{2,}}(?:万?(?:亩|吨|平方米|公里|千瓦时)|[名件次项户家条篇期个人份场])(?=[，。；、]|以上|左右|[ \u3000]{{2}})",
        tuple(
            map(
                "".join,
                product(
                    " \u3000",
                    [
                        *("万元", "亿元", "万人", "人次", "个百分点", "万亩", "万吨"),
                        *("万千", "亩", "吨", "平方", "公里"),
                        *"名件次项户家条篇期个人份场",
                    ],
                ),
            )
        ),
    ),
    Row(
        "number",
        r"(?<!公)共(?:名|件|次|人次|户|万元)(?=[，。；])",
        tuple(f"共{unit}" for unit in ("名", "件", "次", "人次", "户", "万元")),
    ),
    Row("number", r"[0-9]{4}年月(?:日)?", ("年月",)),  # 2026年月日
    Row(  # 2026年  月  日
        "number",
        r"[0-9]{4}年[ \u3000]+月(?:[ \u3000]*日)?|年[ \u3000]+月[ \u3000]*日|(?<=[0-9])月[ \u3000]+日|(?<=[，。；、：（至到于自])[ \u3000]+月[ \u3000]+日(?=前|之前|以前|至|到|起|上午|下午|召开|开始|结束|截止|报)",
        ("年 ", "年\u3000", "月 ", "月\u3000"),
    ),
    Row(  # 累计万元。
        "number",
        r"(?:共计?|合计|累计|经费|资金|投资|支出|金额|贷款|税款|费用|补助|补贴|奖金|款项?|拨付|争取|投入|发放|落实|减免|节约|结余|收入|产值|税收|损失|低保金|救助金|慰问金|[保助金]金)(?:万|亿)元(?=[，。；、\n])",
        tuple(map("".join, product("共计费金资出额贷款用助贴项付取入放实免约余值收失", ("万元", "亿元")))),
    ),
    Row(  # 共走访户，, 收集意见建议条，, 培训人次
        "number",
        rf"(?<=[共计年后，。；、：,;:\n])(?:(?<![年后])|(?<=全年|先后|今年))(?:{_DONE})"
        rf"(?:{_DONE_TO})?(?:共|累计|达)?"
        r"(?:人次|场次|批次|户次|件次|余?户|余?件|余?条|余?次|余?项|余?篇|余?场|余?起|余?处|余?批|余?期|余?份|余?名|余?吨|余?亩|余?盏|余?公里|余?平方米|余?个|(?<!企业)余?家|余?辆|余?株)(?=[，。；\n])",
        tuple(map("".join, product("次户件条项篇场起处批期份名吨亩盏里米个家辆株", "，。；\n"))),
        where="told",
    ),
    Row(  # 培训信息员不少于人次
        "number",
        r"(?:(?<=不少于|不低于|不超过|不多于|不高于|不大于|不小于|累计达|总计达|合计达|控制在)|(?<=多达|高达))(?:人次|户次|件次|场次|批次|家次|万元|亿元|万人|公里|平方米|立方米|小时|分钟|学时|课时|个(?:工作日|百分点|月|小时)?|[人户件项场篇家名亩吨条份期批台辆套座处起次天米只头株]|%)(?=[，。；、）\n]|以上|以内)",
        tuple(
            map(
                "".join,
                product(
                    ("少于", "低于", "超过", "多于", "高于", "大于", "小于", "计达", "多达", "高达", "制在"),
                    "人户件场批家万亿公平立小分学课个项篇名亩吨条份期台辆套座处起次天米只头株%",
                ),
            )
        ),
    ),
    Row(  # 联系电话：0716—806233, 手机：1390716233
        "number",
        r"(?:(?<=电话|热线|传真|手机|座机|致电|拨打|来电|号码)|(?<=手机号|号码为|号码是|电话为|电话是|热线为|热线是)|(?<=(?:电话|热线|传真|手机|座机|号码)[：:]))[ ]?(?:[（(]?0[0-9]{2,3}[）)]?[ ]?[-－—]{0,2}[ ]?(?!9[56]|12)[1-9][0-9]{5}|1[3-9][0-9]{8})(?![0-9\-－—*×Xx转])",
        tuple(
            map(
                "".join,
                product(
                    ("话", "线", "真", "机", "电", "打", "码", "号", "为", "是", "：", ":"),
                    ("0", "（0", "(0", *(f"1{figure}" for figure in "3456789"), " 0", " 1"),
                ),
            )
        ),
    ),
    Row(  # 矛盾纠纷余起
        "number",
        rf"(?<=[{_HAN}])(?<![十百千万亿几剩其富盈业多有结残数两])余(?:人次|[户件次项篇场起名条]|万元)(?=[，。；\n])",
        tuple(map("".join, product(("余",), ("人次", "万元", *"户件次项篇场起名条")))),
    ),
    Row(  # 挽回损失元
        "number",
        r"(?<=损失|罚款|没款|奖励|补助|捐款|经费)元(?=[，。；\n])|(?<=金额|费用|价款|资金|单价|总价|工资|租金|收入)(?:为|达|共|约|共计)元(?=[，。；\n])",
        tuple(map("".join, product("失款励助费为达共约计", ("元，", "元。", "元；", "元\n")))),
    ),
    Row(  # 个人三等功次，, 荣立三等功次
        "number",
        r"(?<=[奖号誉功彰扬])次(?=[，。；])",
        tuple(map("".join, product("奖号誉功彰扬", ("次，", "次。", "次；")))),
    ),
    Row(  # 全年共人, 其中男人名 are not told; 达到人次, 共计户
        "number",
        r"(?<=[^过超每余数万千百])(?:共计|合计|累计|总计|达到?|为|约)(?:人次|户次|件次|万人次?|平方米|公里|个百分点)(?=[，。；\n])",
        tuple(
            map(
                "".join, product("计到达为约", ("人次", "户次", "件次", "万人", "平方米", "公里", "个百分点"))
            )
        ),
    ),
    Row(  # 江理党〔2025〕号
        "number",
        r"[〔\[［（(](?:19|20)[0-9]{2}[〕\]］）)]第?[ \u3000]*号(?!楼)",
        tuple(map("".join, product("〕]］）)", ("号", "第号", " ", "\u3000")))),
    ),
    Row(  # 尚有户未签订, 仍有公里没有达标
        "number",
        r"(?<=[尚仍还另]有)(?:公里|千米|平方米|人次|户次|万元|亿元|亩|吨|个百分点|[户件项处条](?=[未没尚不正，。]))(?!籍)",
        tuple(map("".join, product("尚仍还另", (f"有{unit}" for unit in "公千平人户万亿亩吨个件项处条")))),
    ),
    Row(  # 行政楼室
        "number",
        r"(?<=[楼厦栋幢])室(?=[，。；、）（\n]|召开|举行|举办|开会|办理|领取|报到|报名|集合|签到|提交|咨询|参会|参加)|(?<=楼)楼(?=(?:第[一二三四五])?(?:会议室|办公室|大?厅))",
        (
            *map(
                "".join, product("楼厦栋幢", (f"室{one}" for one in "，。；、）（\n召举开办领报集签提咨参"))
            ),
            "楼楼",
        ),
    ),
    Row(  # 占全部公文的%, 约%
        "number",
        r"(?<=[的约近超])[ \u3000]*[%％](?![0-9])",
        tuple(map("".join, product("的约近超 \u3000", "%％"))),
    ),
    Row(  # 累计投入余万元用于, 为期天，, 本月日前, 收治患者万人次，
        "number",
        r"(?:(?<=投入|累计|争取|拨付|筹集|节约|收缴|挽回|发放|共计|合计|减免|实现|完成)余(?:万元|亿元|万?人次|万人)(?=[，。；、\u4e00-\u9fff]))"
        r"|为期(?:天|个?月|周|年)(?=[，。；、的])|(?<=[本次当下年])月日(?=前|之前|以前|起|至|召开|举行)"
        r"|(?<=面积|产量|总量|规模|患者|旅客|游客|群众|读者|储量|存栏|出栏|用户|耕地|林地|人口|库容|装机)(?:万人次|万人|万[亩吨户株头只册立]|万平方米|万立方米|万千瓦)(?=[，。；\n])",
        (
            *("余万元", "余亿元", "余人次", "余万人", "为期天", "为期月", "为期个", "为期周", "为期年"),
            *map("".join, product("本次当下年", ("月日",))),
            *map(
                "".join,
                product(
                    "积量模者客众储栏户地口容机",
                    ("万人", "万亩", "万吨", "万户", "万株", "万头", "万只", "万册", "万平", "万立", "万千"),
                ),
            ),
        ),
    ),
    Row(  # 全年接待读者人次，, 今年共为老年人免费体检人，
        "number",
        r"(?<![公中一])(?:全年|年内|今年|累计|共计?|先后|已|全市|全县|全区|全镇|总共){1,2}(?:[^，。；、：\n0-9一二三四五六七八九十百千万亿两几每余多数不]{0,10}?(?:接待|服务|惠及|培训|救助|慰问|受益|覆盖|诊疗|诊治|救治|运送|参与|吸引|教育|发动|出动|组织|参加|体检|义诊|筛查|接种|转移|疏散|受理|解答|提供)[^，。；、：\n0-9一二三四五六七八九十百千万亿两几每余多数不]{0,8}(?:人次|户次|车次|台次|架次|航次|例次)"
        r"|[^，。；、：\n0-9一二三四五六七八九十百千万亿两几每余多数不]{0,10}?(?:体检|培训|救助|救治|转移|安置|招录|招聘|录用|选派|引进|慰问|接种|筛查|诊治|收治|资助|处分|问责|抓获|疏散|评聘|表彰|发放|就业)人)(?=[，。；])(?![，；](?:同比|比|较|增|下降|环比))",
        tuple(
            map(
                "".join,
                product(
                    (
                        "人次",
                        "户次",
                        "车次",
                        "台次",
                        "架次",
                        "航次",
                        "例次",
                        *(f"{one}人" for one in "检训助治移置录聘用派进问种查诊分责获散彰放业"),
                    ),
                    "，。；",
                ),
            )
        ),
    ),
    Row(  # 占地约亩，
        "number",
        r"(?<![签预邀相合履违制大条])约(?:[亩吨户名个家台套处米]|公里|千米|公顷|公斤|千克|千瓦|立方米|平方千米)(?=[，。；、\n])",
        tuple(
            map(
                "".join,
                product(
                    "约",
                    (
                        "亩",
                        "吨",
                        "户",
                        "名",
                        "个",
                        "家",
                        "台",
                        "套",
                        "处",
                        "米",
                        "公里",
                        "千米",
                        "公顷",
                        "公斤",
                        "千克",
                        "千瓦",
                        "立方",
                        "平方千",
                    ),
                ),
            )
        ),
    ),
    Row(  # 计划投资万元加装电梯
        "number",
        r"(?:(?<=[\n，。；：年划将共拟已再约计需另可先区市县镇乡村局院校司]投资)|(?<=投入|拨付|筹集|筹资|耗资|出资|募集|捐款|拨款|斥资)|(?<=投入资金|拨付资金|筹集资金|安排资金|争取资金|整合资金|专项资金|安排经费))(?<!每[^，。；\n])(?<!位..)[万亿]元(?=[\u4e00-\u9fff])(?!以[上下内]|[级户村村的和或]|产[值出]|项目|工程|增加|能耗|强度|带动|资产)",
        tuple(map("".join, product("资入付集款金费", ("万元", "亿元")))),
    ),
    Row(  # 先后有名干部
        "number",
        r"(?<=先后有|期间有|全年有)(?:名|个|件|项|家|人次)(?=[\u4e00-\u9fff])(?!人|别|目|性)",
        tuple(map("".join, product(("先后有", "期间有", "全年有"), "名个件项家人"))),
    ),
    Row(  # 5月日前, 于月15日
        "number",
        r"(?<![0-9])(?:1[0-2]|[1-9])月日(?![常报均子程记])|(?<=[自从至到于在，。；、（\n])月[0-9]{1,2}日(?!报)",
        ("月日", *map("".join, product("自从至到于在，。；、（\n", "月"))),
    ),
    Row(  # 上午时至11时
        "number",
        r"(?:上午|下午|晚上|中午)[时点](?=[，。；至到—～整半在召开举])",
        tuple(map("".join, product(("上午", "下午", "晚上", "中午"), "时点"))),
    ),
    Row(  # 第号文件
        "number",
        r"(?<![及门次等落科府宅])第(?:[号条款期批届]|季度)(?=[，。；、）\n《]|文件|规定|会议)",
        tuple(map("".join, product("第", "号条款期批届季"))),
    ),
    Row(  # 联系电话：，
        "number",
        r"(?:联系人|联系电话|电话|传真|邮箱|邮编|地址|地点)[：:][ \u3000]*(?=[，。；）])|联系人[：:][\u4e00-\u9fff]{2,4}[，；;, \u3000]+(?:联系)?电话[：:](?=\n)",
        tuple(map("".join, product("人话真箱编址点", "：:", "，。；）\n \u3000"))),
    ),
    Row(  # 我校副校长　　和贵局, 至　　　　年12月31日, 导览牌    块，: amid a sentence; no names set apart, and nothing in columns
        "sign",
        rf"(?<=[{_HAN}，；“”》）])(?<=[^\n]{{6}})(?<![\n。][{_HAN}]{{2}})(?<![0-9一二三四五六七八九十百][条章节款项])[ \u3000]{{2,12}}(?![名件次项户家条篇期个人份场日](?:[，。；、前 \u3000]|以上|左右))(?=[{_HAN}《“](?![^。\n]{{0,12}}[：:])[^\n]{{0,300}}[。；](?:\n|[{_HAN}]))(?=[^\n \u3000]+(?:\n|[ \u3000]{{2}}[^\n \u3000]+\n))",
        ("  ", "\u3000\u3000"),
    ),
    Row(
        "dots",
        rf"(?<![^，：\n])……|(?:(?<=[一二三四五六]是)|(?<=[第其][一二三四五六]，)|(?<=主要有)|(?<=包括：))……(?=。?\n)|……(?=现将|现就|现总结|现报告)|(?<=[{_HAN}])……(?=年|月|日|等[0-9])",
        ("……",),
    ),
    Row(
        "sample", r"联系人：张某某|电话：12345678(?![0-9])|XX市政府办公室", ("张某某", "12345678", "XX市政府")
    ),
)


class Triggers:
    """Thousands of strings, hardly any of them in a text: they are found by their first two characters."""

    def __init__(self, rows: Iterable[int], are_wanted: Callable[[str], bool] = bool) -> None:
        self.begun: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        for number in rows:
            for trigger in filter(are_wanted, ROWS[number].triggers):
                self.begun.setdefault((*trigger[:2],), []).append((trigger, number))
        self.begins = frozenset(self.begun)

    def within(self, text: str) -> list[tuple[str, int]]:
        """Those that a text holds, each with its row."""
        begun = self.begins.intersection(self._pairs.findall(text))
        if self._singles:
            begun = begun.union(zip(self._singles.findall(text)))
        return [one for begin in begun for one in self.begun[begin] if one[0] in text]

    @cached_property
    def _pairs(self) -> re.Pattern[str]:
        """What finds a first character of a trigger before a second: far fewer pairs than a text has."""
        begins = [one for one in self.begins if len(one) == 2]
        return re.compile(f"({_class(begins, 0)})(?=({_class(begins, 1)}))")

    @cached_property
    def _singles(self) -> re.Pattern[str] | None:
        begins = [one for one in self.begins if len(one) == 1]
        return re.compile(_class(begins, 0)) if begins else None


def _class(begins: Collection[tuple[str, ...]], at: int) -> str:
    """The characters that stand at a place of what triggers begin with."""
    return f"[{re.escape(''.join(sorted({one[at] for one in begins})))}]"


_has_none = frozenset("0123456789").isdisjoint
_TRIGGERS = Triggers((number for number, row in enumerate(ROWS) if row.where != "opened"), _has_none)
_OPENED = Triggers(number for number, row in enumerate(ROWS) if row.where == "opened")
_OF_FIGURES = Triggers(
    (number for number, row in enumerate(ROWS) if row.where != "opened"), lambda one: not _has_none(one)
)
_OF_UNITS = "人场批户件公平方余"  # before the last sign of a unit: 人次, 户次, 余户
_LAST = frozenset(word[-1] for word in f"{_DONE}|{_DONE_TO}|共|累计|达".split("|"))


@lru_cache(maxsize=4)
def rows_in(text: str) -> list[Row]:
    """The rows of which a text holds a trigger that counts."""
    return [ROWS[row] for row in sorted(_triggered(text))]


def _triggered(text: str) -> dict[int, list[int]]:
    """The numbers of these rows, each with the places where these triggers stand."""
    there = _triggers_in_lines(_figures().sub("0", text).split("\n"))
    there.update(_OF_FIGURES.within(text))
    if opened := _in_brackets().findall(text):
        there.update(_OPENED.within("\n".join(opened)))
    found: dict[int, list[int]] = {}
    for trigger, row in there:
        if places := [*_places(trigger, ROWS[row].where == "told", text)]:
            found.setdefault(row, []).extend(places)
    return found


@cache
def _figures() -> re.Pattern[str]:
    return re.compile("[0-9]+")


def _triggers_in_lines(lines: list[str]) -> set[tuple[str, int]]:
    """The triggers that stand in lines, each with its row. Lines of a set of documents are alike but for their figures, which are 0 here: those
    that are met again are kept; the others are looked through at once."""
    again = _MET.intersection(lines)
    new = [line for line in lines if line not in again] if again else lines
    found = {*_TRIGGERS.within("\n".join(("", *new, "")))}
    found.update(*map(_kept_of, again))
    if len(_MET) > MOST_KEPT:
        _MET.clear()
    _MET.update(new)
    return found


_MET: set[str] = set()
MOST_KEPT = 4096  # lines


@lru_cache(maxsize=MOST_KEPT)
def _kept_of(line: str) -> Collection[tuple[str, int]]:
    return _TRIGGERS.within(f"\n{line}\n")


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(r"[【［〔\[（(][^】］〕\]）)\n]*[】］〕\]）)]?")


def _places(trigger: str, is_told: bool, text: str) -> Iterator[int]:
    """Where a trigger stands, after such words where it is to be (not in 12次， 三件次，): its first character that is no line feed."""
    at = text.find(trigger)
    while at >= 0:
        if not is_told or _is_after_words(text, at):
            yield at + (trigger[0] == "\n")
        at = text.find(trigger, at + 1)


def _is_after_words(text: str, at: int) -> bool:
    before = at - 1
    while text[before] not in _LAST:
        if text[before] not in _OF_UNITS:
            return False
        before -= 1
    return True


def blanks(texts: Sequence[str]) -> Iterator[tuple[int, Blank]]:
    """What is not filled in of some paragraphs, each with the number of its paragraph."""
    whole = "\n" + "\n".join(texts) + "\n"
    there = _triggered(whole)
    if not there:
        return
    begins = [*accumulate((len(text) + 1 for text in texts), initial=1)]
    found: dict[int, set[int]] = {}  # the rows of each paragraph
    for row, places in there.items():
        for place in places:
            found.setdefault(bisect_right(begins, place) - 1, set()).add(row)
    for number, rows in sorted(found.items()):
        text = texts[number]
        for blank in _blanks_of(text, f"\n{text}\n", [ROWS[row] for row in sorted(rows)]):
            yield number, blank


def _blanks_of(text: str, around: str, rows: Sequence[Row]) -> Iterator[Blank]:
    """The blanks of a paragraph, with what stands round it: at each place that of the first row that finds something there."""
    found = (
        (each.start(), order, each) for order, row in enumerate(rows) for each in _everywhere(row, around)
    )
    bold: Collection[int] | None = None
    end = 0
    for begin, order, spot in sorted(found, key=itemgetter(0, 1)):
        if begin < end:
            continue
        end = max(spot.end(), begin + 1)
        what = rows[order].what
        if what == "sign" and spot[0] == "**" and bold is None:
            bold = set(bold_marks(text))
        if not is_meant(what, text, begin - 1, spot.end() - 1, bold or ()):
            yield Blank(what, begin - 1, spot.end() - 1)


def _everywhere(row: Row, text: str) -> Iterator[re.Match[str]]:
    """What a row finds at each place, be it in what it found before."""
    pattern = _compiled(row.pattern)
    found = pattern.search(text)
    while found:
        yield found
        found = pattern.search(text, found.start() + 1)


_compiled = cache(re.compile)


# ---- what is meant as it is --------------------------------------------------------------------------------------------

NEAR = 160
# An instruction on how names are to be written quotes the signs that stand for them: what may stand before the quotation, and after it.
_INSTRUCTS = r"(?:写作|写成|写为|写上|写明|填写|填上|标注|注明|标明|标为|命名为?|称为|简称|统一[为用写以]?|格式[为是：]*|(?<=：)|例如|譬如|如|形如|删除|去掉|不得出现|不写|不要写)[：:]?$"
_INSTRUCTED = r"(?:“[^”]*”)*(?:字样|格式|地区|代替|表示|替代|的形式|等形式|命名|为题|样式|一类|这样的|之类|的写法|的表述|等[字处项]|占位|[为作]标[志记]|[中内里处上]?的?(?:横线|空格|空白|空缺|方框|括号|空栏)|[中内里处](?:[由应须请可不]{0,2})(?:填|打|划|画|写|勾|注))"
_SIGNED = r"(?:签字|签名|盖章|签章|签收人?|签发|复核|审核|审批|经办人?|负责人|日期|时间|姓名|电话|单位)[）)]?[：:]?[ \u3000]*$"
_NAMED = r"联系人[：:][^，。；_＿]{2,24}[，；;,、 \u3000]+(?:联系|办公)?(?:电话|方式|手机)[：:]?$"  # of somebody who is known, only the number is left out
_BOLD = r"(?<![*＊])\*\*(?=[^*\s])([^*\n]{2,60}?)(?<=[^*\s])\*\*(?![*＊])"


def is_meant(what: What, text: str, start: int, end: int, bold: Collection[int] = ()) -> bool:
    """Whether what looks unfinished is text: bold, a product, a note's mark, quoted in an instruction; （请填写完整，由审核人签字）; dots that shorten a quotation."""
    signs, before, after = text[start:end], text[max(start - NEAR, 0) : start], text[end : end + NEAR]
    if what == "note":
        return (
            bool(re.search("[，、]", signs[:-1]))
            and signs[1:2] == "请"
            and not re.search("不超过|字以内", signs)
        )
    if what == "dots":
        return _quoted(before, after) is not None
    if what != "sign":
        return False
    if (
        signs[0] in "*＊×XxＸ"
        and len(signs) > 1
        and (re.search(r"[0-9]{3}[-—－ ]?$", before) or re.match(r"[-—－]?[0-9]{3,}(?!年)", after))
    ):
        return True  # 138****6021, 6200 ××××: a number that is hidden
    if signs[0] in "*＊":
        if re.match(r"[0-9A-Za-z]", after) and re.search(r"[0-9A-Za-z]$", before) and len(signs) == 1:
            return True  # 3*5
        if not before.strip() and (after[:1] in (" ", "\u3000") or after.startswith("注")):
            return True
        if signs == "**" and start in bold:
            return True
    if signs[0] in "_＿" and not re.search(_NAMED, before) and (re.search(_SIGNED, before) or _is_form(text)):
        # A form's own blank; no sentence that ends in it: 接受审计监督，监督电话：______。
        told = re.fullmatch(_TELEPHONE, before) and not re.search("[_＿]", after)
        if told and after.startswith(("，", "；")) and after.rstrip().endswith("。"):
            return False
        return not (
            after.startswith("。")
            and (told or (re.search(r"[，。][\u4e00-\u9fff]{2,8}[：:]$", before) and len(before) >= SENTENCE))
        )
    if signs[0] in " \u3000" and _in_columns(text, start, end):
        return True
    if signs[0] in "(（" and re.search(r"[?？。]\s*$|选择|判断|填空", before[-8:]):
        return True
    quoted = _quoted(before, after)
    if quoted is None:
        return False
    opening, closing = quoted
    return bool(re.search(_INSTRUCTS, before[:opening]) or re.match(_INSTRUCTED, after[closing + 1 :]))


_TELEPHONE = r"(?:[^_＿\n]{0,60}[，。；])?(?![^_＿\n，。；]*(?:本人|甲方|乙方|家长|监护人))[\u4e00-\u9fff]{0,12}(?:电话|热线|邮箱|传真|网址|地址)[：:为是]$"  # that is told the reader: 监督举报电话：______。
MOST_APART = 2
"""Blanks between a surname and a name of one character that are set apart."""
SENTENCE = 24
"""Characters before a blank at the end of a sentence that is no line of a form."""


_COUNTED_SO = r"(?:[块座处台套辆架艘栋间张把只头株盏根支副幅枚册本卷吨亩米户家名人件项次场期条个批]|人次|公里|千米|平方米|立方米|公斤|千克|千瓦|万元|亿元)(?=[，。；、]|以上|以内|左右)"


def _in_columns(text: str, start: int, end: int) -> bool:
    """Whether a blank sets a name apart, or stands with others of its kind: 王　　刚, 甲  乙  丙."""
    before, after = text[:start].strip(), text[end:]
    if re.search(r"[^ \u3000\n][ \u3000]{2,}[^ \u3000，。；]{1,12}[ \u3000]{2,}[^ \u3000\n]", text):
        return True
    alone = re.search(rf"(?:^|[、，。：；])[{_SURNAMES}]$", before) and re.match(
        r"[\u4e00-\u9fff]{1,2}(?:[、，。；（(]|$)", after
    )
    name = (
        re.search(rf"[{_SURNAMES}](?<!主任)$", before)
        and end - start <= MOST_APART
        and not re.match("[年月日底]", after)
    )
    heading = re.fullmatch(
        r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．])?[\u4e00-\u9fff]{2,14}", before
    ) and not re.search(
        r"(?:接受|征求|(?<=[间点址额期人数量位号称度])[为是]|[经由交同托调合据照立命请织开发长记任席理第])$",
        before,
    )
    if heading and (re.match(_COUNTED_SO, after) or re.search("[共各约已新]", before)):
        return bool(alone or name)
    return bool(alone or name or heading)


def _is_form(text: str) -> bool:
    """Whether a paragraph is filled in by hand: 学校：____　班级：____, 住址：____镇____村____组, 本人系____小区, a line to write on."""
    return bool(
        re.search(
            r"(?:[：:][_＿]{2,}.*){2}|[：:][_＿]{8}|(?:(?<![_＿])[_＿]{2,}.*){3}|本人系?[_＿]|承诺|^[ \u3000_＿]+$",
            text,
        )
    )


def bold_marks(text: str) -> Iterator[int]:
    """Where ** is half of a pair round words, as Markdown sets bold, and stands for nothing."""
    for pair in re.finditer(_BOLD, text):
        inside, after = pair[1], text[pair.end() : pair.end() + 1]
        if inside[0] not in UNITS and after not in tuple(UNITS) and after != ".":
            yield from (pair.start(), pair.end() - 2)


def _quoted(before: str, after: str) -> tuple[int, int] | None:
    """Where the quotation marks or 《》 round a spot stand: in the text before it and in that after it; None where there are none."""
    for opening, closing in ("“”", "《》", "‘’", "「」"):
        left, right = before.rfind(opening), after.find(closing)
        if left > before.rfind(closing) and right >= 0 and opening not in after[:right]:
            return left, right
    return None
