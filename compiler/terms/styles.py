"""Names of Word's styles, as Word shows them in Chinese and as they are kept.

In: a level, or a style's name. Out: the name, or its words in both languages.
"""

import re


def heading_style(level: int) -> str:
    """The built-in style name of a heading of `level` 1-5 (clause 7.3.3)."""
    return f"heading {level}"


_BUILT_IN = {
    "Title": "标题",
    "footer": "页脚",
    "Normal": "正文",
    "header": "页眉",
    "footnote text": "脚注文本",
    "footnote reference": "脚注引用",
}


def style_words(name: str) -> tuple[str, str]:
    """A style's name as Word shows it in Chinese, and as it is kept."""
    return _BUILT_IN.get(name) or re.sub(r"^heading (\d)$", r"标题 \1", name), name


def named_style(name: str, key: str = "style") -> dict[str, str]:
    """What fills a sentence that names a style: `style_zh` and `style_en`."""
    return dict(zip((f"{key}_zh", f"{key}_en"), style_words(name), strict=True))
