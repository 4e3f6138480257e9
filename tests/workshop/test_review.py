"""A copy of a draft with what was found: drawn as «what a comment is about», [-deleted-] and {+put in+}."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree

from compiler.cli.check import Opened, Wanted, read
from compiler.draft.readers import read_draft
from compiler.messages import codes
from compiler.messages.diagnostic import CompileError
from compiler.rules.findings import Finding
from compiler.word.ooxml.package import CONTENT, R, W, w
from compiler.workshop.annotate import AUTHOR
from compiler.workshop.review import Reviewed, reviewed
from tests.kit.dialect import DOCUMENT, made, p, parts_of, r, table, tr, with_part
from tests.kit.support import document_of, rendered
from tests.kit.tracked import accepted_and_rejected
from tests.kit.validators import errors_of

_HEAD = p("区档案馆2025年工作总结")
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _review(data: bytes, unsafe: bool = False, select: Sequence[str] = ()) -> Reviewed:
    draft = read_draft("a.docx", data)
    checked = read(Opened(draft.source, draft), Wanted(tuple(select)))
    assert checked.findings
    return reviewed(data, draft, checked.prepared, checked.findings, unsafe, "zh")


def _drawn(data: bytes, part: str = DOCUMENT) -> list[str]:
    """The paragraphs of a part that something was put into."""
    root = etree.fromstring(parts_of(data)[part])
    out = []
    for paragraph in root.iter(w("p")):
        if paragraph.getparent().tag == w("txbxContent"):  # type: ignore[union-attr]
            continue
        text = "".join(_sign(node) for node in paragraph.iter())
        if re.search("[«»]|-]|\\+}", text):
            out.append(text)
    return out


def _sign(node: etree._Element) -> str:
    tag = etree.QName(node).localname
    if tag in ("commentRangeStart", "commentRangeEnd"):
        return "«" if tag.endswith("Start") else "»"
    if tag == "delText":
        return f"[-{node.text}-]"
    if tag == "tab" and node.getparent().tag == w("r"):  # type: ignore[union-attr]
        return "→"
    if tag != "t" or not node.text:
        return ""
    ours = [one for one in node.iterancestors(w("ins")) if one.get(w("author")) == AUTHOR]
    return f"{{+{node.text}+}}" if ours else node.text


def _comments(data: bytes) -> list[str]:
    root = etree.fromstring(parts_of(data)["word/comments.xml"])
    return ["".join(map(str, one.itertext())) for one in root if one.get(w("author")) == AUTHOR]


def _body(*paragraphs: str) -> bytes:
    return made(_HEAD + "".join(paragraphs))


def test_a_mend_is_a_tracked_change_of_the_characters_that_differ() -> None:
    data = _body(p("全年办文36件,办会XX次。。"))
    result = _review(data)
    assert _drawn(result.data) == ["全年办文36件«[-,-]{+，+}»办会«XX»次«。[-。-]»"]
    assert result[1:] == (2, 3)
    assert _comments(result.data)[1] == (
        "提醒 W510: “XX”还没有填上。办法：填上真实的内容；本来就要印这几个符号的，在这一行写明不检查 W510 的原因。"
    )


def test_what_is_put_in_looks_as_what_it_stands_for() -> None:
    bold = '<w:b/><w:rPrChange w:id="7" w:author="某人"><w:rPr/></w:rPrChange>'
    data = _body(f"<w:p>{r('全年办文36件,办会', bold)}{r('12次。')}</w:p>")
    root = etree.fromstring(parts_of(_review(data).data)[DOCUMENT])
    inserted = root.find(f".//{w('ins')}/{w('r')}/{w('rPr')}")
    assert inserted is not None
    assert [one.tag for one in inserted] == [
        w("b")
    ]  # what somebody changed of the look is of the old text alone
    ids = [one.get(w("id")) for one in root.iter(w("rPrChange"))]
    assert ids[0] == "7"
    assert len(ids) == len(set(ids)) == 3


@pytest.mark.parametrize(
    ("runs", "drawn"),
    [
        (r("全年办文36") + r("件") + r(",") + r("办会12次。"), "全年办文36件«[-,-]{+，+}»办会12次。"),
        (r("全年办文36件,") + r(",办会12次。"), "全年办文36件«[-,-]{+，+}»«[-,-]{+，+}»办会12次。"),
        (r("全年办文36件。") + r("。办会12次。"), "全年办文36件«。[-。-]»办会12次。"),
        (
            '<w:r><w:tab/><w:t>全年办文36件,</w:t><w:br/><w:t xml:space="preserve">办会 12次。</w:t></w:r>',
            "→全年办文36件«[-,-]{+，+}»办会 12次。",
        ),
        (
            f'<w:hyperlink w:anchor="a">{r("全年办文36件,办会")}</w:hyperlink>{r("12次。")}',
            "全年办文36件«[-,-]{+，+}»办会12次。",
        ),
        (
            f'<w:smartTag w:uri="u" w:element="e">{r("全年办文36件,办会")}</w:smartTag>{r("12次。")}',
            "全年办文36件«[-,-]{+，+}»办会12次。",
        ),
        (f'{r("全年办文36件")}<w:proofErr w:type="spellStart"/>{r(",办会12次。")}', "全年办文36件«[-,-]{+，+}»办会12次。"),
        (
            f'<w:r><w:t>全年</w:t><w:lastRenderedPageBreak/><w:t>办文36件,</w:t></w:r>{r("办会12次。")}',
            "全年办文36件«[-,-]{+，+}»办会12次。",
        ),
        (
            '<w:del w:id="3" w:author="某人"><w:r><w:delText>去年</w:delText></w:r></w:del>' + r("全年办文36件,办会12次。"),
            "[-去年-]全年办文36件«[-,-]{+，+}»办会12次。",
        ),
    ],
    ids=["runs", "two runs", "across runs", "tabs and breaks", "link", "smart tag", "proofing", "page break", "deleted"],
)  # fmt: skip
def test_runs_are_parted_where_it_stands(runs: str, drawn: str) -> None:
    assert _drawn(_review(_body(f"<w:p>{runs}</w:p>")).data) == [drawn]


def _field(instruction: str, text: str) -> str:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instr = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return f"{char.format('begin')}{instr}{char.format('separate')}{text}{char.format('end')}"


@pytest.mark.parametrize(
    ("runs", "drawn", "why"),
    [
        (_field(" DOCPROPERTY 甲 ", r("办文36件,办会")) + r("12次。"), "办文36件«,»办会12次。", "Word 的域"),
        (
            f'<w:fldSimple w:instr=" DOCPROPERTY 甲 ">{r("办文36件,办会")}</w:fldSimple>{r("12次。")}',
            "办文36件«,»办会12次。",
            "Word 的域",
        ),
        (
            f'{r("办文")}<w:ins w:id="3" w:author="某人">{r("36件,办会")}</w:ins>{r("12次。")}',
            "办文36件«,»办会12次。",
            "还没有接受的修订",
        ),
        (
            f"{r('办文')}<w:sdt><w:sdtPr/><w:sdtContent>{r('36件,办会')}</w:sdtContent></w:sdt>{r('12次。')}",
            "办文36件«,»办会12次。",
            "内容控件",
        ),
        (
            f'<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="10"/><w:hpsBaseText w:val="20"/>'
            f'<w:lid w:val="zh-CN"/></w:rubyPr><w:rt>{r("jian")}</w:rt><w:rubyBase>{r("件,办")}</w:rubyBase></w:ruby></w:r>{r("会12次。")}',
            "«jian件,办»会12次。",
            "注音",
        ),
    ],
    ids=["field", "simple field", "inserted", "control", "ruby"],
)
def test_what_cannot_be_changed_has_a_comment_that_says_so(runs: str, drawn: str, why: str) -> None:
    result = _review(_body(f"<w:p>{runs}</w:p>"), select=["P600"])
    assert _drawn(result.data) == [drawn]
    assert result.changes == 0
    assert why in _comments(result.data)[0]


def test_the_text_of_a_link_is_changed_though_it_is_a_field() -> None:
    runs = _field(' HYPERLINK "http://a.cn" ', r("办文36件,办会")) + r("12次。")
    assert _drawn(_review(_body(f"<w:p>{runs}</w:p>")).data) == ["办文36件«[-,-]{+，+}»办会12次。"]


_IN_BOXES = {
    "text": (r("框里办文36件,办会12次。"), "文本框"),
    "field": (_field(" DOCPROPERTY 甲 ", r("框里办文36件,办会12次。")), "Word 的域"),
    "inserted": (f'<w:ins w:id="3" w:author="某人">{r("框里办文36件,办会12次。")}</w:ins>', "还没有接受的修订"),
    "control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('框里办文36件,办会12次。')}</w:sdtContent></w:sdt>", "内容控件"),
}  # fmt: skip


@pytest.mark.parametrize("form", _IN_BOXES)
def test_a_text_box_has_no_comments_its_paragraph_has(form: str) -> None:
    inside, why = _IN_BOXES[form]
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:100pt;height:50pt"><v:textbox><w:txbxContent>'
        f"<w:p>{inside}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    data = _body(f"<w:p>{r('正文一段。')}{box}</w:p>", p("正文两段。"))
    result = _review(data)
    assert _drawn(result.data) == ["«正文一段。框里办文36件,办会12次。»"]
    root = etree.fromstring(parts_of(result.data)[DOCUMENT])
    marks = [*root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))]
    assert len(marks) == 3
    assert not [one for one in marks if [*one.iterancestors(w("txbxContent"))]]
    assert why in _comments(result.data)[0]
    assert result.changes == 0


def test_cells_are_told_apart_though_they_say_the_same() -> None:
    data = _body(p("办文情况如下。"), table(tr("项目", "数量"), tr("办文", "XX件"), tr("办会", "XX件")))
    root = etree.fromstring(parts_of(_review(data, select=["W510"]).data)[DOCUMENT])
    rows = ["".join(map(_sign, row.iter())) for row in root.iter(w("tr"))]
    assert rows == ["项目数量", "办文«XX»件", "办会«XX»件"]


def test_a_footnote_is_changed_and_its_mark_has_the_comment() -> None:
    note = f'<w:footnote w:id="2">{p("据统计,共36件。")}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    result = _review(with_part("footnotes", note, f"{_HEAD}<w:p>{r('全年办文36件')}{mark}{r('。')}</w:p>"))
    assert _drawn(result.data) == ["全年办文36件«»。"]
    assert _drawn(result.data, "word/footnotes.xml") == ["据统计[-,-]{+，+}共36件。"]
    assert ["P600" in one for one in _comments(result.data)] == [True]


def test_what_is_said_of_a_label_that_word_counts_is_a_comment_on_its_paragraph() -> None:
    heading = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    result = _review(_body(p("抓办文", properties=heading), p("全年办文36件。")), select=["S508"])
    assert _drawn(result.data) == ["«抓办文»"]
    assert ["S508" in one for one in _comments(result.data)] == [True]


@pytest.mark.parametrize("form", ["as it is", "utf-16", "default namespace", "other marks"])
def test_all_other_paragraphs_stay_to_the_byte(form: str) -> None:
    body = "".join(
        (
            _HEAD,
            "<w:p w:rsidR='00AA' ><w:r ><w:t>没有毛病的一段&#x3002;</w:t></w:r ></w:p>",
            p("全年办文36件,办会12次。"),
            "<w:p/>",
            "<w:p></w:p>",
            p("也没有毛病。"),
        )
    )
    document = parts_of(made(body))[DOCUMENT].decode()
    if form == "utf-16":
        changed = document.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    elif form == "default namespace":
        plain = re.sub(r"<(/?)w:", r"<\1", document.replace("xmlns:w=", "xmlns="))
        changed = re.sub(r"<document ", f'<document xmlns:w="{W}" ', plain, count=1).encode()
    elif form == "other marks":
        changed = document.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=").encode()
    else:
        changed = document.encode()
    data = made(body)
    data = _with(data, DOCUMENT, changed)
    old, new = parts_of(data), parts_of(_review(data).data)
    encoding = "utf-16" if form == "utf-16" else "utf-8"
    before, after = old[DOCUMENT].decode(encoding), new[DOCUMENT].decode(encoding)
    at = before.index("36件,") - 400
    begins = before.rindex("<", 0, before.index("全年办文"))
    begins = max(before.rfind(one, 0, begins) for one in ("<w:p>", "<p>", "<ns0:p>"))
    ends = min(one for one in (before.find(end, begins) for end in ("</w:p>", "</p>", "</ns0:p>")) if one > 0)
    assert at < begins
    assert after.startswith(before[:begins])
    assert after.endswith(before[ends:])
    assert _drawn(_review(data).data) == ["全年办文36件«[-,-]{+，+}»办会12次。"]
    same = set(old) - {DOCUMENT, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert all(old[part] == new[part] for part in same)


def _with(data: bytes, part: str, xml: bytes) -> bytes:
    from compiler.word.ooxml.package import pack, write

    return write(pack(name, xml if name == part else text) for name, text in parts_of(data).items())


def test_comments_and_revisions_of_others_stay() -> None:
    comment = f'<w:comment w:id="4" w:author="王某"><w:p>{r("请核。")}</w:p></w:comment>'
    theirs = (
        f'<w:p><w:ins w:id="5" w:author="王某">{r("今年")}</w:ins><w:commentRangeStart w:id="4"/>{r("办文36件,")}'
        f'<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>{r("办会12次。")}</w:p>'
    )
    data = made(
        _HEAD + theirs,
        {"word/comments.xml": f'<w:comments xmlns:w="{W}">{comment}</w:comments>'},
        {
            "[Content_Types].xml": [("</Types>", f'<Override PartName="/word/comments.xml" ContentType="{CONTENT}.comments+xml"/></Types>')],
            "word/_rels/document.xml.rels": [("</Relationships>", f'<Relationship Id="rId99" Type="{R}/comments" Target="comments.xml"/></Relationships>')],
        },
    )  # fmt: skip
    result = parts_of(_review(data).data)
    comments = etree.fromstring(result["word/comments.xml"])
    assert [one.get(w("author")) for one in comments] == ["王某", AUTHOR]
    ids = re.findall(
        r'<w:(?:ins|del|comment) w:id="(\d+)"', (result[DOCUMENT] + result["word/comments.xml"]).decode()
    )
    assert len(ids) == len(set(ids))
    assert f'<w:ins w:id="5" w:author="王某">{r("今年")}</w:ins>' in result[DOCUMENT].decode()
    assert theirs.partition("<w:commentRangeEnd")[0].rpartition("<w:r>")[0] in result[DOCUMENT].decode()
    assert comment in result["word/comments.xml"].decode()
    assert _drawn(_review(data).data) == ["今年«办文36件«[-,-]{+，+}»»办会12次。"]


def test_the_same_input_gives_the_same_bytes_without_a_clock() -> None:
    data = _body(p("全年办文36件,办会XX次。。"))
    assert _review(data).data == _review(data).data
    assert not [part for part, xml in parts_of(_review(data).data).items() if b"w:date=" in xml]


def test_unsafe_mends_are_made_where_asked_for() -> None:
    data = _body(p("会议于2025年2月3日（星期三）召开。"))
    safe, unsafe = _review(data), _review(data, unsafe=True)
    assert (safe.changes, _drawn(safe.data)) == (0, ["会议于2025年2月3日（«星期三»）召开。"])
    assert (unsafe.changes, _drawn(unsafe.data)) == (1, ["会议于2025年2月3日（«星期[-三-]{+一+}»）召开。"])


def test_strict_open_xml_is_refused() -> None:
    parts = parts_of(_body(p("全年办文36件,办会XX次。。")))
    strict = parts[DOCUMENT].replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    data = _with(_body(p("全年办文36件,办会XX次。。")), DOCUMENT, strict)
    with pytest.raises(CompileError) as caught:
        _review(data)
    assert [one.code for one in caught.value.diagnostics] == [codes.NOT_A_DOCX]
    assert "Strict Open XML" in caught.value.diagnostics[0].message("zh")


# ---- as other programs see it ----------------------------------------------------------------------------------------

_RICH = "".join(
    (
        _HEAD,
        p("一、抓办文"),
        f"<w:p>{r('全年办文36件', '<w:b/>')}{r(',办会12次')}{r('。。')}</w:p>",
        f'<w:p><w:hyperlink w:anchor="a">{r("归档36件,移交")}</w:hyperlink>{r("12件。")}</w:p>',
        f'<w:p>{r("去年")}<w:ins w:id="3" w:author="某人">{r("接收")}</w:ins><w:del w:id="4" w:author="某人"><w:r><w:delText>征集</w:delText></w:r></w:del>{r("36件,开放XX件。")}</w:p>',
        table(tr("项目", "数量"), tr("办文,办会", "XX件")),
        f"<w:sdt><w:sdtPr><w:id w:val='9'/></w:sdtPr><w:sdtContent>{p('查阅36人次，接待XX批。')}</w:sdtContent></w:sdt>",
        p("区档案馆"),
        p("2025年12月31日"),
    )
)
_REPORT = """
文种: 工作总结
标题: 区档案馆2025年工作总结
正文:
  - 标题: 抓办文,办会
    内容:
      - 全年办文36件,办会XX次。。
      - 段落: [有脚注, {脚注: "据统计,共XX件。"}, "的一段,也有。"]
      - 表格: [[项目, 数量], ["办文,办会", XX件]]
        题注: 办文XX情况
