"""Drafts of other sorts than offices write: mail, pages, scans, forms, standards, Markdown with all its marks. Nothing of them is lost or put
elsewhere, and nothing is put aside unsaid.

`others/*`: as they came; ours, and about nobody.
"""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.draft.prove import printed
from compiler.draft.readers import read_draft
from compiler.draft.recognise import recognised
from compiler.messages import codes
from tests.kit.any_drafts import flow_of
from tests.kit.drafts import ISSUED

FILES = sorted((Path(__file__).parent / "others").iterdir())
# Each tells of one thing that is put aside, or of as many as its `count` says.
PUT_ASIDE = ("S419", "S464", "S447", "S426")


def letters(text: str, typed_in: Path) -> str:
    """The letters and figures of a text; of Markdown, whose marks may be any others, the Chinese ones."""
    return re.sub(r"[^\u3400-\u9fff]" if typed_in.suffix == ".md" else r"[\W_]", "", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_lost_nor_put_aside_unsaid(path: Path) -> None:
    draft = read_draft(str(path), path.read_bytes())
    found = recognised(draft)
    prints = letters(printed(flow_of(found)), path)
    typed = letters(path.read_text("utf-8"), path)
    left_out = "".join(one.text for one in found.roles if one.role in ("page", "contents"))
    notes = "".join({span.value: "" for line in draft.lines for span in line.parts})
    # The template prints the word before those who signed.
    other = [one.args["text"] for one in found.doubts if one.code is codes.ISSUED_AS]
    other += ["签发人" for one in found.roles if one.role == "signatory" and one.text.startswith("签发人")]
    there = prints + letters("".join((*found.preface, left_out, notes, *other)), path)
    assert Counter(typed) - Counter(there) == Counter()

    at = 0  # what is printed stands in the draft in this order, but for what is told
    issued = ISSUED | {"present", "absent", "in_attendance"}  # stand in places of their own
    flow = flow_of(found)
    blocks = [block for block in flow.blocks if getattr(block, "role", "") not in issued]
    prints = letters(printed(replace(flow, blocks=tuple(blocks))), path)
    for one in prints if "S439" not in [one.code.id for one in found.doubts] else "":
        at = typed.find(one, at) + 1
        assert at, f"{one} in {prints}"

    told = [*draft.notes, *found.doubts]
    more = sum(int(one.args["count"]) for one in told if one.args.get("code") in PUT_ASIDE)
    said = sum(int(one.args.get("count", 1)) for one in told if one.code.id in PUT_ASIDE)
    assert said + more == len(found.preface)
