"""Pictures that a report names: those that print are taken as they are, all others are told for what they are."""

import base64
import io
import re
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from compiler.assets import pictures
from compiler.assets.pictures import PictureFile, read_picture
from compiler.messages.diagnostic import CompileError, Diagnostic, Place
from tests.kit.support import CODES_OF_FILES

PLACE = Place("report.yaml", 3, 7, 3, 14)


def made(format: str, mode: str = "RGB", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """A picture in one of Pillow's formats."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, format, **options)
    return out.getvalue()


def png(width: int, height: int, *, interlaced: bool = False) -> bytes:
    """A grey PNG by hand, its pixels those of a single row."""

    def chunk(sort: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + sort + data + struct.pack(">I", zlib.crc32(sort + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, interlaced)
    rows = zlib.compress(bytes(1 + min(width, 1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def svg(inside: str = "", size: str = 'width="100mm" height="50mm"') -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {namespaces} {size} viewBox="0 0 100 50">{inside}</svg>'.encode()


def embedded(data: bytes, sort: str = "png") -> bytes:
    return svg(
        f'<image width="9" height="9" href="data:image/{sort};base64,{base64.b64encode(data).decode()}"/>'
    )


FLIPPED = bytearray(made("PNG"))
FLIPPED[-20] ^= 1  # within the last checksum of the pixels

# One fault each: the code, the bytes, and what the message says of them.
FAULTS: list[tuple[str, bytes, str]] = [
    *[("D238", made(format), format) for format in ("BMP", "TIFF", "WebP", "PDF")],
    ("D238", b"\0\0\0\x18ftypheic", "HEIC"),
    ("D269", b"PK\x03\x04", "损坏"),
    ("D269", b"", "空文件"),
    ("D269", "项目,数量\n".encode(), "文字文件"),
    ("D238", b"<html><svg/></html>", "网页"),
    ("D239", made("PNG")[:-20], "不完整"),
    ("D239", made("PNG")[:-12], "不完整"),
    ("D239", bytes(FLIPPED), "不完整"),
    ("D239", made("JPEG", size=(400, 400))[:-60], "不完整"),
    ("D239", made("JPEG") + b"\xff\xda" * 101, "不完整"),
    ("D239", made("GIF", "P")[:40], "不完整"),
    ("D240", png(60_000, 60_000), "宽60000像素，高60000像素"),
    ("D240", png(20_001, 1), "宽20001像素"),
    ("D240", png(10_001, 10_000), "高10000像素"),
    ("D240", svg(size='width="6m" height="9000in"').replace(b"6m", b"9000in"), "宽864000像素"),
    # SVG: what a document must not hold
    ("D241", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "DOCTYPE"),
    ("D241", b'<?xml-stylesheet href="a.css"?>' + svg(), "样式表"),
    ("D241", svg("<script>alert(1)</script>"), "脚本"),
    ("D241", svg('<rect ONCLICK="a()"/>'), "onclick"),
    ("D241", svg("<foreignObject/>"), "foreignObject"),
    ("D241", svg('<image xlink:href="http://example.com/a.png"/>'), "http://example.com/a.png"),
    ("D241", svg('<image href="/etc/passwd"/>'), "/etc/passwd"),
    ("D241", svg('<a href="javascript:alert(1)"/>'), "javascript"),
    ("D241", svg('<rect style="fill:url(a.svg#b)"/>'), "url"),
    ("D241", svg("<style>a{fill:url( 'http://example.com')}</style>"), "url"),
    ("D241", svg("<style>@import 'a.css';</style>"), "url"),
    ("D241", embedded(svg(), "svg+xml"), "嵌入"),
    # SVG: what cannot be drawn
    ("D239", svg("<g>"), "第1行"),
    ("D239", b'<svg width="9" height="9"/>', "xmlns"),
    ("D239", b'<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>', "宽和高"),
    ("D239", b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', "宽和高"),
    ("D239", svg("<g>" * 70 + "</g>" * 70), "太复杂"),
    ("D239", b'<?xml version="1.0" encoding="GBK"?>' + svg(), "UTF-8"),
    ("D239", svg("总平面图").decode().encode("gbk"), "UTF-8"),
    ("D239", embedded(b"no picture"), "嵌的图片已损坏"),
    ("D239", embedded(png(60_000, 60_000)), "嵌的图片太大"),
]


def refusal_of(reading: Callable[[], object]) -> Diagnostic:
    """The one thing that a refusal says."""
    with pytest.raises(CompileError) as caught:
        reading()
    (one,) = caught.value.diagnostics
    return one


def test_every_code_has_a_case() -> None:
    assert {case[0] for case in FAULTS} == CODES_OF_FILES["pictures"]


@pytest.mark.parametrize(("code", "data", "said"), FAULTS)
def test_one_fault(code: str, data: bytes, said: str) -> None:
    one = refusal_of(lambda: read_picture(data, "a.png", PLACE))
    assert (one.code.id, one.place) == (code, PLACE)
    assert said in one.message("zh")
    assert not re.search("[一-鿿]", one.message("en"))


@pytest.mark.parametrize(
    ("kind", "data", "dpi", "size_mm"),
    [
        ("png", made("PNG", dpi=(300, 300)), 300, (3.4, 2.5)),
        ("png", made("PNG", "RGBA"), None, (10.6, 7.9)),
        ("png", made("PNG", "I;16"), None, (10.6, 7.9)),
        ("png", png(1, 1, interlaced=True), None, (0.3, 0.3)),
        ("jpeg", made("JPEG", dpi=(72, 72)), 72, (14.1, 10.6)),
        ("jpeg", made("JPEG", dpi=(1, 1)), None, (10.6, 7.9)),
        ("jpeg", made("JPEG", "CMYK"), None, (10.6, 7.9)),
        ("gif", made("GIF", "P"), None, (10.6, 7.9)),
    ],
)
def test_read(kind: str, data: bytes, dpi: float | None, size_mm: tuple[float, float]) -> None:
    found = read_picture(data, "无关的后缀.txt", PLACE)
    assert (found.kind, found.data, found.fallback) == (kind, data, b"")
    assert found.dpi == pytest.approx(dpi, abs=0.01) if dpi else found.dpi is None
    assert tuple(round(side, 1) for side in found.size_mm) == size_mm


def test_the_largest() -> None:
    found = read_picture(made("PNG", "1", (20_000, 5_000)), "a.png", PLACE)
    assert (found.width_px, found.height_px) == (20_000, 5_000)


def test_of_an_animation_the_first_picture_counts() -> None:
    out = io.BytesIO()
    frames = [Image.effect_noise((40, 30), sigma).convert("P") for sigma in (9, 99)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert read_picture(out.getvalue()[:-100], "a.gif", PLACE).width_px == 40


# ---- SVG ----------------------------------------------------------------------------------------------------------

SQUARE = '<rect x="10" y="10" width="30" height="30" fill="red"/>'


def drawn(found: PictureFile) -> Image.Image:
    return Image.open(io.BytesIO(found.fallback)).convert("RGBA")


def test_an_svg_is_drawn_at_300_dpi() -> None:
    found = read_picture(svg(SQUARE), "a.svg", PLACE)
    assert (found.kind, found.width_px, found.height_px) == ("svg", 378, 189)
    assert found.size_mm == pytest.approx((100, 50), abs=0.1)
    image = drawn(found)
    assert image.size == (1181, 591)
    assert image.getpixel((295, 295)) == (255, 0, 0, 255)
    assert image.getpixel((700, 295)) == (0, 0, 0, 0)
    assert found == read_picture(svg(SQUARE), "a.svg", PLACE)


@pytest.mark.parametrize(
    ("size", "pixels", "image"),
    [
        ('width="100" height="50"', (100, 50), (312, 156)),
        ("", (100, 50), (312, 156)),
        ('width="100%"', (100, 50), (312, 156)),
        ('width="200"', (200, 100), (625, 313)),
        ('height="1in"', (192, 96), (600, 300)),
        ('width="2cm" height="4cm"', (76, 151), None),
        ('width="4000" height="2000"', (4000, 2000), (4000, 2000)),
    ],
)
def test_the_size_of_an_svg(size: str, pixels: tuple[int, int], image: tuple[int, int] | None) -> None:
    found = read_picture(svg(size=size), "a.svg", PLACE)
    assert (found.width_px, found.height_px) == pixels
    assert max(drawn(found).size) <= 4000
    assert image is None or drawn(found).size == image


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + svg(SQUARE),
        svg(SQUARE).decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n' + svg(SQUARE),
        svg('<defs><g id="a">' + SQUARE + '</g></defs><use xlink:href="#a"/>'),
        svg('<linearGradient id="a"/><rect style="fill:url(#a)"/><style>b{fill:url("#a")}</style>' + SQUARE),
    ],
)
def test_an_svg_that_is_drawn(data: bytes) -> None:
    found = read_picture(data, "a.svg", PLACE)
    assert found.data.startswith(b"<svg")
    assert SQUARE.encode() in found.data.replace(b" />", b"/>")
    assert read_picture(found.data, "a.svg", PLACE) == found
    assert drawn(found).getpixel((295, 295)) == (255, 0, 0, 255)


PASSED_ON = [  # what a drawing holds, and what of it is passed on to a document
    ('<rect data-x="1" inkscape:y="2" xmlns:inkscape="urn:i" width="1"/>', '<rect width="1" />'),
    ("<metadata><secret/></metadata><g>甲</g>", "<g>甲</g>"),
    ('<text>甲<animate attributeName="x"/>乙</text>', "<text>甲乙</text>"),
    ("<text>甲<b/>乙<set/>丙</text>", "不认识的元素（b）"),
    ('<text>甲<i:b xmlns:i="urn:i">丁</i:b>乙</text>', "<text>甲乙</text>"),
    ('<rect style="fill:red;background:url(http://a)"/>', '<rect style="fill:red" />'),
    (
        "<style>/* @import 'a' */ .a, #b > c { fill : url(#d) ; x:y }</style>",
        "<style>.a, #b &gt; c{fill:url(#d)}</style>",
    ),
    ("<style>@font-face{src:local(a)}</style>", "少见的样式写法"),
    (r'<rect fill="\75rl(http://a)"/>', "样式里的转义"),
    (r"<style>a{fill:\75 rl(http://a)}</style>", "少见的样式写法"),
    ('<rect fill="url(http://a#b)"/>', "对外面文件的引用"),
    ('<rect fill="image-set(a)"/>', "不认识的样式写法（image-set）"),
    ("<rect fill=\"u/**/rl('http://a')\"/>", "不认识的样式写法（rl）"),
    ('<a xlink:href="#a"><g/></a>', '<a xlink:href="#a"><g /></a>'),
    ('<rect font-family="Times (New) Roman"/>', "不认识的样式写法"),
    ("<rect font-family=\"'Times (New)'\"/>", "<rect font-family=\"'Times (New)'\" />"),
]


@pytest.mark.parametrize(("inside", "kept"), PASSED_ON)
def test_only_what_is_known_is_passed_on(inside: str, kept: str) -> None:
    try:
        found = read_picture(svg(inside), "a.svg", PLACE).data.decode()
    except CompileError as error:
        found = error.diagnostics[0].args["what_zh"]
    assert kept in found


def test_a_picture_within_an_svg_is_drawn() -> None:
    image = drawn(read_picture(embedded(made("PNG", size=(9, 9))), "a.svg", PLACE))
    assert image.getpixel((20, 20)) == (0, 0, 0, 255)


def test_what_brings_the_drawing_program_down_is_refused() -> None:
    chain = "".join(f'<g id="a{n}" opacity="0.5"><use href="#a{n - 1}"/></g>' for n in range(1, 500))
    data = svg(f'<defs><g id="a0">{SQUARE}</g>{chain}</defs><use href="#a499"/>')
    assert (
        refusal_of(lambda: read_picture(data, "a.svg", PLACE)).message("zh")
        == "图片“a.svg”用不了：它画不出来。"
    )


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "DRAWING_SECONDS", 0.5)
    blur = '<filter id="f"><feGaussianBlur stdDeviation="1000"/></filter>'
    data = svg(blur + '<g filter="url(#f)">' * 60 + SQUARE + "</g>" * 60, size='width="4000" height="4000"')
    assert (
        refusal_of(lambda: read_picture(data, "a.svg", PLACE)).message("zh")
        == "图片“a.svg”用不了：它太复杂。"
    )


def test_without_resvg_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    one = refusal_of(lambda: read_picture(svg(), "a.svg", PLACE))
    assert one.code.id == "O820"
    assert one.args["command"].endswith("install resvg-py")
    assert one.args["command"] in one.hint("zh")
    assert read_picture(made("PNG"), "a.png", PLACE).width_px == 40


def test_a_phones_photo_stands_upright() -> None:
    image = Image.new("RGB", (40, 20), "white")
    image.putpixel((0, 0), (0, 0, 0))
    turned = Image.Exif()
    turned[274] = 6  # to be turned clockwise by a quarter
    out = io.BytesIO()
    image.save(out, "JPEG", exif=turned)
    file = read_picture(out.getvalue(), "照片.jpg", None)
    assert (file.width_px, file.height_px) == (20, 40)
    shown = Image.open(io.BytesIO(file.data))
    assert shown.size == (20, 40)
    assert shown.getexif().get(274, 1) == 1
