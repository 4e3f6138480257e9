"""Drafts of papers that are issued: head and foot in the layouts that offices type them in, as fields, and printed again."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from compiler.document.model import Document
from compiler.document.validate import validate
from compiler.draft.prove import printed
from compiler.draft.readers import read_draft
from compiler.draft.recognise import Recognised, loaded, recognised
from compiler.flow.blocks import Paragraph
from compiler.flow.resolve import resolve
from compiler.messages import codes
from compiler.source.load import Source, load
from compiler.terms import standard
from compiler.terms.fields import FIELDS
from tests.kit.support import STARTERS, rendered

TEXT = """市直各部门：
　　为加快预算执行进度，提高财政资金使用效益，现将有关事项通知如下。
　　各部门要按月对账分析，查明进度慢的原因，及时改进。
"""
FOOT = """　　　　　　　　　　某市财政局
　　　　　　　　　　2026年1月8日
"""


NEW_LINE = "\n"


class Paper(NamedTuple):
    """A draft, and fields that it must have; None for one that it must not have."""

    text: str
    fields: Mapping[str, object]


PAPERS = {
    "notice, everything on lines of its own": Paper(
        f"""000012
机密★1年
特急
某市财政局文件
某财发〔2026〕8号
关于做好预算执行工作的通知
{TEXT}{FOOT}　　（此件公开发布）
抄送：市委办公室，市政府办公室。
某市财政局办公室　　　　2026年1月8日印发
""",
        {
            "文种": "通知",
            "份号": "000012",
            "密级": "机密★1年",
            "紧急程度": "特急",
            "发文机关": "某市财政局",
            "发文字号": "某财发〔2026〕8号",
            "标题": "关于做好预算执行工作的通知",
            "署名": None,
            "成文日期": "2026-01-08",
            "附注": "（此件公开发布）",
            "抄送机关": "市委办公室，市政府办公室",
            "印发": {"机关": "某市财政局办公室", "日期": "2026-01-08"},
        },
    ),
    "copy number, secrecy and urgency abreast, rules of dashes": Paper(
        f"""000012　　　　秘密★6个月　　　　加急
某　市　财　政　局　文　件
某财发〔2026〕8号
————————————————
某市财政局关于做好预算执行工作的通知
{TEXT}{FOOT}
________________
抄送：市委办公室。
________________
某市财政局办公室　　2026年1月8日印发
________________
""",
        {
            "份号": "000012",
            "密级": "秘密★6个月",
            "紧急程度": "加急",
            "发文机关": "某市财政局",
            "抄送机关": "市委办公室",
        },
    ),
    "signatory beside the number, by a tab": Paper(
        """某区人民政府文件
某政〔2026〕15号\t签发人：张某某
某区人民政府关于建设排水管网项目的请示
市人民政府：
　　城东片区排水管网建于1998年，管径偏小、老化严重，每到汛期积水频发。
　　妥否，请批示。
　　附件：可行性研究报告
　　　　　　　　某区人民政府
　　　　　　　　2026年3月12日
　　（联系人：李某某，电话：83026157）
""",
        {
            "文种": "请示",
            "发文字号": "某政〔2026〕15号",
            "签发人": "张某某",
            "发文机关": "某区人民政府",
            "主送机关": "市人民政府",
            "附件": ["可行性研究报告"],
            "附注": "（联系人：李某某，电话：83026157）",
        },
    ),
    "three who signed, the number beside the last": Paper(
        """某市教育局
某市财政局　文件
某市公安局
　　　　　　　　　　　签发人：王建国　李　敏
某教〔2026〕3号　　　　　　　　　赵志强
某市教育局　某市财政局　某市公安局
关于校园安全经费的请示
市人民政府：
　　近年来，我市中小学校园安全设施老化，亟需更新，现申请专项经费。
　　妥否，请批示。
　　　　　　　　　　某市教育局　　某市财政局
　　　　　　　　　　　　　某市公安局
　　　　　　　　　　　　　2026年3月12日
""",
        {
            "文种": "请示",
            "发文机关": ["某市教育局", "某市财政局", "某市公安局"],
            "发文字号": "某教〔2026〕3号",
            "签发人": ["王建国", "李敏", "赵志强"],
        },
    ),
    "joint notice, 文件 on a line of its own": Paper(
        f"""某市教育局
