"""What the cells of a form ask for: the words of labels, and the tag that what stands beside each gives way to.

In: the text of a cell. Out: what it is a label of. Data: a row a tag, in the words that personnel forms have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...terms.fields import FIELDS
from .tags import Tagged, data_tag

_REPORTER = FIELDS["reporter"].zh


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _member(key: str) -> str:
    return f"{{{{ {_REPORTER}.{FIELDS[key].zh} }}}}"


# A label whose value a report has a field for.
_FIELDS = (
    (
        _listed("姓名 述职人 述职人姓名 述职者 报告人 报告人姓名 填表人 填报人 本人姓名 总结人 汇报人 被考核人 考核对象"),
        _member("name"),
    ),
    (
        _listed("单位 工作单位 所在单位 单位名称 部门 所在部门 工作部门 单位部门 单位及部门 部门单位 科室 所在科室 处室 填报单位 单位处室"),
        _member("unit"),
    ),
    (
        _listed("职务 现任职务 职位 岗位 工作岗位 所任职务 担任职务 职务职级 职务岗位 岗位职务 职务职称 任职岗位 现任岗位"),
        _member("post"),
    ),
    (
        _listed("单位及职务 单位职务 单位和职务 工作单位及职务 工作单位职务 工作单位和职务 所在单位及职务 单位及职级 单位职务职级 部门及职务 部门职务 部门和职务"),
        _member("unit") + _member("post"),
    ),
    (_listed("姓名职务 姓名及职务"), f"{_member('name')} {_member('post')}"),
    (
        _listed("填表日期 填报日期 填表时间 填报时间 述职日期 述职时间 报告日期 报告时间 总结日期 日期"),
        _member("reporter_date"),
    ),
)  # fmt: skip
# Further labels, whose values are data; many of them in a row are the head of a list.
_KNOWN = _listed(
    "性别 年龄 民族 籍贯 出生地 出生年月 出生日期 政治面貌 学历 学位 文化程度 毕业院校 毕业学校 专业 所学专业 职称 技术职称 职级 级别 身份证号 身份证号码 "
    "联系电话 电话 手机 手机号码 邮箱 电子邮箱 通讯地址 地址 入党时间 参加工作时间 工作时间 任职时间 任现职时间 任现职级时间 分管工作 从事工作 分工 年度 考核年度 "
    "述职年度 年份 考核等次 考核结果 等次 等级 称谓 关系 备注 时间 起止时间 地点 内容 项目 数量 金额 名称 奖项 分数 得分 分值 权重 指标 序号 编号 类别 "
    "奖惩情况 培训情况 出勤情况 健康状况 婚姻状况 照片 相片 工号 证件号码 家庭住址 特长 爱好 单位性质 联系人 负责人"
)  # fmt: skip
_TEXT = re.compile(
    r".{0,8}(?:述职|述廉|述学|工作|个人|主要|总结|履职|履责|自我|先进|思想|学习|汇报|报告).{0,6}(?:内容|报告|总结|情况|事迹|材料|鉴定|小结|评价|汇报|述职|实绩|业绩|成绩)"
    r"|(?:述职|总结|正文|全文|内容|自我鉴定|自我评价|主要工作|主要事迹|本人述职|述职述廉)"
)
_JUDGED = re.compile(
    r"意见|审核|审批|批准|领导|评语|评定|评议|测评|核实|备案|盖章|公章|组织|上级|考核.{0,4}小组"
)
_SIGNED = re.compile(r"(?:述职|报告|填表|填报|总结)?人?(?:本人|个人)?(?:签名|签字|签章|署名|落款)")
_LONGEST = 14  # characters of a label
_GAP = r"(?=[ \u3000]{2,}|\u3000|\t|$|[；;，,])"


class Asked(NamedTuple):
    """A label: its words as they may be a name of data, what it asks for, and the tag of a field that has it."""

    name: str
    what: str  # field, data, text, judged, signed
    tag: str = ""


def bare(text: str) -> str:
    """A label's words without blanks, what stands in parentheses, and its colon."""
    text = re.sub(r"\s", "", text)
    return re.sub(r"[（(][^（()）]*[）)]|[：:、，,。.·/／\-—*＊]", "", text)


def asked(text: str) -> Asked | None:
    """What a cell asks for whose words are known; None where they are none."""
    name = bare(text)
    if not name or len(name) > _LONGEST:
        return None
    for words, tag in _FIELDS:
        if name in words:
            return Asked(name, "field", tag)
    if name in _KNOWN:
        return Asked(name, "data")
    if _JUDGED.search(name):
        return Asked(name, "judged")
    if _SIGNED.fullmatch(name):
        return Asked(name, "signed")
    return Asked(name, "text") if _TEXT.fullmatch(name) else None


def may_ask(text: str) -> Asked | None:
    """What a cell of words that are not known asks for, where it stands as a label does: a short name without figures."""
    name = bare(text)
    is_name = re.fullmatch(r"[\u3400-\u9fff]{2,10}", name) is not None
    return Asked(name, "data") if is_name else None


_WORDS = sorted({word for words, _ in _FIELDS for word in words} | _KNOWN, key=len, reverse=True)
_INLINE = re.compile(
    r"(?<![\u3400-\u9fff])(?P<label>"
    + "|".join(r"[ \u3000]*".join(word) for word in _WORDS)
    + r")(?:[（(][^（()）]*[）)])?[ \u3000]*[：:](?P<value>[ \u3000]*[^ \u3000\t；;，,]*?)"
    + _GAP
)


def inline(text: str) -> Iterator[tuple[Asked, Tagged]]:
    """Labels with what stands behind their colons in a line: 姓名：张三　　职务：科长."""
    for match in _INLINE.finditer(text):
        found = asked(match["label"])
        if found is None:
            continue
        start, end = match.span("value")
        yield found, Tagged(start, end, found.tag or data_tag(found.name))
