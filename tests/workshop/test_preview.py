"""What `template preview` shows: every style and level, and for tags that ask for data something of the kind that each can take."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from compiler.cli import command as cli
from compiler.document.starters import starter
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.pages import measure, office
from compiler.source.load import Source
from compiler.terms.fields import FIELDS, ON_COVER
from compiler.word.reader import lines
from compiler.word.template.compiled import Template
from compiler.workshop import preview as sample
from tests.kit.dialect import DOCUMENT
from tests.kit.support import GENERAL
from tests.kit.templates import edited, paragraph
from tests.workshop.test_adopt import adopted

LOOP = ("{%p for 行 in 数据.收入 %}", "{{ 行.项目 }}{{ 行.金额|同比(行.上年) }}", "{%p endfor %}")


@pytest.mark.parametrize(
    ("tags", "printed"),
    [
        (("{{ 数据.签发人 }}",), ["签发人"]),
        (("{{ 数据.局.名 }}甲{{ 数据.金额|万元 }}",), ["名甲1234.57"]),
        (("{{ 数据.序号|发文字号('甲发', 2026) }}",), ["甲发〔2026〕12号"]),
        (("{{ 数据.日子|成文日期 }}",), ["2026年1月5日"]),
        (("{{ 数据.名单|顿号 }}",), ["名单、名单、名单"]),
        (("{{ 数据.人[1].名 }}",), ["名"]),
        (("{{ 数据.发文|同比 }}，{{ 数据.发文|完成率 }}",), ["增长20%，120%"]),
        (("{{ 数据.月度|求和(发文) }}",), ["37037034"]),
        (LOOP, ["项目持平"] * 3),
        (("{% if 数据.公开 == true %}公开{% endif %}",), ["公开"]),
        (("{% if 数据.日子 > 成文日期 %}晚{% else %}早{% endif %}",), ["早"]),
        (("{% for 人 in 数据.名单 %}{{ 人 }}，{% endfor %}",), ["名单，名单，名单，"]),
    ],
)
def test_data_is_made_up(tags: tuple[str, ...], printed: list[str]) -> None:
    data = edited({DOCUMENT: [("<w:body>", "<w:body>" + "".join(map(paragraph, tags)))]})
    found = [line.text for line in lines(sample.docx(Template.compile(data, "mine.docx")))]
    assert found[: len(printed)] == printed


def test_what_nothing_fits_is_told() -> None:
    data = edited({DOCUMENT: [("<w:body>", f"<w:body>{paragraph('{{ 数据.甲 / 0 }}')}")]})
    with pytest.raises(CompileError) as caught:
        sample.docx(Template.compile(data, "mine.docx"))
    assert [one.code.id for one in caught.value.diagnostics] == ["T322"]


def run(*arguments: str) -> int:
    return cli.run(["template", *arguments])


def test_the_sample_has_every_style_and_level() -> None:
    used = {line.style for line in lines(sample.docx(Template.load(GENERAL)))}
    runs = {
        stretch.style for line in lines(sample.docx(Template.load(GENERAL))) for stretch in line.stretches
    }
    wanted = {term.style for term in FIELDS.values() if not term.added and term.need != "issued"}
    wanted -= {"图片", "列举首句", "", *(FIELDS[role].style for role in ON_COVER)}
    assert wanted <= used
    assert {f"heading {level}" for level in range(1, 6)} <= used
    assert {"列举首句", *(f"标题 {level} 字符" for level in range(2, 6))} <= runs
    assert {line.label for line in lines(sample.docx(Template.load(GENERAL)))} >= {
        "一、",
        "（一）",
        "1.",
        "（1）",
        "①",
    }
    assert Job.of(Source("sample.yaml", starter("sample"))).findings == ()


def _styles_used(template: str) -> set[str]:
    printed = lines(sample.docx(Template.load(GENERAL.with_name(f"{template}.docx"))))
    return {
        style for line in printed for style in (line.style, *(stretch.style for stretch in line.stretches))
    }


@pytest.mark.parametrize(
    ("template", "lacking"),
    [
        ("official", {"出席", "出席字样"}),
        ("minutes", set()),
        ("order", {"出席", "出席字样"}),
        ("letter", {"出席", "出席字样"}),
    ],
)
def test_the_sample_has_every_style_of_a_paper_that_is_issued(template: str, lacking: set[str]) -> None:
    wanted = {term.style for term in FIELDS.values() if not term.added and term.need == "issued"}
    assert wanted - _styles_used(template) == lacking


def test_preview_draws_the_type_area_and_leaves_the_text_where_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "局.docx").write_bytes(adopted("by_hand"))
    assert run("preview", "局", "--pdf", "看.pdf", "--png") == 0
    printed = capsys.readouterr().out.split()
    pages = measure.read(Path("看.pdf"), {})
    assert printed == ["看.pdf", *(f"看-{number}.png" for number in range(1, len(pages) + 1))]
    plain = measure.read(office.to_pdf(sample.docx(Template.load(Path("局.docx")))), {})
    measures = ["36mm", "34mm", "27mm", "25mm", "158x227mm"]
    for page, old in zip(pages, plain, strict=True):
        shown = [glyph for glyph in page.glyphs if glyph.colour != "78AADC"]
        assert [(g.text, round(g.x0), round(g.baseline)) for g in shown] == [
            (g.text, round(g.x0), round(g.baseline)) for g in old.glyphs
        ]
        drawn = "".join(glyph.text for glyph in page.glyphs if glyph.colour == "78AADC")
        assert drawn == "".join(measures)
    for name in printed[1:]:
        image = Image.open(name).convert("RGB")
        for x, y in ((27, 150), (210 - 25, 150), (60, 36), (60, 297 - 34)):
            at_x, at_y = (round(mm / 25.4 * 150) for mm in (x, y))
            near = [image.getpixel((at_x + dx, at_y + dy)) for dx in range(-2, 3) for dy in range(-2, 3)]
            assert any(isinstance(c, tuple) and c[0] < 225 and c[2] - c[0] > 20 for c in near), (name, x, y)


def test_preview_replaces_what_a_preview_made_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("preview", "general", "--pdf", "看.pdf", "--png") == 0
    assert run("preview", "general", "--pdf", "看.pdf", "--png") == 0
    for name in ("看-1.png", "看.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7 mine")
        capsys.readouterr()
        assert run("preview", "general", "--pdf", "看.pdf", "--png") == 2
        assert "O808" in capsys.readouterr().err
        assert (folder / name).read_bytes() == b"%PDF-1.7 mine"
        (folder / name).unlink()


def test_preview_without_a_target_opens_a_pdf_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(office, "open_file", opened.append)
    assert run("preview", "general") == 0
    assert capsys.readouterr().out.strip() == str(opened[0])
    assert opened[0].read_bytes()[:5] == b"%PDF-"
    assert list(folder.iterdir()) == []
    shutil.rmtree(opened[0].parent)


def test_preview_shows_what_a_template_with_fewer_slots_has() -> None:
    data = edited({DOCUMENT: [("{{p 附注 }}", ""), ("{{p 附件 }}", ""), ("{{p 主送机关 }}", "")]})
    texts = [line.text for line in lines(sample.docx(Template.compile(data, "mine.docx")))]
    assert "特此报告。" in texts
    assert "（此件公开发布）" not in texts
