"""Documents that are right, of every build: what `--proof` must pass, each a report and the template that it goes through.

In: a number. Out: `Sound`: the same one for the same number. Hyphens, addresses, long rows, rare characters, forms, landscape pages, an
office's page number, and whatever else an office's papers hold without being wrong.
"""

import random
from collections.abc import Callable
from typing import NamedTuple

from compiler.word.ooxml.package import W
from tests.kit.dialect import p, r
from tests.kit.templates import edited

DOCUMENT, SETTINGS = "word/document.xml", "word/settings.xml"
ODD, EVEN = "word/footer1.xml", "word/footer2.xml"
PICTURES = ("seal.png", "stamp.png", "dot.png", "wide.png", "tall.png")


class Sound(NamedTuple):
    """A report that is right: what makes it special, its YAML, and its template (none: the kind's own)."""

    about: str
    text: str
    template: bytes | None


# ---- templates ------------------------------------------------------------------------------------------------------

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PAGE, PAGES = FIELD.format("PAGE"), FIELD.format("NUMPAGES")
BODY, END = "<w:body>", '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'
SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1431" w:gutter="0"/>'
BOX = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def footers(inner: str, align: str = "center", ends: bool = True) -> dict[str, list[tuple[str, str]]]:
    """Both footers of the general template with another page number; without `ends` odd and even pages have one."""
    out: dict[str, list[tuple[str, str]]] = {}
    for part, side in ((ODD, "right"), (EVEN, "left")):
        out[part] = [
            (f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/>', f'<w:jc w:val="{align}"/>'),
            (
                '<w:t xml:space="preserve">— </w:t>',
                f'<w:t xml:space="preserve">{inner.partition("#")[0]}</w:t>',
            ),
            (
                '<w:t xml:space="preserve"> —</w:t></w:r>',
                f'<w:t xml:space="preserve">{inner.partition("#")[2].partition("$")[0]}</w:t></w:r>'
                + (PAGES + r(inner.partition("$")[2]) if "$" in inner else ""),
            ),
        ]
    if not ends:
        out[SETTINGS] = [("<w:evenAndOddHeaders/>", "")]
    return out


def with_first_page() -> bytes:
    """No page number on the first page, as “首页不同” without a footer of its own gives."""
    return edited({DOCUMENT: [('<w:cols w:space="425"/>', '<w:cols w:space="425"/><w:titlePg/>')]})


def begun_at(start: int, form: str = "") -> bytes:
    """Pages counted from another number, or in another form."""
    said = f' w:fmt="{form}"' if form else ""
    number = f'<w:pgNumType{said} w:start="{start}"/>'
    return edited({DOCUMENT: [('<w:cols w:space="425"/>', f'{number}<w:cols w:space="425"/>')]})


def with_cover() -> bytes:
    """A cover without a number; the text counts from 1."""
    cover = p("封面") + f"<w:p><w:pPr><w:sectPr>{SIZE}{MARGINS}</w:sectPr></w:pPr></w:p>"
    number = '<w:pgNumType w:start="1"/><w:cols w:space="425"/>'
    return edited({DOCUMENT: [(BODY, BODY + cover), ('<w:cols w:space="425"/>', number)]})


def in_parts() -> bytes:
    """What the reporter is, in pieces."""
    pieces = (
        "姓名：{{ 报告人.姓名 }}　职务：{{ 报告人.职务 }}　单位：{{ 报告人.单位 }}　日期：{{ 报告人.日期 }}"
    )
    return edited({DOCUMENT: [("{{p 报告人 }}", pieces)]})


def grid(*rows: tuple[tuple[int, str], ...], ruled: bool = True) -> str:
    """A table of a template: rows of cells, each its width in twips and its text or XML."""
    lines = BOX if ruled else ""
    out = ""
    most = max(rows, key=len)
    for row in rows:
        out += "<w:tr>"
        span = len(most) - len(row) + 1
        for n, (width, inner) in enumerate(row):
            wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 and n == len(row) - 1 else ""
            inner = inner if inner.startswith("<w:p") else p(inner)
            out += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}</w:tcPr>{inner}</w:tc>'
        out += "</w:tr>"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width, _ in most)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{out}</w:tbl>'
    )


def own_tables() -> bytes:
    """A table with the office's mark above the title, and one with who drafted the paper below the text."""
    head = grid(((5000, "某某区档案馆"), (3844, "内部资料")), ruled=False) + p("")
    foot = grid(
        ((2000, "拟稿"), (2422, ""), (2000, "核稿"), (2422, "")), ((2000, "备注"), (6844, "本表随文归档"))
    )
    return edited({DOCUMENT: [(BODY, BODY + head), (END, foot + p("") + END)]})


