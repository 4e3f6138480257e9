"""The page in a real browser, used as a person uses it: what is typed comes onto the pages, and into the file when it is saved."""

import shutil
from collections.abc import Iterator
from functools import partial

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.kit.live import ROOT, Page, Server, until

REPORT = """# 这一行是注释
文种: 报告
标题: 关于安全生产工作的报告
正文:
  - 今年以来，安全生产形势平稳。
  - 下一步，继续抓好各项工作。
署名: 区应急管理局
成文日期: 2026-11-30
"""
WRONG = REPORT.replace("正文:", "正交:")


@pytest.fixture(scope="module")
def server(live_server: Server) -> Server:
    for name in ("一", "二", "三", "四", "五", "六"):
        (live_server.folder / f"{name}.yaml").write_text(REPORT, "utf-8")
    shutil.copy(ROOT / "examples" / "work-report-2021.yaml", live_server.folder / "长.yaml")
    return live_server


@pytest.fixture
def page(driver: WebDriver, server: Server) -> Iterator[Page]:
    one = Page(driver, server)
    yield one
    # What is unsaved would ask before the next page is opened.
    one.run("window.onbeforeunload = null; window.live.leaving = true")
    assert [told for told in one.complaints if "status of 422" not in told] == []  # a drop that was refused


def test_what_is_typed_comes_onto_the_pages_and_into_the_file_when_saved(page: Page, server: Server) -> None:
    page.open("一.yaml")
    page.settled()
    (before,) = page.images
    page.at("形势平稳")
    page.type("向好")
    page.settled()
    assert page.images != [before]
    assert page.shown("#state") == "未保存"
    file = server.folder / "一.yaml"
    assert file.read_text("utf-8") == REPORT
    assert page.asks_before_it_closes
    page.type(Keys.CONTROL, "s")
    until(lambda: page.shown("#state") == "已保存")
    assert not page.asks_before_it_closes
    assert file.read_text("utf-8") == REPORT.replace("平稳", "平稳向好")
    page.type(Keys.CONTROL, "z")
    page.settled()
    assert page.images == [before]
    assert file.read_text("utf-8") != REPORT
    page.one("#autosave").click()
    until(lambda: file.read_text("utf-8") == REPORT)
    page.one("#autosave").click()


def test_only_pages_that_look_otherwise_are_sent_again(page: Page) -> None:
    page.open("长.yaml")
    page.settled()
    before = page.images
    assert len(before) > 4
    sent = "return performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.png')).length"
    count = page.run(sent)
    page.run("const { text } = window.live; text.go(text.text.trimEnd().length)")
    page.type("再")
    page.settled()
    now = page.images
    changed = sum(one != other for one, other in zip(before, now, strict=True))
    assert changed == 1
    assert page.run(sent) == count + 1


def test_a_mistake_is_underlined_told_and_mended_at_a_click(page: Page) -> None:
    page.open("二.yaml")
    page.settled()
    page.at("正文", after=False)
    page.type(Keys.DELETE, Keys.DELETE, "正交")
    until(lambda: page.all(".cm-lintRange-error"))
    until(lambda: "还是" in page.shown("#stale") or "上一次" in page.shown("#stale"))
    assert page.images != []  # those of the last good text
    page.one("#findings summary").click()
    mend = page.one("#notes .mend")
    assert "正文" in mend.text
    mend.click()
    page.settled()
    assert page.text == REPORT
    until(lambda: not page.all(".cm-lintRange-error"))
    assert not page.one("#stale").is_displayed()


def test_what_an_input_method_is_still_composing_is_not_compiled(page: Page, driver: WebDriver) -> None:
    page.open("三.yaml")
    page.settled()
    page.at("形势")
    version = page.run("return window.live.text.version")
    for typed in ("x", "xi", "xi'h"):
        page.composed(typed)
    assert "形势xi'h平稳" in page.text
    assert page.run("return window.live.text.view.composing")
    assert page.run("return window.live.text.version") == version
    driver.execute_cdp_cmd("Input.insertText", {"text": "向好"})
    page.settled()
    assert page.text == REPORT.replace("形势", "形势向好")
    assert page.run("return window.live.text.version") > version


