"""What labelled siblings are by their vote: headings that stand alone, run-in headings, or a list; and what each of them is then.

In: `Stem`s, paragraphs as their labels nest them. Out: the vote of a group and the face of one of it, both rows of a table:
what is new is a row in `VOTES` or `FACES`, before the rows that it goes before.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..terms.decisions import Row, decide
from ..terms.numerals import read_label
from .labels import COUNTED
from .sentences import first_sentence, states
from .shapes import ASKS_FOR, Stem

_CHAPTERS = ("部分", "章", "节", "条", "1+")
GLOSSARY = re.compile(
    "(?:名词|术语|用语|概念|指标)[^。]{0,6}(?:解释|注释|释义|含义|说明)|释义|注释|名词解释|下列用语|几个概念"
)
_PARTICULAR = re.compile(
    "(?:时间|日期|期限|地点|地址|主题|人员|对象|范围|方式|形式|名称|名额|人数|单位|电话|联系人|主持人?|经费|费用|标准|议程|来源|(?<!有下列)(?<!如下)情况)$"
)
_TO_DO = re.compile("[^，。；：]{1,14}(?:要|须|应当?|将|必须|不得|可)")  # 各地要……, 县局将……
_NAMES_PART = re.compile("(?:事项|事宜|问题|情况|安排|打算|建议|计划)。$")  # 六、其它事项。
_DEFINED = re.compile(r"\s*(?:是?指|系指|即|简称)")
_DONE = re.compile(r"\s*(?:现|目前|均|全部|都|当[日天场]|随即)?已(?:经)?")
# A question, what is to be done about it, and what there is to choose from: A.没有　B.1辆, □是　□否.
_QUESTION = re.compile(
    r"[^。；]{4,80}[？?](?:[（(][^（）()]{0,40}[）)])*[ \u3000_＿]*(?:[（(]?A[.．、:：)））\s].+|[□○☐◯].+)?"
)
_RULES = re.compile(
    "应当|不得|必须|可以|禁止|负责|适用|施行|制定|^本"
)  # what articles say, and no lead of theirs
_TERM = re.compile(r"\s*[“\"「『][^”\"」』]{1,20}[”\"」』][：:]")
# A name among colleagues: 阿满, 丁丁, 芸姐, 小谢, 王老师; or a full name, which no heading is in all of several siblings.
_SPEAKER = re.compile(
    r"\s*(?:阿[\u3400-\u9fff]|[小老][\u3400-\u9fff]|(?P<twice>[\u3400-\u9fff])(?P=twice)|[\u3400-\u9fff]{1,3}(?:姐|哥|叔|姨|婶|嫂|老师|师傅|同学|同志|女士|先生|阿姨|大爷|大妈))[：:]"
)
Vote = Literal["list", "run_in", "heading", "colon"]


class Siblings(NamedTuple):
    """Paragraphs that stand side by side with one kind of label: how many look how (one that stands alone is outvoted by its
    cousins), the looks of all of its `kin` in the draft, and the text of what stands right `above` them."""

    kind: str
    group: Sequence[Stem]
    kin: Counter[str]
    above: str
    run_in: int
    bare: int
    short: int
    colon: int
    long: int

    @property
    def counted(self) -> bool:
        """Whether the labels are figures, as those of lists are."""
        return self.kind.rstrip("'") in COUNTED

    @property
    def listed(self) -> bool:
        """Whether the labels are those of lists: figures, or others of which there are several and none is a chapter's."""
        return self.counted or (
            len(self.group) > 2 and self.bare == len(self.group) and self.kind not in _CHAPTERS
        )

    @property
    def under(self) -> bool:
        """Whether something stands under one of them that is not the last, or under the only one."""
        first = self.group if len(self.group) == 1 else self.group[:-1]
        return any(stem.children for stem in first)

    @property
    def rules(self) -> bool:
        """Whether articles are whole sentences, which are the text of a rule whatever stands under them."""
        letters = Counter(stem.shape.letter for stem in self.group)
        said = sum(re.search("[，,]", stem.par.body[: stem.shape.cut]) is not None for stem in self.group)
        return (letters["S"] + letters["L"] + min(said, letters["R"])) * 2 >= len(self.group)

    @property
    def in_one_sentence(self) -> bool:
        """Whether all but the last end in a semicolon, or in a colon above a list of their own, and they are not all run-in
        headings."""
        ends = [_end_of(stem) for stem in self.group[:-1]]
        return (
            1 < len(self.group) != self.run_in
            and not self.tells_particulars
            and not self.are_subjects
            and all(end in "；;：:" for end in ends)
            and sum(end in "；;" for end in ends) * 2 >= len(ends)
        )

    @property
    def are_subjects(self) -> bool:
        """Whether each names a subject and a colon before what it tells of it, and they stand right under a heading, which no
        words announce them after: 义务教育：在校学生128人，无一人辍学；"""
        return (
            self.colon == len(self.group) > 2
            and read_label(self.above) is not None
            and not re.search("[。；：:;，]$", self.above)
            and all(
                stem.shape.cut - 1 <= 8 and re.search("[，,。0-9]", stem.par.body[stem.shape.cut :])
                for stem in self.group
            )
        )

    @property
    def says_what_was_done(self) -> bool:
        """Whether most tell of a fault in one sentence and that it was mended in the next, 报警未分级。已分高、中、低三级。, and
        others of both in one: 连接线缺失，已补齐。"""
        done = sum(
            stem.shape.cut > 0 and _DONE.match(stem.par.body, stem.shape.cut) is not None
            for stem in self.group
        )
        in_one = sum(
            re.fullmatch("[^。；：]+[，,][^。；：]+。", stem.par.body) is not None for stem in self.group
        )
        return in_one > 0 and done + in_one == len(self.group) and done > 1

    @property
    def tells_particulars(self) -> bool:
        """Whether each tells a particular of an event: 时间：……；, 地点：……。"""
        return self.colon == len(self.group) and all(
            _PARTICULAR.search(stem.par.body[: max(stem.shape.cut - 1, 0)].strip()) for stem in self.group
        )

    @property
    def says_who_does(self) -> bool:
        """Whether they are sentences that say who is to do what, and nothing stands under any but the last."""
        first = self.group if len(self.group) == 1 else self.group[:-1]
        return (
            len(self.group) > 1
            and self.short + self.long == len(self.group)
            and all(stem.par.body[-1:] == "。" for stem in self.group)
            and not any(stem.children for stem in first)
            and sum(_TO_DO.match(stem.par.body) is not None for stem in self.group) * 3 > len(self.group) * 2
        )

    @property
    def asks(self) -> bool:
        """Whether they are the questions of a questionnaire: each asks, and nothing stands under any."""
        return len(self.group) > 1 and all(
            _QUESTION.fullmatch(stem.par.body) and not stem.children for stem in self.group
        )

    @property
    def are_sentences(self) -> bool:
        """Whether each is one sentence, most with a comma in it or longer than headings are, and nothing stands under any but the
        last, where the text goes on."""
        told = sum(
            len(stem.par.body.strip()) > 26 or re.search("[，,]", stem.par.body) is not None
            for stem in self.group
        )
        return (
            len(self.group) > 2
            and told * 4 >= len(self.group) * 3
            and all(
                stem.shape.letter in "SL"
                and first_sentence(stem.par.body, 140) == len(stem.par.body)
                and stem.par.body[-1:] == "。"
                and not stem.par.line.lead
                and (
                    not stem.children
                    or (stem is self.group[-1] and not any(one.kind for one in stem.children))
                )
                for stem in self.group
            )
        )

    @property
    def says_who_speaks(self) -> bool:
        """Whether each begins with somebody's name and a colon, and what that person says: 阿满：……, 芸姐：……."""
        return (
            len(self.group) > 1
            and self.colon == len(self.group)
            and all(_SPEAKER.match(stem.par.body) for stem in self.group)
        )

    @property
    def explains(self) -> bool:
        """Whether most say what a word means: 返黑返臭：指……, “三清”：……, or what stands above them says that they do."""
        meant = sum(
            stem.shape.letter == "C"
            and not any(child.kind for child in stem.children)
            and bool(_DEFINED.match(stem.par.body, stem.shape.cut) or _TERM.match(stem.par.body))
            for stem in self.group
        )
        defines = self.colon and GLOSSARY.search(self.above) and len(self.above) <= 40
        return (meant if not defines else self.colon) * 2 > len(self.group)

    @property
    def outlined(self) -> bool:
        return any(stem.par.line.outline for stem in self.group)

    @property
    def kin_are_headings(self) -> bool:
        return self.kin["H"] + self.kin["R"] > self.kin["L"]


