"""Papers that are issued, in each of the standard's formats, and what their pages show, measured on the ink.

In: how long a paper is, who issues it. Out: its YAML; `Sheets`, whose positions are in mm from the top and the left of the sheet.
"""

from collections.abc import Sequence
from typing import NamedTuple

from compiler.document.validate import validate
from compiler.flow.resolve import resolve
from compiler.pages import measure, office
from compiler.source.load import Source, load
from compiler.word.template.compiled import Template

from .ink import Ink, black, red

FORMATS = {
    "official": "文种: 通知\n发文机关: 某某市财政局\n发文字号: 某财发〔2026〕8号\n标题: 关于开展资产清查的通知\n",
    "upward": (
        "文种: 请示\n发文机关: 某某市财政局\n发文字号: 某财〔2026〕12号\n签发人: 张某某\n标题: 关于解决改造经费的请示\n"
    ),
    "letter": "文种: 函\n发文机关: 某某市人民政府\n发文字号: 某政函〔2026〕3号\n标题: 关于商请支持前期工作的函\n",
    "order": "文种: 命令\n发文机关: 某某市人民政府\n发文字号: 第3号\n",
    "minutes": "文种: 纪要\n发文机关标志: 某某市政府会议纪要\n发文字号: 〔2026〕3号\n标题: 第三次常务会议纪要\n",
}
"""The head of a paper in each format, and of one that goes upward."""
FOOT = "抄送机关: 市委办公室，市人大常委会办公室\n印发: {机关: 某某市财政局办公室, 日期: 2026-01-08}\n"
COPIES = "抄送机关: 省发展改革委，省交通运输厅\n"


def paper(form: str, lines: int = 3, more: str = "") -> str:
    """A paper in a format, with so many lines of text, and a foot."""
    text = "".join(f"  - 第{number}段文字。\n" for number in range(1, lines + 1))
    foot = COPIES if form == "letter" else FOOT
    return f"{FORMATS[form]}{more}正文:\n{text}{foot}"


class Sheets(NamedTuple):
    """A paper as LibreOffice lays it out."""

    pdf: bytes
    pages: tuple[measure.Page, ...]

    @property
    def red(self) -> list[Ink]:
        """What is red on the first page."""
        return red(self.pdf, 0)

    def black(self, page: int = 0) -> list[Ink]:
        """What is black on a page."""
        return black(self.pdf, page)

    @property
    def imprint(self) -> list[measure.Rule]:
        """The lines of 版记 on the last page, from the top."""
        rules = [rule for rule in self.pages[-1].rules if rule.colour == "000000"]
        return sorted(rules, key=lambda rule: rule.y)


def sheets(texts: Sequence[str]) -> list[Sheets]:
    """The pages of papers, set as they first are."""
    made = []
    for text in texts:
        document = validate(load(Source("公文.yaml", text)))
        made.append(Template.for_(document).render(resolve(document)))
    roles = office.roles()
    return [Sheets(pdf, measure.read(pdf, roles)) for pdf in office.to_pdfs(made)]
