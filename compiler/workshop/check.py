"""A template checked from both sides: by itself, and by reports that are to go through it.

In: the bytes of a template, and the sources of reports. Out: every finding of one run: the tags', those of the rules on
templates, and what the reports need that it lacks. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..flow.blocks import Break
from ..job import Job
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..rules.template.asked import NEVER_PRINTED, STYLE_ABSENT, check_template
from ..rules.template.facts import TemplateFacts
from ..rules.template.look import NUMBER_FORM, NUMBER_IN_DASHES, NUMBER_SIDE, ONE_FOOTER
from ..source.load import Source
from ..source.ways import OfficeNumber, ways_of
from ..terms.fields import SLOTS
from ..terms.kinds import KINDS
from ..word.ooxml.look import DOCUMENT
from ..word.ooxml.package import read
from ..word.template.compiled import Template, has_place, no_place
from .annotate import marked, without_ours
from .read_facts import facts_of

_SEVERITIES = ("error", "warning", "info")


def examine(data: bytes, name: str, reports: Sequence[Source] = ()) -> list[Diagnostic]:
    """Every finding, errors first, notes on style last, those of a part in the order of its paragraphs. A file that cannot be read is one."""
    try:
        data = marked(without_ours(read(data, name), name))  # comments of an earlier check are no part of it
        facts = facts_of(data, name)
    except CompileError as error:
        return list(error.diagnostics)
    template, tags = _compiled(data, name)
    if template:
        slots = {part for slot in template.slots for part in (slot, *SLOTS[slot])}
        facts = replace(facts, printed=facts.printed | template.values | slots)
    needed = [
        _of_report(finding, report, name) if len(reports) > 1 else finding
        for report in reports
        for finding in _against(report, template, facts)
    ]
    told = {(one.code, one.args.get("field"), one.args.get("style_en")) for one in needed}
    own = [
        one
        for one in (*tags, *check_template(facts))
        if not (one.code is NEVER_PRINTED and (codes.NOT_PRINTED_FOR, one.args["field"], None) in told)
        and not (one.code is STYLE_ABSENT and (codes.STYLE_FOR, None, one.args["style_en"]) in told)
    ]
    places = {(one.place.part, one.place.paragraph): one.place for one in facts.paragraphs}
    found = [_placed(one, places, facts.links) for one in (*own, *needed)]
    return sorted(_by_the_office(found, facts, name), key=_order)


# What the standard says of page numbers, which an office that has said its own way does not want to be told.
_OF_NUMBERS = (NUMBER_FORM, NUMBER_IN_DASHES, NUMBER_SIDE, ONE_FOOTER)
_JC = {
    "居中": ("center", "center"),
    "居右": ("right", "right"),
    "居左": ("left", "left"),
    "外侧": ("right", "left"),
}


def _by_the_office(found: list[Diagnostic], facts: TemplateFacts, name: str) -> Iterator[Diagnostic]:
    """The findings that are left where the office whose template this is has ways of its own, and a line that says so."""
    ways = ways_of(Path(name).parent)
    if ways.number:
        found = [one for one in found if one.code not in _OF_NUMBERS]
        found += _other_numbers(facts, ways.number)
    file = Path(name)
    kinds = [
        KINDS[kind].zh
        for kind, (template, _) in ways.templates.items()
        if file.name in (template, f"{template}{file.suffix}")
    ]
    yield from ways.left(found)
    yield from ways.notes
    yield from ways.obeyed(found, of_kinds=kinds)


def _other_numbers(facts: TemplateFacts, number: OfficeNumber) -> Iterator[Diagnostic]:
    """The footers whose page number is not the office's."""
    told: set[Place] = set()
    form = "".join(number.form.split())
    for section in facts.sections:
        for kind, footer in section.footers.items():
            if footer.shape is None or footer.place in told:
                continue
            told.add(footer.place)
            side = _JC.get(number.place, ("", ""))[kind == "even"]
            shown = "".join(footer.number.split())
            if (form and shown != form) or (side and not footer.framed and footer.shape.jc != side):
                wanted = f"{number.form or footer.number.strip()} {number.place}".strip()
                args = {"text": footer.number.strip(), "usual": wanted}
                yield Diagnostic(codes.NOT_THE_OFFICE_NUMBER, args, footer.place)


def _compiled(data: bytes, name: str) -> tuple[Template | None, Sequence[Diagnostic]]:
    notes: list[Diagnostic] = []
    try:
        return Template.compile(data, name, notes=notes), notes
    except CompileError as error:
        return None, (*error.diagnostics, *notes)


def _placed(
    one: Diagnostic, places: Mapping[tuple[str, int], Place], links: Mapping[str, Place]
) -> Diagnostic:
    """A finding with the cell and the text of its paragraph, where it has them not yet."""
    place = one.place
    if place is None or place.around:
        return one
    known = links.get(one.args["name"]) if one.code in (codes.REMOTE_PART, codes.UNSAFE_LINK) else None
    known = known or places.get((place.part, place.paragraph))
    return replace(one, place=known) if known else one


