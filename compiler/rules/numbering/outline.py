"""A paper's labels read as one outline: which of them must be another for all the others to count on.

In: a `Prepared`. Out: `Mended` labels. Every way of reading the labels, each as it stands or as the one that is wanted there, has a price; what the cheapest way changes is told of, where it is
the only one. A label that is kept opens a level with its first number, or counts on in a level that is open; a gap, a number again, a level that begins in the middle cost more than a change.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ...terms.numerals import CIRCLED, STANDARD_FORMS, LabelForm, parse_chinese
from ..places import pattern
from ..prepared import HAN, Par, Prepared
from .series import Hidden, hidden_labels, is_figure, typed_labels

Key = tuple[str, str]
"""A form whatever its mark: whether it is bracketed, and its numerals."""
Stack = tuple[tuple[Key, int], ...]
"""The levels that are open, outermost first, each with its last number."""


class Token(NamedTuple):
    """A label where it stands: its key (None where no form has it), its number, what leaving it out of the outline costs; where it ends in a text that keeps it."""

    par: Par
    key: Key | None
    number: int
    left_out: float
    end: int = 0
    read: Key | None = None
    """What it is read as, whatever its mark."""


class Mended(NamedTuple):
    """A label that should be another: the label that is wanted, and the next paragraph with a label."""

    token: Token
    form: LabelForm
    number: int
    below: Par | None


class Outline(NamedTuple):
    """What is wrong with the labels of a paper, or of an attachment: those that must be others, and the paragraphs whose labels are right beside them."""

    mends: Sequence[Mended]
    sound: frozenset[int]


class _Way(NamedTuple):
    """A way of reading labels: its cost, what it changes, and the labels that it keeps though they do not count on."""

    cost: float
    changes: tuple[tuple[int, Key, int], ...]
    odd: tuple[int, ...]


WRONG, BEGUN_LATE, ONE_MORE, ANEW, ODD_LEVEL = 1.5, 1.5, 1.5, 1.3, 0.4
"""What a number out of turn, a level that begins in the middle, one more of a number, a level begun anew and a level under a lower one cost."""
OTHER_FORM, OTHER_NUMBER = 1.0, 1.2
"""What it costs to take a label for one of another form, or of another number."""
RIGHT, SURELY_RIGHT, RARE = 0.6, 3.0, 0.5
"""What it costs more where the label is right as it stands, where it was kept as text and counts on, and where only one other has the form that it is taken for."""
NEVER = 9.0
MOST_CHANGES, LEAST_LABELS, MOST_WAYS, MOST_TOKENS, LAST, NEARLY = 3, 3, 60, 150, 40, 0.15
_ORDER = {("", "一"): 1, ("（", "一"): 2, ("", "1"): 3, ("（", "1"): 4, ("", "①"): 5}
READ_BEFORE = 16
"""Series of labels of which is kept how they are read: a text that is being written is read again at each key, and seldom is it a label that changes."""
_FORMS: dict[Key, LabelForm] = {(form.prefix, form.series): form for form in STANDARD_FORMS}
_CN = "[一二三四五六七八九十]{1,3}"
# What may be meant as a label, with a mark that none has.
_MARKED = rf"(?:(?P<open>[（(])?(?P<n>{_CN}|[1-9][0-9]?)(?P<close>[）)])?[ \u3000]?[，,：:。；;、.．]{{1,2}}|(?P<half>[（(])(?P<m>{_CN}|[1-9][0-9]?)(?=[{HAN}])|(?P<k>{_CN})[）)])(?=[{HAN}“ \u3000])"
# What counts in words, or by a character of its own.
_WORDS = rf"(?:第(?P<a>{_CN})[，、,]|(?P<b>{_CN})[是要]|其(?P<c>{_CN})[，、,是]?|(?P<d>[{CIRCLED[0]}-{CIRCLED[19]}])|(?P<e>[⑴-⒇])|(?P<f>[⒈-⒛]))"
_ROWS = {"d": 0x2460, "e": 0x2474, "f": 0x2488}


def outlines(text: Prepared) -> Sequence[Outline]:
    """The outlines of a paper in which labels must be others."""
    return text.once(_outlines)


def _outlines(text: Prepared) -> Sequence[Outline]:
    return [found for tokens in _tokens(text) if not _plain(tokens) and (found := _of_outline(tokens))]


def hidden(text: Prepared) -> Sequence[Hidden]:
    """The labels that were taken for text: between two of one series, or by the outline."""
    return text.once(_hidden)


def _hidden(text: Prepared) -> Sequence[Hidden]:
    out = list(hidden_labels(text))
    told = {one.par.index for one in out}
    for outline in outlines(text):
        for one in outline.mends:
            par, token = one.token.par, one.token
            if par.label is None and par.index not in told and token.number == one.number:
                label = par.text[: token.end].rstrip()
                mixed = (token.key or token.read) != _key(one.form)
                out.append(Hidden(par, label, as_typed(one), mixed, one.below or par))
    return out


class Lone(NamedTuple):
    """What stands alone between two labels of one form, a number of which is left out, and so is meant as that one: （二）, ②, （四）; up to `end` of its text, where it was kept as text."""

    par: Par
    end: int
    form: LabelForm
    number: int
    below: Par
    said: bool
    """Whether it is that very label, only typed oddly: （ 三）."""


def lone_labels(text: Prepared) -> Sequence[Lone]:
    """Every one of them that does not count on by itself."""
    return text.once(_lone)


_SPACED = rf"[（(](?:[ \u3000]+(?P<a>{_CN}|[1-9][0-9]?)[ \u3000]*|(?P<b>{_CN}|[1-9][0-9]?)[ \u3000]+)[）)](?=[{HAN}“])"


def _lone(text: Prepared) -> Sequence[Lone]:
    out = []
    for tokens in _tokens(text):
        lasts: dict[Key, int] = {}
        for before, one, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if before.key is not None:
                lasts[before.key] = before.number
            if (
                before.key is None
                or after.key != before.key
                or after.number != before.number + 2
                or one.key == before.key
                or (one.key is not None and lasts.get(one.key, -1) + 1 == one.number)
            ):
                continue
            form = _form(before) or _form(after) or _FORMS.get(before.key)
            number = before.number + 1
            words = one.par.text
            goes_on = one.number == 1 and pattern(r"(?:二[是要]|其二|第二|[②⑵⒉]|[2２][.．、]|（2）)").search(
                words, one.end
            )
            if form is None or number > form.last or goes_on:
                continue
            if one.par.label is not None and one.par.label_at is None:
                continue
            said = bool(one.read == before.key and one.number == number)
            out.append(Lone(one.par, one.end, form, number, after.par, said))
    return out


def _key(form: LabelForm) -> Key | None:
    series = "1" if form.series == "１" else form.series
    if form.joined or form.prefix == "第" or form.series in "甲A":
        return None
    prefix = "（" if form.suffix[:1] in ("）", ")") else ""
    return (prefix, series)


def _tokens(text: Prepared) -> Iterator[list[Token]]:
    """The labels of the paper, and those of each attachment."""
    typed = typed_labels(text)
    tokens: list[Token] = []
    for par in text.pars:
        if par.block.role in ("attachment_mark", "attachment_title"):
            yield tokens
            tokens = []
        if par.label is not None:
            if par.block.role in ("heading", "run_in", "paragraph", "item"):
                tokens.append(Token(par, _key(par.label.form), par.label.number, NEVER))
            continue
        if not par.is_prose:
            continue
        one = typed.get(par.index)
        if one and one.form and (key := _key(one.form)) and one.number <= LAST:
            names_others = pattern("[至到、和及与项款条]").match(par.text, len(one.text))
            if not names_others and (key[0] or not is_figure(par, one)):
                tokens.append(Token(par, key, one.number, OTHER_FORM + 0.2, len(one.text.rstrip())))
        elif found := pattern(_SPACED).match(par.text):
            said = found["a"] or found["b"]
            number = int(said) if said.isdigit() else parse_chinese(said) or 0
            read = ("（", "1" if said.isdigit() else "一")
            tokens.append(Token(par, None, number, OTHER_FORM + 0.2, found.end(), read))
        elif found := pattern(_MARKED).match(par.text):
            said = found["n"] or found["m"] or found["k"]
            number = int(said) if said.isdigit() else parse_chinese(said) or 0
            bracketed = "（" if found["open"] or found["close"] or not found["n"] else ""
            read = (bracketed, "1" if said.isdigit() else "一")
            tokens.append(Token(par, None, number, OTHER_FORM + 0.2, found.end(), read))
        elif found := pattern(_WORDS).match(par.text):
            group = found.lastgroup or "a"
            said = found[group]
            number = ord(said) - _ROWS[group] + 1 if group in _ROWS else parse_chinese(said) or 0
            tokens.append(Token(par, None, number, 0, found.end()))
    yield tokens


def _plain(tokens: Sequence[Token]) -> bool:
    """Whether labels count on as they stand, each in the level that is open or in a lower one: most papers' do."""
    stack: list[tuple[Key, int]] = []
    for token in tokens:
        if token.key is None:
            if token.left_out:
                return False
            continue
        keys = [one for one, _ in stack]
        if token.key in keys:
            depth = keys.index(token.key)
            if token.number != stack[depth][1] + 1:
                return False
            del stack[depth:]
        elif token.number != 1 or (stack and _ORDER.get(stack[-1][0], 9) > _ORDER.get(token.key, 9)):
            return False
        stack.append((token.key, token.number))
    return True