附件: [{标题: 办文情况表, 内容: ["附件里,写了XX。"]}]
署名: 区档案馆
成文日期: 2025-12-31
"""  # fmt: skip


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    """Drafts and their copies."""
    folder = tmp_path_factory.mktemp("copies")
    out = []
    for number, data in enumerate((made(_RICH), rendered(document_of(_REPORT)))):
        file, copy = folder / f"{number}.docx", folder / f"{number}-校对.docx"
        file.write_bytes(data)
        copy.write_bytes(_review(data).data)
        out.append((file, copy))
    return out


def test_validators_find_nothing_in_what_is_added(copies: list[tuple[Path, Path]]) -> None:
    found = errors_of([one for pair in copies for one in pair])
    for file, copy in copies:
        assert sorted(found[copy]) == sorted(found[file])


def test_in_libreoffice_accepted_is_mended_and_rejected_is_the_original(
    copies: list[tuple[Path, Path]],
) -> None:
    texts = accepted_and_rejected([one for pair in copies for one in pair])
    for file, copy in copies:
        accepted, rejected = texts[copy]
        assert rejected == texts[file][1]
        assert accepted != texts[file][0]
        assert accepted == [_mended(one) for one in texts[file][0]]


def _mended(text: str) -> str:
    return re.sub("(?<=[一-鿿]),", "，", text).replace("。。", "。")


def test_findings_have_marks_one_each() -> None:
    data = made(_RICH)
    draft = read_draft("a.docx", data)
    findings: list[Finding] = read(Opened(draft.source, draft), Wanted()).findings
    said = [one.partition(": ")[2].partition("办法：")[0] for one in _comments(_review(data).data)]
    assert said == [one.diagnostic.message("zh") for one in findings]
    assert len(said) > 5
