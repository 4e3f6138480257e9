"""The pictures of docs/live.md, made anew from the page itself in Chromium.

In: nothing. Out: `live-*.png` beside this file. Run `.venv/bin/python -m docs.images.live` in the checkout after `tests/run --setup`.
"""

import io
import os
import shutil
import tempfile
from pathlib import Path

from PIL import Image

from tests.kit.live import Page, browser, served, until

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
COLOURS = 128  # enough for a page in few colours; a tenth of the bytes


def made() -> None:
    """Make all of them."""
    os.environ["FONTCONFIG_FILE"] = str(ROOT / ".cache" / "fonts" / "fonts.conf")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "材料"
        folder.mkdir()
        shutil.copy(ROOT / "examples" / "work-report-2021.yaml", folder / "工作报告.yaml")
        for one in (ROOT / "examples" / "figures").iterdir():
            shutil.copy(one, folder / one.name.replace("report", "工作总结"))
        with served(folder, ".") as server, browser(1366, 860) as driver:
            page = Page(driver, server)
            page.open("工作报告.yaml")
            page.settled()
            page.at("正文:")
            page.settled()
            _keep(page, "live-text")
            page.view("form")
            until(lambda: page.all(".row textarea"))
            page.run(
                "document.querySelector('.row.heading').scrollIntoView(); document.querySelector('.row.lead textarea, .row textarea').focus()"
            )
            _keep(page, "live-form")
            page.one("#submit").click()
            until(lambda: page.all(".looks"))
            _keep(page, "live-submit")
            page.open("工作总结.yaml")
            page.settled()
            page.view("figures")
            until(lambda: page.all("#figures td"))
            _keep(page, "live-figures")
            page.run("window.live.leaving = true")


def _keep(page: Page, name: str) -> None:
    image = Image.open(io.BytesIO(page.driver.get_screenshot_as_png())).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    made()
