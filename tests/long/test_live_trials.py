"""Trials of the live page as someone who has never seen YAML: nothing is typed but what stands in the form, at the pace of a person."""

import io
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from compiler.source.load import Source, load
from tests.kit import strangers
from tests.kit.live import Page, Server, browser, served, until
from tests.kit.support import drawn


@pytest.fixture(scope="module")
def driver() -> Iterator[WebDriver]:
    with browser() as one:
        yield one


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "材料"
    folder.mkdir()
    with served(folder, ".") as running:
        yield running


@pytest.fixture
def page(driver: WebDriver, server: Server) -> Iterator[Page]:
    driver.delete_all_cookies()  # someone who was never here
    one = Page(driver, server)
    until(lambda: one.run("return document.getElementById('dialog').open"))
    yield one
    one.run("window.live.leaving = true")
    complaints = one.complaints
    driver.get("about:blank")  # the program may end
    assert complaints == []


def typed(page: Page, *words: str) -> None:
    """Words one after the other, each waited for as long as a person takes."""
    for one in words:
        ActionChains(page.driver).send_keys(one).perform()
        time.sleep(0.5)


def lines(page: Page, *words: str) -> None:
    """Paragraphs, with Enter between them."""
    for number, one in enumerate(words):
        typed(page, *((Keys.ENTER,) if number else ()), one)


def into(page: Page, field: str, words: str) -> None:
    page.one(f"[data-field={field}]").click()
    typed(page, words)


def start(page: Page, part: str) -> None:
    """Click where a part of the report begins, once nothing stands there."""
    where = f".row.start textarea[data-key='[\"{part}\"]']"
    until(lambda: page.run("return document.querySelector(arguments[0])?.value === ''", where))
    page.one(where).click()


def new(page: Page, kind: str) -> None:
    """A report begun from nothing."""
    page.one(f"#dialog [data-kind={kind}]").click()
    page.one(".banner[data-name=sample] button").click()
    until(lambda: page.run("return document.activeElement.dataset.field") == "title")


def saved(page: Page, name: str) -> str:
    """The file once it is saved by the button."""
    page.settled()
    until(lambda: page.all("#save:enabled"))[0].click()
    until(lambda: page.shown("#state") == "已保存")
    return (page.server.folder / name).read_text("utf-8")


FORM = """文种: 报告
标题: 关于2026年防汛工作情况的报告
主送机关: 区政府
导语:
  - 今年以来，区水利局全力做好防汛工作。现将有关情况报告如下：
正文:
  - 标题: 主要工作
    内容:
      - 汛前检查水库12座。
      - 汛中转移群众300人。
  - 标题: 存在问题
    内容:
      - 部分堤防老化。
  - 标题: 下一步打算
    内容:
      - 段首: 加固堤防。
        文字: 年内完成3处。
      - 段首: 加强演练。
        文字: 每季度一次。
结尾:
  结语: 特此报告。
附件:
  - 标题: 水库检查台账
    内容:
      - 共检查水库12座，全部合格。
  - 标题: 物资清单
    内容:
      - 表格:
          - [品名, 数量]
          - [编织袋, 5000]
      - 以上物资已经入库。
署名: 区水利局
成文日期: 2026年11月30日
"""


def test_a_report_is_written_from_the_form_alone(page: Page) -> None:
    new(page, "report")
    typed(page, "关于2026年防汛工作情况的报告")
    into(page, "addressees", "区政府")
    into(page, "signature", "区水利局")
    into(page, "date", "2026年11月30日")
    start(page, "导语")
    typed(page, "今年以来，区水利局全力做好防汛工作。现将有关情况报告如下：")
    start(page, "正文")
    lines(
        page,
        *("一、主要工作", "汛前检查水库12座。", "汛中转移群众300人。"),
        *("二、存在问题", "部分堤防老化。"),
        *("三、下一步打算", "（一）加固堤防。年内完成3处。", "（二）加强演练。每季度一次。"),
    )
    start(page, "结尾")
    typed(page, "特此报告。")
    start(page, "附件")
    lines(page, "附件1：水库检查台账", "共检查水库12座，全部合格。")
    start(page, "附件")
    lines(page, "物资清单", "")
    page.paste("品名\t数量\n编织袋\t5000\n")
    until(lambda: page.run("return document.activeElement.value") == "5000")
    typed(page, Keys.ENTER, "以上物资已经入库。")
    until(lambda: page.text == FORM)
    assert saved(page, "报告.yaml") == FORM
    assert page.shown("#counts") == "没有发现问题"
    assert not page.one("#stale").is_displayed()
    assert page.fetched("take/docx?file=报告.yaml").startswith(b"PK")


