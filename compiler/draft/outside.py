"""Lines that stand round a paper and are no part of it: of a web page, of a letterhead, of an imprint, of those who typed it.

In: the text of a line, without what nobody sees. Out: which of them it is. Each is known by its form: a path of a page, a
key and a colon, words for buttons, a document number; where it stands is weighed in `head` and `foot`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from .sentences import IN_PARENTHESES, is_date

_GAPS = re.compile("[ \u3000\xa0\t]+")


def _spaced(words: str) -> str:
    """A pattern of words that may have blanks between their characters: 标　　题."""
    return "|".join("[ \u3000\xa0]*".join(word) for word in words.split())


# ---- a web page ---------------------------------------------------------------------------------------------------

# Keys that only the head of a page has, and those that a paper has, too: these count where they do not stand alone.
_KEY = _spaced(
    "信息来源 文章来源 稿件来源 新闻来源 来源 发布时间 发布日期 发布机构 发布单位 发布人 发文机关 发文机构 发文单位 发文字号 发文日期 索引号"
    " 索取号 主题分类 信息分类 信息类别 体裁分类 生成日期 公开日期 公开方式 公开范围 公开类别 公开属性 有效性 时效性 效力状态 生效日期 实施日期 废止日期"
    " 浏览次数 浏览量 浏览 访问量 访问次数 阅读量 阅读次数 阅读 点击数 点击量 点击率 点击次数 点击 字号 字体 字体大小 视力保护色 责任编辑 责编 供稿单位"
    " 供稿 点赞 评论 人气 更新时间 录入时间 上传时间 录入 语音播报 统一编号 公文种类 作者单位 分享到 分享 信息索引号 微信号 公众号 功能介绍 账号主体"
)
_SHARED_KEY = _spaced(
    "时间 日期 成文日期 成文时间 作者 图片 图 文 制图 排版 编辑 审核 校对 初审 复审 终审 标题 名称 文号 单位 撰稿 摄影 主办 主题词"
)
_PAGE_KEY = re.compile(rf"[【\[［(（]?(?:{_KEY})[】\]］]?[：:].*")
_TWO_KEYS = re.compile(
    rf"[【\[［(（]?(?:{_SHARED_KEY})[：:][^。；]{{0,40}}?[ \u3000\xa0\t|｜】\]］](?:.*[^\u3400-\u9fff])?"
    rf"(?:{_KEY}|{_SHARED_KEY})[：:].*"
)
_ONE_SHARED = re.compile(
    rf"[^\u3400-\u9fffA-Za-z]*(?:END|The End|THE END)[^\u3400-\u9fffA-Za-z]*|[【\[［(（]?(?:{_SHARED_KEY})[】\]］]?[：:][^。；]{{0,40}}"
)
_PATH = re.compile(
    r"(?:您|你)?(?:现在|当前|所在)?的?(?:当前)?(?:所在)?(?:的)?位置[：:].*"
    r"|(?:网站)?(?:首页|主页)[ \u3000]*(?:[>＞»›→/|｜\\·-]|-|—).*"
    r"|[\u3400-\u9fff]{2,12}(?:网|网站|门户|平台|政府|频道|专栏)[ \u3000]*(?:>|＞|»|›|→|－)+[ \u3000]*[^。；，！？]{1,60}"
    r"|[^。；，！？：>＞»›]{2,16}(?:[ \u3000]*[>＞»›][ \u3000]*[^。；，！？：>＞»›]{2,24}){2,6}"
    r"|[\u3400-\u9fff]{2,20}(?:门户网站|政府网站?|信息网|官方网站|官网|新闻网|公众号)|(?:https?://|www\.)[!-~]+"
)
# What accounts on a phone put above and below a text.
_ACCOUNT = re.compile(
    r"[^\u3400-\u9fff]*(?:点击|戳|点亮|长按|扫码|扫描|识别|轻触|猛戳)[^。；]{0,24}(?:关注|订阅|蓝字|星标|二维码|阅读原文|收听|加入)[^。；]{0,12}|欢迎(?:关注|转发|订阅|投稿)[^。；]{0,16}|(?:点个|点赞)[^。；]{0,8}(?:在看|再走|转发)[^。；]{0,16}"
    r"|(?:本文)?(?:共|约|全文)[^。；，]{0,6}\d+字.{0,24}|预计阅读.{0,12}|听?全文.{0,3}约?\d+分钟.{0,4}|转载请.{2,16}|未经(?:授权|许可|允许).{0,12}转载"
    r"|[12]\d{3}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2})?[ \u3000]*发表于.{2,8}|(?:(?:阅读|浏览|观看|播放|点赞|赞|在看|转发|分享|收藏|评论|留言)[ \u3000]*\d[\d.,]*万?\+?[ \u3000]*){2,6}|\[(?:图片|文件|语音|视频|链接|表情|动画表情|位置|红包)\].{0,40}|(?:原创|首发)[ \u3000]+[^。；，]{2,48}|[^。；，]{2,16}[ \u3000]+(?:今天|昨天|前天|\d天前|\d周前)|[↑↓⬆⬇▲▼👆👇]+[^。；]{0,24}|无障碍(?:阅读|浏览)?.{0,40}"
)
_BUTTON = (
    r"A[+-]?|[Tt][+-]?|大|中|小|默认|打印(?:本页|本文|此页)?|收藏(?:本页)?|关闭(?:窗口|本页|页面)?|返回(?:顶部|首页|列表|上一页)?|分享(?:到|至)?[：:]?|微信|微博"
    r"|新浪微博|QQ空间|QQ|朋友圈|抖音|纠错|我要纠错|复制链接|点赞|在看|阅读原文|举报|朗读|收听|听全文|下载|字号[：:]?|字体[：:]?|【|】|\[|\]|［|］|\||｜|/|,|，|、|\(|\)"
)
_BUTTONS = re.compile(
    rf"(?=.*(?:打印|收藏|关闭|返回|分享|微信|微博|A\+|字号|字体|纠错|朗读|阅读原文|点赞|举报))(?:{_BUTTON}|[ \u3000\xa0\t])+"
)
_REST = re.compile(
    r"扫一扫.{0,24}|(?:上|下)一(?:篇|条|页)[：:].*|相关(?:阅读|链接|新闻|稿件|文章|文档|信息|推荐|解读|政策)[：:]?.*|版权所有.*|.{0,20}ICP备.*|.{0,10}公网安备.*|[12]\d{3}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:[ \u3000T]+\d{1,2}:\d{2}(?::\d{2})?)?[ \u3000]+(?:信息|文章|稿件)?(?:来源|作者|浏览|编辑|阅读|字号|字体|分享|点击|发布).*"
    r"|[12]\d{3}[-年/.]\d{1,2}[-月/.]\d{1,2}日?[ \u3000T]+\d{1,2}:\d{2}(?::\d{2})?|(?:转自|摘自|原文链接)[：:].{1,60}"
)


# What a program that passes papers or messages on puts beside a line: who, and the minute, written as machines do.
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
_MINUTE = rf"(?:[12]\d{{3}}[-/.])?\d{{1,2}}[-/]\d{{1,2}}[ \u3000T]+{_CLOCK}"
_STAMPED = re.compile(
    rf"[^。；：:]{{2,12}}[ \u3000]+{_MINUTE}(?:[：:].{{1,60}})?|[^。；，：:]{{2,8}}[ \u3000]+{_CLOCK}[：:].{{2,60}}"
    rf"|(?=[^，。；：:]{{1,20}}[：:（(])[^；]{{2,100}}?[ \u3000（(]{_MINUTE}[^。；]{{0,12}}[）)]?"
)

_SENDER = re.compile(
    rf"[\u3400-\u9fffA-Za-z·]{{2,12}}[ \u3000]+(?:(?:今天|昨天|前天|星期.|周.)[ \u3000]*)?(?:(?:凌晨|早上|上午|中午|下午|晚上)[ \u3000]*)?{_CLOCK}"
)


_BAR = re.compile("(?<=[\u3400-\u9fff])[ \u3000]?[｜|][ \u3000]?(?=[\u3400-\u9fffA-Za-z])")
ROOM_FOR_DAY = re.compile("年[ \u3000_＿]+月[ \u3000_＿]+日")  # is written by hand


def is_sender(text: str) -> bool:
    """Whether a line may be who sent a message and at what o'clock, 小吕 9:47: above a paper it is, in it a programme goes so."""
    return _SENDER.fullmatch(text) is not None


