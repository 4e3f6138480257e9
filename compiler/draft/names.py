"""Names in a draft: of bodies, of people and their posts, of those who are addressed and of those who sign.

In: the text of a line, without what nobody sees. Out: what its words alone tell; what stands round it is weighed elsewhere.
"""

import re

from .sentences import is_date

_BLANKS = " \t\xa0\u3000"
ORG = re.compile(
    r"(?:办公室|办公厅|政府|党组|党委|支部|委员会|人大|政协|[局厅委院署会处科所队站组股馆社厂]|(?<![干全内])部|(?<![承主协举开督查交照停创兴])办|中心|集团|公司|支行|分行|分理处|营业部|学校|大学|学院|医院|中学|小学|幼儿园|街道|镇|乡|村"
    r"|总支|联盟|银行|法庭|基地|农场|林场|分局|专班|车间|班组|仓库|全体[\u3400-\u9fff]{2,6}|业主|园区|开发区|服务区|第[一二三四五六七八九十]{1,3}次(?:全体)?会议|全会|电视台|气象台|商店|书店|酒店|饭店|药店|粮油店|超市|商行|药房|工作室|(?:研|研究|督查|监察|秘书|编辑|调度|值班|档案|机要|总务|财务|医务|保卫|法制)室|(?:残|妇|文|侨|社科|工商)联|管委会|总工会|联合会|红十字会|军分区|党校"
    r"|(?<![A-Za-z])(?:Government|Bureau|Office|Committee|Department|Ministry|Commission|Council|Administration|Company|Co[.,]* ?Ltd|Corporation|Group|University|College|School|Hospital|Bank|Association|Institute|Cent(?:er|re))[.]?)"
    r"(?:[ \u3000]*[（(](?:盖章|印章|印|章|公章|代章|代|签章|盖公章)[）)])?$"
)
POST = re.compile(
    r"(?:主任|书记|局长|处长|科长|部长|秘书长|市长|区长|县长|镇长|乡长|院长|校长|厅长|委员|干部|科员|调研员|经理|代表|主席|组长|所长|站长|队长)"
)
# Who reports, with a word before: 报告人：张三.
WHO = re.compile(
    r"^(?:报告|述职|汇报|总结|主讲|发言|签名|姓名|职务|时间|日期|单位|撰稿|承诺|述责)[人者]?(?:[（(].{1,4}[）)])?[：:]"
)
# Who signs, with a word before that only those have who sign: 总结人：王某某, 倡议单位：某县总工会. Not who is in charge of what.
_SIGNS_AS = re.compile(
    r"(?:(?!联系|联络|经办|承办|责任|牵头|配合|主办|协办|参加|组织|主持|主讲|出席|列席|缺席|包保|监督|服务|适用|面向|受益|申请条|实施|对象)[\u3400-\u9fff]{0,6}?(?:人|者|单位|部门|机构|机关|组织|院校|团体)"
    r"|(?:领衔|提案|提议|建议)(?:代表|委员)|落款|署名|签名|签字|签章|盖章|制表|填表|填报|执笔|撰稿|经手|姓名|报告|述职|汇报|总结|敬礼)"
    r"(?:[（(][\u3400-\u9fff、/]{1,8}[）)])?(?P<colon>[：:]|[ \u3000]+)(?P<name>.{2,40})"
)
# A word that only those have who sign it: 主持人（签字）：杨某昌.
_SIGNED = re.compile(
    r"[\u3400-\u9fff]{2,12}(?:[（(](?:签字|签名|签章|盖章|签字盖章|手印)[）)]|签字|签名|签章)[：:][ \u3000]*(?P<name>.{2,30})"
)
# The parties of a contract or of a call for bids.
_PARTY = re.compile(
    r"(?:采购|招标|委托|出让|受让|出租|承租|发包|承包|转让|拍卖|招租|竞价|比选|询价|遴选|(?:(?:采购|招标|拍卖|咨询|交易)?代理))(?:人|方|单位|机构)[：:][ \u3000]*(?P<name>.{4,30})"
)
# Room for a name to be written by hand: 承诺人（签名）：, 负责人签字：______, 主任：（签名章）.
_SIGNS_BY_HAND = re.compile(
    r"(?!联系|联络|附)[\u3400-\u9fff]{0,10}(?:人|者|单位|部门|机构|机关|方|签名|签字|签章|盖章|家长|代表|负责人)(?:[（(][\u3400-\u9fff、/]{1,8}[）)])?[：:][ \u3000_＿﹍—-]*"
    r"|(?!联系|联络|附)[\u3400-\u9fff]{2,12}[：:][ \u3000]*[（(](?:签名章?|签字|签章|盖章|印章?|公章|手签)[）)]"
    r"|(?:[甲乙丙丁][ \u3000]*方[（(][\u3400-\u9fff、/]{1,8}[）)][：:]?[ \u3000_＿﹍—-]*){1,4}"
)
_SIGNING_WORDS = re.compile(
    r"^(?:落款|署名|签名|签字|签章|姓名|报告|述职|述责|述廉|述学|汇报|总结|承诺|倡议|发起|申请|检讨|检查|保证|撰稿|撰写|执笔|整理|作者|发布单位|发布人|填报|填表|制表|报送|呈报|上报|发文|"
    r"制定|编制|起草|自查|调研|提案|提议|建议|通报|申报|请示|剖析|学习|培训|实习|致辞|宣读|宣誓|领衔|立[约据]|责任书|报[告名])"
)
_PEOPLE = re.compile(
    r"(?:同志|战友|领导|代表|委员|主任|经理|教授|医生|律师|师傅|女儿|儿子|青年|会员|[住商农用客]户|业主|读者|[顾旅游乘]客|网友|市民|群众|官兵|校友|乡贤|老人|主席|各位|老师|同事|朋友|单位|部门|社区|党员|党组|支部|书记|企业|集团|中心|银行|医院|高校|大学|来宾|嘉宾|股东|评委|先生|女士|同学|家长|职工|员工|教师|村民|居民|乡亲|干部"
    r"|(?<![增成特生延])长|[团队村县区市政府局委会室办厅院部处科司组校公司街道镇乡关门位们])$"
    r"|^(?:尊敬|亲爱)的|人大|政协|^全体|^各(?![类种方自个别阶环行]|项(?!目(?:部|公司|组|单位)))"
)
SIGNER = re.compile(  # not those who are listed: 组长：张三
    r"(?!.*(?:(?<![研题查察])(?<![研题查察]组)组[ \u3000]*长|[成组][ \u3000]*员)[：:])[^，,。；;：:]{0,30}(?:主任|书记|主席|经理|代表|委员|员|(?<![增成特生延])长)[：:][ \u3000]*"
    r"[\u3400-\u9fff·](?:[ \u3000]*[\u3400-\u9fff·]){1,3}"
)
# 石桥村村民：张三　李四
_NAMES_AFTER = re.compile(
    r"(?!.*(?:联系|联络|经办|承办|责任|牵头|主持|出席|列席|参加|记录[：:]|(?<![研题查稿]组)成员|组员|(?<![研题查察])(?<![研题查察]组)组[ \u3000]*长|附件))[^：:，。]{2,16}(?P<colon>[：:])(?P<name>[^：:，。]{2,40})"
)
# What those who sign a letter or a notice put behind their name: 县畜牧局 宣, 全体村民敬上.
_AFTER_NAME = re.compile(rf"(?:[{_BLANKS}]+[宣启示告呈制]|[{_BLANKS}]*[敬谨恭][启上呈告贺献])$")


