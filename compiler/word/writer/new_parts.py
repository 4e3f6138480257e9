"""What a document has beyond its template: pictures, charts and footers, with their content types and relationships.

In: the data of parts. Out: relationship ids for the XML that shows them, and the parts to write.
"""

import hashlib

from ..ooxml.package import CONTENT, DECLARATION, OFFICE, R, W

_MEDIA = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Additions:
    """Parts added to one document, to those of another where there is one. Equal pictures are stored once."""

    def __init__(self, to: "Additions | None" = None) -> None:
        self.parts: dict[str, bytes] = dict(to.parts) if to else {}
        self.types: dict[str, str] = dict(to.types) if to else {}
        self.targets: dict[str, tuple[str, str]] = dict(to.targets) if to else {}  # id → (type, target)
        self.known: dict[bytes, str] = dict(to.known) if to else {}
        self.drawings: int = to.drawings if to else 0

    def picture(self, kind: str, data: bytes) -> str:
        """The relationship id of a picture."""
        digest = hashlib.sha256(data).digest()
        if digest not in self.known:
            target = f"media/picture{len(self.parts) + 1}.{kind}"
            self.known[digest] = self._add(target, data, _MEDIA[kind], f"{OFFICE}/relationships/image")
        return self.known[digest]

    def footer(self, inner: str) -> str:
        """The relationship id of a footer that holds some paragraphs."""
        xml = f'{DECLARATION}<w:ftr xmlns:w="{W}" xmlns:r="{R}">{inner}</w:ftr>'
        digest = hashlib.sha256(xml.encode()).digest()
        if digest not in self.known:
            target = f"pageNumber{len(self.parts) + 1}.xml"
            self.known[digest] = self._add(
                target, xml.encode(), f"{CONTENT}.footer+xml", f"{OFFICE}/relationships/footer"
            )
        return self.known[digest]

    def part(self, target: str, data: bytes, content_type: str, relation: str) -> str:
        """The relationship id of a part of another kind."""
        return self._add(target, data, content_type, relation)

    def chart(self, xml: bytes, workbook: bytes) -> str:
        """The relationship id of a chart, whose `rId1` is its workbook."""
        number = sum(part.startswith("word/charts/chart") for part in self.parts) + 1
        book = f"word/embeddings/chart{number}.xlsx"
        self.parts[book], self.types[book] = workbook, _WORKBOOK
        self.parts[f"word/charts/_rels/chart{number}.xml.rels"] = (
            f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/relationships/package" Target="../embeddings/chart{number}.xlsx"/></Relationships>'
        ).encode()
        return self._add(f"charts/chart{number}.xml", xml, _CHART, f"{OFFICE}/relationships/chart")

    def drawing_id(self) -> int:
        """A number for a drawing that no other has; a template's own are small."""
        self.drawings += 1
        return 10_000 + self.drawings

    def _add(self, target: str, data: bytes, content_type: str, relation: str) -> str:
        part = f"word/{target}"
        self.parts[part] = data
        self.types[part] = content_type
        id = f"rIdAdded{len(self.targets) + 1}"
        self.targets[id] = (relation, target)
        return id

    def types_xml(self) -> str:
        """The elements to add to [Content_Types].xml."""
        return "".join(
            f'<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" '
            f'PartName="/{part}" ContentType="{kind}"/>'
            for part, kind in self.types.items()
        )

    def relationships_xml(self) -> str:
        """The elements to add to the document's relationships."""
        return "".join(
            f'<Relationship xmlns="{_RELATIONSHIPS}" Id="{id}" Type="{kind}" Target="{target}"/>'
            for id, (kind, target) in self.targets.items()
        )