def is_stamped(text: str) -> bool:
    """Whether a line is of a program that passes papers or messages on: a name and the minute, and what was said or not."""
    return len(text) <= 120 and _STAMPED.fullmatch(text) is not None and not is_date(text)


@lru_cache(maxsize=2048)  # each phase asks of each line
def of_page(text: str) -> bool:
    """Whether a line is of the page that a text was copied from: its path, its keys, its buttons."""
    if len(text) > 160 or ROOM_FOR_DAY.search(text):
        return False
    text = _BAR.sub("：", text)
    return any(form.fullmatch(text) for form in (_PAGE_KEY, _TWO_KEYS, _PATH, _BUTTONS, _REST, _ACCOUNT))


def may_be_of_page(text: str) -> bool:
    """Whether a line is of a page where one beside it is: 时间：2031-02-02."""
    return _ONE_SHARED.fullmatch(text) is not None


# ---- a letterhead -------------------------------------------------------------------------------------------------

_TOTAL = r"(?:[ \u3000]*[（(]总.{1,8}[）)])?"
_ISSUE = rf"第[ \u3000]*[0-9〇○零一二三四五六七八九十百]{{1,5}}[ \u3000]*(?:[号期]{_TOTAL}|周(?:[（(][^（）()]{{3,16}}[）)])?)"
# The figures may be still to come: 〔2025〕　号, 〔2025〕××号.
_NUMBER = re.compile(
    rf"[^。；，：]{{0,24}}[〔\[［(（【﹝{{]\s*[12]\d{{3}}\s*[〕\]］)）】﹞}}]\s*(?:第\s*)?[0-9A-Za-z×＊*_＿—-]{{0,6}}\s*[号期次]{_TOTAL}"
    r"|[（(〔][12]\d{3}[）)〕][\u3400-\u9fff0-9×＊*]{1,14}?(?:第[ \u3000]*)?\d{1,5}号|[\u3400-\u9fff]{1,8}字[ \u3000]*第[ \u3000]*\d{1,6}[ \u3000]*号"
    rf"|[\u3400-\u9fff]{{0,12}}[ \u3000]*[12]\d{{3}}[-—年〕][ \u3000]*(?:第\s*)?\d{{1,4}}[ \u3000]*[号期]{_TOTAL}"
    rf"|[（(〔\[]?(?:总)?{_ISSUE}[）)〕\]]?|[\u3400-\u9fff][\u3400-\u9fff \u3000]{{1,22}}[ \u3000]+(?:[12]\d{{3}}年)?{_ISSUE}|[\u3400-\u9fff]{{2,8}}[函发字办]第[0-9]{{1,4}}号"
)
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_SIGNED_BY = re.compile(
    "签[ \u3000]*发(?:[ \u3000]*人)?[：:].{0,60}|会[ \u3000]*签(?:[ \u3000]*人)?[：:].{0,20}"
)
# 内部资料　注意保管; 内部材料 请勿外传.
_KEPT = "(?:[，,·]?(?:(?:请|注意|妥善|严禁|禁止|切勿|请勿|不得|不准|不可|仅限){1,2}[\u3400-\u9fff]{0,3}(?:保存|保管|保密|外传|外泄|传阅|翻印|转发|复制|扩散|公开)))?[!！。]?"
_MASTHEAD = re.compile(
    rf"(?:机密|秘密|绝密|特急|加急|平急|急件|内部(?:资料|文件|材料|使用|参考|参阅|掌握|传阅|刊物){_KEPT})(?:[ \u3000★☆].{{0,16}})?|[★☆].*|(?:此件|附件)\d*|.{{2,40}}文件|\d{{6}}"
    r"|(?:紧急程度|密级(?:和保密期限)?|保密期限|份号|等级|编号|收文编号|拟稿(?:人|单位|部门)?|核稿(?:人)?|主办(?:单位)?|承办(?:单位)?|编印|编发|主编|档案号|档号|卷号|缓急)[：:].{0,40}"
    rf"|[【［\[][^】］\]]{{2,20}}[】］\]]|[（(]?(?:会[前后中]收回|阅后(?:收回|即退|即焚)|仅供(?:讨论|参考|内部|参阅|领导|审阅|研究).{{0,10}}|内部(?:资料|文件|材料|使用|参考|参阅|掌握|传阅|刊物){_KEPT}|扫描件|复印件|影印件|原件.{{0,10}}|抄件|存档|待审|样稿|清样)[）)]?"
    r"|.{2,24}(?:发文稿纸|发文处理单|拟稿纸|稿签|发文签|办文单)|.{1,20}(?:[局委室办部组会厅院处]|中心)(?:编印|主办|主编|编发|编|印)(?:[12]\d{3}年.{2,8})?"
)