def test_what_was_typed_is_not_lost_where_it_cannot_be_put(page: Page) -> None:
    file = page.server.folder / "函.yaml"
    file.write_text("文种: 函\n标题: 甲\n正文: 乙\n结尾: {结语: 特此函告。, 下一步打算: [丙]}\n", "utf-8")
    page.open("函.yaml")
    page.view("form")
    page.one(".row.paragraph textarea[data-key*=结语]").click()
    typed(page, Keys.END, Keys.ENTER, "再说一句。")
    until(lambda: page.all(".banner[data-name=refused]"))
    assert page.one(".row.new textarea").get_attribute("value") == "再说一句。"


def differs(page: Page, before: str) -> bool:
    return page.text != before


def told(page: Page, words: str) -> list[WebElement]:
    """The findings that name a field."""
    return [one for one in page.all("#notes .go") if f"“{words}”" in one.text]


def is_untold(page: Page, words: str) -> bool:
    return f"“{words}”" not in page.shown("#notes")


_CODES = "return [...document.querySelectorAll('#notes li')].map((one) => one.dataset.code)"
DRAFT = strangers.FOLDER / "hand38" / "06-申请老旧小区改造配套资金的请示.txt"


def test_a_dropped_draft_is_mended_to_a_clean_report(page: Page) -> None:
    text, _ = strangers.marked(DRAFT)
    page.drop("请示初稿.txt", text.encode())
    until(lambda: page.shown("#file") == "请示初稿.yaml")
    assert not page.run("return document.getElementById('dialog').open")
    assert "请示初稿.txt" in page.one(".banner[data-name=imported]").text
    page.settled()
    page.one("#findings summary").click()
    until(lambda: page.all("#notes li"))
    # What a button mends, one place after the other.
    while "S504" in page.run(_CODES):
        before = page.text
        until(lambda: page.all("#notes .mend"))[0].click()
        until(partial(differs, page, before))
        page.settled()
    # What is said to be missing: a click leads to the field of the form.
    for words, field, value in (
        ("发文机关标志", "issuer", "栾河区财政局"),
        ("印发机关", "print_office", "栾河区财政局办公室"),
        ("印章", "seal", "有"),
    ):
        until(partial(told, page, words))[0].click()
        assert page.run("return document.activeElement.dataset.field") == field
        typed(page, value)
        until(partial(is_untold, page, words))
    into(page, "print_date", "2025-09-03")
    until(lambda: page.shown("#counts") == "没有发现问题")
    written = saved(page, "请示初稿.yaml")
    assert "印发日期: 2025-09-03\n" in written
    assert "- 1.中央财政补助2750万元；" in written
    page.one("#submit").click()
    assert "没有发现问题" in page.shown("#dialog .looks li.good")
    # What stays is no fault: faces that this machine has not, lines set closer so that the signature stands below text.
    left = [one.text.partition("\n")[0] for one in page.all("#dialog .looks > li.open")]
    assert {*left} <= {"字体", "版面：落款、页码、表格、图"}


