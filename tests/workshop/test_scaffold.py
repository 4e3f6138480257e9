"""The standard as a new template: what the built-in ones were made from."""

import zipfile
from io import BytesIO

from compiler.rules.template.facts import CONTRACT
from compiler.terms.fields import FIELDS
from compiler.word.ooxml.look import DOCUMENT, look_at
from compiler.word.ooxml.package import pack, parse, read, write
from compiler.workshop.diff import templates
from compiler.workshop.inspect import laid_open
from compiler.workshop.scaffold import NAMES, build
from compiler.workshop.scaffold_styles import style_id
from tests.kit.support import ROOT


def test_it_is_the_built_in_one() -> None:
    for name in NAMES:
        kept = (ROOT / "templates" / f"{name}.docx").read_bytes()
        assert templates(build(name), kept, ("scaffold.docx", f"{name}.docx")) == []


def test_it_is_the_same_each_time() -> None:
    assert build() == build()


def test_it_has_every_style_of_the_contract_under_our_ids() -> None:
    parts = read(build("volume"), "scaffold.docx")
    look = look_at(parts, parse(parts[DOCUMENT], "scaffold.docx", DOCUMENT), "scaffold.docx")
    notes = {row.style for row in FIELDS.values() if row.added and row.key.startswith("footnote")}
    for name in (one for one in CONTRACT if one not in notes):
        style = look.style(name) or look.style(name, "character")
        assert style, name
        assert style.id == style_id(name)


def test_it_is_lean() -> None:
    """python-docx's own template would bring 790 KB of styles along."""
    with zipfile.ZipFile(BytesIO(build())) as archive:
        assert sum(one.file_size for one in archive.infolist()) < 40_000


def test_a_title_page_that_is_switched_off_is_none() -> None:
    def page(xml: str) -> tuple[str, str]:
        parts = read(build(), "scaffold.docx")
        parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:docGrid", f"{xml}<w:docGrid".encode())
        return laid_open(write(pack(part, data) for part, data in parts.items()), "mine.docx").page[
            "title_page"
        ]

    assert [page(xml)[1] for xml in ("", "<w:titlePg/>", '<w:titlePg w:val="0"/>')] == ["no", "yes", "no"]