_COLLECTED = "会[前后中]收回|阅后(?:收回|即退|即焚)"
# What is set at the head of a paper beside its fields, of a telegram and of what is to be kept in the house.
_OF_HEAD = (
    rf"内部(?:资料|文件|材料|使用|参考|参阅|掌握|传阅|刊物|情况|明电)?(?:{_COLLECTED}|{_KEPT})|(?:内部)?(?:传真|明传|密传|明码|密码)?电报|[明密]电|急件|特件|密件|抄件|{_COLLECTED}"
    r"|(?:发电单位|发往|签批盖章|会签人?)[：:].{2,60}|[\u3400-\u9fff]{0,6}机?发[0-9]{0,6}号"
)
_HEAD_NOTE = re.compile(rf"(?:{_OF_HEAD})|[（(](?:{_OF_HEAD})[）)]|[【\[［](?:{_OF_HEAD})[】\]］]")
# Two stars at either end set a line in bold, and are no row of marks that a page is parted with.
_BOLD = re.compile(r"\*\*[^*\s](?:[^*]*[^*\s])?\*\*")
# What a machine, a scan, a ledger or a group of a messenger tells of where a text is from; and a list of what an issue holds.
_FOUND_IN = re.compile(
    r".{0,40}(?:自动生成|自动识别|OCR|系统导出|导出时间).{0,30}|(?:扫描件|扫描|复印件|影印件|照片|截图|图片)[ \u3000_-]*[0-9A-Za-z_.-]{2,30}(?:[（(].{0,20}[）)]|[ \u3000]+第.{1,4}页.{0,8})?"
    r"|.{2,30}(?:公示栏|公告栏|宣传栏|黑板报|展板|群发记录|短信平台|专版)|.{0,40}第[ \u3000]?\d{1,3}[ \u3000]?版|(?:转发|转|摘|来)自[^。；]{2,24}群.{0,16}"
    r"|(?:提案|建议|议案|案件|信访|受理|合同|协议|证书|项目|流水|登记)?编号[：:].{0,60}"
    r"|.{2,16}(?:本|簿|册|卷|档案)(?:[（(][^（）()]{1,8}[）)])?第.{1,5}页.{0,4}|.{2,20}群(?:聊)?[（(]\d{1,4}[）)]|本期(?:导读|要目|目录|看点|内容|提要|关注)|导读|要目|(?:已(?:归档|办结|签收|阅办)|(?:归档|打印|签收|阅办|流转)(?:次数|份数|时间|日期)[：:]?)[ \u3000]*[^。；，]{0,20}"
    r"|[^。；]{0,24}沿[^。；，]{0,6}线[^。；，]{0,4}[剪裁撕][^。；]{0,24}"
    r"|[【［\[（(][^【】。；]{2,40}(?:推送|编辑|责编|审核|供稿)[：: \u3000][^【】。；]{0,50}[】］\]）)]"
    r"|[^。；，：]{2,30}(?:(?:录音|记录|速记)?整理|速记|誊录|摘编|整理稿)[ \u3000]+[12]\d{3}[年./-].{3,8}"
    r"|[—─━－=＝*＊~～#·.…-]{2,}[^，。；：]{2,12}[—─━－=＝*＊~～#·.…-]{2,}"
    r"|.{0,30}[ \u3000](?:NO|No|№)[.．:： ]*\d{2,12}|第[ \u3000]*\d{1,5}[ \u3000]*号(?:提案|建议|议案)"
    r"|(?:第一|领衔)?(?:提案|建议|议案)(?:人|者)[：:].{1,60}|(?:审查|立案|承办|办理|拟办|领导|流程)意见[：:].{1,60}|(?:文件|公文|稿件)(?:标题|名称|类型)[：:].{1,60}"
)


