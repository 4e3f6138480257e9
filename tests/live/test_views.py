"""The form, the figures and what is looked at before a report goes out, in a real browser: three views of one text, and one undo over all."""

from collections.abc import Iterator

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.keys import Keys

from compiler.source.load import Source, load
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


def choosing(page: Page) -> None:
    """See what can be opened and begun."""
    page.one("#open").click()
    until(lambda: page.run("return document.getElementById('dialog').open"))


def test_a_new_report_is_begun_from_a_kind_that_one_sees(page: Page, server: Server) -> None:
    page.open("甲.yaml")
    choosing(page)
    cards = page.all("#dialog [data-kind]")
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


def bare(page: Page, name: str, text: str) -> None:
    """A report that has that text, in its form."""
    (page.server.folder / name).write_text(text, "utf-8")
    page.open(name)
    page.view("form")


def test_who_issues_it_together_is_typed_a_line_each(page: Page) -> None:
    bare(page, "联合.yaml", "文种: 通知\n标题: 关于防汛的通知\n正文: 请做好防汛工作。\n")
    focus(page, "[data-field=issuer]")
    page.type("市水利局", Keys.ENTER)
    until(lambda: "发文机关: 市水利局\n" in page.text)
    page.settled()  # the line that is begun stays while one thinks
    page.type("- 市应急管理局")  # as a message says that it is written in the text
    until(lambda: "发文机关: [市水利局, 市应急管理局]\n" in page.text)
    page.type(*[Keys.BACKSPACE] * 9)
    until(lambda: "发文机关: 市水利局\n" in page.text)


def test_what_is_just_being_typed_is_saved_and_asked_about(page: Page, server: Server) -> None:
    bare(page, "半句.yaml", "文种: 报告\n标题: 甲\n正文:\n  - 一段。\n")
    focus(page, ".row.paragraph textarea")
    page.type(Keys.ENTER, "一、")  # it may go on: it is no part of the text yet
    assert page.asks_before_it_closes
    page.type("主要工作")
    page.type(Keys.CONTROL, "s")
    until(lambda: "  - 标题: 主要工作\n" in (server.folder / "半句.yaml").read_text("utf-8"))
    until(lambda: page.shown("#state") == "已保存")
    assert not page.asks_before_it_closes
    page.view("figures")
    focus(page, "[data-cell='new name']")
    page.type("发文")
    focus(page, "[data-cell='new value']")
    page.type("204")
    page.type(Keys.CONTROL, "s")
    until(lambda: "数据:\n  发文: 204\n" in (server.folder / "半句.yaml").read_text("utf-8"))


def test_who_goes_on_while_the_program_is_slow_is_not_called_back(page: Page) -> None:
    bare(page, "慢.yaml", "文种: 报告\n标题: 甲\n正文:\n  - 一段。\n")
    focus(page, ".row.paragraph textarea")
    page.run(
        """const { text } = window.live, ask = text.ask.bind(text);
        text.ask = async (what, given) => {
          if (what === 'form' && window.held) await window.held;
          return ask(what, given);
        };
        window.held = new Promise((go) => { window.letGo = go; });"""
    )
    page.type(Keys.ENTER, "二段。")
    until(lambda: "  - 二段。\n" in page.text)
    page.type(Keys.ENTER)
    page.run("window.letGo(); window.held = null")
    until(lambda: len(page.all(".row.paragraph")) == 2)
    page.type("三段。")
    written(page, "文种: 报告\n标题: 甲\n正文:\n  - 一段。\n  - 二段。\n  - 三段。\n")


def test_one_undo_over_the_figures_too(page: Page) -> None:
    bare(page, "撤销.yaml", REPORT)
    page.view("figures")
    focus(page, "[data-cell='new name']")
    page.type("发文")
    focus(page, "[data-cell='new value']")
    page.type("204", Keys.ENTER)
    written(page, f"{REPORT}数据:\n  发文: 204\n")
    until(lambda: page.all("[data-cell='发文 current']"))
    page.type(Keys.CONTROL, "z")
    written(page, REPORT)
    until(lambda: not page.all("#figures tr .small"))
    page.type(Keys.CONTROL, "y")
    written(page, f"{REPORT}数据:\n  发文: 204\n")
    until(lambda: page.all("#figures tr .small"))
    page.one("#figures tr .small").click()  # taken away
    written(page, REPORT)
    page.run("document.activeElement.blur()")
    page.driver.find_element("css selector", "body").send_keys(Keys.CONTROL, "z")
    written(page, f"{REPORT}数据:\n  发文: 204\n")


def cell(page: Page, name: str, before: str, typed: str) -> None:
    """Write into a cell of the figures, once it shows what was there before."""
    shown = "return document.querySelector(arguments[0])?.value"
    until(lambda: page.run(shown, f"[data-cell='{name}']") == before)
    focus(page, f"[data-cell='{name}']")
    page.type(Keys.CONTROL, "a")
    page.type(typed, Keys.ENTER)