# 李某等12人, 县教育局等部门; 中等学校 and 高等法院 are bodies of their own.
_AND_MORE = re.compile(
    "(?!(?<=[初中高])等(?:学校|院校|学堂|学府|法院|教育))等(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})?[人名位家个户]?(?:[㐀-鿿]{2})?$"
)
_IN_BRIEF = re.compile("[（(][\u3400-\u9fff]{2,12}[）)]$")


def signs_with_respect(text: str) -> bool:
    """Whether a line ends as those who sign a letter do: 您的学生　李明　敬上."""
    return len(text) <= 24 and _AFTER_NAME.search(text) is not None


def is_body(text: str) -> bool:
    """Whether a text ends as the name of a body does, with 宣 or 敬上 or another name in parentheses behind it or not."""
    return ORG.search(_AND_MORE.sub("", _IN_BRIEF.sub("", _AFTER_NAME.sub("", text)))) is not None


def bodies_in(text: str) -> list[str]:
    """The bodies that a line names and nothing else, with blanks or 、 between them; none where it is anything else."""
    names = [name for name in re.split(f"[{_BLANKS}]*[{_BLANKS}、][{_BLANKS}]*", text) if name]
    if all(len(name) == 1 for name in names):  # 某 市 财 政 局
        names = ["".join(names)]
    return names if all(len(name) > 2 and ORG.search(name) for name in names) else []


