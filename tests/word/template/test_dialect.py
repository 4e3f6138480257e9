"""docxtpl's dialect: what docxtpl prints, ours prints; what comes out is sound; what docxtpl breaks, ours refuses."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from compiler.messages.diagnostic import CompileError, Place
from compiler.tags.evaluation import LOOP
from compiler.tags.filters import FILTERS
from compiler.word.ooxml.package import R, W
from compiler.word.template.compiled import Template
from tests.kit import validators
from tests.kit.dialect import (
    DOCUMENT,
    docxtpl,
    made,
    notes_of,
    ours,
    p,
    parts_of,
    r,
    table,
    texts,
    tr,
    with_part,
)
from tests.kit.support import ROOT, flow_of

PEOPLE = {
    "单位": "某某局",
    "人": [{"姓名": "张三", "职务": "局长", "年龄": 50}, {"姓名": "李四", "职务": "科长", "年龄": 40}],
    "列": ["甲", "乙", "丙"],
    "空": [],
    "有": True,
    "无": False,
    "嵌": [{"名": "一组", "项": ["a", "b"]}, {"名": "二组", "项": []}, {"名": "三组", "项": ["c"]}],
    "险": "a & b <c> \"q\" 'r' {{ 单位 }} {% if %} ]]> &amp;",
    "行": "第一行\n第二行",
    "数": 7,
    "色": "FFFF00",
}
BOLD = "<w:b/>"

SAME = {
    "values": p("{{ 单位 }}：{{人[0].姓名}}、{{ 人[1]['职务'] }}"),
    "split over runs": p("{", "{ 单", "位 }", "}", "，{{ 数 }}"),
    "escaped": p("{{ 险 }}|{{ 险|e }}"),
    "braces that are text": p("集合{1,2}，{a}，{ {，% }，{"),
    "edges of tags as text": p("{_{ 单位 }_}，{{ 单位 }}"),
    "filters": p("{{ 列|join('、') }} {{ 'gb'|upper }} {{ 列|length }} {{ 没有|default('缺') }}"),
    "condition in a line": p("{% if 有 %}有{% else %}没有{% endif %}，{% if not 有 %}甲{% elif 数 > 5 %}乙{% endif %}"),
    "inline if": p("{{ '是' if 有 else '否' }}{{ '多' if 数 >= 7 and not 无 }}"),
    "less and greater": p("{% if 数 < 8 %}小{% endif %}{% if 数 > 8 %}大{% endif %}{% if 3 < 数 <= 7 %}中{% endif %}"),
    "arithmetic": p("{{ 数 + 1 }} {{ 数 * 2 - 3 }} {{ 数 // 2 }} {{ 数 % 4 }} {{ -数 }} {{ (数 + 1) * 2 }}"),
    "comparison with in": p("{% if '甲' in 列 %}在{% endif %}{% if '丁' not in 列 %}不在{% endif %}"),
    "defined": p("{% if 没有 is defined %}有{% else %}无{% endif %}"),
    "smart quotes": p("{{ 单位|default(“无”) }}{% if 单位 == ‘某某局’ %}对{% endif %}"),
    "loop in a line": p("{% for 人员 in 人 %}{{ loop.index }}.{{ 人员.姓名 }}{% if not loop.last %}、{% endif %}{% endfor %}。"),
    "loop of nothing": p("前{% for x in 空 %}{{ x }}{% else %}无{% endfor %}后"),
    "everything of loop": p("{% for x in 列 %}" + " ".join(f"{{{{ loop.{name}|default(0) }}}}" for name in LOOP if name not in ("first", "last")) + ";{% endfor %}"),
    "paragraphs": p("{%p if 有 %}") + p("印") + p("{%p else %}") + p("不印") + p("{%p endif %}") + p("尾"),
    "loop of paragraphs": p("{%p for 人员 in 人 %}") + p("{{ 人员.姓名 }}") + p("{%p if 人员.年龄 > 45 %}") + p("老") + p("{%p endif %}") + p("{%p endfor %}"),
    "nested loops": p("{%p for 组 in 嵌 %}") + p("{{ 组.名 }}") + p("{%p for 项 in 组.项 %}") + p("{{ loop.index }}{{ 项 }}") + p("{%p endfor %}") + p("{%p endfor %}"),
    "condition over paragraphs": p("甲{% if 无 %}乙") + p("丙") + p("丁{% endif %}戊") + p("己"),
    "loop over paragraphs": p("甲{% for x in 列 %}{{ x }}") + p("丁{% endfor %}戊"),
    "runs": "<w:p>" + r("前") + r("{%r if 有 %}") + r("粗", BOLD) + r("{%r endif %}") + r("后") + "</w:p>",
    "runs in a line": p("前{%r if 无 %}粗{%r endif %}后"),
    "remarks": p("甲{# 说明 {{ x }} #}乙") + p("{#p 整段说明 #}") + p("丙"),
    "trimmed": p("房子在") + p("{%- if 有 -%}") + p("城里") + p("{%- else -%}") + p("乡下") + p("{%- endif -%}") + p("，我喜欢。"),
    "rows": table(tr("姓名", "职务"), tr("{%tr for 人员 in 人 %}", ""), tr("{{ 人员.姓名 }}", "{{ 人员.职务 }}"), tr("{%tr endfor %}", "")),
    "rows with conditions": table(tr("{%tr for 人员 in 人 %}", ""), tr("{%tr if 人员.年龄 > 45 %}", ""), tr("{{ 人员.姓名 }}", "老"), tr("{%tr else %}", ""), tr("{{ 人员.姓名 }}", "少"), tr("{%tr endif %}", ""), tr("{%tr endfor %}", "")),
    "columns": table(tr("{%tc for x in 列 %}", "{{ x }}", "{%tc endfor %}"), tr("{%tc for x in 列 %}", "{{ loop.index }}", "{%tc endfor %}"), columns=3),
    "rows and columns": table(tr("{%tr for 组 in 嵌 %}", ""), tr("{{ 组.名 }}", "{%tc for 项 in 组.项 %}", "{{ 项 }}", "{%tc endfor %}"), tr("{%tr endfor %}", "")),
    "conditions in cells": table(tr(p("{%p if 有 %}") + p("甲") + p("{%p else %}") + p("乙") + p("{%p endif %}"), "{% if 无 %}丙{% endif %}")),
    "loop in a cell": table(tr(p("{%p for x in 列 %}") + p("{{ x }}") + p("{%p endfor %}"), "{% for x in 列 %}{{ x }}{% endfor %}")),
    "colour of a cell": table(tr("{% cellbg 色 %}甲", "乙"), tr("{% cellbg '00FF00' if 有 else 'FF0000' %}丙", "丁")),
    "width of a cell": table(tr("{% colspan 2 %}甲"), tr("乙", "丙")),
    "merged down": table(tr("{%tr for x in 列 %}", ""), tr("{% vm %}合", "{{ x }}"), tr("{%tr endfor %}", "")),
    "merged across": table(tr("{%tc for x in 列 %}", "{% hm %}合", "{%tc endfor %}"), tr("{%tc for x in 列 %}", "{{ x }}", "{%tc endfor %}"), columns=3),
    "several lines": p("{{ 行 }}"),
    "content control": "<w:sdt><w:sdtPr/><w:sdtContent>" + p("{{ 单位 }}") + p("{%p if 无 %}") + p("x") + p("{%p endif %}") + "</w:sdtContent></w:sdt>",
    "hyperlink": f'<w:p><w:hyperlink w:anchor="x">{r("{{ 单位 }}")}</w:hyperlink></w:p>',
    "table in a cell": table(tr("<w:tc>" + table(tr("{%tr for x in 列 %}"), tr("{{ x }}"), tr("{%tr endfor %}"), columns=1) + "</w:tc>", "外")),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_prints_what_docxtpl_prints(name: str) -> None:
    template = made(SAME[name])
    assert texts(ours(template, PEOPLE))[DOCUMENT] == texts(docxtpl(template, PEOPLE))[DOCUMENT]


@pytest.mark.parametrize("kind", ["header", "footer", "footnotes"])
def test_other_parts_print_what_docxtpl_prints(kind: str) -> None:
    xml = (
        p("{{ 单位 }}{% if 有 %}有{% endif %}") + p("{%p for x in 列 %}") + p("{{ x }}") + p("{%p endfor %}")
    )
    if kind == "footnotes":
        xml = f'<w:footnote w:id="1">{xml}</w:footnote>'
    template = with_part(kind, xml, p("{{ 数 }}"))
    assert texts(ours(template, PEOPLE)) == texts(docxtpl(template, PEOPLE))


CORE = "docProps/core.xml"
PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ 险 }}</dc:title>'
    "<dc:subject>{{ 单位 }}{% if 有 %}好{% endif %}</dc:subject></cp:coreProperties>"
)


def with_properties(text: str = PROPERTIES, body: str = p("文")) -> bytes:
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    type = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    changes = {
        "[Content_Types].xml": [("</Types>", f'<Override PartName="/{CORE}" ContentType="{kind}"/></Types>')],
        "_rels/.rels": [
            ("</Relationships>", f'<Relationship Id="rId97" Type="{type}" Target="{CORE}"/></Relationships>')
        ],
    }
    return made(body, {CORE: text}, changes)


def properties(data: bytes) -> dict[str, str]:
    root = etree.fromstring(parts_of(data)[CORE])
    return {str(one.tag).rpartition("}")[2]: one.text or "" for one in root}


def test_properties_print_what_docxtpl_prints() -> None:
    mine, theirs = (properties(render(with_properties(), PEOPLE)) for render in (ours, docxtpl))
    assert mine["subject"] == theirs["subject"] == "某某局好"
    assert mine["title"] == PEOPLE["险"]  # docxtpl escapes it twice


def test_the_guide_fills_a_file_that_is_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs/templates.md").read_text("utf-8"), re.DOTALL
    )
    monkeypatch.chdir(tmp_path)
    rows = table(
        tr("{%tr for 行 in 明细 %}", ""), tr("{{ 行.姓名 }}", "{{ 行.金额 }}"), tr("{%tr endfor %}", "")
    )
    Path("登记表.docx").write_bytes(made(p("{{ 单位 }}") + rows))
    exec(program, {})
    assert texts(Path("某某局.docx").read_bytes())[DOCUMENT][:3] == ["某某局", "张三", "1234.5"]


def test_renders_again_and_again() -> None:
    template = Template.compile(made(SAME["rows"]), "mine.docx", free=True)
    first = template.fill(PEOPLE)
    assert texts(template.fill({"人": []}))[DOCUMENT] == ["姓名", "职务", ""]
    assert template.fill(PEOPLE) == first


# ---- beyond docxtpl -----------------------------------------------------------------------------------------------

MORE: dict[str, tuple[str, list[str]]] = {
    "a text as paragraphs": (p("{{p 行 }}"), ["第一行", "第二行"]),
    "a list as paragraphs": (p("{{p 列 }}"), ["甲", "乙", "丙"]),
    "a text as a run": (p("前{{r 单位 }}后"), ["前某某局后"]),
    "edges of tags as text": (p("{{ 单位 }}{_% t1 %_}{_{") + p("{%p if 有 %}") + p("甲{_% endif %_}") + p("{%p endif %}"), ["某某局{% t1 %}{{", "甲{% endif %}"]),
    "full stop of a loop": (p("{% for x in 列 %}{{ x }}{{ '。' if loop.last else '、' }}{% endfor %}"), ["甲、乙、丙。"]),
    "a loop over a mapping": (p("{% for 键 in 人[0] %}{{ 键 }} {% endfor %}"), ["姓名 职务 年龄 "]),
    "blanks beside a dash": (p("甲 {%- if 有 -%} 乙 {%- endif %} 丙"), ["甲乙 丙"]),
    "a bracket in a text": (p("{{ 单位 if 单位 == '（某）}' else '无' }}"), ["无"]),
    "a remark beside text of a cell": (table(tr("{# 说明 #}甲", "乙")), ["甲", "乙", ""]),
    "numbers said by texts": (p("{% if '9' < '10' %}小{% endif %}{% if '1,000' > 999 %}大{% endif %}{% if '2.0' == 2 %}同{% endif %}"), ["小大同"]),
    "quotients": (p("{{ 10 / 4 }} {{ 10 / 5 }} {{ (1 / 3)|四舍五入(2) }} {{ 0.1 + 0.2 }}"), ["2.5 2 0.33 0.3"]),
}  # fmt: skip


@pytest.mark.parametrize("name", MORE)
def test_prints_more(name: str) -> None:
    body, wanted = MORE[name]
    assert texts(ours(made(body), PEOPLE))[DOCUMENT] == wanted


@pytest.mark.parametrize("row", FILTERS, ids=lambda row: row.zh)
@pytest.mark.parametrize("alias", [False, True])
def test_every_filter_does_what_its_example_says(row: Any, alias: bool) -> None:
    source, wanted = row.example
    if alias:
        source = source.replace(f"|{row.zh}", f"|{row.also[0]}")
    assert texts(ours(made(p("{{ " + source + " }}")), {}))[DOCUMENT] == [wanted]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("107000.53|大写金额", "壹拾万柒仟元零伍角叁分"),
        ("1680.32|大写金额", "壹仟陆佰捌拾元零叁角贰分"),
        ("16409.02|大写金额", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04|大写金额", "叁佰贰拾伍元零肆分"),
        ("6007.14|大写金额", "陆仟零柒元壹角肆分"),
        ("0.05|大写金额", "伍分"),
        ("0.5|大写金额", "伍角"),
        ("0|大写金额", "零元整"),
        ("'100,500'|大写金额", "壹拾万零伍佰元整"),
        ("100000005|大写金额", "壹亿零伍元整"),
        ("1234500000000|大写金额", "壹万贰仟叁佰肆拾伍亿元整"),
        ("(0-3)|大写金额", "负叁元整"),
        ("0|中文数字", "零"),
        ("10|中文数字", "十"),
        ("110|中文数字", "一百一十"),
        ("100000|中文数字", "十万"),
        ("2005|中文数字", "二千零五"),
        ("3.14|中文数字", "三点一四"),
        ("'2026年1月5日'|成文日期", "2026年1月5日"),
        ("'008'|发文字号('市政发', '2026-01-05')", "市政发〔2026〕8号"),
        ("50000|万元", "5"),
        ("123456|万元(0)", "12"),
        ("0.12345|百分比(1)", "12.3%"),
        ("96.8|同比(100)", "下降3.2%"),
        ("100|同比(100)", "持平"),
        ("2.5|四舍五入", "3"),
        ("10000|万元(2)", "1.00"),
        ("(0-1)|万元(2)", "0.00"),
        ("0.05|百分比(2)", "5.00%"),
        ("0.05|百分比", "5%"),
        ("2|四舍五入(2)", "2.00"),
        ("108|同比(100, 2)", "增长8.00%"),
        ("[]|默认('无')", "无"),
        ("'二〇二六年十一月五日'|成文日期", "2026年11月5日"),
    ],
)
def test_filters(source: str, wanted: str) -> None:
    assert texts(ours(made(p("{{ " + source + " }}")), {}))[DOCUMENT] == [wanted]


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        ("否定", "否"),
        ("假 == false", "是"),
        ("假 != true", "是"),
        ("false == 否定", "是"),
        ("真 == true", "是"),
        ("有 == '是'", "是"),
        ("空文 == true", "否"),
        ("空文 == none", "是"),
        ("not 假", "是"),
        ("假 or 真", "是"),
        ("真 and 否定", "否"),
        ("true in [真]", "是"),
        ("说明", "是"),
        ("日 > '2026-12-31'", "否"),
        ("日 == '2026/9/5'", "是"),
        ("日 >= '二〇二六年九月五日'", "是"),
        ("日 in ['2026-09-05']", "是"),
        ("数 > 9", "是"),
    ],
)
def test_conditions_read_what_texts_say(condition: str, wanted: str) -> None:
    """All data of a report are texts: false, 否 and dates mean what they say."""
    data = {"真": "True", "假": "false", "否定": "否", "有": True, "空文": "", "说明": "无", "数": "10"}
    data |= {"日": "2026年9月5日"}
    inline = p("{{ '是' if " + condition + " else '否' }}")
    block = p("{% if " + condition + " %}是{% else %}否{% endif %}")
    assert texts(ours(made(inline + block), data))[DOCUMENT] == [wanted, wanted]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("{% if 结论 %}结论：{{ 结论 }}{% endif %}", "结论：否"),
        ("{{ 结论 if 结论 else '无' }}", "否"),
        ("{{ 结论 or '无' }}", "否"),
        ("{% if not 结论 %}没有通过（{{ 结论 }}）{% endif %}", "没有通过（否）"),
        ("{% if 结论 %}甲{% else %}{{ 结论 }}{% endif %}", "否"),
        ("{% if 空 %}甲{% elif 结论 %}{{ 结论 }}{% endif %}", "否"),
        ("{% for x in 列 %}{% if x.结论 and 结论 %}甲{{ x.结论 }}{% endif %}{% endfor %}", ""),
    ],
)
def test_a_text_that_is_asked_for_and_printed_is_never_lost(source: str, wanted: str) -> None:
    data = {"结论": "否", "空": "", "列": [{"结论": "否"}]}
    assert texts(ours(made(p(source)), data))[DOCUMENT] == [wanted]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            "{{ 5|同比(0-5) }}",
            "上年数是负数，算不出同比（5比-5）；大于0的和别的分开写：模板里用 {% if 上年数 > 0 %}，YAML 里单独写一块，加上 仅当: 上年数 > 0",
        ),
        ("{% if 日 > '年底' %}甲{% endif %}", "“年底”不是日期"),
        ("{% if 好 == true %}甲{% endif %}", "和 true、false 比较，要写“是”或“否”，不是“好的”"),
    ],
)
def test_what_cannot_be_told_is_refused(source: str, reason: str) -> None:
    with pytest.raises(CompileError) as caught:
        ours(made(p(source)), {"日": "2026-01-05", "好": "好的"})
    assert [one.args["reason_zh"] for one in caught.value.diagnostics] == [reason]


def test_links_are_filled() -> None:
    link = (
        f'<Relationship Id="rId98" Type="{R}/hyperlink" Target="%s" TargetMode="External"/></Relationships>'
    )
    body = (
        p("文")
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "{{ 网址 }}" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>链</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    rels = "word/_rels/document.xml.rels"
    target = "https://x.cn/?q=%7B%7B%20%E5%90%8D%20%7D%7D"
    template = made(body, changes={rels: [("</Relationships>", link % target)]})
    parts = parts_of(ours(template, {"网址": "https://y.cn/a?b=1&c=2", "名": '张"三&/'}))
    assert 'Target="https://x.cn/?q=%E5%BC%A0%22%E4%B8%89%26/"' in parts[rels].decode()
    assert 'HYPERLINK "https://y.cn/a?b=1&amp;c=2"' in parts[DOCUMENT].decode()
    with pytest.raises(CompileError) as caught:
        ours(template, {"网址": "javascript:alert(1)", "名": ""})
    assert [one.code.id for one in caught.value.diagnostics] == ["T322"]


# ---- sound files --------------------------------------------------------------------------------------------------

MARKED = '<w:p><w:bookmarkStart w:id="5" w:name="书签"/><w:r><w:t>{{ x }}</w:t></w:r><w:bookmarkEnd w:id="5"/></w:p>'
SHAPE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="100000" cy="100000"/><wp:docPr id="3" name="图"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr/><wps:spPr/>'
    "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>' + p("{{ x }}") + "</w:sdtContent></w:sdt>"
)


def looped(inner: str, over: str = "列") -> str:
    return p(f"{{%p for x in {over} %}}") + inner + p("{%p endfor %}")


def item(text: str) -> str:
    return p(text, properties='<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')


SOUND = {
    "empty table": (table(tr("{%tr for x in 空 %}", ""), tr("{{ x }}", ""), tr("{%tr endfor %}", "")), 0),
    "empty table in a cell": (table(tr("<w:tc>" + table(tr("{%tr for x in 空 %}"), tr("{{ x }}"), tr("{%tr endfor %}")) + "</w:tc>")), 1),
    "empty cell": (table(tr(p("{%p for x in 空 %}") + p("{{ x }}") + p("{%p endfor %}"), "乙")), 1),
    "empty value in a cell": (table(tr("{{p '' }}", "乙")), 1),
    "row without cells": (table(tr("甲", "乙"), tr("{%tc for x in 空 %}", "{{ x }}", "{%tc endfor %}")), 1),
    "condition in a cell": (table(tr(p("{%p if 无 %}") + p("甲") + p("{%p endif %}"), "{% if 无 %}丙{% endif %}")), 1),
    "more columns": (table(tr("{%tc for x in 列 %}", "{{ x }}", "{%tc endfor %}")), 1),
    "merged and coloured": (SAME["merged down"] + SAME["merged across"] + SAME["colour of a cell"] + SAME["width of a cell"], 4),
    "bookmarks": (looped(MARKED), 0),
    "half a bookmark": (p("{%p if 无 %}") + '<w:p><w:bookmarkStart w:id="5" w:name="书签"/></w:p>' + p("{%p endif %}") + '<w:p><w:bookmarkEnd w:id="5"/></w:p>', 0),
    "shapes": (looped(SHAPE), 0),
    "controls": (looped(CONTROL), 0),
    "control without content": ("<w:sdt><w:sdtPr/><w:sdtContent>" + looped(p("{{ x }}"), "空") + "</w:sdtContent></w:sdt>", 0),
    "list begun anew": (p("{%p for 组 in 嵌 %}") + p("{%p 重新编号 %}") + p("{%p for x in 组.项 %}") + item("{{ x }}") + p("{%p endfor %}") + p("{%p endfor %}") + item("{{ 数 }}"), 0),
    "text box": (f'<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{p("{%p for x in 空 %}") + p("{{ x }}") + p("{%p endfor %}")}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>', 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, list[str]]]:
    """Each of `SOUND`, with what the validators say of it."""
    folder = tmp_path_factory.mktemp("sound")
    files: dict[str, Path] = {}
    for name, (body, _) in SOUND.items():
        files[name] = folder / f"{name}.docx"
        files[name].write_bytes(ours(made(body), PEOPLE))
    found = validators.errors_of(list(files.values()))
    return {name: (file.read_bytes(), found[file]) for name, file in files.items()}


@pytest.mark.parametrize("name", SOUND)
def test_validators_find_nothing(name: str, sound: dict[str, tuple[bytes, list[str]]]) -> None:
    data, errors = sound[name]
    assert errors == []
    root = etree.fromstring(parts_of(data)[DOCUMENT])
    assert len(list(root.iter(f"{{{W}}}tbl"))) == SOUND[name][1]
    for kind, key in (("bookmarkStart", "id"), ("bookmarkStart", "name"), ("id", "val")):
        values = [one.get(f"{{{W}}}{key}") for one in root.iter(f"{{{W}}}{kind}")]
        assert len(values) == len(set(values))
    ids = re.findall(rb'docPr id="(\d+)"', parts_of(data)[DOCUMENT])
    assert len(ids) == len(set(ids)) == (3 if name == "shapes" else 0)


def test_a_list_begins_anew(sound: dict[str, tuple[bytes, list[str]]]) -> None:
    parts = parts_of(sound["list begun anew"][0])
    numbers = re.findall(rb'numId w:val="(\d+)"', parts[DOCUMENT])
    assert len(numbers) == 4
    assert len(set(numbers)) == 3
    assert numbers[0] == numbers[1]
    assert numbers[-1] == b"1"
    for number in {*numbers} - {b"1"}:
        assert re.search(
            rb'<w:num w:numId="%s">.{1,80}startOverride w:val="1"' % number, parts["word/numbering.xml"]
        )


# ---- broken ones --------------------------------------------------------------------------------------------------

BROKEN = {
    "for in one cell, end in another row": (table(tr("{% for x in 列 %}{{ x }}", "甲"), tr("乙", "{% endfor %}")), "T317", 4),
    "for in one cell, end in the next": (table(tr("{% for x in 列 %}{{ x }}", "{% endfor %}")), "T317", 2),
    "rows closed by a paragraph": (table(tr("{%tr for x in 列 %}", ""), tr("{{ x }}", ""), tr("{%p endfor %}", "")), "T317", 5),
    "paragraphs closed in a line": (p("{%p if 有 %}") + p("甲{% endif %}"), "T317", 2),
    "begun in a table, ended after it": (table(tr("{%p if 有 %}", "甲"), tr("乙", "丙")) + p("{%p endif %}"), "T317", 6),
    "begun in a link": (f'<w:p><w:hyperlink w:anchor="x">{r("{% if 有 %}甲")}</w:hyperlink>{r("{% endif %}")}</w:p>', "T317", 1),
    "crossed": (p("{% if 有 %}{% for x in 列 %}甲{% endif %}{% endfor %}"), "T316", 1),
    "table beside a row tag": (table(tr("{%tr if 有 %}", "<w:tc>" + table(tr("甲", "")) + "</w:tc>"), tr("{%tr endif %}", "")), "T305", 1),
    "two row tags in a row": (table(tr("{%tr for x in 列 %}", "{%tr if 有 %}"), tr("{%tr endif %}", "{%tr endfor %}")), "T305", 1),
    "row tag outside a table": (p("{%tr for x in 列 %}") + p("{%tr endfor %}"), "T319", 1),
    "colour outside a table": (p("{% cellbg 色 %}"), "T319", 1),
    "merged outside a loop": (table(tr("{% vm %}甲", "乙")), "T319", 1),
    "loop outside a loop": (p("{{ loop.index }}"), "T319", 1),
    "unknown part of loop": (p("{% for x in 列 %}{{ loop.indx }}{% endfor %}"), "T307", 1),
    "numbering outside a loop": (p("{%p 重新编号 %}"), "T319", 1),
    "colour that is none": (table(tr("{% cellbg 单位 %}甲", "乙")), "T322", 1),
    "width that is none": (table(tr("{% colspan 单位 %}甲", "乙")), "T322", 1),
    "missing name": (p("{{ 单为 }}"), "T320", 1),
    "missing item": (p("甲") + p("{{ 人[0].年令 }}"), "T320", 2),
    "missing item of a loop": (p("{% for 员 in 人 %}{{ 员.性别 }}{% endfor %}"), "T320", 1),
    "item of a text": (p("{{ 单位.长度 }}"), "T320", 1),
    "list printed": (p("{{ 列 }}"), "T322", 1),
    "mapping printed": (p("{{ 人[0] }}"), "T322", 1),
    "loop over a text": (p("{% for 字 in 单位 %}{{ 字 }}{% endfor %}"), "T321", 1),
    "text computed with": (p("{{ 单位 + 1 }}"), "T322", 1),
    "division by nothing": (p("{{ 数 / 0 }}"), "T322", 1),
    "filter's arguments": (p("{{ 数|占比 }}"), "T308", 1),
    "date that is none": (p("{{ '2026-02-30'|成文日期 }}"), "T322", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_one_is_refused_at_its_place(name: str) -> None:
    body, code, paragraph = BROKEN[name]
    with pytest.raises(CompileError) as caught:
        ours(made(body), PEOPLE)
    found = [(one.code.id, one.place.paragraph if one.place else 0) for one in caught.value.diagnostics]
    assert (code, paragraph) in found
    for one in caught.value.diagnostics:
        assert one.message("zh")
        assert one.message("en")
        assert one.place
        assert one.place.around


def test_the_place_of_a_cell_is_told() -> None:
    template = made(table(tr("甲", "乙")) + table(tr("甲", "乙"), tr("丙", "{{ 没有 }}")))
    with pytest.raises(CompileError) as caught:
        ours(template, PEOPLE)
    place = caught.value.diagnostics[0].place
    assert place
    assert place.cell == (2, 2, 2)
    assert "表2第2行第2格" in place.text("zh")


def test_every_missing_name_is_told_in_one_run() -> None:
    template = made(p("{{ 甲 }}{{ 乙 }}") + p("{{ 丙 }}"))
    with pytest.raises(CompileError) as caught:
        ours(template, {})
    assert [one.args["name"] for one in caught.value.diagnostics] == ["甲", "乙", "丙"]


def test_a_comparison_with_what_is_missing_stops_nothing_and_takes_no_branch() -> None:
    branches = "{% if 甲 > 3 %}{{ 子 }}{% elif 乙 == 1 %}{{ 丑 }}{% else %}{{ 寅 }}{% endif %}"
    denied = "{% if not (丙 == 1 and 丁 == 1) %}{{ 卯 }}{% endif %}"
    template = made(p(branches) + p(denied) + p("{{ '多' if 戊 > 3 else '少' }}{{ 己 }}") + p("{{p 庚 }}"))
    with pytest.raises(CompileError) as caught:
        ours(template, {})
    assert [one.args["name"] for one in caught.value.diagnostics] == ["甲", "丙", "戊", "己", "庚"]


def test_what_cannot_be_compared_is_told_with_the_rest() -> None:
    template = made(p("{% if 单位 > 3 %}甲{% else %}乙{% endif %}") + p("{{ 无名 }}"))
    with pytest.raises(CompileError) as caught:
        ours(template, PEOPLE)
    assert [one.code.id for one in caught.value.diagnostics] == ["T322", "T320"]


def test_nothing_is_read_between_the_braces_of_a_value() -> None:
    data = {"x": "{{ y }}{% for %}{#", "y": "不印", "xs": ["{{ y }}{% for %}{#"]}
    template = made(
        p("{{ x }}") + p("{{p x }}") + table(tr("{%tr for z in xs %}"), tr("{{ z }}"), tr("{%tr endfor %}"))
    )
    assert texts(ours(template, data))[DOCUMENT] == [data["x"]] * 3 + [""]


# ---- through a report ---------------------------------------------------------------------------------------------

FIGURES = """\
文种: 报告
标题: 题目
正文: 正文文字。
署名: [甲局, 乙局]
成文日期: 2024-1-5
数据:
  总收入: 12345678.9
  上年: 10000000
  明细:
  - {名称: 甲, 金额: 10}
  - {名称: '乙 & {{ 名称 }}', 金额: 9}