def _end_of(stem: Stem) -> str:
    """The sign that a paragraph ends in, or where it announces a list the last of that."""
    body = stem.par.body
    below = [child for child in stem.children if child.kind]
    return (
        below[-1].par.body[-1:]
        if body[-1:] in "：:" and below and below[-1].par.body[-1:] in "；;"
        else body[-1:]
    )


def siblings(kind: str, group: Sequence[Stem], kin: Counter[str], above: str = "") -> Siblings:
    """A group of siblings, how they look counted; `kin` how all of their kind in the draft do."""
    count = Counter(stem.shape.letter for stem in group)
    if len(group) == 1 and kind not in COUNTED:
        count = Counter({letter: count[letter] * 2 + kin[letter] for letter in "RHSCL"})
    return Siblings(kind, group, kin, above, *(count[letter] for letter in "RHSCL"))


# The first that holds decides.
VOTES: tuple[Row[Siblings, Vote], ...] = (
    Row("articles that are sentences", lambda them: them.kind == "条" and them.rules, "list"),
    Row("who says what", lambda them: them.says_who_speaks, "list"),
    Row("one sentence, parted by semicolons", lambda them: them.in_one_sentence, "list"),
    Row("words and what they mean", lambda them: them.explains, "list"),
    Row("questions", lambda them: them.asks, "list"),
    Row("one sentence each, with nothing under them", lambda them: them.are_sentences, "list"),
    Row("faults, and what was done about them", lambda them: them.says_what_was_done, "list"),
    Row("who is to do what", lambda them: them.says_who_does, "list"),
    Row(
        "most figures have leads",
        lambda them: them.counted and 0 < them.run_in >= max(them.bare, them.long),
        "run_in",
    ),
    Row(
        "leads, and not too many long sentences",
        lambda them: not them.counted and 0 < them.run_in >= them.bare and them.run_in * 2 >= them.long,
        "run_in",
    ),
    Row(
        "bare, with nothing under them",
        lambda them: 0 < them.bare >= them.long and them.listed and not them.under and not them.outlined,
        "list",
    ),
    Row("most stand alone", lambda them: 0 < them.bare >= them.long, "heading"),
    Row(
        "short sentences with something under them",
        lambda them: 0 < them.short >= them.long and them.under,
        "heading",
    ),
    Row(
        "short sentences, and their kin are headings",
        lambda them: 0 < them.short >= them.long and not them.counted and them.kin_are_headings,
        "heading",
    ),
    Row(
        "short sentences and nothing else",
        lambda them: (
            0 < them.short >= them.long and (them.counted or not any(stem.children for stem in them.group))
        ),
        "list",
    ),
    Row(
        "short sentences, the last with something under it",
        lambda them: 0 < them.short >= them.long,
        "heading",
    ),
    Row(  # 德清：数字乡村, its text on the next line, and so are its siblings
        "colons inside names, each with text under it",
        lambda them: (
            0 < them.colon >= them.long
            and all(stem.par.body[-1:] not in "。；;！!？?" for stem in them.group)
            and all(stem.children for stem in them.group[: max(1, len(them.group) - 1)])
        ),
        "heading",
    ),
    Row("most have a word and a colon", lambda them: 0 < them.colon > them.long, "colon"),
    Row(
        "a long one or two whose kin have leads",
        lambda them: (
            not them.counted and them.long <= 2 and them.kin_are_headings and them.kin["R"] >= them.kin["H"]
        ),
        "run_in",
    ),
    Row(
        "a long one or two whose kin stand alone",
        lambda them: not them.counted and them.long <= 2 and them.kin_are_headings,
        "heading",
    ),
    Row("whole sentences", lambda _: True, "list"),
)


