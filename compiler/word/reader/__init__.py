"""A .docx as a reader of the paper sees it: `lines`, its paragraphs with their labels; `contents`, with tables and pictures."""

from .blocks import Block, Contents, Grid, Image, Line, Plot, Stretch
from .body import contents
from .paragraphs import lines, picture

__all__ = ["Block", "Contents", "Grid", "Image", "Line", "Plot", "Stretch", "contents", "lines", "picture"]
