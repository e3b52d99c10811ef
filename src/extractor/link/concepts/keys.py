"""Keys under which names of one entity meet, in one language or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, islice, product

from extractor.link.concepts.lexicon import Word, bodies_named
from extractor.link.concepts.name import Name
from extractor.link.concepts.short import acronyms, contractions, is_acronym
from extractor.link.concepts.sounding import sounds_of
from extractor.link.pinyin import is_pinyin, spellings, syllables
from extractor.link.sounds import latin_sounds

_MOST_READINGS = 4
# What is translated at the end of a name that is else spelled: 浦阳江, Puyang River.
_LANDFORMS = frozenset("江河山湖岛湾桥港镇村寺")
_MOST_PHRASES, _MOST_HEADS = 5, 2
_SHORTEST_SKELETON = 3
_LONGEST_CONTRACTION = 4
_MOST_JOINED, _MOST_STRONG, _LONGEST_WHOLE = 3, 4, 5
_HAN = re.compile(r"[\u3400-\u9fff]{2,3}")


@lru_cache(maxsize=65536)
def name_keys(name: Name) -> frozenset[str]:
    """All keys of a name: itself, the body it names, its short forms, its words in pairs."""
    keys = {f"name:{name.key}"} if name.key else set()
    keys.update(f"body:{body}" for body in bodies_named(name.plain))
    keys.update(f"short:{short}" for short in _short_forms(name))
    keys.update(_word_keys(name))
    return frozenset(keys)


def _short_forms(name: Name) -> Iterable[str]:
    if is_acronym(name):
        return [name.plain.upper()]
    if name.language == "zh":
        own = [name.plain] if len(name.plain) <= _LONGEST_CONTRACTION else []
        return [*own, *contractions(name)]
    return acronyms(name)


def _word_keys(name: Name) -> Iterator[str]:
    """Names of their own alone and each word with another; general words in pairs."""
    own = [spoken_forms(word) for word in name.words if word.role == "name"]
    places = [word for word in name.words if word.role == "place" and not is_wide(word)]
    strong = own + [_place_forms(word) for word in places]
    strong += [_stems(word, _MOST_HEADS) for word in name.words if word.is_body]
    fields = [word for word in name.words if word.role == "field"]
    content = [_stems(word, _MOST_PHRASES) for word in fields]
    heads = [_stems(w, _MOST_HEADS) for w in name.words if w.role == "head" or is_wide(w)]
    joined = set(_joined(name))
    yield from (f"own:{form}" for forms in [*own, joined] for form in forms)
    yield from _pairs([{form for form in joined if form[0] != "~"}], content)
    yield from (f"own:{spelling}" for spelling in _whole(name))
    yield from _pairs([*strong, *_lead(name)], content + heads)
    if len(strong) > 1:
        yield from _general_pairs(strong[:_MOST_STRONG])
    elif not strong:
        yield from _general_pairs(content or heads)
        yield from _pairs(content, heads)
        yield from (key for word in fields for key in _within(word))
    elif not fields and not heads:
        yield from (f"alone:{form}" for form in strong[0])


def _general_pairs(atoms: list[set[str]]) -> Iterator[str]:
    for index, one in enumerate(atoms):
        yield from _pairs([one], atoms[index + 1 :])


def _within(word: Word) -> Iterator[str]:
    """Pairs within the translation of a compound: 数字经济 is digital and economy."""
    for phrase in word.phrases[:_MOST_PHRASES]:
        for one, other in combinations(sorted(set(phrase)), 2):
            yield f"with:{one}|{other}"


def _pairs(first: list[set[str]], second: list[set[str]]) -> Iterator[str]:
    for one in first:
        for other in second:
            yield from (f"with:{'|'.join(sorted(pair))}" for pair in product(one, other))


def is_wide(word: Word) -> bool:
    """Whether a word is a place that half of all names begin with."""
    return word.role == "place" and word.meaning == "中国"


def _whole(name: Name) -> Iterator[str]:
    """How a short name is spelled from end to end: 天府智谷 and Tianfu Zhigu."""
    if name.language == "zh" and len(name.plain) <= _LONGEST_WHOLE:
        yield from ("".join(cut) for cut in islice(_written(name.plain), _MOST_READINGS))
    letters = "".join(word.text for word in name.words)
    if name.language == "en" and 1 < len(name.words) <= _MOST_JOINED and is_pinyin(letters):
        yield letters


def _joined(name: Name) -> Iterator[str]:
    """Names that are written apart, as one: Tong Ren Tang; 马里斯顿, though 马里 is a place."""
    run: list[Word] = []
    for word in (*name.words, None):
        if word and word.role in {"name", "place"} and not is_wide(word):
            run.append(word)
            continue
        for part in _foreign_or_lengthened(run):
            text = "".join(w.text for w in part)
            yield from spoken_forms(Word(text.replace(" ", ""), "name", text))
        run = []


def _foreign_or_lengthened(run: list[Word]) -> Iterator[list[Word]]:
    """Two or three neighbours; a place of China only with one character: 大|盘山, 吕梁|山."""
    for start, end in combinations(range(len(run) + 1), 2):
        part = run[start:end]
        if 1 < len(part) <= _MOST_JOINED and (
            any(len(word.text) == 1 for word in part) or not any(map(_is_chinese, part))
        ):
            yield part


def _is_chinese(word: Word) -> bool:
    """Whether a place is a division of China, which is no part of a foreign name."""
    return any(code.isdigit() for code in word.codes) or is_wide(word)


def _lead(name: Name) -> list[set[str]]:
    """How a Chinese name begins, should its first word be a name that looks like a common one."""
    lead = _HAN.match(name.plain)
    if not lead or name.words[0].role in {"name", "place"}:
        return []
    return [{"".join(cut) for text in {lead[0], lead[0][:2]} for cut in islice(_written(text), 2)}]


def spoken_forms(word: Word) -> set[str]:
    """How a name sounds: in pinyin, and by its consonants; a well-known body is itself."""
    if word.is_body:
        return {word.meaning}
    if word.text.isascii() or not syllables(word.text):
        skeleton = "" if is_pinyin(word.text) else latin_sounds(word.text)
        return {word.text} | _skeletons(skeleton)
    found = {"".join(cut) for cut in islice(_written(word.text), _MOST_READINGS)}
    if len(word.text) > 2 and word.text[-1] in _LANDFORMS:
        found |= {"".join(cut) for cut in islice(_written(word.text[:-1]), _MOST_READINGS)}
    skeletons = sounds_of(word.text) if len(word.text) > 2 else ()
    return found.union(*map(_skeletons, skeletons))


def _skeletons(skeleton: str) -> set[str]:
    """A skeleton, and what is left of it without any one consonant."""
    if len(skeleton) < _SHORTEST_SKELETON:
        return set()
    shorter = {skeleton[:i] + skeleton[i + 1 :] for i in range(len(skeleton))}
    return {f"~{s}" for s in {skeleton, *shorter} if len(s) >= _SHORTEST_SKELETON}


def _written(text: str) -> Iterator[tuple[str, ...]]:
    options = [[s for r in found[:2] for s in spellings(r)[:2]] for found in syllables(text)]
    return product(*options)


def _place_forms(word: Word) -> set[str]:
    """The codes of a place and how it is spelled; of a foreign one also how it sounds."""
    forms = set(word.codes) if _is_chinese(word) else word.codes | spoken_forms(word)
    if word.text.isascii() or not syllables(word.meaning):
        return {*forms, word.text.replace(" ", "")}
    return {*forms} | {"".join(cut) for cut in islice(_written(word.meaning), 2)}


def _stems(word: Word, most: int) -> set[str]:
    """The English stems that stand for a general word."""
    if is_wide(word):
        return {"china"}
    phrases = word.phrases[:most]
    return {stem for phrase in phrases for stem in phrase if len(stem) > 1} or {word.text}


def key_forms(word: Word) -> set[str]:
    """The forms of a word that are equal in both languages."""
    if word.role == "place":
        return _place_forms(word)
    return spoken_forms(word) if word.role == "name" else _stems(word, _MOST_HEADS)
