"""English sentences say one of a thing as people do: 1 cell, There is 1 picture."""

import pytest

from compiler.messages.diagnostic import Code, Diagnostic


@pytest.mark.parametrize(
    ("sentence", "number", "said"),
    [
        ("This row has {count} cells; the first has 2.", "1", "This row has 1 cell; the first has 2."),
        ("This row has {count} cells; the first has 2.", "11", "This row has 11 cells; the first has 2."),
        ("There are {count} pictures of seals.", "1", "There is 1 picture of seals."),
        ("{count} rows stay empty at the foot.", "1", "1 row stays empty at the foot."),
        ("{count} labels are typed as text.", "1", "1 label is typed as text."),
        ("The marks of {count} paragraphs do not hang.", "1", "The marks of 1 paragraph do not hang."),
        ("From here on, {count} lines were left out.", "1", "From here on, 1 line was left out."),
        ("“{count}” rows are given.", "1", "“1” rows are given."),
        ("{count} holds what it says.", "1", "1 holds what it says."),
    ],
)
def test_one_of_a_thing(sentence: str, number: str, said: str) -> None:
    code = Code("D000", "error", zh="", hint_zh="", en=sentence, hint_en=sentence, fault="", mend="")
    told = Diagnostic(code, {"count": number})
    assert (told.message("en"), told.hint("en")) == (said, said)
