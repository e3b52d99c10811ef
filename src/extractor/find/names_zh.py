"""The form of personal names in Chinese texts: surname and given name, or parts joined by dots."""

from __future__ import annotations

import re
from functools import cache

from extractor.rules import alternatives, load_words, word_set

_HAN = r"[\u4e00-\u9fff]"
_PART = rf"{_HAN}{{1,8}}(?:-{_HAN}{{1,6}})?"
DOTTED = re.compile(rf"{_PART}(?:[·‧•・.]{_PART}){{1,5}}")
DOTS = re.compile(r"[·‧•・.]")
# Where a transliterated name cannot go on: its characters are never these.
_BREAK = re.compile(
    r"等|说|称|和|与|及|以及|出席|参加|主持|致辞|致词|介绍|表示|指出|强调|分别|先后|一行|共同|会见|会谈|"
    r"代表|宣布|围绕|担任|应邀|受邀|发表|带来|认为|告诉|分享|演讲|发言|回忆|依次|在|以|作|将|就|为|同|对|向"
)
_LATIN = re.compile(
    r"[A-Z][A-Za-zÀ-ÿ.'’-]*(?: (?:[A-Z][A-Za-zÀ-ÿ.'’-]*|de|van|von|da|bin|al)){1,4}"
)
# What may follow a name: punctuation, a joint, an adverb or preposition that begins a predicate.
_AFTER = re.compile(
    r"\s|$|[，。、；：:！？（()）”」』》/|]|等|和|与|及|以及|同|在|以|为|就|作|做|出席|参加|主持|致|"
    r"介绍|表示|说|指出|强调|分别|先后|一行|共同|向|对|会见|会谈|代表|宣布|率|一起|围绕|从|则|还|也|"
    r"同志|先生|女士|博士|教授|院士|荣获|获|担任|任|当选|应邀|受邀|于|将|到|率队|陪同|见证|签|"
    r"发表|讲|带来|透露|认为|告诉|称|谈|解读|分享|演讲|发言|点评|总结|通报|到会|莅临|莅会|主讲|"
    r"被|用|把|给|的|上台|登台|现场|随后|依次|带领|携|颁|揭|点|回|提|呼|阐|请|邀|希望|坦言|直言|曾"
)


def has_surname(name: str) -> bool:
    """Whether a simplified name begins with a known surname and has two to four characters."""
    surname = _surname_length(name)
    return bool(surname) and 1 <= len(name) - surname <= 2


def chinese_name_end(text: str, start: int) -> int:
    """The end of the surname and given name at ``start``, or 0; what follows must go with a name."""
    surname = _surname_length(text[start : start + 3])
    if not surname:
        return 0
    for given in (2, 1):
        end = start + surname + given
        if _is_han(text[start + surname : end], given) and _AFTER.match(text, end):
            return end
    return 0


def name_end(text: str, start: int) -> int:
    """The end of the name of any form at ``start``, or 0."""
    return dotted_name_end(text, start) or _latin_end(text, start) or chinese_name_end(text, start)


def dotted_name_end(text: str, start: int) -> int:
    """The end of the transliterated name at ``start``, or 0: a verb after it is not its part."""
    match = DOTTED.match(text, start)
    if not match:
        return 0
    last = max(match.group().rfind(dot) for dot in "·‧•・.") + start + 2
    stop = _BREAK.search(text, last, match.end())
    return stop.start() if stop else match.end()


def _latin_end(text: str, start: int) -> int:
    match = _LATIN.match(text, start)
    return match.end() if match else 0


def speaks_next(text: str, end: int) -> bool:
    """Whether a verb of speech follows."""
    return bool(_speech().match(text, end))


def _surname_length(text: str) -> int:
    surnames = word_set("zh", "surnames")
    return next((n for n in (2, 1) if text[:n] in surnames and len(text[:n]) == n), 0)


def _is_han(text: str, length: int) -> bool:
    return len(text) == length and all("\u4e00" <= c <= "\u9fff" for c in text)


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("zh", "speech_verbs")))