# ---- what one of them is ------------------------------------------------------------------------------------------


class Voted(NamedTuple):
    """One of a group, and what the group is."""

    vote: Vote
    stem: Stem
    group: Sequence[Stem] = ()

    @property
    def alone(self) -> bool:
        """Whether its siblings are all long, whole sentences of other looks."""
        others = [stem for stem in self.group if stem is not self.stem]
        return len(others) > 1 and all(
            stem.shape.letter == "L" and len(stem.par.body) >= 60 and stem.par.body[-1:] not in "；;：:"
            for stem in others
        )

    @property
    def letter(self) -> str:
        return self.stem.shape.letter

    @property
    def is_bare_lead(self) -> bool:
        """Whether a short phrase without a comma leads into a text that is much longer."""
        body, cut = self.stem.par.body, self.stem.shape.cut
        lead = body[:cut].strip()
        return (
            self.letter == "R"
            and len(lead) <= 14
            and not re.search("[，,]", lead)
            and len(body) - cut >= 4 * len(lead)
        )

    @property
    def leads_article(self) -> bool:
        """Whether an article opens with a few words that name what it is about, as most of those beside it do: 第八条 巡查频次。"""
        return (
            len(self.group) > 1
            and _names_article(self.stem)
            and (sum(map(_names_article, self.group)) * 2 > len(self.group))
        )

    @property
    def is_one_sentence(self) -> bool:
        """Whether it is one sentence with a comma, and no phrase: 说理性文书应用不够，处罚决定书大多套用模板。"""
        body = self.stem.par.body
        return (
            self.letter in "SL"
            and not self.stem.children
            and body[-1:] == "。"
            and first_sentence(body, 140) == len(body)
            and re.search("[，,]", body) is not None
        )

    @property
    def is_particular(self) -> bool:
        """Whether a word and what it is stand on one line: 会议时间：1月23日下午."""
        body, cut = self.stem.par.body, self.stem.shape.cut
        return self.letter == "C" and (
            body[-1:] in "。；;！!"
            or (not self.stem.children and _PARTICULAR.search(body[: cut - 1]) is not None)
        )

    @property
    def heads_below(self) -> bool:
        """Whether a few words that end as a sentence does stand above a text of their own, before others of its kind."""
        body = self.stem.par.body
        return (
            self.letter == "S"
            and len(body) <= 20
            and (not re.search("[，,]", body) or self.has_labels_below)
            and bool(self.stem.children)
            and (
                self.stem is not self.group[-1]
                or self.has_labels_below
                or _NAMES_PART.search(body) is not None
            )
        )

    @property
    def has_labels_below(self) -> bool:
        return any(child.kind for child in self.stem.children)


