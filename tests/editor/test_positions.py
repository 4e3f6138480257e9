"""Positions in an editor's units are those of the characters, whatever plane these are of; a change told in units changes just those."""

from hypothesis import given
from hypothesis import strategies as st

from compiler.editor.positions import Lines, Position, Range, edited, units
from compiler.messages.diagnostic import Place

PIECES = [
    "标题",
    ": ",
    "\n",
    "\r\n",
    "\r",
    "a",
    "𠮷",
    "👨\u200d👩",
    "\u2028",
    "\x0b",
    "\x85",
    "é",
    "\U0010ffff",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=30).map("".join)


def halves(text: str) -> bytes:
    """The text as a browser and the protocol hold it."""
    return text.encode("utf-16-le", "surrogatepass")


@given(TEXTS, st.data())
def test_offsets_positions_and_units_say_the_same(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    at = data.draw(st.integers(0, len(text)))
    if text[at - 1 : at + 1] == "\r\n" and 0 < at < len(text):
        at -= 1  # there is no place between the two
    position = lines.position(at)
    assert lines.offset(position) == at
    line, count = lines.in_units(position)
    assert lines.of_units(line, count) == position
    before = text[lines.offset(Position(line, 0)) : at]
    assert count == len(halves(before)) // 2 == units(before)


def test_lines_end_where_yaml_and_the_protocol_end_them() -> None:
    lines = Lines("甲\u2028乙\x0b丙\x85\r\n丁\r\r\n戊")
    assert [lines.line(number) for number in range(len(lines))] == ["甲\u2028乙\x0b丙\x85", "丁", "", "戊"]


def test_what_is_past_the_end_is_the_end() -> None:
    lines = Lines("𠮷a\n乙")
    assert lines.offset(Position(0, 9)) == 2
    assert lines.offset(Position(9, 0)) == 4
    assert lines.of_units(0, 1) == Position(0, 0)  # within the character
    assert lines.of_units(0, 2) == Position(0, 1)
    assert lines.of_units(0, 99) == Position(0, 2)


def test_a_place_covers_what_is_meant() -> None:
    lines = Lines("标题: 𠮷祥\n\n正文")
    assert lines.range_of(Place("", 1, 5, 1, 7)) == Range(Position(0, 4), Position(0, 6))
    assert lines.range_of(Place("", 1, 5)) == Range(Position(0, 4), Position(0, 5))
    assert lines.range_of(Place("", 2, 1, 2, 1)) == Range(Position(1, 0), Position(1, 0))
    assert lines.range_of(None) == Range(Position(0, 0), Position(0, 6))


@given(TEXTS, TEXTS, st.data())
def test_a_change_is_made_in_units_whatever_it_parts(text: str, new: str, data: st.DataObject) -> None:
    count = len(halves(text)) // 2
    start = data.draw(st.integers(0, count))
    end = data.draw(st.integers(start, count))
    places = []
    for at in (start, end):
        # As a client counts: the last line that starts at or before it, and the units from there.
        starts = [0]
        whole = halves(text)
        codes = [int.from_bytes(whole[2 * n : 2 * n + 2], "little") for n in range(count)]
        for n, one in enumerate(codes):
            if one == 10 or (one == 13 and codes[n + 1 : n + 2] != [10]):
                starts.append(n + 1)
        line = max(n for n, first in enumerate(starts) if first <= at)
        places.append((line, at - starts[line]))
    between = [
        at for at in (start, end) if 0 < at < count and halves(text)[2 * at - 2 : 2 * at + 2] == b"\r\0\n\0"
    ]
    if between:
        return  # no client has a place there
    whole = halves(text)
    wanted = (whole[: 2 * start] + halves(new) + whole[2 * end :]).decode("utf-16-le", "surrogatepass")
    assert edited(text, places[0], places[1], new) == wanted