# What a line of two to four characters is when it is no name, though it may begin as one.
_NO_NAMES = re.compile(
    "前言|引言|序言|导语|导言|摘要|概述|综述|总述|背景|目录|提纲|正文|开头|结语|总则|简介|概况|说明|编者按|按语|内容提要|引子|开场白|安全|方法|成绩|经验|任务|党建|计划|要点|项目|时间|地点|目的|目标|意义|原则|内容|要求|措施|问题|不足|打算|建议|做法|成效|特点"
    "|亮点|附件|附录|附表|通知|通报|报告|总结|方案|初稿|定稿|草案|草稿|终稿|修改稿|讨论稿|征求意见稿|送审稿|代拟稿|发言稿|讲话稿|第一稿|第二稿|内部资料|温馨提示|何为|高标准|常态化|任务书|路线图|时间表|主要工作|工作总结|工作汇报|经济建设|文化建设|安全生产|项目建设|党建工作|金融工作|方针|宣传|管理|应急|应急管理|教育|计划书|成果|田间管理"
)
_SURNAMES = frozenset(
    "某赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计"
    "伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓"
    "牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易"
    "慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公覃佟肖闫涂岳商牟佘伯赏墨哈谯笪年爱阳仝言福楚代海原缑亢况郈有琴归晋侍苟麦区官付仉督丘卿展税才邝佴揭缴苑鄢蹇禤冼揣亓闾矫辜庹"
)
_COMPOUND = re.compile(
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|呼延"
)


def is_no_name(text: str) -> bool:
    """Whether a text of few characters heads a part of a text, as 前言 and 目录 do, and names nobody."""
    return _NO_NAMES.fullmatch(re.sub(f"[{_BLANKS}]", "", text)) is not None


def is_name(text: str) -> bool:
    """Whether a text may be a person's name and nothing else: two to four characters of which the first is a surname, with
    blanks between them or not; or a longer name with a dot in it."""
    bare = re.sub(f"[{_BLANKS}]", "", text)
    if re.fullmatch(r"[\u3400-\u9fff]{1,8}(?:[·•][\u3400-\u9fff]{1,8}){1,3}", bare):
        return True
    if (
        not re.fullmatch(r"[\u3400-\u9fff○〇×xXX＊*]{2,4}", bare)
        or _NO_NAMES.fullmatch(bare)
        or ORG.search(bare)
    ):
        return False
    if re.fullmatch("[\u3400-\u9fff]某[\u3400-\u9fff]?", bare):
        return True  # whatever its surname: 字某才
    if len(bare) == 2 and bare[0] in "小老":
        return bare[1] in _SURNAMES  # 小谢, 老周
    parts = re.split(f"[{_BLANKS}]+", text)
    if len(parts) > 1 and len(parts[0]) > (2 if _COMPOUND.match(bare) else 1):
        return False  # 张三 李四
    if (
        len(bare) == 4
        and len(parts) == 1
        and not _COMPOUND.match(bare)
        and not re.search("[某○〇×xXX＊*]", bare)
    ):
        return bare[0] in _SURNAMES and bare[1] in _SURNAMES  # not 成绩亮点, 时间安排
    return bare[0] in _SURNAMES or _COMPOUND.match(bare) is not None


_WHO_ONE_IS = re.compile(r"(?:[班级届生员师人长民友]|护士|医师|同学)$")


def is_post_and_name(text: str) -> bool:
    """Whether a line ends in a name that a blank sets off from a post or a body: 县水务局局长　滕维山."""
    match = re.fullmatch(rf"(\S.*?)[{_BLANKS}]+(\S(?:[{_BLANKS}]?\S){{1,4}})", text)
    several = re.split(f"[{_BLANKS}]{{2,}}|\u3000", text, maxsplit=1)  # 县委政研室　桂　芳　申　屠
    if len(several) > 1 and are_names(several[1]) and ORG.search(several[0]):
        return True
    return bool(
        match
        and is_name(match[2])
        and (POST.search(match[1]) or ORG.search(match[1].rstrip(_BLANKS)) or _WHO_ONE_IS.search(match[1]))
    )


def are_names(text: str) -> bool:
    """Whether a text is names and nothing else, with blanks or 、 between them: 马占林　杨国栋　马小花, 张 三、李四."""
    parts = [part for part in re.split(f"[{_BLANKS}、，,]+", text) if part]
    if len(parts) < 2 or len(text) > 60:
        return False
    whole: list[str] = []
    for part in parts:  # 张 三 is one name
        if whole and len(part) == 1 and len(whole[-1]) == 1:
            whole[-1] += part
        else:
            whole.append(part)
    return all(2 <= len(name) <= 4 and is_name(name) for name in whole)


