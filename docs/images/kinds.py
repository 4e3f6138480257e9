"""The pictures of docs/kinds.md: the first and the last page of what `compile new` begins for each kind.

In: nothing. Out: `kind-*.png` beside this file. Run `.venv/bin/python -m docs.images.kinds` in the checkout after `tests/run --setup`.
"""

import io
import os

from PIL import Image

from docs.images.make import HERE, MAX_BYTES, ROOT

DPI = 46
GAP, EDGE, GREY = 8, 1, (170, 170, 170)


def picture(text: str, name: str) -> bytes:
    """The first and the last page of a paper, side by side."""
    from compiler.job import Job
    from compiler.pages import measure
    from compiler.source.load import Source

    pages = measure.pages_png(Job.of(Source(name, text)).proof.pdf, DPI)
    shown = [Image.open(io.BytesIO(one)).convert("RGB") for one in dict.fromkeys((pages[0], pages[-1]))]
    width = sum(one.width + GAP for one in shown) - GAP
    sheet = Image.new("RGB", (width, shown[0].height), (255, 255, 255))
    at = 0
    for one in shown:
        framed = Image.new("RGB", one.size, GREY)
        framed.paste(one.crop((EDGE, EDGE, one.width - EDGE, one.height - EDGE)), (EDGE, EDGE))
        sheet.paste(framed, (at, 0))
        at += one.width + GAP
    out = io.BytesIO()
    sheet.quantize(48).save(out, "PNG", optimize=True)
    assert len(out.getvalue()) < MAX_BYTES, name
    return out.getvalue()


def main() -> None:
    """Make them all anew."""
    os.environ["FONTCONFIG_FILE"] = str(ROOT / ".cache" / "fonts" / "fonts.conf")
    from compiler.document.starters import starter
    from compiler.terms.kinds import KINDS

    for key, row in KINDS.items():
        if row.made_as == "Document":
            name = f"kind-{key.replace('_', '-')}.png"
            (HERE / name).write_bytes(picture(starter(key), f"{row.zh}.yaml"))


if __name__ == "__main__":
    main()