def _names_article(stem: Stem) -> bool:
    body, cut = stem.par.body, stem.shape.cut
    lead = body[:cut].strip()
    return (
        stem.kind == "条"
        and stem.shape.letter == "R"
        and 3 <= len(lead) <= 11
        and lead[-1] in "。："
        and not re.search("[，,]", lead)
        and not _RULES.search(lead)
    )


class Face(NamedTuple):
    """What one of siblings is: its role, the reason that `--explain` gives, whether its lead is cut off, and whether that
    is to be looked at."""

    role: Literal["heading", "run_in", "item"]
    reason: str
    cut: bool = False
    unsure: bool = False


# The first that holds decides.
FACES: tuple[Row[Voted, Face], ...] = (
    Row(
        "a lead with a face of its own",
        lambda one: one.letter == "R" and one.stem.par.line.lead and one.vote != "list",
        Face("run_in", "bold", cut=True),
    ),
    Row(
        "a few words above their text, among leads",
        lambda one: one.vote == "run_in" and one.heads_below,
        Face("heading", "siblings_run"),
    ),
    Row(
        "asks for something in one sentence, among leads",
        lambda one: (
            one.vote == "run_in"
            and one.letter in "SL"
            and (not one.stem.children or (one.stem is one.group[-1] and not one.has_labels_below))
            and ASKS_FOR.match(one.stem.par.body) is not None
            and first_sentence(one.stem.par.body) == len(one.stem.par.body)
        ),
        Face("item", "sentence"),
    ),
    Row(
        "one sentence among leads",
        lambda one: one.vote == "run_in" and one.is_one_sentence,
        Face("item", "sentence"),
    ),
    Row(
        "a lead among leads",
        lambda one: (
            one.vote == "run_in" and (one.letter in "RSC" or (one.letter == "L" and one.stem.shape.cut))
        ),
        Face("run_in", "siblings_run", cut=True),
    ),
    Row(
        "a word and a colon among such",
        lambda one: one.vote == "colon" and one.letter in "RSC",
        Face("run_in", "siblings_run", cut=True),
    ),
    Row(
        "alone among leads",
        lambda one: one.vote in ("run_in", "colon") and one.letter == "H",
        Face("heading", "siblings_run"),
    ),
    Row(
        "a particular among headings",
        lambda one: one.vote == "heading" and one.is_particular,
        Face("run_in", "siblings_alone", cut=True),
    ),
    Row(
        "alone among headings",
        lambda one: (
            one.vote == "heading"
            and (one.letter in "HS" or (one.letter == "C" and len(one.stem.par.body) <= 40))
        ),
        Face("heading", "siblings_alone"),
    ),
    Row(
        "a lead among headings",
        lambda one: one.vote == "heading" and one.letter in "RC",
        Face("run_in", "siblings_alone", cut=True),
    ),
    Row(
        "a few words that announce what follows, among headings",
        lambda one: (
            one.vote == "heading"
            and one.letter == "L"
            and one.stem.par.body[-1:] in "：:"
            and len(one.stem.par.body) <= 24
            and not re.search("[，,]", one.stem.par.body)
        ),
        Face("heading", "siblings_alone"),
    ),
    Row(
        "long among headings, and no sentence",
        lambda one: (
            one.vote == "heading" and len(one.stem.par.body) <= 80 and not first_sentence(one.stem.par.body)
        ),
        Face("heading", "siblings_alone", unsure=True),
    ),
    Row(
        "a sentence among headings, with labels under it",
        lambda one: (
            one.vote == "heading"
            and one.letter == "L"
            and one.has_labels_below
            and one.stem.par.body[-1:] in "。！!"
        ),
        Face("heading", "siblings_alone"),
    ),
    Row(
        "a short sentence among headings, with text under it",
        lambda one: (
            one.vote == "heading"
            and one.letter == "L"
            and one.stem.children
            and len(one.stem.par.body) <= 40
            and one.stem.par.body[-1:] == "。"
            and not states(one.stem.par.body)
            and first_sentence(one.stem.par.body) in (0, len(one.stem.par.body))
        ),
        Face("heading", "siblings_alone"),
    ),
    Row(
        "a sentence that decides or orders among headings",
        lambda one: one.letter == "L" and not one.stem.shape.cut and states(one.stem.par.body),
        Face("item", "sentence"),
    ),
    Row(
        "bare in a list, with labels under it",
        lambda one: (
            one.vote == "list" and one.letter in "HS" and one.stem.kind != "条" and one.has_labels_below
        ),
        Face("heading", "siblings_alone"),
    ),
    Row(
        "bare in a list",
        lambda one: one.vote == "list" and one.letter in "HS",
        Face("item", "nothing_under"),
    ),
    Row(
        "a bare lead among long sentences",
        lambda one: one.vote == "list" and one.stem.kind != "条" and one.is_bare_lead and one.alone,
        Face("run_in", "lead_of_its_own", cut=True),
    ),
    Row(
        "a lead of an article among such",
        lambda one: one.vote == "list" and one.leads_article,
        Face("run_in", "siblings_run", cut=True),
    ),
    Row("a sentence in a list", lambda one: one.vote == "list", Face("item", "sentence")),
    Row("unlike its siblings", lambda _: True, Face("item", "sentence", unsure=True)),
)


