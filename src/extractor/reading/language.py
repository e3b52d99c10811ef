"""Which language a text is in: by its letters, its small words and its common characters."""

from __future__ import annotations

import re
from collections import Counter

from extractor.chinese import simplified
from extractor.document import Language, is_han
from extractor.rules import word_set

_SAMPLE = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_SUPPORTED = "supported: en, zh"
_OTHER_LETTERS = (
    ("Japanese", re.compile("[\u3040-\u30ff]"), 0.1),
    ("Korean", re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"), 0.1),
    ("Russian, or another language in Cyrillic letters", re.compile("[\u0400-\u052f]"), 0.3),
    ("Arabic, or another language in Arabic letters", re.compile("[\u0600-\u077f]"), 0.3),
    ("Greek", re.compile("[\u0370-\u03ff]"), 0.3),
    ("Hebrew", re.compile("[\u0590-\u05ff]"), 0.3),
    ("Thai", re.compile("[\u0e00-\u0e7f]"), 0.3),
    ("Hindi, or another language of India", re.compile("[\u0900-\u0dff]"), 0.3),
)
_SMALL_WORDS = {
    name: frozenset(words.split())
    for name, words in {
        "English": "the of and to is was with that by from for at has have its their will this "
        "an are were been which on as it in a be or not more said also after who",
        "French": "le la les des du de et est dans pour une un sur avec par que qui au aux ce "
        "cette ont été sont plus se ses lors à d l en",
        "German": "der die das und ist den dem des von mit für auf im ein eine einer wurde zu "
        "nicht sich auch als bei aus nach werden hat am zum zur in an",
        "Spanish": "el la los las del de y es en para una un con por que se al su como más fue sus "
        "entre este esta lo",
        "Portuguese": "o a os as do da dos das de e é em para uma um com por que no na se ao mais "
        "foi sua não entre nos nas",
        "Italian": "il la i gli le del della dei di e è in per una un con che da al nel alla si "
        "sono ha lo più come",
        "Dutch": "de het een en van is op te voor met dat die zijn werd aan door bij om "
        "ook naar in",
        "Swedish, Danish or Norwegian": "och det att en ett som på är av för med den til og der er "
        "har til i var blev inte ikke",
        "Polish": "i w na z do się jest nie że o od dla przez oraz po jak",
        "Turkish": "ve bir bu için ile da de olarak olan çok en daha",
        "Indonesian or Malay": "dan yang di untuk dengan pada ini dari dalam akan oleh itu ke",
        "Vietnamese": "và của là các có được trong cho một với tại đã những người hội",
    }.items()
}
_LANGUAGES_OF = {
    word: tuple(name for name, small in _SMALL_WORDS.items() if word in small)
    for word in frozenset().union(*_SMALL_WORDS.values())
}
_LONG = 40  # words; English prose of this length has small words
_RARE = 0.25  # of the characters common; by chance one in six is, in Chinese prose three in four
_ENOUGH_HAN = 60


class UnsupportedLanguageError(ValueError):
    """A text in neither English nor Chinese."""


def language_of(text: str) -> Language:
    """English or Chinese.

    Raises:
        UnsupportedLanguageError: it is neither, as far as its letters and small words tell.
    """
    sample = text[:_SAMPLE]
    letters = _LETTER.findall(sample)
    if not letters:
        raise UnsupportedLanguageError("no words found")
    if other := other_letters(sample):
        raise UnsupportedLanguageError(f"the text looks {other}; {_SUPPORTED}")
    han = [letter for letter in letters if is_han(letter)]
    if len(han) > 0.15 * len(letters):
        if len(han) >= _ENOUGH_HAN and _share_of_common(han) < _RARE:
            raise UnsupportedLanguageError(
                f"the text looks like no Chinese, or its encoding is another one; {_SUPPORTED}"
            )
        return "zh"
    if other := _other_words(sample, least=2):
        raise UnsupportedLanguageError(f"the text looks {other}; {_SUPPORTED}")
    if not _is_english(sample, len(letters)):
        raise UnsupportedLanguageError(f"the text looks neither English nor Chinese; {_SUPPORTED}")
    return "en"


def is_foreign(sentence: str) -> bool:
    """Whether a sentence is clearly in neither language: a French paragraph, a caption."""
    return other_letters(sentence) is not None or _other_words(sentence, least=4) is not None


def other_letters(text: str) -> str | None:
    """The language whose letters make up too much of a text for English or Chinese."""
    if text.isascii():
        return None
    letters = len(_LETTER.findall(text))
    return next(
        (
            name
            for name, pattern, share in _OTHER_LETTERS
            if len(pattern.findall(text)) > share * letters
        ),
        None,
    )


def _other_words(text: str, least: int) -> str | None:
    """The language of Western letters whose small words outnumber the English ones."""
    words = [word.lower() for word in _LATIN_WORD.findall(text)]
    if len(words) < least:
        return None
    counts = Counter(name for word in words for name in _LANGUAGES_OF.get(word, ()))
    english = counts.pop("English", 0)
    best = max(_SMALL_WORDS, key=lambda name: counts[name])
    is_clear = counts[best] >= max(least, 1.5 * english + 1)
    return best if is_clear and counts[best] > 0.15 * len(words) else None


def _share_of_common(han: list[str]) -> float:
    common = word_set("zh", "frequent_characters")
    return sum(character in common for character in simplified("".join(han))) / len(han)


def _is_english(sample: str, letters: int) -> bool:
    words = _LATIN_WORD.findall(sample)
    if sum(map(len, words)) < 0.5 * letters:
        return False
    small = sum(word.lower() in _SMALL_WORDS["English"] for word in words)
    # Short texts (a headline) may lack small words; longer English prose never does.
    return len(words) < _LONG or small > 0.04 * len(words)
