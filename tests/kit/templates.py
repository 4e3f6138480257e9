"""Templates to be tried: the general one with its XML edited as text, and flows that have every block and every field.

In: replacements, part by part. Out: the bytes of a .docx; what a word processor would print of one.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache

from docx.oxml.ns import qn
from lxml import etree

from compiler.flow.blocks import Flow
from tests.kit.dialect import DOCUMENT, parts_of
from tests.kit.support import EXAMPLES, GENERAL, ROOT, flow_of

TEMPLATES = sorted((ROOT / "templates").glob("*.docx"))
STYLES = "word/styles.xml"

# Every block and every field.
RICH = """\
文种: 述职述廉报告
标题: 标题
副标题: 副标题
报告人: {单位: 某单位, 职务: 局长, 姓名: 张三, 日期: 2024-1-5}
主送机关: [市委, 市政府]
导语: 导语。
正文:
  - 段落: [前文，, 加粗: 粗体，, {列举: [{首句: 首句。, 文字: 文字。}, 第二项。]}]
  - 列举: [{首句: 甲。, 文字: 乙。}, 丙。]
    形式: 第一，
  - 分页
  - 标题: 一级标题
    内容:
      - 标题: 二级标题
        内容:
          - 段首: 三级段首。
            文字: [{段落: [文字，, 加粗: 粗体。]}, 另一段。]
            内容:
              - 标题: 四级标题
                内容:
                  - 段首: 五级段首。
                    文字: 文字。
  - 段首: 没有序号的段首。
    编号: 无
    文字: 文字。
  - 标题: 没有序号的标题
    编号: 无
  - 导语: 自己的层次：
    层次: [1., (一)]
    内容:
      - 标题: 数字标题
        内容: [{段首: 半角括号。, 文字: 文字。}]
  - 文字: 说明性质的文字。
    性质: 存在问题
结尾: {存在问题: 问题。, 下一步打算: 打算。, 结语: 特此报告。}
署名: [某某市甲局, 某某市乙局]
成文日期: 2024-1-5
附注: 此件公开发布
"""
SIGNED = "文种: 报告\n标题: 题目\n正文: 正文文字。\n署名: 甲局\n成文日期: 2024-1-5\n"


@cache
def flows() -> Mapping[str, Flow]:
    """The flow of each example, and of RICH and SIGNED."""
    texts = {path.stem: path.read_text("utf-8") for path in EXAMPLES}
    return {name: flow_of(text) for name, text in (texts | {"rich": RICH, "signed": SIGNED}).items()}


def texts_of(data: bytes, part: str = DOCUMENT) -> list[str]:
    """What a word processor prints of a part: text inside `w:t` only, a paragraph each."""
    root = etree.fromstring(parts_of(data)[part])
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]


def edited(changes: Mapping[str, Sequence[tuple[str, str]]], more: Mapping[str, str] | None = None) -> bytes:
    """The general template with each first string of a part replaced by the second, and with more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts_of(GENERAL.read_bytes()).items():
            text = data.decode()
            for old, new in changes.get(name, ()):
                assert old in text
                text = text.replace(old, new, 1)
            archive.writestr(name, text)
        for name, text in (more or {}).items():
            archive.writestr(name, text)
    return out.getvalue()


def paragraph(text: str) -> str:
    """The XML of a plain paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def with_text(text: str) -> bytes:
    """The general template with a paragraph more at its head."""
    return edited({DOCUMENT: [("<w:body>", f"<w:body>{paragraph(text)}")]})


def instead_of(slot: str, text: str) -> bytes:
    """The general template with a text in place of one of its slots."""
    return edited({DOCUMENT: [(f"{{{{p {slot} }}}}", text)]})