def personal_form() -> bytes:
    """The commonest form of its kind: who, and one big cell for the text."""
    paragraph = '<w:p><w:pPr><w:pStyle w:val="GwBody"/></w:pPr><w:r><w:t>{{p 全文 }}</w:t></w:r></w:p>'
    form = grid(
        ((1500, "姓名"), (2922, "{{ 报告人.姓名 }}"), (1500, "职务"), (2922, "{{ 报告人.职务 }}")),
        ((1500, "单位"), (2922, "{{ 报告人.单位 }}"), (1500, "日期"), (2922, "{{ 报告人.日期 }}")),
        ((8844, paragraph),),
    )
    slot = '<w:p><w:pPr><w:pStyle w:val="GwBody"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{{p 全文 }}</w:t></w:r></w:p>'
    return edited({DOCUMENT: [(slot, form + p("")), ("{{p 报告人 }}", "（述职表）")]})


def numbered_above() -> bytes:
    """The number in the page's head, none at its foot."""
    head = (
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">第</w:t></w:r>'
        f"{PAGE}<w:r><w:t>页</w:t></w:r></w:p>"
    )
    header = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="{W}">{head}</w:hdr>'
    refs = "".join(f'<w:headerReference w:type="{kind}" r:id="rId77"/>' for kind in ("default", "even"))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    changes = {
        DOCUMENT: [
            (
                '<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>',
                refs,
            )
        ],
        "[Content_Types].xml": [
            ("</Types>", f'<Override PartName="/word/header7.xml" ContentType="{kind}"/></Types>')
        ],
        "word/_rels/document.xml.rels": [
            (
                "</Relationships>",
                f'<Relationship Id="rId77" Type="{office}/header" Target="header7.xml"/></Relationships>',
            )
        ],
    }
    return edited(changes, {"word/header7.xml": header})


TEMPLATES: dict[str, Callable[[], bytes] | None] = {
    "its kind's own": None,
    "- 1 - in the middle": lambda: edited(footers("- # -")),
    "第1页 on the right": lambda: edited(footers("第#页", "right", ends=False)),
    "第1页 共1页": lambda: edited(footers("第#页　共$页")),
    "1 in the middle": lambda: edited(footers("#")),
    "the office beside the number": lambda: edited(footers("某某区档案馆　#", "right")),
    "no number on the first page": with_first_page,
    "from 5 on": lambda: begun_at(5),
    "roman": lambda: begun_at(1, "upperRoman"),
    "a cover": with_cover,
    "the reporter in parts": in_parts,
    "tables of its own": own_tables,
    "a personal form": personal_form,
    "numbered at the head": numbered_above,
}

# ---- texts ----------------------------------------------------------------------------------------------------------

PHRASES = (
    *("认真贯彻落实上级决策部署", "扎实推进各项重点工作", "全面完成年度目标任务", "不断提升服务保障水平"),
    *(
        "建立健全长效机制",
        "压紧压实工作责任",
        "加强调查研究",
        "严格执行各项规定",
        "强化统筹协调",
        "及时回应群众关切",
    ),
    *("共办理各类事项1,286件", "同比增长8.5%", "完成率达到99.7%", "涉及资金3.2亿元", "培训干部36期2,100人次"),
)
HYPHENS = ("Wi-Fi", "X-ray", "COVID-19", "5G-A", "e-mail", "T-N-3型", "state-of-the-art", "CO-OP", "A-1-2-3")
ADDRESSES = (
    "www.example.gov.cn",
    "https://www.example.gov.cn/zwgk/index.html",
    "zhangsan@example.com",
    "http://example.gov.cn/a/b/c?x=1&y=2",
    "https://www.example.gov.cn/zwgk/2025/0312/verylongpathannualreportofgovernmentwork",
    "ABC-123/X-4567890-PLUS",
    "C:\\共享\\2025\\report_final_v2.docx",
)
RARE = (
    "王𠮷",
    "李㛃",
    "赵䶮",
    "㙦头村",
    "刘翀",
    "石碶街道",
    "堽城镇",
    "〇",
    "①②③",
    "℃",
    "㎡",
    "Ⅲ类",
    "α值",
    "½",
    "™",
)


def sentence(rng: random.Random, special: tuple[str, ...] = ()) -> str:
    parts = [rng.choice(PHRASES) for _ in range(rng.randint(2, 9))]
    for one in special:
        parts.insert(
            rng.randint(0, len(parts)),
            f"{rng.choice(('使用', '见', '通过', '由'))}{one}{rng.choice(('', '等', '开展'))}",
        )
    return "，".join(parts) + "。"


def rows_of(rng: random.Random, longest: int) -> str:
    """The rows of a table, one of them with a cell of so many sentences."""
    columns = rng.randint(2, 5)
    out = f"      - [{', '.join(('序号', '事项', '进展', '责任单位', '备注')[:columns])}]\n"
    count = rng.randint(2, 9)
    for row in range(1, count + 1):
        cells = [f"'{row}'", *(rng.choice(PHRASES).replace(",", "") for _ in range(columns - 1))]
        if row == 1:
            cells[-1] = "".join(sentence(rng) for _ in range(longest)).replace(",", "")
        out += f"      - [{', '.join(cells)}]\n"
    return out