def test_what_is_reckoned_is_typed_as_in_excel(page: Page) -> None:
    head = (
        "文种: 报告\n标题: 甲\n正文: 共{{ 合计 }}。\n数据:\n  税收: {本期: 8123, 单位: 万元}\n  非税: 2034\n"
    )
    bare(page, "算.yaml", f"{head}  合计: {{算式: 税收 + 非税, 单位: 万元}}\n")
    page.view("figures")
    until(lambda: page.all("[data-cell='合计 current']"))
    shown = "return [...document.querySelectorAll('[data-cell^=\"合计\"]')].map((one) => one.value)"
    assert page.run(shown) == ["=税收 + 非税", "", "万元"]
    assert "算式" not in page.shown("#figures tr")
    cell(page, "合计 current", "=税收 + 非税", "10157")
    written(page, f"{head}  合计: {{单位: 万元, 本期: 10157}}\n")
    cell(page, "合计 current", "10157", "＝税收+非税")
    written(page, f"{head}  合计: {{单位: 万元, 算式: '税收+非税'}}\n")
    until(lambda: page.run(shown)[0] == "=税收+非税")
    cell(page, "非税 current", "2034", "=税收")
    written(
        page,
        f"{head}  合计: {{单位: 万元, 算式: '税收+非税'}}\n".replace("非税: 2034", "非税:\n    算式: 税收"),
    )


@pytest.mark.parametrize(
    ("pasted", "figures", "out"),
    [
        (
            "税收\t8123\t7000\t万元\n",
            {"税收": {"本期": "8123", "上年同期": "7000", "单位": "万元"}},
            "",
        ),
        ("税收\t万元\t8123\n", {"税收": {"单位": "万元", "本期": "8123"}}, ""),
        (
            "指标\t2024年\t2025年\t增幅\n税收\t7000\t8123\t16%\n",
            {"税收": {"上年同期": "7000", "本期": "8123"}},
            "增幅",
        ),
        ("指标\t本年数\t计量单位\n税收\t8123\t万元\n", {"税收": {"本期": "8123", "单位": "万元"}}, ""),
    ],
)
def test_columns_of_excel_are_known_by_their_heads_or_by_what_they_hold(
    page: Page, pasted: str, figures: dict[str, dict[str, str]], out: str
) -> None:
    bare(page, f"列{len(pasted)}.yaml", REPORT)
    page.view("figures")
    focus(page, "[data-cell='new name']")
    page.paste(pasted)
    until(lambda: "税收" in page.text)
    assert load(Source("列.yaml", page.text)).data["数据"] == figures
    assert out in page.shown(".banner[data-name=refused]")
    assert bool(out) == bool(page.all(".banner[data-name=refused]"))


def test_a_cell_of_several_lines_is_one_cell_and_rows_come_and_go(page: Page) -> None:
    bare(page, "多行.yaml", "文种: 报告\n标题: 甲\n正文:\n  - 一段。\n")
    focus(page, ".row.paragraph textarea")
    page.paste('单位\t"收入\n（万元）"\t"说""明"""\n甲\t12\t\n')
    table = "  - 表格:\n      - [单位, 收入（万元）, '说\"明\"']\n      - [甲, 12, '']\n"
    text = f"文种: 报告\n标题: 甲\n正文:\n  - 一段。\n{table}"
    written(page, text)
    page.one(".row.table button").click()
    written(page, f"{text}      - ['', '', '']\n")
    until(lambda: page.run("return document.activeElement.dataset.key") == '["正文",1,"表格",2,0]')
    page.all(".row.table button")[1].click()
    written(page, text)


def test_a_report_is_saved_under_another_name(page: Page, server: Server) -> None:
    page.open("甲.yaml")
    choosing(page)
    page.one("#dialog [data-kind=letter]").click()
    until(lambda: page.shown("#file") == "函.yaml")
    page.settled()
    text = page.text
    page.one("#take").click()
    page.one("#save-as").click()
    offered = page.one(".naming input").get_attribute("value")
    assert offered
    assert offered in text  # its title
    page.type("甲", Keys.ENTER)
    assert "“甲.yaml”已经有了" in page.one("#dialog .told").text
    page.type(Keys.CONTROL, "a")
    page.type("关于防汛的函", Keys.ENTER)
    until(lambda: page.shown("#file") == "关于防汛的函.yaml")
    assert page.shown("#state") == "已保存"
    assert (server.folder / "关于防汛的函.yaml").read_text("utf-8") == text
    assert not (server.folder / "函.yaml").exists()
    choosing(page)
    assert "关于防汛的函.yaml" in page.shown("#dialog .cards")
    page.run("document.getElementById('dialog').close()")
    page.at("标题: ")
    page.type("甲")
    page.settled()
    page.type(Keys.CONTROL, "s")
    until(lambda: (server.folder / "关于防汛的函.yaml").read_text("utf-8") == page.text)


def test_the_report_is_seen_in_each_template_and_one_is_chosen(page: Page) -> None:
    bare(page, "样子.yaml", REPORT)
    page.settled()
    page.one("[data-field=template] + button").click()
    card = page.one("#dialog [data-template=work-summary]")
    until(lambda: page.run("return arguments[0].querySelector('img')?.naturalWidth", card))
    card.click()
    written(page, REPORT.replace("文种: 报告\n", "文种: 报告\n模板: work-summary\n"))


def test_pages_of_an_older_text_are_told_as_such(page: Page) -> None:
    bare(page, "旧.yaml", REPORT)
    page.settled()
    page.run(
        """const { hear } = window.live.link;
        hear({ is: 'unlaid', version: 7, machine: false, told: [] });
        hear({ is: 'laid', version: 6, pages: 1 });"""
    )
    assert page.one("#stale").is_displayed()
    page.run("window.live.link.hear({ is: 'laid', version: 8, pages: 1 })")
    assert not page.one("#stale").is_displayed()
