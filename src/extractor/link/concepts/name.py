"""A name taken apart: its words, what stands in brackets, and its legal form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from extractor.chinese import simplified
from extractor.document import Language
from extractor.link.concepts.chinese import chinese_name_words
from extractor.link.concepts.english import english_name_words
from extractor.link.concepts.lexicon import Word
from extractor.link.concepts.places import without_accents
from extractor.names import name_key
from extractor.rules import load_words

_CHINESE_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|股份公司|有限合伙|责任公司|株式会社)$"
)
_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
_FORM_IN_BRACKETS = re.compile(r"^(?:集团|控股|group|holdings?|有限合伙|股份)$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&.-]{1,11}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_AROUND = " .,;:·\"'“”‘’《》「」"
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_LONGEST_FORM = 5
_SPACE = re.compile(r"\s+")
_SPACE_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


@dataclass(frozen=True)
class Name:
    """A name as linking compares it.

    ``plain`` is the folded name without legal form and brackets; ``qualifiers`` are the words in
    brackets ("(Tianjin)"), ``incorporated`` tells that it was written with its legal form.
    """

    language: Language
    plain: str
    words: tuple[Word, ...]
    qualifiers: tuple[Word, ...] = ()
    incorporated: bool = False

    @cached_property
    def key(self) -> str:
        """Equal for writings that differ in case, spacing, punctuation, legal form or script."""
        return name_key(self.plain)

    @cached_property
    def initials(self) -> str:
        """Capital initials of an English name, legal form left out."""
        return "".join(w[0].upper() for w in re.findall(r"[^\W\d_]+", self.plain) if w[0].isupper())


@lru_cache(maxsize=65536)
def parsed(name: str, language: Language) -> Name:
    """Take a name apart. A name without Chinese characters is read as English, and the reverse."""
    text = _SPACE.sub(" ", unicodedata.normalize("NFKC", name)).strip(_AROUND)
    if _HAN.search(text):
        return _parsed(simplified(_SPACE_BETWEEN_HAN.sub("", text)), "zh")
    return _parsed(_ARTICLE.sub("", without_accents(text)), "en")


def _parsed(text: str, language: Language) -> Name:
    outside, inside = _without_brackets(text)
    plain, form = _without_form(outside, language)
    read = chinese_name_words if language == "zh" else english_name_words
    fold = str.casefold if language == "zh" else str
    qualifiers = tuple(word for part in inside for word in read(fold(part)))
    return Name(language, plain, read(fold(plain)), qualifiers, form)


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """The name with brackets that say its form opened, and the others taken out."""
    if "(" not in text:
        return text, []
    inside = []

    def take(match: re.Match[str]) -> str:
        if _FORM_IN_BRACKETS.match(match[1]):
            return match[1] if _HAN.search(match[1]) else f" {match[1]} "
        if not _ABBREVIATION.fullmatch(match[1]) or not match[1].isupper():
            inside.append(match[1])
        return "" if _HAN.search(text) else " "

    return _SPACE.sub(" ", _BRACKETS.sub(take, text)).strip(), inside


def _without_form(text: str, language: Language) -> tuple[str, bool]:
    """The name without the legal forms at its end, and whether there was any."""
    if language == "zh":
        plain = _CHINESE_FORM.sub("", text)
        return (plain, plain != text) if plain else (text, False)
    tokens = text.split()
    end = len(tokens)
    while end > 1 and (found := _form_before(tokens, end)):
        end = found
    return (" ".join(tokens[:end]).rstrip(" ,.&-"), end < len(tokens))


def _form_before(tokens: list[str], end: int) -> int | None:
    """Where a legal form that ends at a token begins; a name has at least one word before it."""
    for start in range(max(1, end - _LONGEST_FORM), end):
        if _form_key(" ".join(tokens[start:end])) in _english_forms():
            return start
    return None


def _form_key(text: str) -> str:
    return re.sub(r"[\s.,]", "", text).casefold()


@cache
def _english_forms() -> frozenset[str]:
    return frozenset(_form_key(form) for form in load_words("en", "company_suffixes"))