某市财政局
文　件
某教〔2026〕3号
关于做好学生资助工作的通知
{TEXT}某市教育局　　　　某市财政局
　　　　　　2026年3月12日
""",
        {"发文机关": ["某市教育局", "某市财政局"], "发文字号": "某教〔2026〕3号"},
    ),
    "letter, its mark the bare name": Paper(
        """某市住房和城乡建设局
————————————————————
　　　　　　　　　　　　　某建函〔2026〕21号
某市住房和城乡建设局关于商请提供管线资料的函
某市供电公司：
　　根据市政府工作安排，我局正在编制老旧小区改造方案，现商请贵公司提供有关资料。
　　专此函达，请予支持。
　　　　　　　　某市住房和城乡建设局
　　　　　　　　2026年4月2日
""",
        {
            "文种": "函",
            "发文机关": "某市住房和城乡建设局",
            "发文字号": "某建函〔2026〕21号",
            "署名": None,
            "标题": "某市住房和城乡建设局关于商请提供管线资料的函",
        },
    ),
    "number not given yet": Paper(
        f"某市财政局文件\n某财发〔2026〕　号\n关于做好预算执行工作的通知\n{TEXT}{FOOT}",
        {"发文字号": "某财发〔2026〕　号"},
    ),
    "number below the title": Paper(
        f"某市财政局关于做好预算执行工作的通知\n某财发〔2026〕8号\n{TEXT}{FOOT}",
        {"发文字号": "某财发〔2026〕8号", "副标题": None, "标题": "某市财政局关于做好预算执行工作的通知"},
    ),
    "no head at all": Paper(
        f"某市财政局关于做好预算执行工作的通知\n{TEXT}{FOOT}",
        {"发文机关": None, "署名": "某市财政局", "发文字号": None},
    ),
    "copies on many lines, by classes": Paper(
        f"""某市财政局文件
某财发〔2026〕8号
关于做好预算执行工作的通知
{TEXT}{FOOT}
抄送：市委各部门，市委办公室，
　　　市人大常委会办公室；
　　　市法院，市检察院，
　　　各民主党派市委。
某市财政局办公室　　　　2026年1月9日印发
""",
        {
            "抄送机关": [
                "市委各部门，市委办公室，市人大常委会办公室",
                "市法院，市检察院，各民主党派市委",
            ],
            "印发": {"机关": "某市财政局办公室", "日期": "2026-01-09"},
        },
    ),
    "remark without parentheses, imprint by words": Paper(
        f"""某市财政局文件
某财发〔2026〕8号
关于做好预算执行工作的通知
{TEXT}{FOOT}此件公开发布
印发机关：某市财政局办公室
印发日期：2026年1月9日
""",
        {"附注原文": "此件公开发布", "印发": {"机关": "某市财政局办公室", "日期": "2026-01-09"}},
    ),
    "order": Paper(
        """某市人民政府令
第3号
《某市户外广告管理办法》已经2026年3月1日市人民政府第5次常务会议通过，现予公布，自2026年5月1日起施行。
　　　　　　　　市长　张某某
　　　　　　　　2026年3月5日
""",
        {"发文机关": "某市人民政府", "发文字号": "第3号", "标题": None, "成文日期": "2026-03-05"},
    ),
    "attachment below the imprint": Paper(
        f"""某市财政局文件
某财发〔2026〕8号
关于做好预算执行工作的通知
{TEXT}　　附件：预算执行进度表
{FOOT}
抄送：市委办公室。
某市财政局办公室　　　　2026年1月9日印发
附件
预算执行进度表
各部门应当按月填报，每月5日前报送。
""",
        {"抄送机关": "市委办公室", "印发": {"机关": "某市财政局办公室", "日期": "2026-01-09"}},
    ),
    "minutes": Paper(
        """某市人民政府常务会议纪要
〔2026〕12号
————————————
某市人民政府第12次常务会议纪要
　　2026年3月5日，市长张某某主持召开市政府第12次常务会议，研究了预算工作。
　　会议指出，要加快预算执行进度，提高财政资金使用效益。
　　出席：张某某、李某某、王某某
　　请假：赵某某
　　列席：孙某某、周某某
　　　　　　　　2026年3月6日
分送：各副市长，市政府各部门。
某市人民政府办公室　　2026年3月6日印发
""",
        {
            "发文字号": "〔2026〕12号",
            "标题": "某市人民政府第12次常务会议纪要",
            "出席": "张某某、李某某、王某某",
            "请假": "赵某某",
            "列席": "孙某某、周某某",
            "抄送机关": "分送：各副市长，市政府各部门",
        },
    ),
}
PAPERS |= {
    "bulletin, its edition above the rule, those who get it by words of their own": Paper(
        """某市优化营商环境工作简报
