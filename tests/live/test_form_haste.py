"""Someone who types in the form faster than the program answers: all of it becomes part of the text, where it was typed."""

from collections.abc import Iterator
from itertools import count

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.kit.live import Page, Server, until

REPORT = """文种: 报告
标题: 关于安全生产工作的报告
主送机关: 区政府
正文:
  - 甲段。
  - 乙段。
  - 丙段。
署名: 区应急管理局
成文日期: 2026-11-30
"""
LATE = """
const link = window.live.link, say = link.say.bind(link);
const late = [...arguments];
link.say = (message) => {
  if (!late.includes(message.do)) return say(message);
  setTimeout(() => say(message), 1300);
  return link.open;
};
"""
"""What is told the program by some messages it hears only after more than a second, as on a machine that is at its end."""

NUMBERS = count(1)


@pytest.fixture(scope="module")
def server(live_server: Server) -> Server:
    return live_server


@pytest.fixture(
    params=[pytest.param((), id="at once"), pytest.param(("ask", "push"), id="late", marks=pytest.mark.long)]
)
def page(driver: WebDriver, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    name = f"快{next(NUMBERS)}.yaml"
    (server.folder / name).write_text(REPORT, "utf-8")
    one = Page(driver, server)
    one.open(name)
    one.settled()
    one.view("form")
    until(lambda: rows(one) == ["甲段。", "乙段。", "丙段。"])
    one.run(LATE, *request.param)
    yield one
    one.run("window.onbeforeunload = null; window.live.leaving = true")
    assert one.complaints == []


def rows(page: Page) -> list[str]:
    """The paragraphs of the form."""
    script = "return [...document.querySelectorAll('#form .row:is(.paragraph, .new) textarea')].map((one) => one.value)"
    return list(page.run(script))


def into(page: Page, words: str) -> None:
    """Click into a paragraph, behind its words."""
    page.run(
        "const one = [...document.querySelectorAll('#form textarea')].find((each) => each.value === arguments[0]);"
        "one.focus(); one.setSelectionRange(1e9, 1e9)",
        words,
    )


def typed(page: Page, *words: str) -> None:
    """Keys one after the other, without a pause."""
    ActionChains(page.driver).send_keys(*words).perform()


def passes(page: Page, milliseconds: int) -> None:
    """A while."""
    page.run("return new Promise((done) => setTimeout(done, arguments[0]))", milliseconds)


def comes_to(page: Page, *paragraphs: str, title: str = "关于安全生产工作的报告") -> None:
    """The text says this in the end, and so does the form."""
    wanted = REPORT.replace("关于安全生产工作的报告", title).replace(
        "  - 甲段。\n  - 乙段。\n  - 丙段。\n", "".join(f"  - {one}\n" for one in paragraphs)
    )
    until(lambda: page.text == wanted and not page.run("return window.live.form.unsent"))
    until(lambda: rows(page) == [*paragraphs])


def test_a_paragraph_begun_and_the_next_gone_on_with(page: Page) -> None:
    into(page, "甲段。")
    typed(page, Keys.ENTER, "新段。")
    into(page, "乙段。")
    typed(page, "又及。")
    passes(page, 400)
    typed(page, "再及。")
    comes_to(page, "甲段。", "新段。", "乙段。又及。再及。", "丙段。")


def test_a_paragraph_that_is_typed_on_while_it_becomes_part_of_the_text(page: Page) -> None:
    into(page, "甲段。")
    typed(page, Keys.ENTER, "新段")
    passes(page, 270)  # it is being taken
    typed(page, "的后半。")
    into(page, "丙段。")
    comes_to(page, "甲段。", "新段的后半。", "乙段。", "丙段。")


def test_paragraphs_typed_on_and_on(page: Page) -> None:
    into(page, "乙段。")
    typed(page, "尾。", Keys.ENTER, "一段。", Keys.ENTER, "二段。", Keys.ENTER, "三段。")
    into(page, "甲段。")
    typed(page, "尾。")
    comes_to(page, "甲段。尾。", "乙段。尾。", "一段。", "二段。", "三段。", "丙段。")


def test_a_paragraph_wiped_out_and_the_one_before_gone_on_with(page: Page) -> None:
    into(page, "乙段。")
    typed(page, *[Keys.BACKSPACE] * 4, "尾。")
    comes_to(page, "甲段。尾。", "丙段。")


def test_a_paragraph_split_and_its_second_half_gone_on_with(page: Page) -> None:
    into(page, "乙段。")
    typed(page, Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ENTER, "新")
    into(page, "丙段。")
    typed(page, "尾。")
    comes_to(page, "甲段。", "乙", "新段。", "丙段。尾。")


def test_a_field_typed_into_while_a_paragraph_comes(page: Page) -> None:
    into(page, "甲段。")
    typed(page, Keys.ENTER, "新段。")
    page.run(
        "const one = document.querySelector('[data-field=title]'); one.focus(); one.setSelectionRange(0, 0)"
    )
    typed(page, "市局")
    comes_to(page, "甲段。", "新段。", "乙段。", "丙段。", title="市局关于安全生产工作的报告")


def test_lines_pasted_where_a_paragraph_is_being_typed(page: Page) -> None:
    into(page, "甲段。")
    typed(page, Keys.ENTER, "头")
    page.paste("一段。\n二段。")
    into(page, "丙段。")
    comes_to(page, "甲段。", "头", "一段。", "二段。", "乙段。", "丙段。")


def test_a_word_composed_while_the_paragraph_before_it_becomes_part_of_the_text(
    page: Page, driver: WebDriver
) -> None:
    into(page, "甲段。")
    typed(page, Keys.ENTER, "新段")
    passes(page, 270)
    for word in ("h", "ho", "hou"):
        page.composed(word)
        passes(page, 60)
    driver.execute_cdp_cmd("Input.insertText", {"text": "后半。"})
    comes_to(page, "甲段。", "新段后半。", "乙段。", "丙段。")


def test_a_paragraph_goes_along_when_others_come_and_go_above_it(page: Page) -> None:
    into(page, "丙段。")
    typed(page, "一。")
    page.run("const { text } = window.live; text.replace(text.text.replace('  - 乙段。\\n', ''))")
    typed(page, "二。")
    passes(page, 400)
    typed(page, "三。")
    page.run(
        "const { text } = window.live; text.replace(text.text.replace('  - 甲段。\\n', '  - 前段。\\n  - 甲段。\\n'))"
    )
    typed(page, "四。")
    passes(page, 400)
    typed(page, "五。")
    comes_to(page, "前段。", "甲段。", "丙段。一。二。三。四。五。")


def test_what_was_typed_in_a_paragraph_that_is_taken_away_elsewhere_is_told(page: Page) -> None:
    into(page, "乙段。")
    typed(page, "一。")
    page.run("const { text } = window.live; text.replace(text.text.replace(/  - 乙段.*\\n/, ''))")
    comes_to(page, "甲段。", "丙段。")
    assert "乙段。一。" in page.shown("#banners")
