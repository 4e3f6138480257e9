"""Pictures that a report names: PNG, JPEG, GIF and SVG, known by content, checked whole.

In: the bytes of a file. Out: a `PictureFile` with its size in pixels and, for SVG, a PNG for programs that draw no SVG.
Raises CompileError (D238-D241, D269, O820). The only door to Pillow and resvg; both are imported where they are needed.
"""

import importlib.util
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from ..messages import codes
from ..messages.diagnostic import CompileError, Place
from ..messages.installing import installing
from ..source.folder import UnfitError, kind_of, named, refusal
from .svg import MAX_BYTES as MAX_SVG
from .svg import UnsafeError, drawing

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

Format = Literal["png", "jpeg", "gif", "svg"]

MAX_SIDE = 20_000  # px
MAX_PIXELS = 100_000_000
MAX_SCANS = 100  # of a JPEG; each is decoded over the whole picture
SANE_DPI = (50, 1200)
SCREEN_DPI = 96

FALLBACK_DPI = 300
FALLBACK_SIDE = 4000  # px
DRAWING_SECONDS = 30
DRAWING_MEMORY = 2 * 1024**3  # bytes


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that can be printed: its bytes, its size as stored (px), its resolution where that is sane.

    The bytes are those of the file, but for a photo that its camera notes as turned, which is stored upright, and for an
    SVG, which is written anew from what is known to be harmless (see `svg`).
    `fallback` is the PNG of an SVG, empty otherwise.
    """

    kind: Format
    data: bytes
    width_px: int
    height_px: int
    dpi: float | None = None
    fallback: bytes = b""

    @property
    def size_mm(self) -> tuple[float, float]:
        """Natural width and height in mm, at 96 dpi where the file gives no sane resolution."""
        mm = 25.4 / (self.dpi or SCREEN_DPI)
        return self.width_px * mm, self.height_px * mm


# What no program shows as a picture that could be saved as one.
_NO_PICTURES = ("text", "xml", "xlsx", "xlsb", "empty", "archive", "broken", "binary")


_DAMAGED = ("它已损坏或不完整", "it is damaged or incomplete")


def read_picture(data: bytes, name: str, place: Place | None) -> PictureFile:
    """The picture in a file's bytes, decoded once to see that it is whole. Raises CompileError at `place`."""
    kind = kind_of(data)
    try:
        if kind == "svg":
            return _svg(data, name, place)
        if kind in ("png", "jpeg", "gif"):
            return _raster(kind, data, name, place)
    except UnfitError as reason:
        raise refusal(
            codes.PICTURE_DAMAGED, name, place, reason_zh=reason.args[0], reason_en=reason.args[1]
        ) from None
    code = codes.FILE_NOT_A_PICTURE if kind in _NO_PICTURES else codes.NOT_A_PICTURE
    raise refusal(code, name, place, **named(kind))


def _check_size(width: int, height: int, name: str, place: Place | None) -> None:
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise refusal(codes.PICTURE_TOO_LARGE, name, place, width=str(width), height=str(height))


# ---- PNG, JPEG, GIF -----------------------------------------------------------------------------------------------

_X_RESOLUTION, _ORIENTATION = 282, 274  # in EXIF


def _upright(image: "ImageFile") -> tuple[bytes, int, int]:
    """A phone's photo turned as its camera says, with its size: Word shows the pixels as they lie."""
    from PIL.ImageOps import exif_transpose

    turned, out = exif_transpose(image), BytesIO()
    turned.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue(), *turned.size


def _opened(kind: str, data: bytes) -> "ImageFile":
    """The header read, no pixel decoded. The plugin itself, as `Image.open` has limits and guesses of its own."""
    from PIL.GifImagePlugin import GifImageFile
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    plugins: dict[str, Callable[[BytesIO], ImageFile]]
    plugins = {"png": PngImageFile, "jpeg": JpegImageFile, "gif": GifImageFile}
    return plugins[kind](BytesIO(data))