第3期
（总第45期）
某市优化营商环境工作领导小组办公室　　　　2026年4月8日
————————————————————
城东区推行“一窗受理”改革成效明显
　　2026年以来，城东区把“一窗受理”改革作为优化营商环境的突破口，整合窗口、精简材料。
　　区政务服务中心将42个专业窗口整合为16个综合窗口，群众办事不再多头跑。
报：市委、市政府领导。
送：市直各部门，各区、县人民政府。
发：领导小组各成员单位。
某市优化营商环境工作领导小组办公室　　2026年4月8日印发
（共印120份）
""",
        {
            "文种": "简报",
            "发文字号": "第3期（总第45期）",
            "编发": {"机关": "某市优化营商环境工作领导小组办公室", "日期": "2026-04-08"},
            "成文日期": None,
            "标题": "城东区推行“一窗受理”改革成效明显",
            "抄送机关": [
                "报：市委、市政府领导",
                "送：市直各部门，各区、县人民政府",
                "发：领导小组各成员单位",
            ],
            "印发": {
                "机关": "某市优化营商环境工作领导小组办公室",
                "日期": "2026-04-08",
                "份数": "120",
            },
        },
    ),
    "bulletin, both numbers on one line": Paper(
        """某市财政工作简报
2026年第3期（总第45期）
某市财政局办公室　　2026年4月8日
预算执行进度加快
　　一季度全市一般公共预算支出进度为26.4%，比上年同期快1.8个百分点，民生支出保障有力。
报：市委、市政府
送：市直各部门
""",
        {
            "发文字号": "2026年第3期（总第45期）",
            "编发": {"机关": "某市财政局办公室", "日期": "2026-04-08"},
            "抄送机关": ["报：市委、市政府", "送：市直各部门"],
        },
    ),
    "those addressed at the foot, as they are many": Paper(
        f"""某市财政局文件
某财发〔2026〕8号
关于做好预算执行工作的通知
{TEXT.partition(chr(10))[2]}{FOOT}
主送：市委办公室，市人大常委会办公室，市政协办公室，市教育局，
　　　市民政局，市水利局。
抄送：省财政厅。
某市财政局办公室　　2026年1月9日印发
（共印25份）
""",
        {
            "主送机关": "市委办公室，市人大常委会办公室，市政协办公室，市教育局，市民政局，市水利局",
            "主送位置": "版记",
            "抄送机关": "省财政厅",
            "印发": {"机关": "某市财政局办公室", "日期": "2026-01-09", "份数": "25"},
        },
    ),
    "minutes of one sentence, without a title": Paper(
        """某市人民政府常务会议纪要
〔2026〕12号
————————————
会议原则同意老旧小区改造计划。
　　出席：张某某、李某某
　　请假：赵某某
""",
        {
            "标题": None,
            "正文": "会议原则同意老旧小区改造计划。",
            "出席": "张某某、李某某",
            "请假": "赵某某",
        },
    ),
    "minutes, who takes them and when above the rule": Paper(
        """某市人民政府专题会议纪要
