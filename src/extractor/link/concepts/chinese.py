"""Chinese names cut into words that the lexicon knows, places, numbers and the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from extractor.link.concepts.lexicon import Word, chinese_words, english_roles
from extractor.link.concepts.places import place_codes
from extractor.link.concepts.stems import stem
from extractor.numerals import chinese_number

_PIECE = re.compile(
    r"第(?P<number>[一二三四五六七八九十百零〇\d]{1,4})|(?P<latin>[a-z0-9]+)"
    r"|(?P<han>(?:(?!第[一二三四五六七八九十百零〇\d])[\u3400-\u9fff])+)"
)
_NEVER = 1e9
# What a cut costs: a word, a head of one character at the end (局, 院), any other character.
_COST_WORD, _COST_LAST, _COST_UNKNOWN = 1.0, 0.9, 1.15
_LONG_IS_BETTER = 0.01
_FIRST_IS_BETTER = 0.03  # 挪威|海产局, not 挪|威海|产局
_DEPARTMENTS = frozenset("科部处室组队办系院所厅局")
# An unknown place in front: 滨城市.
_UNKNOWN_PLACE = re.compile(r"^.{2,5}(?:市|县|区|镇|州)$|^.{2,3}省$")
_UNKNOWN_TOWN = re.compile(r".城市(?=..)")
# Provinces and towns that are named by one character where several stand together: 沪苏浙.
_BY_CHARACTER = {
    "京": "北京", "津": "天津", "沪": "上海", "渝": "重庆", "冀": "河北", "晋": "山西",
    "苏": "江苏", "浙": "浙江", "皖": "安徽", "闽": "福建", "赣": "江西", "鲁": "山东",
    "豫": "河南", "鄂": "湖北", "湘": "湖南", "粤": "广东", "桂": "广西", "琼": "海南",
    "川": "四川", "黔": "贵州", "滇": "云南", "藏": "西藏", "陕": "陕西", "港": "香港",
    "澳": "澳门",
}  # fmt: skip
_PROVINCES = re.compile(rf"[{''.join(_BY_CHARACTER)}]{{2,4}}(?=..)")
_LEVELS = frozenset(["省", "市", "县", "区", "州", "镇", "盟", "旗", "届", "共和国", "自治区"])
_CONNECTIVES = frozenset("和与及暨之的驻在")


@lru_cache(maxsize=65536)
def chinese_name_words(name: str) -> tuple[Word, ...]:
    """The words of a folded, simplified name in order of writing."""
    words: list[Word] = []
    for match in _PIECE.finditer(name):
        if match["number"]:
            number = f"#{chinese_number(match['number'])}"
            words.append(Word(number, "number", number, ((number,),)))
        elif match["latin"]:
            words.append(_latin(match["latin"]))
        else:
            words += _with_town(match["han"]) if not words else segments(match["han"])
    return tuple(_with_head(words))


def _with_town(text: str) -> list[Word]:
    """The words of a beginning: towns in no gazetteer (滨城市卫生局), provinces by a character."""
    town = _UNKNOWN_TOWN.match(text)
    if town and town[0] not in _known():
        rest = segments(text[len(town[0]) :])
        return [Word(town[0], "place", town[0][:-1]), *rest]
    provinces = _PROVINCES.match(text)
    if provinces and not any(text[:end] in _known() for end in range(2, len(text) + 1)):
        rest = segments(text[len(provinces[0]) :])
        return [*map(_province, provinces[0]), *rest]
    return list(segments(text))


def _province(char: str) -> Word:
    name = _BY_CHARACTER[char]
    return Word(char, "place", name, (), place_codes("zh").get(name, frozenset()))


def _with_head(words: list[Word]) -> list[Word]:
    """The words, the last one as a head where it is a department by its last character."""
    if len(words) > 1 and words[-1].role == "field" and words[-1].text[-1] in _DEPARTMENTS:
        words[-1] = replace(words[-1], role="head")
    return words


def _latin(letters: str) -> Word:
    own = stem(letters)
    return Word(letters, english_roles().get(own, "name"), own, ((own,),))


@lru_cache(maxsize=65536)
def segments(text: str, whole: bool = True) -> tuple[Word, ...]:
    """The cheapest cut of a run of characters; not into itself unless ``whole``."""
    size, lengths, known = len(text), _lengths(), _known()
    best = [(0.0, 0)] + [(_NEVER, 0)] * size
    for start in range(size):
        so_far = best[start][0]
        if so_far + _COST_UNKNOWN < best[start + 1][0]:
            best[start + 1] = (so_far + _COST_UNKNOWN, start)
        if start and start == size - 1 and text[start] in known:
            best[size] = min(best[size], (so_far + _COST_LAST, start))
        for end in range(start + 2, min(size, start + lengths.get(text[start], 0)) + 1):
            if text[start:end] in known and (whole or end - start < size):
                cost = so_far + _COST_WORD - _LONG_IS_BETTER * (end - start) ** 2
                cost -= _FIRST_IS_BETTER * (start == 0)
                best[end] = min(best[end], (cost, start))
    cuts, end = [], size
    while end:
        cuts.append(text[best[end][1] : end])
        end = best[end][1]
    return tuple(_words_of(cuts[::-1]))


@cache
def _known() -> frozenset[str]:
    return frozenset(chinese_words()) | frozenset(place_codes("zh"))


@cache
def _lengths() -> dict[str, int]:
    """The length of the longest word that begins with a character."""
    longest: dict[str, int] = {}
    for word in sorted(_known()):
        longest[word[0]] = max(len(word), longest.get(word[0], 0))
    return longest


def _words_of(pieces: list[str]) -> list[Word]:
    """Words of the pieces; neighbouring unknown characters are one name."""
    words: list[Word] = []
    unknown = ""
    for index, piece in enumerate([*pieces, ""]):
        is_word = len(piece) > 1 or 0 < index == len(pieces) - 1
        known = lookup(piece) if is_word else None
        if piece and known is None and piece not in _CONNECTIVES:
            unknown += piece
            continue
        if unknown:
            words.append(_unknown(unknown, first=not words))
            unknown = ""
        if known:
            words.append(known)
    return words


def _unknown(text: str, *, first: bool) -> Word:
    if text in _LEVELS:
        return Word(text, "weak", text)
    if first and _UNKNOWN_PLACE.match(text):
        return Word(text, "place", text[:-1])
    return Word(text, "name", text)


@lru_cache(maxsize=16384)
def lookup(piece: str) -> Word | None:
    """The word of the lexicon or the gazetteer that is written so."""
    if known := chinese_words().get(piece):
        return known
    codes = place_codes("zh").get(piece)
    return Word(piece, "place", _short(piece), (), codes) if codes else None


def _short(place: str) -> str:
    return re.sub(r"(?<=..)(?:省|市|县|区|自治区|特别行政区)$", "", place)


@lru_cache(maxsize=16384)
def parts(word: Word) -> tuple[Word, ...]:
    """The words that a compound is made of (卫生健康, 委员会), or the word itself."""
    if word.role == "name" and len(word.text) == 1:
        return (lookup(word.text) or word,)
    if (word.role == "name" and not word.phrases) or word.codes or len(word.text) < 2:
        return (word,)
    found = segments(word.text, False)
    return found if all(part.role != "name" for part in found) else (word,)
