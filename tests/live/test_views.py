"""The form, the figures and what is looked at before a report goes out, in a real browser: three views of one text, and one undo over all."""

from collections.abc import Iterator

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.keys import Keys

from tests.kit.live import ROOT, Page, Server, until

REPORT = """# 写给下一个人的注释
文种: 报告
标题: 关于安全生产工作的报告
正文:
  - 标题: 工作情况   # 先写这里
    内容:
      - 全年没有事故，共检查XX家企业。
署名: 区应急管理局
"""


@pytest.fixture(scope="module")
def server(live_server: Server) -> Server:
    for name in ("甲", "乙", "丙", "丁", "戊", "己"):
        (live_server.folder / f"{name}.yaml").write_text(REPORT, "utf-8")
    return live_server


@pytest.fixture
def page(driver: WebDriver, server: Server) -> Iterator[Page]:
    one = Page(driver, server)
    yield one
    one.run("window.live.leaving = true")
    assert one.complaints == []


def focus(page: Page, css: str, end: bool = True) -> None:
    """Put the cursor into a field of the form."""
    until(lambda: page.all(css))
    page.run(
        "const [css, end] = arguments, one = document.querySelector(css); one.focus(); one.setSelectionRange(end ? 1e9 : 0, end ? 1e9 : 0)",
        css,
        end,
    )


def written(page: Page, text: str) -> None:
    """Once the text is this."""
    until(lambda: page.text == text)
    assert page.text == text


def test_a_report_is_written_in_the_form_as_in_word(page: Page) -> None:
    page.open("甲.yaml")
    page.view("form")
    focus(page, "[data-field=title]")
    page.type("（2026年）")
    text = REPORT.replace("工作的报告", "工作的报告（2026年）")
    written(page, text)
    focus(page, "[data-field=date]")
    page.type("2026-11-30")
    text += "成文日期: 2026-11-30\n"
    written(page, text)
    focus(page, ".row.paragraph textarea")
    page.type(Keys.ENTER, "（一）加强值守。节日期间全员在岗。", Keys.ENTER)
    lead = "      - 段首: 加强值守。\n        文字: 节日期间全员在岗。\n"
    text = text.replace("家企业。\n", f"家企业。\n{lead}")
    written(page, text)
    page.type("二、下一步打算", Keys.ENTER)
    text = text.replace(lead, f"{lead}  - 标题: 下一步打算\n")
    written(page, text)
    page.type("继续抓好落实。", Keys.ENTER)
    text = text.replace("打算\n", "打算\n    内容:\n      - 继续抓好落实。\n")
    written(page, text)
    page.settled()
    labels = page.run(
        "return [...document.querySelectorAll('.row .label')].map((one) => one.textContent).filter(Boolean)"
    )
    assert labels == ["一、", "（一）", "二、"]
    # One undo over all views.
    page.view("text")
    page.at("署名")
    for _ in range(8):
        page.type(Keys.CONTROL, "z")
    written(page, REPORT)


def chosen(page: Page, field: str, value: str) -> None:
    """Choose a value from a list of the form."""
    until(lambda: page.all(f"[data-field={field}]"))
    page.run(
        "const [css, value] = arguments, one = document.querySelector(css); one.value = value; one.dispatchEvent(new Event('change'))",
        f"[data-field={field}]",
        value,
    )


def test_kind_template_and_numbering_are_chosen_and_the_page_changes(page: Page) -> None:
    page.open("戊.yaml")
    page.settled()
    before = page.images
    page.view("form")
    chosen(page, "kind", "工作报告")
    text = REPORT.replace("文种: 报告", "文种: 工作报告")
    written(page, text)
    chosen(page, "template", "work-summary")
    text = text.replace("文种: 工作报告\n", "文种: 工作报告\n模板: work-summary\n")
    written(page, text)
    page.one(".fields > button").click()
    chosen(page, "numbering", "无")
    until(lambda: "编号: 无\n" in page.text)
    page.settled()
    assert page.images != before


def test_a_table_is_pasted_from_excel_and_changed_in_its_cells(page: Page) -> None:
    page.open("丙.yaml")
    page.view("form")
    focus(page, ".row.paragraph textarea")
    page.paste("项目\t去年\t今年\n检查企业\t1,024\t2,048\n")
    table = "      - 表格:\n          - [项目, 去年, 今年]\n          - [检查企业, '1,024', '2,048']\n"
    written(page, REPORT.replace("家企业。\n", f"家企业。\n{table}"))
    until(lambda: len(page.all(".row td input")) == 6)
    focus(page, ".row tr:nth-child(2) td:nth-child(3) input")
    page.type(Keys.BACKSPACE, "9")
    written(page, REPORT.replace("家企业。\n", f"家企业。\n{table}").replace("2,048", "2,049"))
    page.settled()
    assert page.run("return window.live.pages.pages.length") == 1