def signs_by_hand(text: str) -> bool:
    """Whether a line leaves room for the name of who signs: 承诺人（签名）：______."""
    return _SIGNS_BY_HAND.fullmatch(text) is not None


def is_party(text: str) -> bool:
    """Whether a line names a body as a party of a contract, or of a call for bids, as those do who publish it."""
    match = _PARTY.fullmatch(text)
    return bool(match and ORG.search(match["name"]) and not re.search("[。；，,;！？!?]", match["name"]))


def signs_as(text: str, above_date: bool = False) -> bool:
    """Whether a line tells by a word and a colon who signs: 总结人：王某某, 倡议单位：某县总工会; above a date any word for a
    person or a body does before a name."""
    columns = re.split(f"[{_BLANKS}]+", text)
    if len(columns) > 1 and all(
        re.match("[^（(：:]+.*[：:].", one) and signs_as(one, above_date) for one in columns
    ):
        return True  # 填报人：钱进　　审核人：孙海
    if (signed := _SIGNED.fullmatch(text)) and not re.search("[。；;！？!?：:]", signed["name"]):
        return not is_date(signed["name"])
    match = _SIGNS_AS.fullmatch(text) or (_NAMES_AFTER.fullmatch(text) if above_date else None)
    if not match or re.search("[。；，,;！？!?：:]", match["name"]):
        return False
    name = re.sub("[（(](?:签字|签章|签名|盖章|手印|印|章)[）)]$", "", match["name"]).strip(_BLANKS)
    if is_date(name):
        return False
    if match["colon"] not in "：:":  # 报告人　王某某
        return bool(_SIGNING_WORDS.match(text)) and is_name(name)
    if _SIGNING_WORDS.match(text):
        return True
    several = re.split(f"[{_BLANKS}、]+", _AND_MORE.sub("", name))
    return above_date and (is_name(name) or all(map(is_name, several)) or ORG.search(name) is not None)


# What a short line that ends in a colon is when it calls nobody: it opens a list, a field of a form, somebody's words.
_CALLS_NOBODY = re.compile(
    r"现将|如下|以下|下列|为了|根据|按照|关于|通过|包括|分别|主要|表明|证明|告诉|[是为有上]$|第.{1,4}[条章节]|[0-9]{1,2}月|^[0-9０-９A-Za-z]|^(?:要|需|应(?!急)|其中|一是|首先|例如|比如|另外|为此|特此|我的|我们?|本人|现)"
    r"|(?:情况|做法|问题|措施|内容|要求|意见|事项|时间|地点|名单|特点|经验|体会|建议|目标|任务|原则|背景|摘要|概况|安排|重点|成效|工作|方面|步骤|阶段|议题|议程|会议|目录|提要|提纲|说明"
    r"|总结|汇报|报告|通报|介绍|简介|表示|指出|强调|认为|议定|决定|倡议|承诺|说|问|答|电话|联系人|联系方式|邮箱|地址|日期|来源|编辑|标题|方式|条件|对象|范围"
    r"|标准|流程|程序|依据|原因|结果|结论|优点|缺点|不足|打算|计划|思路|举措|文号|编号|关键词|主题词|职务|姓名|单位名称|职责|分工|数据|表格|签名|落款|补充|提示|导语|前言|引言|按语|正文|白"
    r"|增长|成长|下降|上升|发展|建设|管理|服务|保障|改革|创新|生产|安全|教育|治理|整治|投资|收入|支出|指标|进展|进度|落实|开展|推进|完成|提升|提高|加强|改善|优化|变化|形势|现状|趋势|影响|作用|意义|效果"
    r"|效益|亮点|典型|案例|事例|例子|感受|启示|思考|分析|研究|调查|调研|检查|考核|评价|评估|监督|宣传|培训|学习|活动|项目|奖项|工程|制度|机制|体系|能力|水平|质量|作风|纪律|责任|政策|资金|经费|材料|文件|资料|清单|附表|方案|定义|术语|口号|主题|宗旨"
    r"|任职|经历|简历|履历|理由|请示|回复|答复|批示|签字|盖章|时段|期限|费用|价格|数量|总数|完成数|人数|得分|分数|排名|人口|规格|型号|用途|缘由|过程|经过|起因|后果|教训|体现|表现|发言|讲话|致辞|信息|过去|未来|自述|而言|来看)$"
    r"|^各(?:项(?!目(?:部|公司|组|单位))|类|种|方面|自|个|别|阶|环)|^(?:一|二|三|上|下|本|今|去|近|当|目)[年月周日季前半]|[0-9一二三四五六七八九十今去明全本每][年月日]$|季度$|(?:工作|生活|学习|过程)中$|[未近]来$|[以之]下$"
)
# Who is listed after such a word is not called by it.
_LISTED = re.compile(
    r"(?:分管|包联|包保|中标|先进|获奖|责任|牵头|承办|主办|协办|参赛|参与|参加|参会|出席|列席|与会|缺席|请假|调研|考察|受访|入选|家庭|表彰|受表彰|推荐|示范|试点|评审|主持|记录|联系|填表|填报|报送|申报|重点)"
    r"(?:领导|单位|部门|企业|个人|人员|成员|人|对象|专家|乡镇|村|集体)?"
    r"|(?:领导|工作|专项|调研|考察|评审)?(?:小组|专班|组)|(?:副?组长|成员|组员|顾问|秘书长?|副?主编|编委|评委会?|主任|副主任|委员)"
)