某政阅〔2026〕7号
某市人民政府办公室　　　　　　2026年3月20日
＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿
关于研究防汛排涝工作的会议纪要
　　2026年3月18日下午，副市长张某某主持召开专题会议，研究中心城区防汛排涝工作。
　　会议要求，市政府督查室要将上述事项列入台账，每半月调度一次。
　　出席：张某某、李某某
""",
        {
            "标题": "关于研究防汛排涝工作的会议纪要",
            "编发": {"机关": "某市人民政府办公室", "日期": "2026-03-20"},
            "成文日期": None,
        },
    ),
}


def _read(text: str) -> Recognised:
    return recognised(read_draft("draft.txt", text.encode()))


_LETTER = f"""某市财政局
————————————
{{}}
某市财政局关于商请支持预算工作的函
{TEXT}{FOOT}"""
PAPERS |= {
    f"beside its number: {line}": Paper(
        _LETTER.format(line),
        {"发文字号": "某财函〔2026〕8号", "标题": "某市财政局关于商请支持预算工作的函"} | fields,
    )
    for line, fields in {
        "加急　　　　　　　　某财函〔2026〕8号": {"紧急程度": "加急"},
        "某财函〔2026〕8号　　特　急": {"紧急程度": "特急"},
        "加急某财函〔2026〕8号": {"紧急程度": "加急"},
        "某财函〔2026〕8号（特急）": {"紧急程度": "特急"},
        "紧急程度： 特急　　某财函〔2026〕8号": {"紧急程度": "特急"},
        "机密 ★ 1年　　某财函〔2026〕8号": {"密级": "机密★1年"},
        "000012　机密★1年　特急　　某财函〔2026〕8号": {
            "份号": "000012",
            "密级": "机密★1年",
            "紧急程度": "特急",
        },
        "加急　　某财函〔2026〕8号　　签发人：王建国": {"紧急程度": "加急", "签发人": "王建国"},
    }.items()
}
_NOTICE = f"某市财政局文件\n某财发〔2026〕8号\n关于做好预算执行工作的通知\n{TEXT}{FOOT}"
_PRINTS = "某市财政局办公室　　2026年1月8日印发"
PAPERS |= {
    f"at the foot: {line}": Paper(f"{_NOTICE}{line}\n{_PRINTS}\n", {"抄送机关": copies})
    for line, copies in {
        "抄送：市审计局。": "市审计局",
        "分送：局领导，局内各处室。": "分送：局领导，局内各处室",
        "发送：局领导，局内各处室。": "发送：局领导，局内各处室",
        "报送：市委，市政府。": "报送：市委，市政府",
        "抄报：市委，市政府。\n抄送：市审计局。": ["抄报：市委，市政府", "市审计局"],
        "呈报：市委。\n印　送：局内各处室。": ["呈报：市委", "印送：局内各处室"],
    }.items()
}
_TOLD: Mapping[str, Mapping[str, object]] = {
    "拟稿：卢少华　　核稿：邱国梁　　校对：万晓彤": {"其他": "拟稿：卢少华　　核稿：邱国梁　　校对：万晓彤"},
    "共印30份\n承办处室：预算处\n联系人：王建国　联系电话：12345678": {
        "份数": "30",
        "其他": ["承办处室：预算处", "联系人：王建国　联系电话：12345678"],
    },
}
PAPERS |= {
    f"below who prints it: {line}": Paper(
        f"{_NOTICE}抄送：市审计局。\n{_PRINTS}\n{line}\n",
        {"印发": {"机关": "某市财政局办公室", "日期": "2026-01-08", **imprint}},
    )
    for line, imprint in _TOLD.items()
}
PAPERS |= {
    "above who prints it, who is asked": Paper(
        f"{_NOTICE}抄送：市审计局。\n承办处室：预算处　联系人：王建国\n{_PRINTS}\n",
        {
            "抄送机关": "市审计局",
            "印发": {
                "机关": "某市财政局办公室",
                "日期": "2026-01-08",
                "其他": "承办处室：预算处　联系人：王建国",
            },
        },
    ),
    "minutes, numbered and told by words of their own": Paper(
        """某市人民政府会议纪要