def is_found_in(text: str) -> bool:
    """Whether a line tells where a text was found: a scan and its number, a page of a ledger, a group of a messenger."""
    return len(text) <= 80 and _FOUND_IN.fullmatch(text) is not None and not _BOLD.fullmatch(text)


def is_head_note(text: str) -> bool:
    """Whether a line is set at the head of a paper beside its fields: 内部资料　注意保存, 发电单位：某市应急管理局."""
    return _HEAD_NOTE.fullmatch(_GAPS.sub("", text)) is not None


def is_number(text: str) -> bool:
    """Whether a line is the number of a document, the name of who signed it out beside it or not."""
    bare = text = text.translate(WIDE)
    if signed := _SIGNED_BY.search(text):
        bare = text[: signed.start()].rstrip(" \u3000\xa0\t")
    return bool(_NUMBER.fullmatch(bare.strip("（）() \u3000"))) or bool(_NUMBER.fullmatch(bare))


def is_full_number(text: str) -> bool:
    """Whether a line is the number of a document with its year in brackets: 甬鄞检建〔2025〕14号."""
    return (
        is_number(text)
        and re.search(r"[〔\[［(（【﹝{]\s*[12]\d{3}\s*[〕\]］)）】﹞}]|^[12]\d{3}年第\d{1,4}号$", text)
        is not None
    )


