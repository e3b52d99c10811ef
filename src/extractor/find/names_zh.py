"""The form of personal names in Chinese texts: surname and given name, or parts joined by dots."""

from __future__ import annotations

import re
from functools import cache

from extractor.rules import alternatives, load_words, word_set

_HAN = r"[\u4e00-\u9fff]"
_PART = rf"{_HAN}{{1,8}}(?:-{_HAN}{{1,6}})?"
DOTTED = re.compile(rf"{_PART}(?:[·‧•・.]{_PART}){{1,5}}")
DOTS = re.compile(r"[·‧•・.]")
_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]*"
_LATIN = re.compile(rf"{_WORD}(?: (?:{_WORD}|de|van|von|da|bin|al)){{1,4}}")
# Words that begin what is said of a person: no given name ends inside them.
_CERTAIN = re.compile(
    r"应邀|受邀|分别|先后|出席|参加|主持|致辞|致词|介绍|表示|指出|强调|一行|共同|会见|会谈|代表|宣布|率队|"
    r"陪同|见证|签署|签字|发表|带来|透露|认为|解读|分享|演讲|发言|讲话|到会|莅临|荣获|当选|同志|先生|女士|"
    r"博士|教授|院士|等|作为|作了|作题|作主|作报|作专|作的|来到|依次|率团|告诉|列席|担任|现场|上台|登台|随后|在会上|"
    r"笑着|手中|一边|一同|深情|激动|动情|亲自|现身|邀请|今天|昨天|当天|日前|近日|举行|结束|共进|通电话"
)
# What may follow a name: punctuation, a joint, an adverb or preposition that begins a predicate.
_AFTER = re.compile(
    r"\s|$|[，,。、；;：:！？（()）”」』》/|]|和|与|及|以及|同|在|以|为|就|作|做|致|说|向|对|一起|围绕|从|则|"
    r"还|也|开|首先|继|均|都|当|接|今|昨|日前|近日|\d|获|任|于|将|到|签|讲|称|谈|点评|总结|通报|主讲|被|用|把|给|的|带领|携|颁|揭|点|回|提|呼|阐|请|"
    rf"邀|希望|坦言|直言|曾|率|关于|通过|结合|针对|{_CERTAIN.pattern}"
)
_LATIN_ADDRESS = re.compile(r"(?:Hon|Mr|Mrs|Ms|Dr|Prof|Sir)\.? ")
_TAIL = re.compile(
    r"(?<=..)(?:女士|先生|同志|博士|教授|院士|老师|小姐|夫人|等|一行|手中|[和与及的·])$"
)
_STOP = re.compile(rf"[，,。、；;：:（(\s\d和与及在将就以称说致]|{_CERTAIN.pattern}|$")
# "智造世界·创造美好" is a slogan; "伊格纳西娅·费尔南德斯" has none but such characters.
_FOREIGN_SHARE = 0.5
_MARK = re.compile(r"[，,。、；;（(]|$")
# A name of two characters set apart in a table, or the first word where there are several.
_SPACED = re.compile(rf"{_HAN} {{1,2}}{_HAN}(?!{_HAN})|{_HAN}{{2,4}}(?= )")


def has_surname(name: str) -> bool:
    """Whether a simplified name is a known surname and one or two more characters."""
    surname = _surname_length(name)
    return bool(surname) and _is_han(name, len(name)) and 1 <= len(name) - surname <= 2


def name_end(text: str, start: int) -> int:
    """The end of the name of any form at ``start``, or 0."""
    latin = _LATIN.match(text, start)
    return dotted_name_end(text, start) or (latin.end() if latin else chinese_name_end(text, start))


def chinese_name_end(text: str, start: int) -> int:
    """The end of the surname and given name at ``start``, or 0; a predicate or a mark follows."""
    surname = _surname_length(text[start : start + 4])
    given = [n for n in (1, 2) if _is_han(text[start + surname : start + surname + n], n)]
    if not surname or not given:
        return 0
    ends = [start + surname + n for n in given]
    if _CERTAIN.match(text, ends[0]) or speaks_next(text, ends[0]):
        return ends[0]
    return next((end for end in reversed(ends) if _AFTER.match(text, end)), 0)


def dotted_name_end(text: str, start: int) -> int:
    """The end of the transliterated name at ``start``, or 0: a verb after it is not its part."""
    match = DOTTED.match(text, start)
    if not match:
        return 0
    if _dotted_break().search(DOTS.split(match.group())[0]):
        return 0
    if foreign_share(match.group()) < _FOREIGN_SHARE:
        return 0
    last = max(match.group().rfind(dot) for dot in "·‧•・.") + start + 2
    stop = _dotted_break().search(text, last, match.end())
    return stop.start() if stop else match.end()


