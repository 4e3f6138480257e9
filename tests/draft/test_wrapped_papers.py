"""Drafts of issued papers whose lines were broken by hand: titles, names in the note on attachments, those who sign, those who were there.

In: drafts as a typist sets them. Out: what stands on several lines is one field, and nothing is put aside.
"""

import pytest

from compiler.draft.readers import read_draft
from compiler.draft.recognise import Recognised, recognised

TEXT = """　　为切实抓好此项工作，保障群众生命财产安全，现将有关事项通知如下。

　　一、提高认识。各单位要切实加强组织领导，明确责任分工。

　　二、抓好落实。各单位要对照任务清单逐项推进，按期完成。

"""
PAPERS: dict[str, tuple[str, dict[str, object]]] = {
    "a title broken in the name of another paper, a name in the note, an agency in two lines": (
        f"""中共白河县委实施乡村振兴战略领导小组办公室文件

白乡振办发〔2026〕5号
————————————★————————————

中共白河县委实施乡村振兴战略领导小组办公室

关于印发《白河县农村供水工程管理方案
（试行）》的通　知

各乡镇党委、人民政府，县委
各部委：

{TEXT}　　附件：1．《白河县农村供水工程管理方案（试行）》任务分解
　　　　　　 清单
　　　　　2．联系方式

　　　　　　　　　中共白河县委实施乡村振兴战略
　　　　　　　　　　　领导小组办公室
　　　　　　　　　　　2026年3月5日
""",
        {
            "文种": "通知",
            "标题": "中共白河县委实施乡村振兴战略领导小组办公室关于印发《白河县农村供水工程管理方案（试行）》的通　知",
            "主送机关": "各乡镇党委、人民政府，县委各部委",
            "附件": ["《白河县农村供水工程管理方案（试行）》任务分解清单", "联系方式"],
            "发文机关": "中共白河县委实施乡村振兴战略领导小组办公室",
            "署名": None,
        },
    ),
    "a name in the note that goes on at the margin, three who sign abreast": (
        f"""白河县教育局
白河县财政局　文件
白河县卫生健康局

白教发〔2026〕7号

关于做好学校食堂食品安全专项整治工作的
通　　知

各乡镇中心学校：

{TEXT}　　附件：1.专项整治任务清单（按乡镇、
学校分列）
　　　　　2.整治情况统计表

　　白河县教育局　　　白河县财政局　　　白河县卫生健康局
　　　　　　　　　　　　2026年3月5日
""",
        {
            "标题": "关于做好学校食堂食品安全专项整治工作的\n通　　知",
            "发文机关": ["白河县教育局", "白河县财政局", "白河县卫生健康局"],
            "附件": ["专项整治任务清单（按乡镇、学校分列）", "整治情况统计表"],
            "署名": None,
        },
    ),
    "two rows of two who sign": (
        """关于联合开展“清网”行动的通告

　　为维护渔业资源，严厉打击非法捕捞行为，现将有关事项通告如下：

　　一、严禁在禁渔期内从事捕捞作业。

　　二、对违反规定的，依法严肃处理。

　　　　白河县农业农村局　　　白河县公安局
　　　　白河县市场监督管理局　白河县交通运输局
　　　　　　　　　　2026年4月1日
""",
        {"署名": ["白河县农业农村局", "白河县公安局", "白河县市场监督管理局", "白河县交通运输局"]},
    ),
    "minutes with the bodies and the posts of those who were there, who took them below": (
        """专 题 会 议 纪 要

〔2026〕11号

白河县人民政府办公室
————————————————

关于老旧小区改造工作的
专题会议纪要

　　3月4日，副县长李明主持召开专题会议，研究老旧小区改造工作。现将议定事项纪要如下。

　　一、改造范围以2000年前建成的小区为主，由县住建局于3月底前完成摸底。

　　二、各有关部门要加强配合。

　　出席：李　明（副县长）
　　　　　王建国（县住建局局长）
　　请假：钱　进（出差）
　　列席：
　　县财政局　赵晓东、孙丽
　　县自来水公司　周平
　　记录：冯洁

　　　　　　　　2026年3月6日
""",
        {
            "发文机关标志": "专题会议纪要",
            "编发": {"机关": "白河县人民政府办公室"},
            "标题": "关于老旧小区改造工作的\n专题会议纪要",
            "出席": ["李　明（副县长）", "王建国（县住建局局长）"],
            "请假": "钱　进（出差）",
            "列席": "县财政局　赵晓东、孙丽；县自来水公司　周平",
            "署名": None,
        },
    ),
    "a title that seems to end above the name of another paper": (
        """白河县人民政府

白政函〔2026〕9号

白河县人民政府
关于县政协十届五次会议第38号提案
《关于加快老城区停车设施建设的建议》的
答复函

李明委员：

　　您提出的《关于加快老城区停车设施建设的建议》收悉，现答复如下。

　　一、已建成停车场3处，新增车位420个。

　　感谢您对政府工作的关心和支持。

　　　　　　　　　　　　白河县人民政府
　　　　　　　　　　　　2026年5月8日
""",
        {
            "文种": "函",
            "标题": "白河县人民政府\n关于县政协十届五次会议第38号提案\n《关于加快老城区停车设施建设的建议》的\n答复函",
            "主送机关": "李明委员",
        },
    ),
    "a mark that is a title of its own kind, with the number below and the title below that": (
        """白河县人民代表大会常务委员会公告

第12号

白河县人民代表大会常务委员会
关于补选县第十九届人民代表大会代表
和部分代表资格终止的公告

　　2026年3月，第3选区依法补选李明、王建国为白河县第十九届人民代表大会代表。现予公告。

　　　　　　　　　　白河县人民代表大会常务委员会
　　　　　　　　　　2026年3月27日
""",
        {
            "发文机关标志": "白河县人民代表大会常务委员会公告",
            "发文字号": "第12号",
            "标题": "白河县人民代表大会常务委员会\n关于补选县第十九届人民代表大会代表\n和部分代表资格终止的公告",
        },
    ),
    "a request in four lines, the last spaced": (
        """白河县交通运输局文件

白交〔2026〕17号　　　　　　　　签发人：李　明
- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
白河县交通运输局关于将青坪至石桥段
公路改建工程列入2026年省级补助项目
计划的
请　　　示

县政府：

　　青坪至石桥段全长18.6公里，路面破损严重，急需改建。

　　以上请示妥否，请批复。

　　附件：1.项目基本情况表
　　　　　2.工程可行性研究报告批复文件（白发改审
　　　　　　〔2025〕88号）

　　　　　　　　　　　白河县交通运输局
　　　　　　　　　　　2026年2月10日
""",
        {
            "文种": "请示",
            "标题": "白河县交通运输局关于将青坪至石桥段\n公路改建工程列入2026年省级补助项目\n计划的\n请　　　示",
            "主送机关": "县政府",
            "附件": ["项目基本情况表", "工程可行性研究报告批复文件（白发改审〔2025〕88号）"],
        },
    ),
    "an attachment bound that is the second of the note": (
        """白河县人大常委会办公室关于
征求《关于全县农村供水情况的调研报告
（征求意见稿）》意见的函

县水利局、县财政局：

　　现将调研报告印送你们，请于6月26日前反馈书面意见，无意见也请书面回复。

　　附件：1.关于全县农村供水情况的调研报告（征求
　　　　　　意见稿）
　　　　　2.意见反馈表

　　　　　　　　　白河县人大常委会办公室
　　　　　　　　　2026年6月17日

附件2

意见反馈表

单位：　　　　　　填报日期：
""",
        {
            "文种": "函",
            "附件": [
                "关于全县农村供水情况的调研报告（征求意见稿）",
                {"标题": "意见反馈表", "内容": "单位：　　　　　　填报日期："},
            ],
        },
    ),
}


def _read(name: str) -> Recognised:
    return recognised(read_draft("draft.txt", PAPERS[name][0].encode()))


@pytest.mark.parametrize("name", PAPERS)
def test_what_was_broken_is_one(name: str) -> None:
    found, wanted = _read(name).data, PAPERS[name][1]
    assert {key: found.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_of_it_is_put_aside(name: str) -> None:
    assert [one.text for one in _read(name).roles if one.role in ("cover", "aside")] == []