class _Label(NamedTuple):
    """What of a label says how it is read: its form, its number, what leaving it out costs, whether it was taken for one."""

    key: Key | None
    number: int
    left_out: float
    taken: bool


class _Reading(NamedTuple):
    """How labels are read: what the cheapest way changes, where no other as cheap leaves any of it; and the labels that are wrong in one of those."""

    changes: tuple[tuple[int, Key, int], ...]
    astray: frozenset[int]


def _of_outline(tokens: Sequence[Token]) -> Outline | None:
    keyed = [one for one in tokens if one.key is not None]
    unread = any(one.key is None and one.left_out == NEVER for one in tokens)
    if len(keyed) < LEAST_LABELS or len(tokens) > MOST_TOKENS or unread:
        return None
    read = _read(
        tuple([_Label(one.key, one.number, one.left_out, one.par.label is not None) for one in tokens])
    )
    if read is None:
        return None
    mends = []
    for place, key, number in read.changes:
        below = next((one.par for one in tokens[place + 1 :]), None)
        form = next((_form(one) for one in tokens if one.key == key and one.par.label), _FORMS.get(key))
        if form is None or number > form.last:
            return None
        mends.append(Mended(tokens[place], form, number, below))
    sound = {one.par.index for place, one in enumerate(tokens) if place not in read.astray}
    return Outline(mends, frozenset(sound))


