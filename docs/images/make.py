"""The pictures of docs/templates.md, made anew from real pages: the reader's way from an old document to a template.

In: nothing. Out: `templates-*.png` beside this file. Run `.venv/bin/python -m docs.images.make` in the checkout after
`tests/run --setup`. What the reader does in Word is done here by python-docx; tests/test_docs.py goes the same way.
"""

import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FONT = ROOT / ".cache/fonts/FandolHei-Regular.otf"
RED, GREY = (200, 30, 30), (190, 190, 190)
DPI = 72
MAX_BYTES = 100_000

OLD, TEMPLATE, REPORT = "旧文件.docx", "财政局.docx", "报告.yaml"
DOCKET = "{{ 数据.序号|发文字号('某财发', 2026) }}　　　　签发人：{{ 数据.签发人 }}"
TABLE = (
    ("项目", "金额（万元）", "比上年"),
    ("{%tr for 行 in 数据.收入 %}", "", ""),
    ("{{ 行.项目 }}", "{{ 行.金额|万元 }}", "{{ 行.金额|同比(行.上年) }}"),
    ("{%tr endfor %}", "", ""),
)
SPOILT = (
    ("{{ 数据.签发人 }}", "{{ 数据.签发人 }"),
    ("{{p 副标题 }}", "｛｛p 副标题 ｝｝"),
    ("{{p 主送机关 }}", "致{{p 主送机关 }}"),
)


# ---- what the reader does in Word -----------------------------------------------------------------------------------


def restyle(path: Path) -> None:
    """Step 2: the lines of a title further apart."""
    document = docx.Document(str(path))
    document.styles["Title"].paragraph_format.line_spacing = Pt(35)
    document.save(str(path))


def add_tags(path: Path) -> None:
    """Step 3: the docket number and the signatory in the head, a table before the signature."""
    document = docx.Document(str(path))
    _retype(_found(document, "签发人："), DOCKET)
    table = document.add_table(rows=len(TABLE), cols=len(TABLE[0]))
    for row, texts in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].style = document.styles["表格文字"]
            cell.paragraphs[0].text = text
    if "公文表格" in [style.name for style in document.styles]:
        table.style = document.styles["公文表格"]
    _found(document, "{%p if 附件说明")._p.addprevious(table._tbl)
    document.save(str(path))


def spoil(path: Path) -> None:
    """Step 4: three mistakes that are easily made."""
    document = docx.Document(str(path))
    for right, wrong in SPOILT:
        paragraph = _found(document, right)
        _retype(paragraph, paragraph.text.replace(right, wrong))
    document.save(str(path))


def _found(document: "docx.document.Document", words: str) -> Paragraph:
    return next(paragraph for paragraph in document.paragraphs if words in paragraph.text)


def _retype(paragraph: Paragraph, text: str) -> None:
    """Other words in the same format."""
    first, *rest = paragraph.runs
    for run in rest:
        paragraph._p.remove(run._r)
    first.text = text


# ---- pictures -------------------------------------------------------------------------------------------------------


class Shown:
    """A page as an image with a thin frame, and where its words stand."""

    def __init__(self, pdf: bytes, number: int = 0) -> None:
        from compiler.pages import measure, office

        self.image = Image.open(io.BytesIO(measure.pages_png(pdf, DPI)[number])).convert("RGB")
        ImageDraw.Draw(self.image).rectangle(
            (0, 0, self.image.width - 1, self.image.height - 1), outline=GREY
        )
        self.lines = measure.read(pdf, office.roles())[number].lines

    def spot(self, words: str) -> tuple[int, int]:
        """Right of these words, blanks aside, in pixels."""
        wanted = "".join(words.split())
        for line in self.lines:
            glyphs = [glyph for glyph in line.glyphs if glyph.text.strip()]
            at = "".join(glyph.text for glyph in glyphs).find(wanted)
            if at >= 0:
                last = glyphs[at + len(wanted) - 1]
                return round(last.x1 / 72 * DPI) + 4, round(line.baseline / 72 * DPI) - 5
        raise LookupError(words)

    def top(self, share: float) -> Image.Image:
        """The upper part of the page."""
        return self.image.crop((0, 0, self.image.width, round(share * self.image.height)))


