"""The form of personal names in Chinese texts: surname and given name, or parts joined by dots."""

from __future__ import annotations

import re
from functools import cache

from extractor.find.lexicon_zh import longest_word
from extractor.rules import alternatives, load_words, word_set

_HAN = r"[\u4e00-\u9fff]"
_PART = rf"{_HAN}{{1,8}}(?:-{_HAN}{{1,6}})?"
DOTTED = re.compile(rf"{_PART}(?:[·‧•・.]{_PART}){{1,5}}")
DOTS = re.compile(r"[·‧•・.]")
_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]*"
_LATIN = re.compile(rf"{_WORD}(?: (?:{_WORD}|de|van|von|da|bin|al)){{1,4}}")
# What may follow a name: punctuation, a joint, an adverb or preposition that begins a predicate.
_AFTER = re.compile(
    r"\s|$|[，,。、；;：:！？（()”」』》/|]|和|与|及|同|在|以|为|就|作|做|致|说|向|对|一起|从|则|"
    r"还|也|开|继|均|都|当|接|今|昨|\d|获|任|于|将|到|签|讲|称|谈|被|用|把|给|的|携|颁|揭|点|回|提|呼|阐|请|邀|曾|率|关于"
)
_LATIN_ADDRESS = re.compile(r"(?:Hon|Mr|Mrs|Ms|Dr|Prof|Sir)\.? ")
_TAIL = re.compile(
    r"(?<=..)(?:女士|先生|同志|博士|教授|院士|老师|小姐|夫人|等|一行|手中|[和与及的·])$"
)
_STOP = re.compile(r"[，,。、；;：:（(\s\d和与及在将就以称说致]|$")
_NEVER_LAST = frozenset("的了着在将被把从对向致")
# What ends a transliterated name besides predicates: its characters are never these.
_DOTTED_STOP = re.compile(
    r"[说称和与及在以作将就为同对向则亦均也并已被把的了着还]|第一|[少中上大][将校尉]|先生|女士|博士|教授|院士|阁下|殿下|"
    r"总统|总理|首相|大使|主席|部长|议长|国王|王储|亲王|酋长|参议员|市长|州长|省长|大臣|会长|秘书长"
)
# The title of a talk that a row of a programme sets in front of a name.
_LATIN_TALK = re.compile(
    r"[A-Za-z ,.'’:&-]{3,60}\s(?=[\u4e00-\u9fff]|(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z])"
)
# A title of honour in front of a name of the Malay world.
_HONOUR = re.compile(r"拿督斯里|拿督|丹斯里|拿汀")
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
    if begins_predicate(text, ends[0]) or speaks_next(text, ends[0]):
        return ends[0]
    possible = (end for end in reversed(ends) if text[end - 1] not in _NEVER_LAST)
    return next((end for end in possible if _follows_name(text, end)), 0)


def dotted_name_end(text: str, start: int) -> int:
    """The end of the transliterated name at ``start``, or 0: a verb after it is not its part."""
    match = DOTTED.match(text, start)
    if not match:
        return 0
    first = DOTS.split(match.group())[0]
    if _dotted_stop(first, 0, len(first)) < len(first):
        return 0
    if foreign_share(match.group()) < _FOREIGN_SHARE:
        return 0
    last = max(match.group().rfind(dot) for dot in "·‧•・.") + start + 2
    return _dotted_stop(text, last, match.end())


def foreign_name_end(text: str, start: int) -> int:
    """The end of the word at ``start`` that is written with transliterating characters, or 0."""
    match = _foreign().match(text, start)
    if not match:
        return 0
    stop = _stop(text, start, match.end() + 2)
    return stop if start + 2 <= stop <= match.end() else 0


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


def begins_predicate(text: str, at: int) -> bool:
    """Whether words begin that say something of the person named before."""
    return text.startswith("等", at) or longest_word(text, at, "predicates") > 0