def foreign_name_end(text: str, start: int) -> int:
    """The end of the word at ``start`` that is written with transliterating characters, or 0."""
    match = _foreign().match(text, start)
    stop = _STOP.search(text, start, match.end() + 2) if match else None
    if match and stop and start + 2 <= stop.start() <= match.end():
        return stop.start()
    return 0


def foreign_share(name: str) -> float:
    """How many of a name's characters are among those that write foreign sounds."""
    letters = [c for c in name if "\u4e00" <= c <= "\u9fff"]
    known = word_set("zh", "transliteration")
    return sum(c in known for c in letters) / max(1, len(letters))


def is_transliterated(name: str) -> bool:
    """Whether a name of three or more characters has none but transliterating ones."""
    return len(name) > 2 and bool(_foreign().fullmatch(name))


def is_latin_name(name: str) -> bool:
    """Whether a name is written in Latin letters and has at least two parts."""
    return bool(_LATIN.fullmatch(name))


def speaks_next(text: str, end: int) -> bool:
    """Whether a verb of speech follows."""
    return bool(_speech().match(text, end))


def mended_name(text: str, start: int, end: int) -> tuple[int, int]:
    """A proposed name without forms of address, cut or carried on to where a name can end."""
    if address := _LATIN_ADDRESS.match(text, start, end):
        start = address.end()
    if spaced := _SPACED.match(text, start, end):
        end = spaced.end()
    if (tail := _TAIL.search(text[start:end])) and not has_surname(text[start:end]):
        end = start + tail.start()
    if verb := _CERTAIN.search(text, min(start + 2, end), end):
        end = verb.start()
    name = text[start:end]
    if not _is_han(name, len(name)):
        return start, end
    surname = _surname_length(name)
    longest = start + surname + 2
    if surname and end > longest:
        proved = chinese_name_end(text, start)
        if proved or not _STOP.match(text, end):
            return start, proved or longest
    if surname and end - start > surname:
        end = min(end, longest)
        shorter = start + surname + 1
        if _AFTER.match(text, end):
            return start, shorter if shorter < end and _CERTAIN.match(text, shorter) else end
        if proved := chinese_name_end(text, start):
            return start, proved
    return start, _completed(text, start, end, bool(surname))


def hyphenated(text: str, start: int, end: int) -> tuple[int, int]:
    """A transliterated name with the parts that hyphens join to it ("冈萨雷斯-奥莱切亚")."""
    if not is_transliterated(text[start:end]):
        return start, end
    before = _hyphen_before().search(text, max(0, start - 9), start)
    after = _hyphen_after().match(text, end)
    return before.start() if before else start, after.end() if after else end


def _completed(text: str, start: int, end: int, surname: bool) -> int:
    """The end of a name that a recogniser broke off, at most two characters further on."""
    if is_transliterated(text[start : end + 1]) and foreign_name_end(text, start) > end:
        return foreign_name_end(text, start)
    stop = _STOP.search(text, end, end + 4)
    if not stop or stop.start() > end + 2:
        return end
    whole = text[start : stop.start()]
    given = end - start - _surname_length(whole)
    if surname and given > 1 and foreign_share(text[end : stop.start()]) < 1:
        return end
    marked = bool(_MARK.match(text, stop.start()))
    return end if surname and not (marked or is_transliterated(whole)) else stop.start()


def _surname_length(text: str) -> int:
    surnames = word_set("zh", "surnames")
    return next((n for n in (3, 2, 1) if len(text) >= n and text[:n] in surnames), 0)


def _is_han(text: str, length: int) -> bool:
    return len(text) == length and all("\u4e00" <= c <= "\u9fff" for c in text)


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("zh", "speech_verbs")))


@cache
def _dotted_break() -> re.Pattern[str]:
    """Where a transliterated name cannot go on: its characters are never these."""
    verbs = alternatives(tuple(w for w in load_words("zh", "speech_verbs") if len(w) > 1))
    return re.compile(rf"{verbs}|{_CERTAIN.pattern}|说|称|和|与|及|在|以|作|将|就|为|同|对|向|第一")


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{''.join(load_words('zh', 'transliteration'))}]{{2,8}}")


@cache
def _hyphen_before() -> re.Pattern[str]:
    return re.compile(f"[{''.join(load_words('zh', 'transliteration'))}]{{2,8}}-$")


@cache
def _hyphen_after() -> re.Pattern[str]:
    return re.compile(f"-[{''.join(load_words('zh', 'transliteration'))}]{{2,8}}")
