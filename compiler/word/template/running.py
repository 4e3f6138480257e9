"""Heads and feet with tags, for each report of a volume its own: a running head prints the title of the report that it stands above.

In: a template, and the reports of a volume. Out: `Running`: a part for each head or foot and report, whose ids the report's sections name.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...tags.programs import Run
from ..ooxml.package import CONTENT, OFFICE
from ..writer.new_parts import Additions
from .printing import Filler

if TYPE_CHECKING:
    from ...flow.blocks import Member
    from .compiled import Template

_PART = re.compile(r"word/((header|footer)\w*)\.xml")
_RELATIONSHIP = re.compile(r"<Relationship\s[^<>]*>")


class Running(NamedTuple):
    """Parts that are yet to be filled: the ids by those of the template, for each report; what fills which part of which report."""

    additions: Additions
    ids: Sequence[Mapping[str, str]]
    parts: Sequence[tuple[str, Filler, int]]

    def fill(self, additions: Additions, contexts: Sequence[Mapping[str, object]], name: str) -> None:
        """Fill each with the values of its report. Raises CompileError for what only shows then."""
        for part, filler, report in self.parts:
            additions.parts[part] = filler.fill(contexts[report], name, Run()).encode()


def running(template: Template, members: Sequence[Member]) -> Running:
    """The heads and feet with tags, again for each report of a volume."""
    additions, parts = Additions(), []
    ids: list[dict[str, str]] = [{} for _ in members]
    named = dict(_named(template))
    static = {part.name: part for part in template.static}
    for filler in template.fillers:
        found = _PART.fullmatch(filler.part)
        if not found or filler.part not in named:
            continue
        beside = f"word/_rels/{found[1]}.xml.rels"
        for report, _ in enumerate(members):
            target = f"{found[1]}of{report + 1}.xml"
            kind = found[2]
            id = additions.part(target, b"", f"{CONTENT}.{kind}+xml", f"{OFFICE}/relationships/{kind}")
            ids[report][named[filler.part]] = id
            parts.append((f"word/{target}", filler, report))
            if beside in static:  # the pictures of a head
                data = zlib.decompress(static[beside].data, -15)
                additions.parts[f"word/_rels/{target}.rels"] = data
    return Running(additions, ids, parts)


def _named(template: Template) -> Iterator[tuple[str, str]]:
    """The ids by which the document names parts."""
    for tag in _RELATIONSHIP.findall(template.joints[1].xml):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        target = said.get("Target", "")
        yield target.removeprefix("/") if target.startswith("/") else f"word/{target}", said.get("Id", "")