def mended_name(text: str, start: int, end: int, *, sure: bool = False) -> tuple[int, int]:
    """A proposed name without forms of address, cut or carried on to where a name can end.

    Args:
        sure: the name is believed as far as it goes, also where its form is unusual.
    """
    start, end = _bare(text, start, end, sure=sure)
    name = text[start:end]
    if sure or not _is_han(name, len(name)):
        return start, _dotted_completed(text, start, end) if DOTTED.fullmatch(name) else end
    surname = _surname_length(name)
    longest = start + surname + 2
    if surname and end > longest:
        return start, chinese_name_end(text, start) or (end if _stops(text, end) else longest)
    if surname and end - start > surname:
        shorter = start + surname + 1
        if _follows_name(text, end):
            return start, shorter if shorter < end and begins_predicate(text, shorter) else end
        if proved := chinese_name_end(text, start):
            return start, proved
    return start, _completed(text, start, end, bool(surname))


def _bare(text: str, start: int, end: int, *, sure: bool) -> tuple[int, int]:
    """A proposed name without forms of address and without what is said of the person."""
    for address in (_LATIN_TALK, _LATIN_ADDRESS, _HONOUR):
        if match := address.match(text, start, end):
            start = match.end()
    if spaced := _SPACED.match(text, start, end):
        end = spaced.end()
    if (tail := _TAIL.search(text[start:end])) and not has_surname(text[start:end]):
        end = start + tail.start()
    whole = text[:end] if sure else text
    return start, next((i for i in range(start + 2, end) if begins_predicate(whole, i)), end)


def _follows_name(text: str, end: int) -> bool:
    """Whether a name may end here, by what follows."""
    return bool(_AFTER.match(text, end)) or begins_predicate(text, end)


def _stops(text: str, at: int) -> bool:
    """Whether no name goes on here."""
    return bool(_STOP.match(text, at)) or begins_predicate(text, at)


def _stop(text: str, start: int, end: int) -> int:
    """Where no name goes on, at ``end`` at the latest."""
    last = min(end, len(text))
    return next((i for i in range(start, last) if _stops(text, i)), last)


def _dotted_stop(text: str, start: int, end: int) -> int:
    """Where a transliterated name cannot go on, at ``end`` at the latest."""
    verbs = ("predicates", "speech_verbs")
    stops = (
        i
        for i in range(start, end)
        if _DOTTED_STOP.match(text, i) or longest_word(text, i, *verbs) > i + 1
    )
    return next(stops, end)


def hyphenated(text: str, left: int, start: int, end: int) -> tuple[int, int]:
    """A transliterated name with the parts that hyphens join to it ("冈萨雷斯-奥莱切亚").

    Args:
        left: where the name begins at the earliest.
    """
    name = text[start:end]
    if not (is_transliterated(name) or DOTTED.fullmatch(name)):
        return start, end
    before = _hyphen_before().search(text, max(left, start - 9), start)
    after = _hyphen_after().match(text, end)
    return before.start() if before else start, after.end() if after else end


def _completed(text: str, start: int, end: int, surname: bool) -> int:
    """The end of a name that a recogniser broke off, at most two characters further on."""
    if is_transliterated(text[start : end + 1]) and foreign_name_end(text, start) > end:
        return foreign_name_end(text, start)
    stop = _stop(text, end, end + 4)
    if stop > end + 2:
        return end
    whole = text[start:stop]
    given = end - start - _surname_length(whole)
    if surname and given > 1 and foreign_share(text[end:stop]) < 1:
        return end
    marked = bool(_MARK.match(text, stop))
    return end if surname and not (marked or is_transliterated(whole)) else stop


def _dotted_completed(text: str, start: int, end: int) -> int:
    """The end of a transliterated name of which up to two characters were left out."""
    whole = dotted_name_end(text, start)
    missing = text[end:whole]
    complete = 0 < len(missing) < 3 and foreign_share(missing) == 1 and _MARK.match(text, whole)
    return whole if complete else end


def _surname_length(text: str) -> int:
    surnames = word_set("zh", "surnames")
    return next((n for n in (3, 2, 1) if len(text) >= n and text[:n] in surnames), 0)


def _is_han(text: str, length: int) -> bool:
    return len(text) == length and all("\u4e00" <= c <= "\u9fff" for c in text)


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("zh", "speech_verbs")))


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{''.join(load_words('zh', 'transliteration'))}]{{2,8}}")


@cache
def _hyphen_before() -> re.Pattern[str]:
    return re.compile(f"[{''.join(load_words('zh', 'transliteration'))}]{{1,8}}-$")


@cache
def _hyphen_after() -> re.Pattern[str]:
    return re.compile(f"-[{''.join(load_words('zh', 'transliteration'))}]{{2,8}}")
