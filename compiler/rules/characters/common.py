"""Words that official papers use most, with one character of the same sound or look (W552): 公步 for 公布, 完膳 for 完善, 附鼠 for 附属.

`characters.taken` knows families of characters, here any character of the same sound and tone will do; so the word that is meant has to be one that laws and papers have hundreds of times, the two characters
must never have been met side by side, and the words round them must read far likelier with it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...flow.title_words import known
from ..findings import Finding, at, text_rule
from ..prepared import Prepared
from ..scan import Scan
from .broken import SHORT, SURE, TYPED_FOR, guesses, is_coined, newer, unmet, unmet_runs
from .model import Likeness, alike, begins_of, character, ends_of, kind_of, reads, together
from .taken import FREE, taken

_NEAR = 5
"""Characters before and after that words are looked for in."""
_OFTEN, _VERY_OFTEN = 100, 300
"""How often two characters stand side by side in laws and papers that are a word of theirs."""
_SAME, _ALIKE, _LOOKS = 4.5, 6.5, 6.5
"""How much likelier (a power of ten) the words have to be with a character of the same sound and tone, of the same sound, of the same look."""
_LOOK = 0.9
# What any word takes behind it: 优绩者, 审执结数, 辨法.
_ENDS = frozenset("者数率法性度化量型员人们")
# Words by themselves that stand beside anything, and parts of new words: 优绩者, 自校, 逐件盯办.
_ALONE = FREE | frozenset(
    "自校艺股路净岷谷每木却视石万中对与某于由之又以再各均仅经如支该多副新老小内外一二三四五六七八九十百千两半有无不未非要需应须可能会敢肯请让使令给向因按据比跟和同及或并但则故若虽还才太极常总曾刚已勿别仍尚犹必凡逢改渡"
)
_ALONE_FIRST = frozenset("不没无未一")


def _least(like: Likeness) -> tuple[int, float]:
    """How often a word has to be met in papers, and how much likelier it has to make the words."""
    if like.tone:
        return _OFTEN, _SAME
    if like.sound:
        return _VERY_OFTEN, _ALIKE
    return (_VERY_OFTEN, _LOOKS) if like.look >= _LOOK else (0, 0.0)


def _meant(one: str, other: str, first: bool) -> Iterator[tuple[float, str, float]]:
    """The words that two characters are but for the first of them, or the second; how often each is met, and how much likelier it has to be."""
    typed = one if first else other
    likes = alike(typed)
    for meant in () if typed in _ALONE else begins_of(other) if first else ends_of(one):
        if meant not in likes.chars:
            continue
        often, least = _least(likes[meant])
        word = meant + other if first else one + meant
        if often and kind_of(word) == 0 and known(word):
            head = character(word[0])
            count = together(head, head.after.find(word[1]))
            if count >= often:
                yield count, word, least


@lru_cache(maxsize=4096)
def common_slips(run: str) -> tuple[tuple[int, int, str], ...]:
    """Where two characters of a run are a common word but for one of them, which one that is, and the word."""
    found = []
    for here in unmet(run):
        one, other = run[here - 1], run[here]
        if other in _ENDS or _ALONE_FIRST.issuperset(one) or is_coined(one + other):
            continue
        if kind_of(one + other) is not None or known(one + other):
            continue
        before, behind = run[here - 2 : here] if here > 1 else "", run[here : here + 2]
        if _is_word(before) or _is_word(behind):
            continue
        _, place, word, least = max(
            [(count, here - 1, word, least) for count, word, least in _meant(one, other, True)]
            + [(count, here, word, least) for count, word, least in _meant(one, other, False)],
            default=(0.0, 0, "", 0.0),
        )
        if word:
            start, end = max(here - _NEAR, 0), here + _NEAR
            instead = run[start : here - 1] + word + run[here + 1 : end]
            if reads(instead) - reads(run[start:end]) >= least:
                found.append((here - 1, place, word))
    return tuple(found)


def _is_word(two: str) -> bool:
    return len(two) > 1 and (known(two) or kind_of(two) == 0)


def _runs(scan: Scan) -> Iterator[re.Match[str]]:
    return (one for one in unmet_runs(scan) if common_slips(one[0]))


# A name behind what somebody is.
_CALLED = re.compile(
    "(?:[艺程医教律药技牧兽茶厨]师|[局院校所站科队镇乡县市区村组班]长|主任|书记|教授|经理|研究员|技术员|护林员|党员|村民|职工|居民|老人|农民|社员)$"
)
_FAMILY_NAMES = frozenset(
    "解应时计常成程经宁边明戚祁柏柴车池储褚从丛戴党邓丁董窦费丰封凤符富盖甘高葛耿公宫勾古谷关管桂和洪侯花华怀霍姬季纪简江焦靳景居康柯孔匡况蓝雷冷黎历连练廉凌柳娄卢鲁陆路罗骆麻满毛梅蒙孟米苗闵明莫牟穆倪年聂牛欧平蒲齐强秦丘裘曲屈权全冉饶任荣阮尚申沈盛石史舒水司松苏孙谈谭汤唐陶田童涂万汪危卫温文翁巫武席夏咸项向萧谢辛邢熊徐宣薛严颜晏阳杨姚叶易殷尹游于余俞虞喻元袁岳云臧曾翟詹展章赵郑支钟周朱祝庄卓宗邹左"
)


@text_rule("characters")
def common_words(text: Prepared) -> Iterator[Finding]:
    """公步: two characters that nobody writes side by side, a word that papers use most but for one of them; not twice, as names do, nor in the number of a document."""
    for spot in text.spots(_runs):
        run = spot.match[0]
        if spot.after[:1] in ("〔", "[") or len(run) < SHORT - 1:
            continue
        others = {start for start, _, _ in taken(run)}
        others |= {guess.at - back for guess in guesses(run) if guess.worth >= SURE for back in (0, 1)}
        for start, _, word in common_slips(run):
            if (
                start in others
                or run[start : start + 2] in newer()
                or text.chinese.count(run[start : start + 2]) > 1
            ):
                continue
            if start and _CALLED.search(run, 0, start) and run[start] in _FAMILY_NAMES:
                continue  # 农艺师解思农
            begin = spot.start + start
            yield at(TYPED_FOR, spot.par, begin, begin + 2, new=word, wanted=word)
