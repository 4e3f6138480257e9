"""Charts of our own as what they were made of: the rows in their workbook, and the fields that say how they are drawn.

In: a chart's XML, its workbook, its size. Out: a `Plot`, where compiling its fields makes that very chart and that very workbook again, to
the byte; None of any other, which would not print alike.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from ...assets.sheets import read_table
from ...document.validate import validate
from ...flow.blocks import Chart
from ...flow.charts import head_of
from ...flow.resolve import resolve
from ...messages.diagnostic import CompileError
from ...source.load import Data, Loaded, Marks, Source
from ...terms.fields import FIELDS
from ...terms.kinds import KINDS
from ...terms.values import VALUES, ChartKind
from ..ooxml.package import parse
from ..writer.chart_xml import C
from ..writer.charts import made
from .blocks import Plot

_MOST = 1024 * 1024  # bytes of a chart or a workbook of ours


def plot_of(xml: bytes, workbook: bytes, size: tuple[int, int], about: str, name: str) -> Plot | None:
    """The fields of a chart of ours. Never raises."""
    if len(xml) > _MOST or len(workbook) > _MOST:
        return None
    try:
        fields = _fields(parse(xml, name, "chart"), workbook)
        chart = fields and _compiled(fields)
        if not fields or not chart or made(chart, size) != (xml, workbook):
            return None
    except (CompileError, LookupError, ValueError):
        return None
    said = "" if _says(about, chart) else about
    return Plot(tuple(fields.items()), VALUES["chart"][chart.kind][0], said, size)


def _fields(root: etree._Element, workbook: bytes) -> dict[str, Data] | None:
    """The fields that the chart was typed with; None where it has a form that we do not make."""
    kind = _KINDS.get(tuple(_drawn(root)))
    if kind is None:
        return None
    rows: list[list[Data]] = [[*row] for row in read_table(workbook, "chart.xlsx", None, None).rows]
    heads = [str(head) for head in rows[0][1:]]
    named = [_name(series) for series in root.iter(f"{C}ser")]
    names = [next(name for name in named if head in (name, *_with_unit(head, name))) for head in heads]
    units = [head[len(name) + 1 : -1] for head, name in zip(heads, names, strict=True)]
    typed = [_head(name, unit) for name, unit in zip(names, units, strict=True)]
    apart = "" in typed  # a unit that no head can say
    rows[0][1:] = [*(names if apart else typed)]
    fields: dict[str, Data] = {
        FIELDS["chart"].zh: VALUES["chart"][kind][0],
        FIELDS["chart_data"].zh: [*rows],
    }
    if apart:
        fields[FIELDS["chart_unit"].zh] = [*dict.fromkeys(units)]
    lines = [_name(series) for series in root.iterfind(f".//{C}lineChart/{C}ser")]
    if kind == "combined" and lines != names[-1:]:
        fields[FIELDS["lines"].zh] = [*lines]
    return fields


_KINDS: Mapping[tuple[str, ...], ChartKind] = {
    ("barChart", "col", "clustered"): "column",
    ("barChart", "bar", "clustered"): "bar",
    ("barChart", "col", "stacked"): "stacked",
    ("lineChart", "standard"): "line",
    ("pieChart",): "pie",
    ("barChart", "col", "clustered", "lineChart", "standard"): "combined",
}


def _drawn(root: etree._Element) -> Iterator[str]:
    """What is drawn in a chart, and how it is grouped."""
    for one in root.iterfind(f".//{C}plotArea/*"):
        kind = etree.QName(one).localname
        if kind.endswith("Chart"):
            yield kind
            yield from (child.get("val", "") for child in one if child.tag in (f"{C}barDir", f"{C}grouping"))


def _name(series: etree._Element) -> str:
    return "".join(value.text or "" for value in series.iterfind(f"{C}tx//{C}v"))


def _with_unit(head: str, name: str) -> tuple[str, ...]:
    """The head as the workbook has it with the unit behind the name, where it has one."""
    return (head,) if head.startswith(f"{name}（") and head.endswith("）") else ()


def _head(name: str, unit: str) -> str:
    """The head as it is typed so that its unit is known for one; empty where it cannot be."""
    heads = (name, f"{name}（{unit}）", f"{name}（单位：{unit}）")
    return next((head for head in heads if head_of(head) == (name, unit)), "")


def _compiled(fields: dict[str, Data]) -> Chart | None:
    """The chart that the fields compile to, as the writer draws it."""
    kind = next(iter(KINDS.values())).zh
    data: dict[str, Data] = {FIELDS["kind"].zh: kind, FIELDS["body"].zh: [fields]}
    flow = resolve(validate(Loaded(Source("", ""), data, Marks())))
    return next((block for block in flow.blocks if isinstance(block, Chart)), None)


def _says(about: str, chart: Chart) -> bool:
    """Whether a description is the one that the compiler writes, with the caption in it or without."""
    word = VALUES["chart"][chart.kind][0]
    usual = chart.alternative_text.removeprefix(f"{word}图。")
    return about == chart.alternative_text or (
        about.startswith(f"{word}图：") and about.endswith(f"。{usual}")
    )