def beside(*images: Image.Image, gap: int = 60) -> Image.Image:
    """Images in a row; where there is room, with an arrow from each to the next."""
    width = sum(image.width for image in images) + gap * (len(images) - 1)
    whole = Image.new("RGB", (width, max(image.height for image in images)), "white")
    x = 0
    for image in images:
        whole.paste(image, (x, 0))
        if x and gap > 40:
            arrow(whole, (x - gap + 10, whole.height // 2), (x - 10, whole.height // 2), 4)
        x += image.width + gap
    return whole


def arrow(image: Image.Image, start: tuple[float, float], end: tuple[float, float], width: int = 2) -> None:
    draw = ImageDraw.Draw(image)
    (x0, y0), (x1, y1) = start, end
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1)
    dx, dy, head = (x1 - x0) / length, (y1 - y0) / length, 4 + 3 * width
    back, side = (x1 - head * dx, y1 - head * dy), (head * 0.4 * dy, head * 0.4 * dx)
    draw.line((start, back), RED, width)
    draw.polygon([end, (back[0] + side[0], back[1] - side[1]), (back[0] - side[0], back[1] + side[1])], RED)


def labelled(
    image: Image.Image, labels: Sequence[tuple[str, tuple[int, int]]], columns: int = 17
) -> Image.Image:
    """An image with a number at each spot, and what it stands for in a new right margin, from top to bottom."""
    size, left = 15, image.width + 24
    whole = Image.new("RGB", (left + (columns + 1) * size, image.height), "white")
    whole.paste(image, (0, 0))
    font, draw, y = ImageFont.truetype(str(FONT), size), ImageDraw.Draw(whole), 0
    for number, (text, spot) in enumerate(sorted(labels, key=lambda label: label[1][1]), 1):
        y = max(spot[1], y)
        for at in ((spot[0] + 8, spot[1]), (left - 12, y)):
            draw.ellipse((at[0] - 9, at[1] - 9, at[0] + 9, at[1] + 9), RED)
            draw.text(at, str(number), "white", font, anchor="mm")
        for line in text.split("\n"):
            row = ""
            for character in f"{line}\n":
                if character == "\n" or font.getlength(row + character) > columns * size:
                    draw.text((left, y), row, RED, font, anchor="lm")
                    row, y = "", y + size + 4
                row += character
        y += 12
    return whole


def save(image: Image.Image, name: str) -> None:
    path = HERE / f"templates-{name}.png"
    image.quantize(32, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.name}  {image.width}×{image.height}  {size // 1000} KB")
    assert size < MAX_BYTES, path


# ---- the way --------------------------------------------------------------------------------------------------------


def command(*arguments: str) -> str:
    """What a command prints; the check of a spoilt template is to fail, the others are not."""
    from compiler.cli import command as cli

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = cli.run([*arguments, "--lang", "zh"])
    assert code in (0, 1), out.getvalue()
    return out.getvalue()


def main() -> None:
    """Make them all."""
    os.environ["FONTCONFIG_FILE"] = str(ROOT / ".cache/fonts/fonts.conf")
    from compiler.pages import office
    from tests.kit.old_documents import by_hand

    def shown(path: Path | str, number: int = 0) -> Shown:
        data = Path(path).read_bytes()
        return Shown(data if data[:4] == b"%PDF" else office.to_pdf(data), number)

    page = (ROOT / "docs/templates.md").read_text("utf-8")
    report = page.partition("```yaml\n")[2].partition("```")[0]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path(OLD).write_bytes(by_hand())
        Path(REPORT).write_text(report, "utf-8")

        command("template", "new", "财政局", "--from", OLD)
        fresh = shown(TEMPLATE)
        save(beside(shown(OLD).image, fresh.image), "new")

        command("template", "preview", TEMPLATE, "--pdf", "前.pdf")
        restyle(Path(TEMPLATE))
        command("template", "preview", TEMPLATE, "--pdf", "后.pdf")
        save(beside(shown("前.pdf").top(0.4), shown("后.pdf").top(0.4)), "style")

        add_tags(Path(TEMPLATE))
        tagged = shown(TEMPLATE)
        labels = [
            ("发文字号和签发人，从数据里取", tagged.spot("2026) }}")),
            ("从这一行开始，每条数据印一行", tagged.spot("{%tr for 行 in 数据.收入")),
            ("这一行重复", tagged.spot("{{ 行.项目 }}")),
            ("到这里为止", tagged.spot("{%tr endfor %}")),
            ("正文放在这里", tagged.spot("{{p 全文 }}")),
        ]
        save(labelled(tagged.image, labels), "tags")

        command(REPORT, "--template", TEMPLATE, "-o", "报告.docx")
        save(shown("报告.docx").image, "result")

        shutil.copy(TEMPLATE, "错.docx")
        spoil(Path("错.docx"))
        command("template", "check", "错.docx", "--annotate", "批注.docx")
        comments = _comments(Path("批注.docx"))
        spoilt = shown("错.docx")
        labels = [
            (text, spoilt.spot(wrong.partition(" ")[2]))
            for words, text in comments
            for _, wrong in SPOILT
            if text.startswith("错误") and wrong in words
        ]
        assert len(labels) == len(SPOILT), comments
        save(labelled(spoilt.image, labels), "check")

        command("template", "preview", TEMPLATE, "--pdf", "样子.pdf")
        save(beside(shown("样子.pdf").image, shown("样子.pdf", 1).image, gap=20), "preview")


def _comments(path: Path) -> list[tuple[str, str]]:
    """The words that each comment of a document stands at, and the comment."""
    document = docx.Document(str(path))
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    found = []
    for paragraph in document.paragraphs:
        for start in paragraph._p.iter(qn("w:commentRangeStart")):
            found.append((paragraph.text, texts[start.get(qn("w:id"), "")]))
    return found


if __name__ == "__main__":
    main()