def red_headed() -> bytes:
    """A paper as an office's Word file has it: its head in red, its look set by hand, a table, an imprint, an attachment on a page of its own."""
    paper = docx.Document()

    def line(text: str, where: WD_ALIGN_PARAGRAPH | None = None, size: int = 16, red: bool = False) -> None:
        run = (paragraph := paper.add_paragraph()).add_run(text)
        run.font.size = Pt(size)
        if red:
            run.font.color.rgb = RGBColor(255, 0, 0)
        if where is not None:
            paragraph.alignment = where

    line("栾河区财政局文件", WD_ALIGN_PARAGRAPH.CENTER, 48, red=True)
    line("栾财〔2026〕15号", WD_ALIGN_PARAGRAPH.CENTER)
    line("")
    line("关于开展2026年度财政资金专项检查工作的通知", WD_ALIGN_PARAGRAPH.CENTER, 22)
    line("")
    for text in (
        "各乡镇人民政府，区直各部门：",
        "    为进一步规范财政资金管理，决定开展专项检查。现将有关事项通知如下：",
        "    一、检查范围",
        "    2025年1月1日至12月31日期间的各类财政专项资金。",
        "    二、时间安排",
        "    （一）自查阶段。2026年3月31日前，各单位完成自查,截止时间不变。",
        "    （二）抽查阶段。2026年5月15日前，区财政局完成抽查。",
        "    三、工作要求",
        "    各单位要高度重视，于2026年4月5日前报送自查报告。",
    ):
        line(text)
    table = paper.add_table(3, 2)
    for row, cells in enumerate((("单位", "资金（万元）"), ("甲镇", "1200"), ("乙镇", "860"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    line("    附件：1. 自查表")
    line("          2. 检查名单")
    line("栾河区财政局", WD_ALIGN_PARAGRAPH.RIGHT)
    line("2026年2月10日", WD_ALIGN_PARAGRAPH.RIGHT)
    line("（此件公开发布）")
    line("抄送：区委办公室，区审计局。")
    line("栾河区财政局办公室  2026年2月10日印发")
    paper.add_page_break()  # type: ignore[no-untyped-call]
    line("附件1")
    line("自查表", WD_ALIGN_PARAGRAPH.CENTER, 22)
    line("    填报说明：如实填写。")
    data = io.BytesIO()
    paper.save(data)
    return data.getvalue()


RED = """文种: 通知
发文机关: [栾河区财政局, 栾河区审计局]
发文字号: 栾财〔2026〕15号
标题: 关于开展2026年度财政资金专项检查工作的通知
主送机关: 各乡镇人民政府，区直各部门
导语: 为进一步规范财政资金管理，决定开展专项检查。现将有关事项通知如下：
正文:
  - 标题: 检查范围
    内容: 2025年1月1日至12月31日期间的各类财政专项资金。
  - 标题: 时间安排
    内容:
      - 段首: 自查阶段。
        文字: 2026年3月31日前，各单位完成自查，截止时间不变。
      - 段首: 抽查阶段。
        文字: 2026年5月15日前，区财政局完成抽查。
  - 标题: 工作要求
    内容:
      - 各单位要高度重视，于2026年4月5日前报送自查报告。
      - 表格:
          - [单位, 资金（万元）]
          - [甲镇, 1200]
          - [乙镇, 860]
          - [丙镇, 900]
附件:
  - 标题: 自查表
    内容: 填报说明：如实填写。
  - 检查名单
成文日期: 2026-02-10
附注: （此件公开发布）
抄送机关: 区委办公室，区审计局
印发:
  机关: 栾河区财政局办公室
  日期: 2026-02-10
"""


def test_a_dropped_word_file_with_a_red_head_is_changed_and_saved_by_another_name(page: Page) -> None:
    page.drop("专项检查.docx", red_headed())
    until(lambda: page.shown("#file") == "专项检查-公文.yaml")
    page.settled()
    # What it says is to be looked at: the note as it was typed; emptied, it prints as it should.
    assert "附件说明原文" in page.one(".banner[data-name=imported]").text
    page.one("[data-field=attachment_note_text]").click()
    page.type(Keys.CONTROL, "a")
    typed(page, Keys.DELETE)
    until(lambda: "附件说明原文" not in page.text)
    # The paper has become a joint one.
    page.one("[data-field=issuer]").click()
    page.type(Keys.CONTROL, Keys.END)
    typed(page, Keys.ENTER, "栾河区审计局")
    # A row more in the table.
    page.all(".row.table td input")[-1].click()
    next(one for one in page.all(".row.table button") if one.text == "加一行").click()
    until(lambda: page.run("return document.activeElement.dataset.key ?? ''").endswith("3,0]"))
    typed(page, "丙镇", Keys.TAB, "900")
    page.settled()
    page.one("#findings summary").click()
    until(lambda: page.all("#mend-all"))
    until(partial(is_known, page, "P600"))
    until(lambda: page.all("#notes .mend"))[0].click()
    until(lambda: page.text == RED)
    page.settled()
    page.one("#take").click()
    page.one("#save-as").click()
    page.type(Keys.CONTROL, "a")
    typed(page, "关于开展专项检查的通知", Keys.ENTER)
    until(lambda: page.shown("#file") == "关于开展专项检查的通知.yaml")
    assert (page.server.folder / "关于开展专项检查的通知.yaml").read_text("utf-8") == RED
    assert page.shown("#state") == "已保存"
    assert [one for one in page.server.folder.iterdir() if one.suffix == ".yaml"] == [
        page.server.folder / "关于开展专项检查的通知.yaml"
    ]
    printed = docx.Document(io.BytesIO(page.fetched("take/docx?file=关于开展专项检查的通知.yaml")))
    lines = [one.text for one in printed.paragraphs]
    assert "各乡镇人民政府，区直各部门：" in lines


def is_known(page: Page, code: str) -> bool:
    return code in page.run(_CODES)


RECKONED = """文种: 工作报告
标题: 2025年财政收入情况报告
正文:
  - 全年税收{{ 税收 }}，{{ 税收|同比 }}；合计{{ 合计 }}。
署名: 区财政局
成文日期: 2026-01-05
数据:
  税收: {本期: 8123, 上年同期: 7000, 单位: 万元}
  非税: {本期: 2034, 上年同期: 1980, 单位: 万元}
  合计: {算式: 税收+非税}
"""


def test_figures_with_years_for_heads_are_pasted_and_one_is_reckoned(page: Page) -> None:
    new(page, "work_report")
    typed(page, "2025年财政收入情况报告")
    into(page, "signature", "区财政局")
    into(page, "date", "2026-01-05")
    start(page, "正文")
    typed(page, "全年税收")
    page.view("figures")
    page.one("[data-cell='new name']").click()
    page.paste("项目\t计量单位\t2024年\t2025年\n税收\t万元\t7000\t8123\n非税\t万元\t1980\t2034\n")
    until(lambda: "非税" in page.text)
    until(lambda: page.all("[data-cell='非税 unit']"))
    page.one("[data-cell='new name']").click()
    typed(page, "合计", Keys.TAB, "=税收+非税", Keys.ENTER)
    until(lambda: "10157" in page.shown("#figures"))
    put(page, 0)
    typed(page, "，")
    put(page, 1)
    typed(page, "；合计")
    put(page, 4)
    typed(page, "。")
    written = saved(page, "工作报告.yaml")
    assert load(Source("a.yaml", written)).data == load(Source("b.yaml", RECKONED)).data
    assert "全年税收8123万元，增长16%；合计10157万元。" in drawn(written.partition("\n")[2])


FIGURES = """文种: 工作总结
标题: 区应急管理局2025年工作总结
正文:
  - 标题: 主要工作
    内容:
      - '全年检查企业{{ 检查企业 }}，{{ 检查企业|同比 }}；整改隐患{{ 整改隐患 }}。'
      - 表格: 各镇检查情况
  - 标题: 下一步打算
    内容:
      - 继续努力。
署名: 区应急管理局
成文日期: 2026-01-05
数据:
  检查企业:
    本期: 1204
    上年同期: 986
    单位: 家
  整改隐患: {本期: 357, 单位: 处}
  各镇检查情况:
    读取: 各镇检查情况.xlsx
"""


def put(page: Page, number: int) -> None:
    """Click what puts a figure into the text."""
    page.view("figures")
    until(lambda: len(page.all("#figures .chip")) > number)
    # Not by the driver: the table may be drawn anew between its two questions.
    page.run("document.querySelectorAll('#figures .chip')[arguments[0]].click()", number)
    until(lambda: page.one("#form").is_displayed())
    time.sleep(0.5)


def test_figures_come_from_excel(page: Page) -> None:
    new(page, "work_summary")
    typed(page, "区应急管理局2025年工作总结")
    into(page, "signature", "区应急管理局")
    into(page, "date", "2026-01-05")
    start(page, "正文")
    lines(page, "一、主要工作", "全年检查企业")
    page.view("figures")
    page.one("[data-cell='new name']").click()
    page.paste("指标\t今年\t去年\t单位\n检查企业\t1204\t986\t家\n整改隐患\t357\t\t处\n")
    until(lambda: "整改隐患" in page.text)
    put(page, 0)
    typed(page, "，")
    put(page, 1)
    typed(page, "；整改隐患")
    put(page, 2)
    typed(page, "。")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (["镇", "检查（家次）"], ["甲镇", 402], ["乙镇", 802]):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    page.drop("各镇检查情况.xlsx", data.getvalue())
    until(lambda: "放成表格" in page.shown("#figures"))
    put(page, 3)
    until(lambda: "表格: 各镇检查情况" in page.text)
    next(one for one in page.all(".row.other .tools-of-block button") if one.text == "下面接着写").click()
    lines(page, "二、下一步打算", "继续努力。")
    until(lambda: page.text.count("努力。") == 1)
    assert saved(page, "工作总结.yaml").replace("    本期: 357\n    单位: 处\n", "") == FIGURES.replace(
        " {本期: 357, 单位: 处}", ""
    )
    assert page.shown("#counts") == "没有发现问题"
