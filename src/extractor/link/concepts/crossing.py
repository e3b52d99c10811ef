"""What a Chinese and an English name share: by sound, by place, by the lexicon."""

from __future__ import annotations

from functools import lru_cache

from extractor.link.concepts.chinese import chinese_name_words, parts
from extractor.link.concepts.lexicon import WEIGHTS, Word
from extractor.link.concepts.name import Name
from extractor.link.concepts.places import english_names, place_codes
from extractor.link.concepts.sounding import sound_alike
from extractor.link.concepts.within import Found
from extractor.link.pinyin import is_pinyin, readings, spellings

_SPOKEN = frozenset({"name", "place"})
_MOST_JOINED = 4
# The codes of provinces and cities end so.
_WHOLE_CITY = "00"
# A name of four characters that is spelled through is less of an accident than one of two.
_SHORTEST_NAME, _PER_FURTHER_CHARACTER = 2, 0.4
# A loose translation counts little, so that a name with the exact one is preferred.
_LOOSELY = 0.0
# From here on a transliteration counts, and how much of a name it is worth.
_SOUNDS_ALIKE, _SOUND_WEIGHT = 0.6, 0.7
_NAME_WEIGHT = WEIGHTS["name"]


def crossed(chinese: Name, english: Name) -> Found:
    """Match by sound first, since names of companies may be common words (光明, Guangming)."""
    rest = list(english.words)
    shared, uncovered, named = _take_spoken(chinese, rest)
    words = list(uncovered)
    shared += _take_places(words, rest)
    stock = _Stock(rest)
    shared += _take_phrases(words, stock)
    shared += _take_phrases(words, stock, loose=True)
    words = [part for word in words for part in parts(word)]
    shared += _take_phrases(words, stock)
    shared += _take_phrases(words, stock, loose=True)
    rest = stock.left()
    more = _take_sounding(words, rest)
    return shared + more, tuple(words), tuple(rest), named or more > 0


def _take_spoken(chinese: Name, rest: list[Word]) -> tuple[float, tuple[Word, ...], bool]:
    """Take English words that spell characters in pinyin; the Chinese words that remain."""
    text, shared, named, start = chinese.plain.casefold(), 0.0, False, 0
    while start < len(rest):
        found = _spelled_from(text, rest, start)
        if not found:
            start += 1
            continue
        (begin, end), taken = found
        text = text[:begin] + " " + text[end:]
        named = named or all(word.role == "name" for word in rest[start : start + taken])
        shared += max(word.weight for word in rest[start : start + taken])
        shared += _PER_FURTHER_CHARACTER * (end - begin - _SHORTEST_NAME)
        del rest[start : start + taken]
    words = chinese.words if text == chinese.plain.casefold() else _remaining(text)
    return shared, words, named


@lru_cache(maxsize=16384)
def _remaining(text: str) -> tuple[Word, ...]:
    """Words of what is not spelled; a level of administration that is left over (市) is weak."""
    return chinese_name_words(text)


def _spelled_from(text: str, rest: list[Word], start: int) -> tuple[tuple[int, int], int] | None:
    """The span that the words from ``start`` on spell, most words first, and their number."""
    run = []
    for word in rest[start : start + _MOST_JOINED]:
        if word.role not in _SPOKEN or not is_pinyin(_letters(word)):
            break
        run.append(_letters(word))
    for length in range(len(run), 0, -1):
        span = spelled(text, "".join(run[:length]))
        if span and not (length == 1 and _other_place(text[slice(*span)], rest[start])):
            return span, length
    return None


def _other_place(chinese: str, english: Word) -> bool:
    """Whether both are known places and not one: 陕西, in English Shaanxi, and Shanxi.

    A district or county (长洲) may share the spelling of another place.
    """
    codes = place_codes("zh").get(chinese, frozenset())
    if any(code.isdigit() and not code.endswith(_WHOLE_CITY) for code in codes):
        return False
    names = [english_names().get(code, frozenset({english.text})) for code in codes]
    otherwise = bool(names) and not any(english.text in found for found in names)
    return otherwise and bool(english.codes) and not codes & english.codes


