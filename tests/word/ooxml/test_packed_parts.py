"""Parts as they stand in a package."""

import io
import random
import zipfile
import zlib

import pytest

from compiler.word.ooxml.package import NOT_BEGUN, QUICKLY, pack, write


@pytest.mark.parametrize("size", [0, 1, 249, 250, 251, 3_834, 3_835, 16_121, 16_122, 32_505, 32_506, 90_000])
@pytest.mark.parametrize("level", [QUICKLY, 6])
def test_a_part_is_deflated_as_with_the_largest_window(size: int, level: int) -> None:
    """The window only has to reach over the part: what comes out does not tell how large it is."""
    chance = random.Random(size)
    data = bytes(chance.choice(b"<w:p>abcdefgh") for _ in range(size // 2)) * 2
    deflate = zlib.compressobj(level, zlib.DEFLATED, -15)
    assert pack("part", data, level).data == deflate.compress(data) + deflate.flush()


def test_a_package_that_was_begun_before_is_the_same() -> None:
    """What documents of one template begin with is put together once."""
    contents = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": "<甲/>".encode(),
        "空.xml": b"<a/>" * 99,
    }
    parts = [pack(name, data) for name, data in contents.items()]
    whole = write(parts)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == contents
    for at in range(len(parts) + 1):
        assert write(parts[at:], NOT_BEGUN.with_(parts[:at])) == whole