def table(rng: random.Random, longest: int = 1, more: str = "") -> str:
    return f"  - 表格:\n{rows_of(rng, longest)}    题注: 工作进展情况\n{more}"


def landscape(rng: random.Random) -> str:
    heads = ", ".join(("单位", "一季度", "二季度", "三季度", "四季度", "合计", "上年", "备注"))
    rows = "".join(
        f"      - [单位{n}, {n}, {2 * n}, {3 * n}, {4 * n}, {5 * n}, {6 * n}, 已完成]\n"
        for n in range(1, rng.randint(4, 40))
    )
    return f"  - 表格:\n      - [{heads}]\n{rows}    题注: 各单位情况\n    横排: 是\n"


def body(rng: random.Random, what: str) -> str:
    """The text of a report that is special in a way."""
    special = {"hyphens": HYPHENS, "addresses": ADDRESSES, "rare": RARE}.get(what, ())

    def one() -> str:
        chosen = tuple(rng.choice(special) for _ in range(rng.randint(1, 2))) if special else ()
        return sentence(rng, chosen)

    out = ""
    for _ in range(rng.randint(1, 4)):
        out += f"  - '{one()}'\n"
    if what == "rows":
        out += table(rng, rng.randint(2, 14))
    elif what == "a row over pages":
        out += table(rng, rng.randint(14, 60))
    elif what == "landscape":
        out += landscape(rng)
    elif what == "two landscape":
        out += landscape(rng) + f"  - '{one()}'\n" + landscape(rng)
    elif what == "pictures":
        out += f"  - 图片: {rng.choice(PICTURES[2:])}\n    题注: 现场\n"
    for _ in range(rng.randint(0, 3)):
        out += f"  - 标题: {rng.choice(PHRASES[:10])}\n    内容:\n"
        for _ in range(rng.randint(1, 3)):
            lead = rng.choice(PHRASES[:10])
            out += (
                f"      - 段首: {lead}。\n        文字: '{one()}'\n"
                if rng.random() < 0.6
                else f"      - '{one()}'\n"
            )
    return out + f"  - '{one()}'\n"


KINDS_OF_TEXT = (
    *(
        "hyphens",
        "addresses",
        "rare",
        "rows",
        "a row over pages",
        "landscape",
        "two landscape",
        "pictures",
        "plain",
    ),
)
SIGNERS = (
    "署名: 区档案馆\n",
    "署名: 区档案馆\n印章: seal.png\n",
    "署名: [市财政局, 市审计局]\n印章: [seal.png, seal.png]\n附注: 此件公开发布\n",
    "署名: [市财政局, 市审计局, 市统计局]\n印章: 有\n附注: 此件公开发布\n",
    "署名: 李某某\n",
    "署名: 某某市某某区推进粤港澳大湾区建设领导小组办公室（区发展和改革局）\n印章: 有\n",
    "署名: [市财政局, 市审计局]\n",
    "",
)
ATTACHED = (
    "",
    "",
    "附件: [重点项目表]\n",
    "附件: [2025年重点支出项目表, 绩效评价结果汇总, 审计整改台账]\n",
    "附件:\n  - 标题: 明细表\n    内容:\n    - 合计见下表。\n    - 表格:\n      - [项目, 金额（万元）]\n      - [教育, 17890.00]\n",
)


def sound(number: int) -> Sound:
    """The document of that number."""
    rng = random.Random(number)
    names = list(TEMPLATES)
    name = names[number % len(names)] if number % 3 else names[0]
    what = KINDS_OF_TEXT[number // 2 % len(KINDS_OF_TEXT)]
    if name == "a personal form":
        what = rng.choice(("plain", "rare", "hyphens"))
    signed, attached = rng.choice(SIGNERS), rng.choice(ATTACHED)
    personal = name in ("the reporter in parts", "a personal form")
    reporter = "报告人: {单位: 市财政局, 职务: 科长, 姓名: 李四, 日期: 2025-12-31}\n" if personal else ""
    if personal:
        signed, attached = "署名: 李四\n", ""
    date = f"成文日期: 2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}\n" if signed else ""
    kind = "述职报告" if personal else rng.choice(("报告", "工作总结"))
    title = "述职报告" if personal else rng.choice(("2025年工作总结", "关于2025年度档案工作情况的报告"))
    text = f"文种: {kind}\n标题: {title}\n{reporter}正文:\n{body(rng, what)}{attached}{signed}{date}"
    make = TEMPLATES[name]
    return Sound(f"{number} {what}, {name}", text, make() if make else None)
