"""A .docx as a reader of the paper sees it: `lines`, its paragraphs with their labels; `contents`, with tables and pictures."""

from .blocks import Contents, Grid, Image, Line, Stretch
from .body import contents
from .paragraphs import lines, picture

__all__ = ["Contents", "Grid", "Image", "Line", "Stretch", "contents", "lines", "picture"]