def _letters(word: Word) -> str:
    return word.text.replace(" ", "").replace("-", "")


@lru_cache(maxsize=65536)
def spelled(text: str, letters: str) -> tuple[int, int] | None:
    """The first span of at least two characters that can be read as the letters."""
    for start in range(len(text) - 1):
        end = _end_of_reading(text, start, letters)
        if end and end - start > 1:
            return start, end
    return None


def _end_of_reading(text: str, start: int, letters: str) -> int | None:
    if not letters:
        return start
    if start == len(text):
        return None
    for reading in readings(text[start]):
        for spelling in spellings(reading):
            if letters.startswith(spelling):
                end = _end_of_reading(text, start + 1, letters[len(spelling) :])
                if end:
                    return end
    return None


def _take_places(words: list[Word], rest: list[Word]) -> float:
    shared = 0.0
    for word in [w for w in words if w.role == "place" or w.codes]:
        twin = next((w for w in rest if _same_place(word, w)), None)
        if twin:
            words.remove(word)
            rest.remove(twin)
            shared += word.weight
    return shared


def _same_place(chinese: Word, english: Word) -> bool:
    if chinese.codes and english.codes:
        return bool(chinese.codes & english.codes)
    return english.role == "place" and chinese.meaning == english.meaning


class _Stock:
    """The stems of the English words that are still to be matched."""

    def __init__(self, words: list[Word]) -> None:
        self._words = words
        self._stems = [(s, index) for index, w in enumerate(words) for s in w.phrases[0]]
        self._touched: set[int] = set()

    def take(self, phrase: tuple[str, ...]) -> bool:
        """Take the stems of a phrase, in any order, if all of them are there."""
        taken = []
        for wanted in phrase:
            entry = next((e for e in self._stems if e[0] == wanted and e not in taken), None)
            if entry is None:
                return False
            taken.append(entry)
        for entry in taken:
            self._stems.remove(entry)
            self._touched.add(entry[1])
        return bool(phrase)

    def left(self) -> list[Word]:
        """The words of which no stem was taken."""
        return [word for index, word in enumerate(self._words) if index not in self._touched]


def _take_phrases(words: list[Word], stock: _Stock, *, loose: bool = False) -> float:
    """Match Chinese words with the longest of their phrases that is there, long words first."""
    shared = 0.0
    for word in sorted(words, key=lambda w: (w.role == "weak", -len(w.text), w.text)):
        phrases = word.loose if loose else word.phrases
        if any(stock.take(phrase) for phrase in phrases):
            words.remove(word)
            shared += word.weight * (_LOOSELY if loose else 1.0)
    return shared


def _take_sounding(words: list[Word], rest: list[Word]) -> float:
    """Match one name that sounds alike: 莱茵塔尔 and Rheintal."""
    options = [
        (_likeness(own, run), len(own), own, run)
        for own in _name_runs(words, 3)
        for run in _name_runs(rest, 2)
    ]
    score, _, own, run = max(options, key=lambda option: option[:2], default=(0.0, 0, [], []))
    if score < _SOUNDS_ALIKE:
        return 0.0
    for word in own:
        words.remove(word)
    for word in run:
        rest.remove(word)
    return _NAME_WEIGHT * _SOUND_WEIGHT * score


def _likeness(own: list[Word], run: list[Word]) -> float:
    """How alike they sound; places known by code are compared by code, pinyin by its spelling."""
    letters = "".join(map(_letters, run))
    if is_pinyin(letters) or (len(own) == len(run) == 1 and own[0].codes and run[0].codes):
        return 0.0
    return sound_alike("".join(word.text for word in own), letters)


def _name_runs(words: list[Word], longest: int) -> list[list[Word]]:
    """Neighbouring names and places, as they may make up one foreign name."""
    runs = []
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            if words[end - 1].role not in _SPOKEN:
                break
            runs.append(words[start:end])
    return runs