@lru_cache(maxsize=READ_BEFORE)
def _read(labels: Sequence[_Label]) -> _Reading | None:
    """How labels are read; None where nothing of them is changed, or too much, or not surely."""
    used = Counter(one.key for one in labels if one.key is not None)
    ways: dict[Stack, list[_Way]] = {(): [_Way(0, (), ())]}
    for place, label in enumerate(labels):
        following: dict[Stack, list[_Step]] = {}
        for stack, some in ways.items():
            so_far = some[0].cost
            for cost, state, change in _moves(label, stack, used):
                step = so_far + cost, cost, some, change
                if (kept := following.get(state)) is None:
                    following[state] = [step]
                else:
                    kept.append(step)
        ways = _cheapest(following, place)
    every = sorted({way for some in ways.values() for way in some})
    first = every[0]
    if not first.changes or len(first.changes) > MOST_CHANGES:
        return None
    best = [way for way in every if way.cost < first.cost + NEARLY]
    if not all(one in way.changes for one in first.changes for way in best):
        return None
    astray = {place for way in best for place in (*way.odd, *(one for one, _, _ in way.changes))}
    return _Reading(first.changes, frozenset(astray))


def _form(token: Token) -> LabelForm | None:
    return token.par.label.form if token.par.label else None


_Step = tuple[float, float, Sequence[_Way], tuple[Key, int] | None]
"""What the cheapest way costs after one more label, what that label costs, the ways before it, what it changes."""