def shows(page: Page, script: str, wanted: object) -> bool:
    return bool(page.run(script) == wanted)


def test_a_click_on_a_paragraph_leads_to_its_text_and_back(page: Page) -> None:
    page.open("四.yaml")
    page.settled()
    spots = page.run("return window.live.pages.spots")
    lines = REPORT.splitlines()
    assert {lines[spot["place"][0] - 1].strip() for spot in spots} == {
        line.strip() for line in (*lines[2:3], *lines[4:])
    }
    for spot in spots:
        page.click_on_page(spot["page"], *spot["box"])
        line, column = spot["place"][:2]
        until(partial(shows, page, "return window.live.text.line", line))
        assert page.run("return window.live.text.column") == column
        back = "const { pages } = window.live; return pages.cursor && pages.pointer.length && pages.spotOf(...pages.cursor).place"
        until(partial(shows, page, back, spot["place"]))


def test_two_tabs_show_one_text(page: Page, driver: WebDriver, server: Server) -> None:
    page.open("五.yaml")
    page.settled()
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    try:
        other = Page(driver, server)
        other.open("五.yaml")
        other.settled()
        other.at("形势")
        other.type("总体")
        other.settled()
        wanted = REPORT.replace("形势", "形势总体")
        assert other.text == wanted
        other.run("window.live.leaving = true")
    finally:
        driver.close()
        driver.switch_to.window(first)
    until(lambda: page.text == wanted)
    assert page.shown("#state") == "未保存"
    # What another typed is not this one's to undo.
    page.at("标题")
    page.type(Keys.CONTROL, "z")
    page.settled()
    assert page.text == wanted


def test_another_programs_change_is_seen_and_never_overwritten(page: Page, server: Server) -> None:
    file = server.folder / "六.yaml"
    page.open("六.yaml")
    page.settled()
    theirs = REPORT.replace("区应急管理局", "市应急管理局")
    file.write_text(theirs, "utf-8")
    until(lambda: page.text == theirs)  # nothing was unsaved here: it follows
    page.at("形势")
    page.type("总体")
    page.settled()
    again = theirs.replace("2026-11-30", "2026-12-01")
    file.write_text(again, "utf-8")
    page.one(".banner[data-name=conflict]")
    page.type(Keys.CONTROL, "s")
    page.settled()
    assert file.read_text("utf-8") == again
    assert "总体" in page.text
    page.one(".banner[data-name=conflict] button:nth-of-type(1)").click()
    until(lambda: page.text == again)
    page.at("标题")
    page.type(Keys.CONTROL, "z")
    page.settled()
    assert "总体" in page.text  # what was here is not lost
    until(lambda: not page.all(".banner[data-name=conflict]"))


def test_a_dropped_draft_becomes_a_report_and_what_is_to_be_looked_at_is_listed(
    page: Page, server: Server
) -> None:
    page.open("一.yaml")
    page.settled()
    draft = "关于防汛工作的报告\n区政府：\n一、工作情况\n（一）加强值守。全年无事故。\n二、下一步打算\n继续努力。\n区水利局\n2026年11月30日\n"
    page.drop("初稿.txt", draft.encode())
    until(lambda: page.shown("#file") == "初稿.yaml")
    page.settled()
    assert "标题: 关于防汛工作的报告" in page.text
    assert "初稿.txt" in page.shown(".banner[data-name=imported]")
    assert page.shown("#state") == "新文件，未保存"
    assert not (server.folder / "初稿.yaml").exists()
    page.type(Keys.CONTROL, "s")
    until(lambda: (server.folder / "初稿.yaml").exists())
    page.drop("影片.mp4", b"\0\0\0")
    assert "影片.mp4" in page.one(".banner[data-name=refused]").text