"""
AROUND = p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{p 落款 }}")


def through(body: str) -> list[str]:
    return texts(Template.compile(made(body), "mine.docx").render(flow_of(FIGURES)))[DOCUMENT]


def test_figures_of_a_report_are_printed() -> None:
    rows = table(
        tr("{%tr for 行 in 数据.明细 %}", ""),
        tr("{{ 行.名称 }}", "{% if 行.金额 > 9 %}多{% else %}少{% endif %}"),
        tr("{%tr endfor %}", ""),
    )
    printed = through(p("{{ 数据.总收入|万元 }}万元，{{ figures.总收入|同比(数据.上年) }}") + rows + AROUND)
    assert printed[:6] == ["1234.57万元，增长23.5%", "甲", "多", "乙 & {{ 名称 }}", "少", ""]


def test_a_missing_figure_is_told_with_the_nearest() -> None:
    with pytest.raises(CompileError) as caught:
        through(p("{{ 数据.总收人 }}{{ 数据.明细[0].名字|默认('无') }}") + AROUND)
    (one,) = caught.value.diagnostics
    assert one.code.id == "T320"
    assert one.hint("zh") == "是不是“总收入”？"
    assert one.place == Place(
        "mine.docx", part=DOCUMENT, paragraph=1, around="{{ 数据.总收人 }}{{ 数据.明细[0]…"
    )


def test_what_a_filter_makes_of_a_value_counts_as_printing_it() -> None:
    signed = p("{{ 署名|顿号 }}") + p("{{ 成文日期|成文日期 }}")
    assert through(p("{{p 标题 }}") + p("{{p 全文 }}") + signed)[2:] == ["甲局、乙局", "2024年1月5日"]
    with pytest.raises(CompileError) as caught:
        through(p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{ 署名|长度 }}") + p("{{ 成文日期 }}"))
    assert [one.code.id for one in caught.value.diagnostics] == ["T304"]


@pytest.mark.parametrize("body", ["", p("{% if 附注 %}{{ 标题 }}{% endif %}")])
def test_what_only_a_property_shows_is_not_printed(body: str) -> None:
    text = "<dc:title>{{ 标题 }}</dc:title>".join(re.split(r"<dc:.*</dc:\w+>", PROPERTIES))
    data = with_properties(text, body + p("{{p 全文 }}") + p("{{p 落款 }}"))
    with pytest.raises(CompileError) as caught:
        Template.compile(data, "mine.docx").render(flow_of(FIGURES))
    assert [one.code.id for one in caught.value.diagnostics] == ["T304"]
    data = with_properties(text, AROUND)
    printed = Template.compile(data, "mine.docx").render(flow_of(FIGURES))
    assert properties(printed)["title"] == "题目"


def test_a_slot_in_a_loop_is_refused() -> None:
    with pytest.raises(CompileError) as caught:
        through(p("{%p for 行 in 数据.明细 %}") + p("{{p 全文 }}") + p("{%p endfor %}"))
    assert "T310" in [one.code.id for one in caught.value.diagnostics]


def test_a_long_slot_in_a_text_box_is_refused() -> None:
    box = f"<w:pict><v:rect xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>{p('{{p 全文 }}')}</w:txbxContent></v:textbox></v:rect></w:pict>"
    with pytest.raises(CompileError) as caught:
        through(f"<w:p><w:r>{box}</w:r></w:p>" + p("{{p 标题 }}") + p("{{p 落款 }}"))
    assert [one.code.id for one in caught.value.diagnostics] == ["T359"]


def test_a_slot_that_is_printed_by_another_is_told_with_it() -> None:
    with pytest.raises(CompileError) as caught:
        through(p("{{p 导语 }}") + AROUND)
    (one,) = caught.value.diagnostics
    assert "“{{p 全文 }}”会多印：正文第1段的“{{p 导语 }}”已经印了" in one.message("zh")


def test_a_loop_left_open_makes_no_slot_print_twice() -> None:
    with pytest.raises(CompileError) as caught:
        through(p("{%p for 行 in 数据.明细 %}") + AROUND)
    assert [one.code.id for one in caught.value.diagnostics] == ["T316"]


def test_all_that_is_missing_is_told_in_one_run() -> None:
    body = p("{{ 数据.丙 }}") + p("{{ 数据.丁|万元 }}") + p("{% for 行 in 数据.戊 %}{{ 行 }}{% endfor %}")
    with pytest.raises(CompileError) as caught:
        through(body + p("{{ 数据.己 + 1 }}") + p("{{ 数据.庚|顿号 }}") + AROUND)
    assert [one.args["name"] for one in caught.value.diagnostics] == ["丙", "丁", "戊", "己", "庚"]


def test_what_may_be_missing() -> None:
    body = p("（{{ 数据.丁|默认('')|万元 }}{{ 数据.序号|默认('')|发文字号('某发', 2026) }}）")
    body += p("{% if 数据.序号 %}有{% else %}无{% endif %}{% if not 数据.序号 %}无{% endif %}")
    assert through(body + AROUND)[:2] == ["（）", "无无"]


def test_a_value_equals_what_was_authored() -> None:
    body = p("{% if 主送机关 == '市政府' and 附注 == '公开' %}同{% endif %}{{ 主送机关 }}{{ 附注 }}")
    body = p("{{p 附注 }}") + p("{{p 主送机关 }}") + body + AROUND
    text = FIGURES.replace("正文:", "主送机关: 市政府\n附注: 公开\n正文:")
    printed = texts(Template.compile(made(body), "mine.docx").render(flow_of(text)))[DOCUMENT]
    assert "同市政府：（公开）" in printed


def test_deleted_text_holds_no_tags() -> None:
    deleted = '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{{ 单为 }}</w:delText></w:r></w:del></w:p>'
    assert "".join(texts(ours(made(deleted + p("{{ 单位 }}")), PEOPLE))[DOCUMENT]) == "某某局"


REASONS = {
    "{% if 附注 = '甲' %}乙{% endif %}": ("T308", "判断相等要写两个等号“==”"),
    "{{ 标题.upper() }}": ("T308", "“.upper()”要写成“|大写字母”"),
    "{{ 署名|unique }}": ("T314", "“unique”认不得"),
    "{{P 标题 }}": ("T313", "“P”认不得"),
    "{{ 数据。签发人 }}": ("T315", "“。”是全角的"),
    "{{ 数据：签发人 }}": ("T429", "少了英文的点"),
    "{{ 数据，签发人 }}": ("T429", "少了英文的点"),
    "{{ 报告人 姓名 }}": ("T429", "少了英文的点"),
    "{{ 数据 签发 人 }}": ("T308", "名称、符号之间"),
    "{{ 报告人 籍贯 }}": ("T308", "名称、符号之间"),
    "{% if 附注 %}甲{% elseif %}乙{% endif %}": ("T313", "“elseif”认不得"),
}


@pytest.mark.parametrize("text", REASONS)
def test_the_reason_is_told_once(text: str) -> None:
    code, words = REASONS[text]
    with pytest.raises(CompileError) as caught:
        through(p(text) + AROUND.replace("{{p 标题 }}", "题") + p("{{p 署名 }}"))
    told = [one for one in caught.value.diagnostics if one.code.id != "T310"]
    assert [one.code.id for one in told] == [code]
    assert words in told[0].message("zh")
    assert "“list”" not in told[0].hint("zh")


def test_what_a_row_wants_is_told_in_terms_of_rows() -> None:
    crowded = table(tr("{%tr for 行 in 数据.明细 %}", "甲"), tr("{%tr endfor %}", ""))
    plain = table(tr("{% for 行 in 数据.明细 %}", "甲"), tr("乙", "{% endfor %}"))
    with pytest.raises(CompileError) as caught:
        through(crowded + plain + AROUND)
    row, across = caught.value.diagnostics
    assert (row.code.id, across.code.id) == ("T305", "T317")
    assert "要独占表格的一行" in row.message("zh")
    assert "另插一行" in row.hint("zh")
    assert across.hint("zh").startswith("改成 {%tr for 行 in 数据.明细 %} 和 {%tr endfor %}")


def test_what_a_template_wants_is_known() -> None:
    body = p("{{ 数据.总收入 }}{% if 数据.附记 is defined %}有{% endif %}") + p("{%p for 行 in 数据.明细 %}")
    template = Template.compile(made(body + p("{{ 行.金额 }}") + p("{%p endfor %}")), "mine.docx")
    assert [(want.path, want.how) for want in template.wants] == [
        (("数据", "总收入"), "text"),
        (("数据", "附记"), "test"),
        (("数据", "明细"), "list"),
        (("数据", "明细", "[]", "金额"), "text"),
    ]


def test_a_tag_in_two_formats_is_noted() -> None:
    body = "<w:p>" + r("{{ 标", BOLD) + r("题 }}") + "</w:p>"
    assert [note.code.id for note in notes_of(made(body))] == ["T324"]


def test_a_bound_control_keeps_what_is_printed() -> None:
    bound = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'
    data = ours(made(bound % p("{{ 单位 }}")), PEOPLE)
    assert texts(data)[DOCUMENT] == ["某某局"]
    assert b"dataBinding" not in parts_of(data)[DOCUMENT]


def test_text_boxes_are_said_twice_and_filled_twice() -> None:
    box = f"<w:txbxContent>{p('{%p if 有 %}')}{p('{{ 单位 }}')}{p('{%p endif %}')}</w:txbxContent>"
    ns = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    shape = f"<w:pict><v:rect><v:textbox>{box}</v:textbox></v:rect></w:pict>"
    body = (
        f'<w:p><w:r><mc:AlternateContent {ns}><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(ours(made(body), PEOPLE))[DOCUMENT].count("某某局") == 2


# ---- the fourteen -------------------------------------------------------------------------------------------------

SEEDED = [
    ("T308", "编号 {{ 标题"),
    ("T314", "{{ 标题|大写金鹅 }}"),
    ("T308", "{{ (标题 }}"),
    ("T305", "正文 {%p if 标题 %}"),
    ("T318", "{% tr if 标题 %}"),
    ("T315", "｛｛ 标题 ｝｝"),
    ("T315", "{{ 标题|默认（'无'） }}"),
    ("T313", "{% for x in 署名 %}{{ x }}{% endfro %}"),
    ("T307", "{{ 标提 }}"),
    ("T307", "{{ 报告人.性名 }}"),
    ("T306", "{{ 全文 }}"),
    ("T309", "{{ 标题.__class__.__mro__ }}"),
]


def test_the_mistakes_of_one_file_are_told_in_one_run() -> None:
    body = "".join(p(text) for _, text in SEEDED).replace("{%p if", "{%p if") + p("{%p endif %}")
    body += table(tr("甲", ""), tr("{%tr endif %}", ""))
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="1">{p("{{ 标题 }}")}</w:comment></w:comments>'
    with pytest.raises(CompileError) as caught:
        Template.compile(made(body, {"word/comments.xml": comments}), "mine.docx")
    found = {(one.code.id, one.place.paragraph if one.place else 0) for one in caught.value.diagnostics}
    assert found >= {(code, number) for number, (code, _) in enumerate(SEEDED, 1)}
    assert ("T311", 0) in found


@pytest.mark.parametrize(
    ("more", "zh"),
    [
        ("<w:br/>", "换行符（Shift+Enter）"),
        ('<w:br w:type="page"/>', "分页符"),
        ("<w:drawing/>", "图片"),
        ("<w:t>甲</w:t>", "“甲”"),
    ],
)
def test_what_stands_beside_a_slot_is_called_by_its_name(more: str, zh: str) -> None:
    body = p("{{p 附注 }}").replace("</w:p>", f"<w:r>{more}</w:r></w:p>")
    with pytest.raises(CompileError) as caught:
        through(body + AROUND)
    assert [one.message("zh") for one in caught.value.diagnostics] == [
        f"“{{{{p 附注 }}}}”要独占一段，旁边的{zh}生成时会丢失。"
    ]


def test_a_row_tag_outside_tables_is_told_what_to_write() -> None:
    with pytest.raises(CompileError) as caught:
        through(p("{%tr if 附注 %}") + p("{%tr endif %}") + AROUND)
    assert all("把“tr”改成“p”" in one.message("zh") for one in caught.value.diagnostics)


@pytest.mark.parametrize(
    ("row", "whole"),
    [
        (tr("签名", "{{p 落款 }}"), True),
        (tr("{{p 全文 }}", "{{p 落款 }}"), False),
        (tr("签名", "{{ 署名 }}"), False),
    ],
)
def test_a_row_with_the_signature_alone_stays_on_one_page(row: str, whole: bool) -> None:
    """The name and its date do not part; a row with the text in it must break."""
    around = "".join(
        p(f"{{{{p {one} }}}}") for one in ("标题", "全文", "落款") if f"{{{{p {one} }}}}" not in row
    )
    flow = flow_of("文种: 报告\n标题: 题\n正文: 文。\n署名: 某局\n成文日期: 2026-01-05\n")
    xml = parts_of(Template.compile(made(around + table(row) + p("")), "mine.docx").render(flow))[DOCUMENT]
    assert (b"<w:cantSplit/>" in xml) is whole