# Which paper of a meeting it is, typed above its title: 会议文件（九）, 汇报材料之五, 提案第 0118 号.
_OF_MEETING = re.compile(
    r".{0,48}(?:会议?|大会|论坛|培训班|[汇述]报|交流|发言|参阅|讨论|学习|书面|审议|研讨|座谈)?(?:文件|材料|资料|议题|议程|议案|参阅件)(?:之[0-9一二三四五六七八九十]{1,3}|[（(](?:之)?[0-9一二三四五六七八九十]{1,3}[）)]|(?<=[文材议题料])第?[0-9]{1,2}号?)"
    r"|(?:会议|大会|参阅|讨论|审议|学习)(?:文件|材料|资料)|(?:征求意见|送审|讨论|报批|审议|审定|代拟|表决|上会|定|终|最终|初|正式|修改|第[一二三四五六七八九]|[一二三四五六]改)稿(?:\d{3,8})?|[Vv]?\d(?:\.\d)?[版稿]|[Vv]\d(?:\.\d{1,2}){0,2}|\d{3,8}稿|[\u3400-\u9fff]{1,3}(?:主任|书记|局长|处长|科长|部长|秘书长|[市区县镇乡院校]长|主席|经理|总)(?:已?[审阅改定]|修改|审改|阅改)(?:过|稿)?"
    r"|.{0,16}(?:讲话|发言)之[0-9一二三四五六七八九十]{1,3}"
    r"|\S.{0,60}\.(?:docx?|wps|wpt|txt|md|pdf|rtf|odt)|正文[：:]?"  # the name of the file, or what says that a text follows
    r"|(?:提案|议案|建议|案)(?:编号|号)?[：:]?[ \u3000]*第?[ \u3000]*[0-9]{1,5}[ \u3000]*号?(?:[ \u3000]+.*)?"
)


_MAY_BE_OF_MEETING = re.compile(
    r".{0,32}(?:会议?|大会|论坛|座谈|典型|经验|书面)(?:书面)?(?:交流|发言|汇报|参阅|学习|讨论)?(?:文件|材料|资料)"
    r"|(?:汇报|交流|发言|书面发言|书面交流|(?:\S{0,8}领导)?讲话)材料|(?:大会|会议|书面|典型|经验)(?:书面|典型|经验|交流){0,2}(?:发言|汇报|讲话)|\S{0,8}领导讲话|.{2,32}(?:次会议|大会)(?:提案|议案|建议)"
)
_MEETING = re.compile(
    ".{2,32}(?:次会议?|推进会|部署会|调度会|现场会|交流会|研讨会|座谈会|工作会议?|全会|论坛|培训班)"
)