def _cheapest(steps: dict[Stack, list[_Step]], place: int) -> dict[Stack, list[_Way]]:
    """The cheapest ways to each state, two of each so that it shows whether one is the only one: of all states to the cheapest, before any way is written down."""
    costs = {
        state: some[0][0] if len(some) == 1 else min([one[0] for one in some])
        for state, some in steps.items()
    }
    return {state: _two_of(steps[state], place) for state in sorted(costs, key=costs.__getitem__)[:MOST_WAYS]}


def _two_of(steps: Sequence[_Step], place: int) -> list[_Way]:
    """The two cheapest ways with one more label."""
    tried = [(way.cost + cost, way, cost, change) for _, cost, some, change in steps for way in some]
    if len(tried) == 1:
        return [_with(*tried[0], place)]
    tried.sort(key=itemgetter(0))
    if tried[0][0] < tried[1][0] and (len(tried) == 2 or tried[1][0] < tried[2][0]):  # most are so
        return [_with(*tried[0], place), _with(*tried[1], place)]
    out: dict[_Way, None] = {}
    last = 0.0
    for one in tried:
        if len(out) > 1 and one[0] > last:
            break
        out[_with(*one, place)] = None
        last = one[0]
    return sorted(out)[:2]


def _with(total: float, way: _Way, cost: float, change: tuple[Key, int] | None, place: int) -> _Way:
    """A way with one more label."""
    changes = (*way.changes, (place, *change)) if change else way.changes
    return _Way(total, changes, (*way.odd, place) if cost and not change else way.odd)


Move = tuple[float, Stack, tuple[Key, int] | None]


def _moves(label: _Label, stack: Stack, used: Mapping[Key, int]) -> list[Move]:
    """What a label may be read as, what it costs, and what is open then."""
    key, number = label.key, label.number
    out: list[Move] = []
    if label.left_out < NEVER:
        out.append((label.left_out, stack, None))
    more: float = 0
    open_ = {one: depth for depth, (one, _) in enumerate(stack)}
    lowest = _ORDER.get(stack[-1][0], 9) if stack else 0
    if key is not None:
        depth = open_.get(key, -1)
        last = stack[depth][1] if depth >= 0 else 0
        if number == last + 1:  # it counts on
            more = RIGHT if number == 1 or label.taken else SURELY_RIGHT
        if depth >= 0:
            kept = (*stack[:depth], (key, number))
            out.append((0 if number == last + 1 else ANEW if number == 1 else WRONG, kept, None))
            if number != last + 1:
                out.append((OTHER_NUMBER, (*stack[:depth], (key, last + 1)), (key, last + 1)))
        else:
            odd = ODD_LEVEL if lowest > _ORDER.get(key, 9) else 0
            out.append((odd + (0 if number == 1 else BEGUN_LATE), (*stack, (key, number)), None))
            if number != 1:
                out.append((odd + OTHER_NUMBER, (*stack, (key, 1)), (key, 1)))
    for depth, (other, last) in enumerate(stack):
        if number == last + 1 and other != key:
            dear = more + RARE * (used[other] == 1)
            out.append((dear + OTHER_FORM, (*stack[:depth], (other, number)), (other, number)))
    if number == 1:
        for other in used:
            if other != key and other not in open_ and _ORDER.get(other, 9) > lowest:
                dear = more + RARE * (used[other] == 1)
                out.append((dear + OTHER_FORM, (*stack, (other, 1)), (other, 1)))
    return out


def as_typed(mend: Mended) -> str:
    """The label that is wanted, as it is typed."""
    return mend.form.label(mend.number).rstrip()
