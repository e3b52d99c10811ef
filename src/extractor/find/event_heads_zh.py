"""The heads of Chinese names of gatherings, and the phrases that name none."""

from __future__ import annotations

import re
from functools import cache

from extractor.rules import alternatives, load_words

NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,6})"
EDITION = re.compile(
    rf"(?:\d{{4}}年?)?(?:[（(]?第\s?{NUMERAL}\s?(?:[届屆次期回季轮輪]|场(?!次))[）)]?|首届|首屆)(?:\d{{4}})?"
)
YEAR = re.compile(r"(?<![\d.])\d{4}(?!\d)年?(?:度|上半年|下半年|[春夏秋冬]季)?")


# The one head that is the beginning or end of many other words: 周年, 上周, 周边.
_WEEK = "周"


@cache
def head_pattern() -> re.Pattern[str]:
    """Heads, save where the next characters make another word of them (大会堂, 展览馆)."""
    heads = alternatives(tuple(set(heads_and_kinds()) - {_WEEK}))
    tails = alternatives(load_words("zh", "event_tails"))
    show = (
        r"(?<=[\u4e00-\u9fff])(?<![发扩拓进开施布参伸舒推续招])展"
        r"(?![播示览出开现望演销业板翅露期厅馆会])"
    )
    week = (
        rf"(?<=[\u4e00-\u9fff])(?<![\d一二三四五六七八九十两几数每本上下这该首末半一整过]){_WEEK}"
        r"(?![年末边围岁期全到密知转游报刊刊一二三四五六日天内前后岁])"
    )
    of_whole = r"(?<=[分行题]论坛)(?:之|[：:—“])"
    secretariat = r"[（(][^）)]{1,8}[）)](?:常[设設])?秘[书書]"
    return re.compile(
        rf"(?:{heads}|{show}|{week})(?!{tails}(?!程)|示(?!会)|{secretariat}|{of_whole})"
    )


@cache
def heads_and_kinds() -> dict[str, tuple[str, str]]:
    """Head to the kind of gathering, and to what its column of remarks says: "weak" or "proper"."""
    rows = (line.split("\t") for line in load_words("zh", "event_heads"))
    return {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows}


def kind_of(head: str) -> str:
    """The kind of gathering that a head stands for; "other" for no head of the list."""
    return heads_and_kinds().get(head, ("other", ""))[0]


def is_weak(head: str) -> bool:
    """Whether a head makes a name only with an edition, a year, quoted words or a tagger's word."""
    return heads_and_kinds().get(head, ("", ""))[1] == "weak"


def is_proper(name: str) -> bool:
    """Whether a head alone is a name: 亚运会."""
    return heads_and_kinds().get(name, ("", ""))[1] == "proper"


@cache
def _generic() -> re.Pattern[str]:
    words = alternatives(load_words("zh", "event_modifiers"))
    return re.compile(rf"(?:{words}|\s)*")


def says_nothing(words: str) -> bool:
    """Whether words before a head make no name of it; of joint names, those of each half."""
    return all(_generic().fullmatch(_without_heads(half)) for half in words.split("暨"))


def _without_heads(half: str) -> str:
    """One half of joint names without the heads in it, if it is a gathering: 论坛开幕会."""
    return head_pattern().sub("", half[:-1]) if half[-1:] in _LAST and half[:-1] else half


_LAST = ("会", "式", "坛", "展", "赛")


def is_generic(name: str) -> bool:
    """Whether a phrase is made of words and a head that make no name: 签字仪式."""
    head = max((m.start() for m in head_pattern().finditer(name)), default=len(name))
    return says_nothing(name[:head])