〔2026〕第7号
————————————
某市人民政府第12次常务会议纪要
　　2026年3月5日，市长张建国主持召开市政府第12次常务会议，研究了预算工作。
　　会议指出，要加快预算执行进度，提高财政资金使用效益。
　　参加人员：张建国、李敏、王芳
　　缺席：赵志强
　　列席单位：市财政局、市审计局
发送：各副市长，市政府各部门。
某市人民政府办公室　　2026年3月6日印发
""",
        {
            "发文字号": "〔2026〕第7号",
            "出席": "参加人员：张建国、李敏、王芳",
            "请假": "缺席：赵志强",
            "列席": "列席单位：市财政局、市审计局",
            "抄送机关": "发送：各副市长，市政府各部门",
        },
    ),
}
AGAIN = [*PAPERS][-6:]
PAPERS |= {
    "bodies of the mark in columns": Paper(
        f"某市教育局　　某市公安局\n某市水务局　　某市林业局\n文件\n某教〔2026〕3号\n关于做好学生资助工作的通知\n{TEXT}某市教育局　　某市公安局\n某市水务局　　某市林业局\n2026年3月12日\n",
        {"发文机关": ["某市教育局", "某市公安局", "某市水务局", "某市林业局"], "署名": None},
    ),
    "a letterhead that a blank line parts from the title": Paper(
        f"中共某市委组织部\n\n关于同意选举结果的批复\n\n{TEXT}{FOOT}",
        {"文种": "批复", "发文机关标志": "中共某市委组织部", "标题": "关于同意选举结果的批复"},
    ),
    "what is set at the head besides": Paper(
        f"内部资料　注意保存\n某市财政局会议纪要\n第12期\n————————\n研究预算工作的会议纪要\n{TEXT}",
        {
            "标注": "内部资料　注意保存",
            "发文机关标志": "某市财政局会议纪要",
            "发文字号": "第12期",
            "文种": "纪要",
        },
    ),
    "a telegram": Paper(
        f"明传电报\n签批盖章：李敏\n等级：特急·明电　　　　某办电〔2026〕8号　　　　某机发　32　号\n关于做好防汛工作的紧急通知\n{TEXT}{FOOT}",
        {
            "标注": ["明传电报", "签批盖章：李敏", "明电", "某机发　32　号"],
            "紧急程度": "特急",
            "发文字号": "某办电〔2026〕8号",
            "标题": "关于做好防汛工作的紧急通知",
        },
    ),
    "who countersigned it": Paper(
        f"某市财政局文件\n某财发〔2026〕8号\n会签人：李敏\n签发人：王建国\n关于追加预算的请示\n{TEXT}{FOOT}",
        {"标注": "会签人：李敏", "签发人": "王建国"},
    ),
    "periods of secrecy in other forms": Paper(
        f"第000012号\n机密　二年\n某市财政局文件\n某财发〔2026〕8号\n关于追加预算的通知\n{TEXT}{FOOT}",
        {"份号": "000012", "密级": "机密★2年", "发文机关": "某市财政局"},
    ),
    "a notice that is numbered on and on": Paper(
        f"某市财政局文件\n第8号\n关于追加预算的通知\n{TEXT}{FOOT}", {"发文字号": "第8号", "文种": "通知"}
    ),
    "number and who signed it below the title": Paper(
        f"某市财政局\n关于追加预算的请示\n某财〔2026〕8号　　　　签发人：王建国\n{TEXT}{FOOT}",
        {"发文字号": "某财〔2026〕8号", "签发人": "王建国", "副标题": None},
    ),
    "a letter in the form of a paper": Paper(
        f"某市财政局文件\n某财函〔2026〕8号　　　　签发人：王建国\n关于追加预算的函\n{TEXT}{FOOT}抄送：市审计局。\n{_PRINTS}\n",
        {
            "文种": "函",
            "发文机关标志": "某市财政局文件",
            "签发人": "王建国",
            "印发": {"机关": "某市财政局办公室", "日期": "2026-01-08"},
        },
    ),
    "a bulletin whose article is a report": Paper(
        f"某市值班信息\n（第12期 总第318期）\n某市财政局办公室编　　二〇二六年五月三十日\n————————\n预算执行情况的报告\n{TEXT.partition(NEW_LINE)[2]}送：市直各部门\n责任编辑：李敏　　电话：12345678　　共印80份\n",
        {
            "文种": "简报",
            "发文字号": "第12期（总第318期）",
            "编发": {"机关": "某市财政局办公室编", "日期": "2026-05-30"},
            "印发": {"其他": "责任编辑：李敏　　电话：12345678　　共印80份"},
        },
    ),
    "words of old papers at the foot": Paper(
        f"{_NOTICE}主题词：预算　通知\n抄：市审计局\n共印30份\n",
        {"抄送机关": "抄：市审计局", "印发": {"份数": "30", "其他": "主题词：预算　通知"}},
    ),
    "who is in charge, at the foot": Paper(
        f"{_NOTICE}主办：某市财政局预算科　　　　2026年1月8日印发\n",
        {"印发": {"日期": "2026-01-08", "其他": "主办：某市财政局预算科"}},
    ),
    "how public it is": Paper(
        f"{_NOTICE}信息公开选项：依申请公开\n抄送：市审计局。\n", {"附注原文": "信息公开选项：依申请公开"}
    ),
    "its day below the title": Paper(
        "中共某市委　某市人民政府\n关于加快建设制造业强市的意见\n（2026年2月6日）\n"
        + TEXT.partition("\n")[2],
        {"成文日期": "2026-02-06", "报告人": None},
    ),
}


# Several bodies in the title: on one line or on lines of their own, whatever parts them, with a red head above or without.
_BODIES = ("某市应急管理局", "某市公安局", "某市林业局", "某市教育局", "某市水务局", "某市总工会")
_TO_ALL = """　　为预防森林火灾，保护森林资源和人民群众生命财产安全，现就有关事项通告如下。
　　本通告自发布之日起施行。
"""


@pytest.mark.parametrize(
    "about", [["关于禁止野外用火的通告"], ["关于春季森林防火期禁止", "野外用火有关事项的通告"]], ids=len
)
@pytest.mark.parametrize("gap", ["　", "、", "\n"], ids=["blanks", "marks", "lines"])
@pytest.mark.parametrize("count", [2, 3, 6])
@pytest.mark.parametrize("headed", [False, True])
def test_several_bodies_in_the_title(about: list[str], gap: str, count: int, headed: bool) -> None:
    bodies = _BODIES[:count]
    head = [*bodies, "文件", "某应急〔2026〕8号"] if headed else []
    signed = (f"　　　　　　　　　　{line}" for line in (*bodies, "2026年3月12日"))
    found = _read("\n".join((*head, gap.join(bodies), *about, _TO_ALL.rstrip(), *signed)))
    title = found.data["标题"]
    assert isinstance(title, str)
    assert title.replace("\n", "") == gap.replace("\n", "").join(bodies) + "".join(about)
    assert found.data.get("发文机关") == (list(bodies) if headed else None)
    assert (found.data["文种"], found.preface) == ("通告", ())


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_fields(paper: Paper) -> None:
    found = _read(paper.text).data
    assert {key: found.get(key) for key in paper.fields} == paper.fields


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_nothing_is_put_aside(paper: Paper) -> None:
    """Whatever the draft holds is printed, but for the rules of dashes."""
    found = _read(paper.text)
    assert [one.text for one in found.roles if one.role in ("cover", "aside", "copies")] == []
    assert not {codes.KEPT_PLAIN, codes.KIND_ASSUMED} & {one.code for one in found.doubts}


def test_it_is_printed_again() -> None:
    """What the imported paper prints is the draft, its labels and its blanks in the forms of a printed paper."""
    draft = read_draft("draft.txt", PAPERS["notice, everything on lines of its own"].text.encode())
    text = printed(resolve(validate(loaded(draft, recognised(draft)))))
    assert text == (
        "000012机密★1年特急某市财政局文件某财发〔2026〕8号关于做好预算执行工作的通知市直各部门："
        "为加快预算执行进度，提高财政资金使用效益，现将有关事项通知如下。"
        "各部门要按月对账分析，查明进度慢的原因，及时改进。某市财政局2026年1月8日（此件公开发布）"
        "抄送：市委办公室，市政府办公室。某市财政局办公室2026年1月8日印发"
    )


def test_a_number_of_a_year_without_the_word_for_it() -> None:
    text = """某市财政局局长办公会议纪要