def vote_of(kind: str, group: Sequence[Stem], kin: Counter[str], above: str = "") -> Vote:
    """What a group of siblings is; `above` is the text right above them."""
    return decide(VOTES, siblings(kind, group, kin, above)).verdict


def _at_comma(stem: Stem, group: Sequence[Stem]) -> int:
    """Where a lead ends whose full stop became a comma, 摸清底数，各乡镇要……, among others that are as short; 0 where none does."""
    others = [one.shape.cut for one in group if one is not stem and one.shape.letter == "R"]
    end = stem.par.body.find("，") + 1
    if len(others) < 3 or len(others) + 1 < len(group) or stem.shape.cut <= 3 * max(others):
        return 0
    return end if min(others) <= end <= max(others) and max(others) - min(others) <= 2 else 0


def lead_end(stem: Stem, group: Sequence[Stem]) -> int:
    """Where a lead ends in the text after its label: at a colon within it, where those of most of its siblings do."""
    shape = stem.shape
    if comma := _at_comma(stem, group):
        return comma
    colons = sum(one.shape.letter == "C" for one in group)
    return shape.colon if shape.colon and colons * 2 >= len(group) else shape.cut


def face_of(vote: Vote, stem: Stem, group: Sequence[Stem] = ()) -> Face:
    """What one of a group of siblings is, by their vote and its own looks."""
    return decide(FACES, Voted(vote, stem, group)).verdict