def _raster(kind: str, data: bytes, name: str, place: Place | None) -> PictureFile:
    if kind == "jpeg" and data.count(b"\xff\xda") > MAX_SCANS:
        raise UnfitError(*_DAMAGED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is checked here
        try:
            image = _opened(kind, data)
            width, height = image.size
            _check_size(width, height, name, place)
            dpi = image.info.get("dpi", (None,))[0]
            if kind == "jpeg" and not image.info.get("jfif_unit") and _X_RESOLUTION not in image.getexif():
                dpi = None  # Pillow's own guess
            if kind == "png":
                image.verify()  # the checksums; afterwards it must be opened anew
                image = _opened(kind, data)
            image.load()
            if kind == "jpeg" and image.getexif().get(_ORIENTATION, 1) in range(2, 9):
                data, width, height = _upright(image)
        except CompileError:
            raise
        except Exception:  # whatever a decoder stumbles over
            raise UnfitError(*_DAMAGED) from None
    sane = isinstance(dpi, int | float) and SANE_DPI[0] <= dpi <= SANE_DPI[1]
    return PictureFile(cast(Format, kind), data, width, height, float(dpi) if sane else None)


# ---- SVG ----------------------------------------------------------------------------------------------------------

_ENCODING = re.compile(r"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")


class _Embedded:
    """The pictures inside a drawing, of a kind that can be printed by itself, within one limit for all."""

    def __init__(self) -> None:
        self.pixels = 0

    def size(self, data: bytes) -> tuple[int, int]:
        """Width and height of one, in px. Raises UnfitError."""
        width, height = _opened(kind_of(data), data).size
        self.pixels += width * height
        if max(width, height) > MAX_SIDE or self.pixels > MAX_PIXELS:
            raise UnfitError("里面嵌的图片太大", "the pictures inside it are too large")
        return width, height


def _svg(data: bytes, name: str, place: Place | None) -> PictureFile:
    if len(data) > MAX_SVG:
        raise UnfitError("SVG 超过了8 MB", "an SVG over 8 MB")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        declared = _ENCODING.match(text)
        if declared and declared[1].lower() not in ("utf-8", "utf-16", "us-ascii", "ascii"):
            raise UnicodeError
    except UnicodeError:
        raise UnfitError("它不是 UTF-8 编码", "it is not UTF-8") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = drawing(text, _Embedded().size)
        except UnsafeError as unsafe:
            args = {"what_zh": unsafe.args[0], "what_en": unsafe.args[1]}
            raise refusal(codes.SVG_UNSAFE, name, place, **args) from None
    width, height = (max(round(min(side, 1e9)), 1) for side in (found.width, found.height))
    _check_size(width, height, name, place)
    fallback = _drawn(found.text, width, height, name, place)
    return PictureFile("svg", found.text.encode(), width, height, None, fallback)


# A drawing can ask for any amount of stack, memory and time (nested groups, <use> of <use>, filters): another process,
# bounded, draws it, so that what gives way is not this one.
_DRAW = """
import sys
sys.path.append(sys.argv[1])
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[4]),) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, OSError, ValueError):
    pass
import resvg_py
size = {sys.argv[2]: int(sys.argv[3]), "dpi": 96}
png = resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), **size)
sys.stdout.buffer.write(bytes(png))
"""


def _drawn(text: str, width: int, height: int, name: str, place: Place | None) -> bytes:
    """The PNG of an SVG at 300 dpi, or less where a side would pass 4000 px; text in the fonts of this system."""
    spec = importlib.util.find_spec("resvg_py")
    if spec is None or spec.origin is None:
        raise refusal(codes.SVG_NEEDS_RESVG, name, place, command=installing("resvg-py"))
    longer = max(width, height)
    pixels = min(round(longer * FALLBACK_DPI / SCREEN_DPI), FALLBACK_SIDE)
    where = str(Path(spec.origin).parent.parent)
    side = "width" if width == longer else "height"
    command = [sys.executable, "-I", "-c", _DRAW, where, side, str(pixels), str(DRAWING_MEMORY)]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=DRAWING_SECONDS, creationflags=hidden
        )
    except subprocess.TimeoutExpired:
        raise UnfitError("它太复杂", "it is too complex") from None
    if done.returncode or kind_of(done.stdout) != "png":
        raise UnfitError("它画不出来", "it cannot be drawn")
    return done.stdout