2026第4号
————————————————

　　2026年5月9日，局长王某主持召开会议，研究预算执行工作。现纪要如下：

　　一、会议同意预算执行方案，由预算处印发。

　　二、会议要求各处室抓好落实。
"""
    found = _read(text)
    assert found.data["发文字号"] == "2026年第4号"
    assert [one.args["text"] for one in found.doubts if one.code is codes.ISSUED_AS] == ["2026第4号"]


def test_rules_and_other_forms_are_told() -> None:
    text = PAPERS["copy number, secrecy and urgency abreast, rules of dashes"].text.replace(
        "〔2026〕", "[2026]"
    )
    told = {one.code: one.args for one in _read(text).doubts}
    assert told[codes.RULES_LEFT_OUT]["count"] == "4"
    assert told[codes.ISSUED_AS]["value"] == "某财发〔2026〕8号"


# ---- Word files ----------------------------------------------------------------------------------------------------


def _fields_of(document: Document) -> dict[str, object]:
    """What stands round the text of a paper: what it prints there, by role."""
    roles = {row.role for row in FIELDS.values() if row.role and row.slot} - {"body", "closing_phrase"}
    texts: dict[str, object] = {"kind": document.kind}
    for block in resolve(document).blocks:
        if isinstance(block, Paragraph) and block.role in roles:
            texts[block.role] = f"{texts.get(block.role, '')}|{block.text}"
    return texts


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.stem)
def test_what_is_compiled_is_imported_again(path: Path) -> None:
    """From our own templates: each example of a kind, compiled and imported, has the same fields and prints the same text."""
    first = validate(load(Source(path.name, path.read_text("utf-8"))))
    draft = read_draft("old.docx", rendered(first))
    found = recognised(draft, first.kind)
    again = validate(loaded(draft, found))
    assert found.preface == ()
    assert _fields_of(again) == _fields_of(first)


def test_an_old_file_with_its_head_typed_by_hand() -> None:
    """Red letters, a rule drawn as a border, who signed it behind a tab, and a table of two cells at the foot."""
    made = docx.Document()
    mark = made.add_paragraph("某 区 人 民 政 府 文 件")
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in (
        "",
        "某政〔2025〕15号\t\t签发人：张某某",
        "",
        "某区人民政府",
        "关于建设排水管网项目的请示",
        "市人民政府：",
    ):
        made.add_paragraph(text)
    made.add_paragraph("城东片区排水管网建于1998年，管径偏小、老化严重，每到汛期积水频发。")
    made.add_paragraph("妥否，请批示。")
    for text in ("", "某区人民政府", "2025年3月12日"):
        made.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.add_paragraph("（联系人：李某某，电话：83026157）")
    table = made.add_table(2, 2)
    table.cell(0, 0).text = "抄送：市发展改革委。"
    table.cell(1, 0).text = "某区人民政府办公室"
    table.cell(1, 1).text = "2025年3月12日印发"
    out = io.BytesIO()
    made.save(out)
    found = recognised(read_draft("old.docx", out.getvalue())).data
    assert {
        key: found.get(key)
        for key in ("文种", "发文机关", "发文字号", "签发人", "标题", "抄送机关", "印发", "成文日期")
    } == {
        "文种": "请示",
        "发文机关": "某区人民政府",
        "发文字号": "某政〔2025〕15号",
        "签发人": "张某某",
        "标题": "某区人民政府\n关于建设排水管网项目的请示",
        "抄送机关": "市发展改革委",
        "印发": {"机关": "某区人民政府办公室", "日期": "2025-03-12"},
        "成文日期": "2025-03-12",
    }


@pytest.mark.parametrize("name", AGAIN)
def test_what_is_imported_is_compiled_and_imported_again(name: str) -> None:
    """A draft in plain text, made a Word file and read from that: the same fields."""
    draft = read_draft("draft.txt", PAPERS[name].text.encode())
    first = recognised(draft)
    made = rendered(validate(loaded(draft, first)))
    again = recognised(read_draft("again.docx", made))
    assert again.data == first.data
    assert again.preface == ()


def test_a_joint_paper_of_three_is_imported_again() -> None:
    """Names one under the other and 文件 beside them; three who signed it."""
    text = """文种: 请示