def test_pages_are_made_larger_and_smaller_and_found_by_their_thumbnails(page: Page) -> None:
    page.open("长.yaml")
    page.settled()
    width = "return document.querySelector('.page').offsetWidth"
    fit, before = page.run(width), page.images
    page.one("#zoom-in").click()
    until(lambda: page.run(width) > fit)
    until(lambda: page.images != before)
    page.settled()  # drawn at that size, not stretched
    shown = (
        "return [...document.querySelectorAll('.page > img')].every((one) => one.naturalWidth >= one.width)"
    )
    until(lambda: page.run(shown))
    larger = page.run(width)
    assert page.one("#zoom-fit").get_attribute("aria-pressed") == "false"
    page.run("document.getElementById('zoom-fit').click()")
    until(lambda: page.run(width) < larger)
    assert page.one("#zoom-fit").get_attribute("aria-pressed") == "true"
    page.one("#thumbs-toggle").click()
    page.run("document.querySelectorAll('#thumbs .thumb')[3].click()")
    until(lambda: page.shown("#page-number").startswith("第 4 页"))
    assert page.run("return document.querySelector('.thumb[aria-current=true]').dataset.number") == "4"
    page.one("#thumbs-toggle").click()


def test_what_an_input_method_composes_in_the_form_is_taken_once_it_is_chosen(
    page: Page, driver: WebDriver
) -> None:
    page.open("四.yaml")
    page.settled()
    page.view("form")
    until(lambda: page.all("[data-field=title]"))
    page.run(
        "const one = document.querySelector('[data-field=title]'); one.focus(); one.setSelectionRange(0, 0)"
    )
    for typed in ("q", "qu", "qu'x"):
        page.composed(typed)
    assert page.run("return document.activeElement.value").startswith("qu'x关于")
    assert page.run("return window.live.form.unsent") is False
    driver.execute_cdp_cmd("Input.insertText", {"text": "区县"})
    until(lambda: "标题: 区县关于安全生产工作的报告\n" in page.text)
    assert "qu" not in page.text


def test_without_a_report_one_is_chosen_first(page: Page) -> None:
    until(lambda: page.all("#dialog [data-kind]"))
    for _ in range(2):
        page.type(Keys.ESCAPE)
    until(lambda: page.run("return document.getElementById('dialog').open"))
    page.drop("台账.csv", "甲,乙\n1,2\n".encode())
    assert "台账.csv" in page.one("#dialog .told").text
    draft = page.server.folder.parent / "选的稿子.txt"
    draft.write_text("关于防汛工作的报告\n区政府：\n今年没有险情。\n区水利局\n2026年11月30日\n", "utf-8")
    page.one("#dialog input[type=file]").send_keys(str(draft))
    until(lambda: page.shown("#file") == "选的稿子.yaml")
    assert not page.run("return document.getElementById('dialog').open")
    assert not (page.server.folder / "台账.csv").exists()


def test_english_is_a_switch_away_and_the_keyboard_reaches_everything(page: Page, driver: WebDriver) -> None:
    page.open("一.yaml")
    page.settled()
    page.one("#language").send_keys(Keys.ENTER)
    until(lambda: page.shown("#submit") == "Before you submit")
    assert page.shown("#outline-head") == "Outline"
    page.one("#language").send_keys(Keys.ENTER)
    until(lambda: page.shown("#submit") == "提交前看一遍")
    reached = set()
    page.one("#open").send_keys("")
    for _ in range(40):
        reached.add(page.run("return document.activeElement.id"))
        ActionChains(driver).send_keys(Keys.ESCAPE, Keys.TAB).perform()  # in the text, Tab alone indents
    assert {
        "open",
        "autosave",
        "submit",
        "take",
        "language",
        "zoom-in",
        "zoom-out",
        "pages",
        "split",
    } <= reached


def test_the_page_fits_a_small_screen(page: Page) -> None:
    page.open("一.yaml")
    page.settled()
    assert page.run(
        "return document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth"
    )
    narrow = page.run(
        "return [...document.querySelectorAll('#bar > *')].filter((one) => one.getBoundingClientRect().right > innerWidth).length"
    )
    assert narrow == 0
    assert page.run("return document.getElementById('editor').getBoundingClientRect().width") > 480