def test_figures_are_pasted_from_excel_and_printed_where_they_are_named(page: Page, server: Server) -> None:
    page.open("丁.yaml")
    page.settled()
    page.view("figures")
    focus(page, "[data-cell='new name']")
    page.paste("\t今年\t去年\n检查企业\t2048\t1024\n办结率\t98%\t\n")
    figures = "数据:\n  检查企业:\n    本期: '2048'\n    上年同期: '1024'\n  办结率: 98%\n"
    until(lambda: "办结率" in page.text)
    assert [one.replace("'", "") for one in figures.split("\n")] == [
        one.replace("'", "") for one in page.text[page.text.index("数据:") :].split("\n")
    ]
    page.view("text")
    page.at("XX家", after=False)
    page.type(Keys.DELETE, Keys.DELETE, Keys.DELETE)
    page.run(
        "const { view } = window.live.text; view.dispatch(view.state.replaceSelection('{{ 检查企业 }}家'))"
    )
    page.settled()
    page.view("figures")
    until(lambda: page.shown("#figures .uses") == "1 处")
    sheet = (ROOT / "examples" / "figures" / "台账.xlsx").read_bytes()
    page.drop("台账.xlsx", sheet)
    until(lambda: "台账:" in page.text)
    assert "    读取: 台账.xlsx\n" in page.text
    assert (server.folder / "台账.xlsx").read_bytes() == sheet


def test_before_it_goes_out_all_that_is_to_be_looked_at_is_listed(page: Page) -> None:
    page.open("乙.yaml")
    page.settled()
    page.one("#submit").click()
    unfilled = until(lambda: [one for one in page.all(".looks li.open") if "没填上" in one.text])[0]
    assert "XX" in unfilled.text
    assert "序号、结构、附件" in page.shown(".looks")
    page.run("arguments[0].querySelector('ol button').click()", unfilled)
    until(
        lambda: (
            page.run("return window.live.text.line")
            == [one.find("XX") > 0 for one in page.text.split("\n")].index(True) + 1
        )
    )


def test_what_was_saved_before_is_shown_beside_and_taken_back(page: Page) -> None:
    page.open("甲.yaml")
    page.settled()
    page.run("window.live.view('text')")
    before = page.text
    page.at("没有事故")
    page.type("，形势平稳")
    page.settled()
    page.one("#earlier").click()
    until(lambda: page.all(".merge .cm-changedText, .merge .cm-changedLine"))
    page.one(".between button").click()
    saved = page.run("return arguments[0]", REPORT)
    until(lambda: page.text == saved)
    page.at("标题")
    page.type(Keys.CONTROL, "z")
    until(lambda: "形势平稳" in page.text or page.text == before)


def test_a_new_report_is_begun_from_a_kind_that_one_sees(page: Page, server: Server) -> None:
    page.open("甲.yaml")
    page.one("#open").click()
    cards = until(lambda: page.all("#dialog [data-kind]"))
    until(
        lambda: page.run(
            "return [...document.querySelectorAll('#dialog img')].every((one) => one.complete && one.naturalWidth)"
        )
    )
    next(one for one in cards if one.get_attribute("data-kind") == "work_summary").click()
    until(lambda: page.shown("#file") == "工作总结.yaml")
    page.settled()
    assert page.shown("#state") == "新文件，未保存"
    assert not (server.folder / "工作总结.yaml").exists()


def test_a_picture_that_is_dropped_comes_after_the_paragraph(page: Page, server: Server) -> None:
    page.open("乙.yaml")
    page.view("form")
    focus(page, ".row.paragraph textarea")
    png = (ROOT / "docs" / "images").glob("*.png")
    picture = next(iter(sorted(png))).read_bytes()
    page.drop("现场.png", picture)
    until(lambda: "图片: 现场.png" in page.text)
    assert (server.folder / "现场.png").read_bytes() == picture
    page.settled()


def test_all_that_is_sure_is_mended_at_one_click_and_listed(page: Page) -> None:
    page.open("己.yaml")
    page.settled()
    page.run("window.live.text.replace(arguments[0])", REPORT.replace("，", ",").replace("。", ",没有隐患。"))
    page.settled()
    page.one("#findings summary").click()
    page.one("#mend-all").click()
    text = REPORT.replace("。", "，没有隐患。")
    written(page, text)
    assert "“,”改成“，”" in page.shown(".banner[data-name=mended]")
    page.run("window.live.text.view.focus()")
    page.type(Keys.CONTROL, "z")
    until(lambda: "事故," in page.text)