发文机关: [某市教育局, 某市财政局, 某市公安局]
发文字号: 某教〔2026〕3号
签发人: [王建国, 李敏, 赵志强]
标题: 关于校园安全经费的请示
主送机关: 市人民政府
正文: 近年来，我市中小学校园安全设施老化，亟需更新，现申请专项经费。
结尾: {结语: 妥否，请批示。}
成文日期: 2026-03-12
"""
    first = validate(load(Source("joint.yaml", text)))
    found = recognised(read_draft("joint.docx", rendered(first))).data
    assert {key: found.get(key) for key in ("发文机关", "发文字号", "签发人", "署名")} == {
        "发文机关": ["某市教育局", "某市财政局", "某市公安局"],
        "发文字号": "某教〔2026〕3号",
        "签发人": ["王建国", "李敏", "赵志强"],
        "署名": None,
    }


def test_names_hang_behind_the_words_for_them() -> None:
    name = "minutes, numbered and told by words of their own"
    draft = read_draft("draft.txt", PAPERS[name].text.encode())
    made = docx.Document(io.BytesIO(rendered(validate(loaded(draft, recognised(draft))))))
    hangs = {
        par.text.partition("：")[0]: par.paragraph_format.first_line_indent
        for par in made.paragraphs
        if par.style and par.style.name == "出席"
    }
    assert hangs["缺席"] is None  # as its style has it
    assert hangs["参加人员"] is not None
    assert hangs["参加人员"].twips == -5 * standard.EM