def may_be_of_meeting(text: str) -> bool:
    """Whether a line tells of which meeting a paper is, where a title stands below it: 全县经济工作会议交流材料."""
    return _MAY_BE_OF_MEETING.fullmatch(_GAPS.sub("", text)) is not None


def is_meeting(text: str) -> bool:
    """Whether a line names a meeting: 全县基层党建工作推进会."""
    return _MEETING.fullmatch(_GAPS.sub("", text)) is not None


def of_letterhead(text: str) -> bool:
    """Whether a line stands above the title of a printed paper: 机密★1年, 某县文件, its number, who signed it out, which
    paper of a meeting it is."""
    return len(text) <= 60 and (
        is_number(text)
        or re.fullmatch(r".{2,24}[ \u3000]{2,}签[ \u3000]*发(?:[ \u3000]*人)?[：:].{2,20}", text) is not None
        or _SIGNED_BY.fullmatch(text) is not None
        or _OF_MEETING.fullmatch(_GAPS.sub("", text)) is not None
        or _MASTHEAD.fullmatch(_GAPS.sub("", text)) is not None
    )


# ---- an imprint ---------------------------------------------------------------------------------------------------

_COPIES = re.compile(
    r"(?:抄\s*送|抄\s*报|抄\s*发|分\s*送|主\s*送|报\s*送|呈\s*报|呈\s*送|发\s*送|印\s*送|发|报|送)[：:].{2,}"
)
_IMPRINT = re.compile(
    r".{2,48}(?:\d{4}|[〇○零一二三四五六七八九0]{4})年\s*.{1,3}月\s*.{1,3}日\s*(?:印发|印制|印|发)[ \u3000]*(?:[（(]?共印.{1,8}[）)]?)?|(?!.*关于).{2,30}(?:印发|印制)$"
    r"|[（(]?共\s*\d{1,3}\s*页[）)]?|[（(]?(?:共\s*印|印\s*数|印\s*发).{0,3}\d{1,5}\s*份[）)]?.{0,4}|[（(].{0,30}(?:打印|共印|印)\s*\d{1,5}\s*份[）)]"
    r"|主\s*题\s*词[：:].*|印\s*发\s*(?:机\s*关|日\s*期|单\s*位)?[：:].*|.{2,30}(?:办公室|秘书科|秘书股|综合科|文秘科)(?:秘书.|文秘.)?[ \u3000]{2,}\S+印"
)
_TYPED = re.compile(r"(?:拟稿|核稿|审稿|校对|校核|录入|打印|打字|排版|责任编辑|责编)(?:人员|人|员)?[：:].*")


def is_copies(text: str) -> bool:
    """Whether a line tells who gets copies."""
    return _COPIES.fullmatch(text) is not None and not text.endswith(("：", ":"))


def of_imprint(text: str) -> bool:
    """Whether a line stands below a printed paper: 主题词, 抄送, who printed it, when and how often, who typed it."""
    return len(text) <= 200 and (
        is_copies(text) or _IMPRINT.fullmatch(text) is not None or _TYPED.fullmatch(text) is not None
    )


# ---- adopted -------------------------------------------------------------------------------------------------------

_ADOPTED = re.compile(
    r"[（(]?[^。；]{0,20}\d{4}年[^。；]{0,12}[月日][^。；]{0,60}(?:通过|批准|公布|发布|修订|修正|施行|印发|审定)[^。]{0,80}"
)


def adopted(texts: Sequence[str]) -> int:
    """How many lines, from the first on, say when and by whom a paper was adopted; 0 where they do not."""
    whole = ""
    for count, text in enumerate(texts[:5], 1):
        if not text or len(text) > 80 or re.search("[。；]", text):
            return 0
        whole += text
        if _ADOPTED.fullmatch(whole) and not is_date(whole):
            opens, closes = len(re.findall("[（(]", whole)), len(re.findall("[）)]", whole))
            if closes >= opens and (IN_PARENTHESES.fullmatch(whole) or whole[-1] in "）)"):
                return count
            if not opens and not closes and re.search("(?:通过|批准|公布|发布|修订|修正|施行|印发)$", whole):
                following = texts[count] if count < len(texts) else ""
                if not re.search("[）)]$", following):
                    return count
    return 0
