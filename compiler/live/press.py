"""The pages of a desk: laid out by LibreOffice, drawn, and sent only where they look otherwise than before; the page in view comes first.

In: a job, the page that is looked at, a resolution. Out: told of one by one: each page by its number and the digest of what it shows; then
the proof. Images lie here by their digests. What LibreOffice has laid out is kept for a while: undoing is at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..messages import codes
from ..messages.diagnostic import CompileError
from ..messages.failure import failed
from .newest import StaleError

if TYPE_CHECKING:
    from ..job import Job
    from ..pages.proof import Proof

LEAST_DPI, MOST_DPI = 48, 300
THUMBNAIL_DPI = 36
MOST_IMAGES = 4 * 1024 * 1024
"""Bytes of images that are kept, for what is undone; those of the pages that are shown stay, whatever they weigh."""
MOST_LAYOUTS = 12
"""PDFs that are kept."""
_MACHINE = (codes.NO_OFFICE, codes.OFFICE_TOO_LONG, codes.OFFICE_FAILED, codes.NO_PAGES)


class Wanted(NamedTuple):
    """What is to be shown: the text's version, its job, the page looked at, from 1, and dots an inch."""

    version: int
    job: Job
    view: int
    dpi: int


class Kept:
    """Things by their names, the oldest let go once they weigh too much; for several threads."""

    def __init__(self, most: int, weigh: Callable[[bytes], int] = len) -> None:
        self._most, self._weigh = most, weigh
        self._things: OrderedDict[str, bytes] = OrderedDict()
        self._weight = 0
        self.least = 1
        """How many of the newest stay, whatever they weigh."""
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        """What has that name; it counts as new again."""
        with self._lock:
            if name in self._things:
                self._things.move_to_end(name)
            return self._things.get(name)

    def put(self, name: str, thing: bytes) -> None:
        """Keep a thing."""
        with self._lock:
            if name in self._things:
                return
            self._things[name] = thing
            self._weight += self._weigh(thing)
            while self._weight > self._most and len(self._things) > self.least:
                self._weight -= self._weigh(self._things.popitem(last=False)[1])


class Press:
    """What lays out and draws, for one thread; images are for all."""

    def __init__(self) -> None:
        self.images = Kept(MOST_IMAGES)
        self._layouts = Kept(MOST_LAYOUTS, lambda _: 1)

    def show(
        self, wanted: Wanted, tell: Callable[[dict[str, Any]], None], is_stale: Callable[[], bool]
    ) -> Proof | None:
        """Tell of the pages of a job, the one in view before anything may be left for a newer text; the proof, None where it did not come so far."""
        try:
            return self._shown(wanted, tell, is_stale)
        except StaleError:
            return None
        except CompileError as error:
            machine = all(one.code in _MACHINE for one in error.diagnostics if one.severity == "error")
            tell({"is": "unlaid", "version": wanted.version, "machine": machine, "told": error.diagnostics})
        except Exception as error:
            told = (failed(error, wanted.job.template.name),)
            tell({"is": "unlaid", "version": wanted.version, "machine": False, "told": told})
        return None

    def _shown(
        self, wanted: Wanted, tell: Callable[[dict[str, Any]], None], is_stale: Callable[[], bool]
    ) -> Proof:
        drawn: list[bytes] = []

        def through(lay_out: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
            def laid(docx: bytes) -> bytes:
                if drawn and is_stale():
                    raise StaleError
                pdf = self._laid(docx, lay_out)
                if not drawn:  # the first layout is nearly always the last
                    drawn.append(pdf)
                    self._draw(pdf, wanted, tell, is_stale)
                return pdf

            return laid

        proof = wanted.job.proved(through)
        if proof.pdf != drawn[0]:
            self._draw(proof.pdf, wanted, tell, is_stale)
        tell({"is": "laid", "version": wanted.version, "pages": len(proof.layout.pages)})
        return proof

    def first_page(self, job: Job) -> bytes:
        """The first page of a document as a small image. Raises CompileError."""
        from ..pages import office
        from ..pages.measure import pages_drawn

        pdf = self._laid(job.docx(), office.to_pdf)
        return next(
            sheet.png or b"" for sheet in pages_drawn(pdf, THUMBNAIL_DPI, lambda _: [1], lambda _: False)
        )

    def _laid(self, docx: bytes, lay_out: Callable[[bytes], bytes]) -> bytes:
        import hashlib

        name = hashlib.sha256(docx).hexdigest()
        pdf = self._layouts.get(name)
        if pdf is None:
            pdf = lay_out(docx)
            self._layouts.put(name, pdf)
        return pdf

    def _draw(
        self,
        pdf: bytes,
        wanted: Wanted,
        tell: Callable[[dict[str, Any]], None],
        is_stale: Callable[[], bool],
    ) -> None:
        from ..pages.measure import pages_drawn

        count = 0

        def order(pages: int) -> Iterator[int]:
            nonlocal count
            count = pages
            self.images.least = 2 * pages  # those shown, and those that come in their place
            return nearest_first(pages, wanted.view)

        for sheet in pages_drawn(pdf, wanted.dpi, order, lambda digest: self.images.get(digest) is not None):
            if sheet.png is not None:
                self.images.put(sheet.digest, sheet.png)
            tell(
                {
                    "is": "page",
                    "version": wanted.version,
                    "number": sheet.number,
                    "of": count,
                    "image": sheet.digest,
                    "width": sheet.width,
                    "height": sheet.height,
                    "dpi": wanted.dpi,
                }
            )
            if is_stale():
                raise StaleError


def nearest_first(pages: int, view: int) -> Iterator[int]:
    """The numbers of so many pages, that in view first, then those near it, then the rest."""
    view = min(max(view, 1), pages)
    return iter(sorted(range(1, pages + 1), key=lambda number: (abs(number - view), number)))
