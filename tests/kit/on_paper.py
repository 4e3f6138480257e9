"""A document laid out once, as it is: without the fitting of its signature, for which pages are laid out again and again.

In: a job. Out: its `Layout`, of which the checks of pages can be asked.
"""

from compiler.job import Job
from compiler.pages import measure, office
from compiler.pages.layout import Layout
from compiler.word.ooxml.paging import paging
from compiler.word.writer.blocks import Fit


def laid_out(job: Job) -> Layout:
    """The layout of a document as it is first set."""
    docx = job.docx()
    pages = measure.read(office.to_pdf(docx), office.roles())
    return Layout.of(job.flow, pages, Fit(), office.having, paging(docx), job.ways.number)