def _order(one: Diagnostic) -> tuple[int, bool, int, str, int]:
    place = one.place or Place("")
    severity = _SEVERITIES.index(one.severity)
    return severity, is_style_note(one), place.part != DOCUMENT, place.part, place.paragraph


def is_style_note(one: Diagnostic) -> bool:
    """Whether a finding is about the look against the standard: nothing is lost or printed wrong where it is left as it is."""
    return one.severity != "error" and any(one.code.id in ids for ids in _TOPICS.values())


# What notes on style are on, by their codes.
_TOPICS: Mapping[tuple[str, str], frozenset[str]] = {
    ("字体字号", "fonts and sizes"): frozenset(("T342", "T343", *(f"L{n}" for n in range(720, 724)))),
    ("标题和序号", "headings and labels"): frozenset((*(f"T{n}" for n in range(344, 349)), "L737")),
    ("行和段落", "lines and paragraphs"): frozenset(
        f"L{n}" for n in (*range(724, 730), *range(734, 737), 741)
    ),
    ("纸张和页码", "paper and page numbers"): frozenset(
        ("T407", *(f"L{n}" for n in (*range(730, 734), *range(738, 741))))
    ),
}
_FEW = 3  # findings of a sort that are told one by one


def folded(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings; where there are more than a few of a sort, one line each for the places and the styles that a template lacks, and for the notes on style."""
    return _notes_folded(_lacking_folded(findings))


def _lacking_folded(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What only matters to documents that have it: 没有放“附注”的地方, 没有“题注”这个样式."""
    out = list(findings)
    for code, line in ((NEVER_PRINTED, codes.PLACES_LACKING), (STYLE_ABSENT, codes.STYLES_LACKING)):
        some = [one for one in out if one.code is code]
        if len(some) <= _FEW:
            continue
        args = {"list_zh": "".join(f"“{one.args['field']}”" for one in some), "count": str(len(some))}
        if code is STYLE_ABSENT:
            args["list_zh"] = "".join(f"“{one.args['style_zh']}”" for one in some)
            args["list_en"] = ", ".join(f"“{one.args['style_en']}”" for one in some)
        else:
            args["list_en"] = ", ".join(f"“{one.args['field']}”" for one in some)
            args["tags"] = " ".join(dict.fromkeys(one.args["tag"] for one in some))
        out[out.index(some[0])] = Diagnostic(line, args, some[0].place)
        out = [one for one in out if one.code is not code]
    return out


def _notes_folded(findings: list[Diagnostic]) -> list[Diagnostic]:
    notes = [one for one in findings if is_style_note(one)]
    if len(notes) <= _FEW:
        return findings
    topics = [topic for topic, ids in _TOPICS.items() if any(one.code.id in ids for one in notes)]
    args = {"count": str(len(notes)), "list_zh": "、".join(zh for zh, _ in topics)}
    args["list_en"] = ", ".join(en for _, en in topics)
    line = Diagnostic(codes.STYLE_NOTES_FOLDED, args, notes[0].place and Place(notes[0].place.file))
    return [*(one for one in findings if not is_style_note(one)), line]


def _against(report: Source, template: Template | None, facts: TemplateFacts) -> Iterator[Diagnostic]:
    """What stands in the way of a report's going through the template, told with both places."""
    try:
        job = Job.of(report, template or Template.find("general", Path()), checked=False)
        if template:
            job.docx()
            return
    except CompileError as error:
        for one in error.diagnostics:
            yield _told_of_both(one, facts)
        return
    missing: dict[str, Diagnostic] = {}  # the template's tags are not sound, but what it prints is known
    for block in job.flow.blocks:
        if not isinstance(block, Break) and not has_place(block, job.flow, facts.printed):
            for one in no_place(block, job.flow, facts.printed):
                missing.setdefault(one.args["field"], one)
    for one in missing.values():
        yield _told_of_both(one, facts)


def _of_report(one: Diagnostic, report: Source, template: str) -> Diagnostic:
    """A finding at a place of the template, with the report that brought it out."""
    if one.code in (codes.NOT_PRINTED_FOR, codes.STYLE_FOR) or (one.place and one.place.file != template):
        return one
    args = {"where": report.name, "name": one.code.id, "reason_zh": one.message("zh")}
    args |= {"reason_en": one.message("en"), "offer_zh": one.hint("zh"), "offer_en": one.hint("en")}
    return Diagnostic(codes.FOR_REPORT, args, one.place)


def _told_of_both(one: Diagnostic, facts: TemplateFacts) -> Diagnostic:
    """What a report's field or style finds missing in the template; anything else is the report's own affair."""
    where = one.place.text("zh") if one.place else ""
    if one.code is codes.NO_PLACE and where:
        args = {"where": where, "field": one.args["field"], "tag": one.args["tag"]}
        return Diagnostic(codes.NOT_PRINTED_FOR, args, facts.place)
    if one.code is codes.STYLE_MISSING and where:
        styles = next((style.place.part for style in facts.styles.values()), "word/styles.xml")
        args = {**one.args, "where": where}
        return Diagnostic(codes.STYLE_FOR, args, Place(facts.file, part=styles))
    return one
