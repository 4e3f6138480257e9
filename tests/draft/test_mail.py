"""What mail programs put round a paper is no part of it: it is left out, told, and kept in the comment at the head of the YAML."""

import pytest

from compiler.draft.mail import unmailed
from compiler.draft.readers import read_draft
from compiler.draft.recognise import recognised

BODY = "全县各级各部门认真抓好各项任务的落实，全年没有发生一起差错，干部群众都比较满意。"
PAPER = ["县林业局2025年工作总结", "县政府：", f"今年，{BODY}", "一、造林", BODY, "县林业局", "2025年12月3日"]
HEAD = [
    "From: 李明 <liming@example.gov.cn>",
    "To: 办公室 <office@example.gov.cn>,",
    "  王主任 <wang@example.gov.cn>",
    "Date: Tue, 4 Nov 2025 09:12:33 +0800",
    "Subject: 转：县林业局2025年工作总结",
]
FORWARDED = ["------------------ 原始邮件 ------------------", "发件人: \"李明\"<liming@example.gov.cn>;", "发送时间: 2025年11月4日(星期二) 上午9:12",
             "收件人: \"办公室\"<office@example.gov.cn>;", "主题: 转：工作总结"]  # fmt: skip


@pytest.mark.parametrize("head", [HEAD, FORWARDED], ids=["a message", "one that is passed on"])
@pytest.mark.parametrize("mark", ["", "> ", ">> "], ids=["plain", "quoted", "quoted twice"])
def test_the_paper_is_read_as_if_no_mail_had_carried_it(head: list[str], mark: str) -> None:
    text = "\n".join([*head, "", *(mark + line for line in PAPER)])
    draft = read_draft("draft.txt", text.encode())
    alone = recognised(read_draft("draft.txt", "\n".join(PAPER).encode()))
    found = recognised(draft)
    assert found.data == alone.data
    assert found.preface == tuple(line.strip() for line in head)
    told = [(one.code.id, one.place and one.place.line) for one in draft.notes]
    quoted = [("D283", len(head) + 2)] if mark else []
    assert told == [*quoted, ("S464", 1)]


@pytest.mark.parametrize(
    "lines",
    [
        ["> 第一句引用的话。", "下面是正文。"],
        [">5%的为优秀", ">3%的为良好", ">1%的为合格"],
        ["时间：3月5日", "地点：会议室", "主题：造林"],
        ["To: Foreign Affairs Office", "我县拟举办茶文化节。"],
    ],
)
def test_what_only_looks_like_mail_stays(lines: list[str]) -> None:
    assert unmailed("a.txt", lines).lines == tuple(lines)