def is_addressees(text: str) -> bool:
    """Whether a text names those whom a document is for: bodies or people, and a colon."""
    names = _called(text, 200)
    return bool(names) and all(_PEOPLE.search(name) or _is_whole_body(name) for name in names)


def _is_whole_body(text: str) -> bool:
    """Whether a text is the name of a body, and no word that ends as those do: 云溪县档案馆, not 场所."""
    return len(text) > 4 and ORG.search(text) is not None and not re.search("场所$|台$", text)


def _called(text: str, most: int) -> list[str]:
    """The names that a line which ends in a colon may call; none where it calls nobody."""
    if not 2 <= len(text) <= most or text[-1] not in "：:" or re.search("[。；;！!？?“”]", text):
        return []
    bare = re.sub("[（(][^（）()]*[）)]", "", text[:-1]).strip(_BLANKS)
    names = [name.strip(_BLANKS) for name in re.split("[、，,]", bare)]
    if not all(names) or any(_CALLS_NOBODY.search(name) for name in names):
        return []
    if _SIGNING_WORDS.match(bare) or (len(names) == 1 and _LISTED.fullmatch(bare)):
        return []
    return names


_GREETING = re.compile(
    r"(?P<names>.+?)(?:[，,、 \u3000]?(?:大家|你们|您|新年|节日)?(?:早上|上午|中午|下午|晚上)?(?:好|快乐))?[！!；;]"
)


def is_greeting(text: str) -> bool:
    """Whether a text calls those whom a speech is for: 同志们！ or 各位领导、各位同事，大家好！"""
    match = _GREETING.fullmatch(text) if len(text) <= 48 else None
    return bool(match and not re.search("[！!。]", match["names"]) and is_addressees(f"{match['names']}："))


def calls_by_words(text: str) -> bool:
    """Whether a text begins as only those do who are called: 各车间, 全体职工, 尊敬的王老师."""
    return re.match("尊敬|敬爱|亲爱|所有|所属|有关|致", text) is not None or (
        re.search("各|全体|广大", text) is not None
    )


def may_be_addressees(text: str) -> bool:
    """Whether a text has the form of those addressed, whatever its words: short, a colon at its end, names parted by 、 or
    commas before it, which tell of a body or call somebody."""
    names = _called(text, 60)
    if not names or ":" in text[:-1] or "：" in text[:-1] or any(len(name) > 24 for name in names):
        return False
    return calls_by_words(text) or any(
        _PEOPLE.search(name) or ORG.search(name) or is_name(name) or _CALLED.search(name) for name in names
    )


_CALLED = re.compile(
    "(?:妇联|工会|团委|总支|组织|法院|检察院|人民|群众|儿女|校友|读者|用户|客户|业主|网友|市民|农民|住户|商户|经营户|店主|司机|旅客|乘客|游客|患者|考生|学生|新生|师生|供应商|供货商|会员|战友|父老|老乡|伙伴|妈妈|爸爸|爷爷|奶奶|教授|医生|师傅|经理|博士|律师|编辑部|协会|学会|商会|联合会|党校|(?:工务|电务|机务|供电|车务|客运|车辆|公路|养护|航道|线路)段|(?:气象|地震|海事|观测|广播)台|水库|矿|港|场所|站点|苗圃|林班|网点|门店|作者|青年|少年)$"
)
