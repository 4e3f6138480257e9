"""What is no Chinese text though it stands in one is blank to the rules, wherever it stands."""

import pytest

from compiler.rules.prepared import without_foreign

FOREIGN = (
    "http://www.gov.cn/a?b=1",
    "https://x/",
    "ftp://10.0.0.8/",
    "www.qu.gov.cn/xxgk",
    "ban_gong@qu.gov.cn",
    "bgs@nei.wang",
    "qu-gov.org.cn/a/b",
    "报告（终稿）.docx",
    "a.yml",
    "台账-1.xlsx",
    "图1.jpeg",
    "录像.mp4",
    "{{ 发文 }}",
)


@pytest.mark.parametrize("foreign", FOREIGN)
def test_it_is_blank_and_as_long(foreign: str) -> None:
    held = without_foreign(f"全年，见“{foreign}”，好")
    assert len(held) == len(f"全年，见“{foreign}”，好")
    assert held.startswith("全年，见“\0")
    assert held.endswith("”，好")


@pytest.mark.parametrize("text", ["全年办文204件，增长1.5%。", "3.中心组学习", "GDP增长", "{无}", "第1.2节"])
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert without_foreign(text) == text
