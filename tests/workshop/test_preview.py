"""What `template preview` prints for tags that ask for data: something of the kind that each tag can take."""

import pytest

from compiler.messages.diagnostic import CompileError
from compiler.word.reader import lines
from compiler.word.template.compiled import Template
from compiler.workshop import preview as sample
from tests.kit.dialect import DOCUMENT
from tests.kit.templates import edited, paragraph

LOOP = ("{%p for 行 in 数据.收入 %}", "{{ 行.项目 }}{{ 行.金额|同比(行.上年) }}", "{%p endfor %}")


@pytest.mark.parametrize(
    ("tags", "printed"),
    [
        (("{{ 数据.签发人 }}",), ["签发人"]),
        (("{{ 数据.局.名 }}甲{{ 数据.金额|万元 }}",), ["名甲1234.57"]),
        (("{{ 数据.序号|发文字号('甲发', 2026) }}",), ["甲发〔2026〕12号"]),
        (("{{ 数据.日子|成文日期 }}",), ["2026年1月5日"]),
        (("{{ 数据.名单|顿号 }}",), ["名单、名单、名单"]),
        (("{{ 数据.人[1].名 }}",), ["名"]),
        (LOOP, ["项目持平"] * 3),
        (("{% if 数据.公开 == true %}公开{% endif %}",), ["公开"]),
        (("{% if 数据.日子 > 成文日期 %}晚{% else %}早{% endif %}",), ["早"]),
        (("{% for 人 in 数据.名单 %}{{ 人 }}，{% endfor %}",), ["名单，名单，名单，"]),
    ],
)
def test_data_is_made_up(tags: tuple[str, ...], printed: list[str]) -> None:
    data = edited({DOCUMENT: [("<w:body>", "<w:body>" + "".join(map(paragraph, tags)))]})
    found = [line.text for line in lines(sample.docx(Template.compile(data, "mine.docx")))]
    assert found[: len(printed)] == printed


def test_what_nothing_fits_is_told() -> None:
    data = edited({DOCUMENT: [("<w:body>", f"<w:body>{paragraph('{{ 数据.甲 / 0 }}')}")]})
    with pytest.raises(CompileError) as caught:
        sample.docx(Template.compile(data, "mine.docx"))
    assert [one.code.id for one in caught.value.diagnostics] == ["T322"]
