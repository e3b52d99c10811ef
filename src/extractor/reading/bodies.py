"""Lines and names that are those of a body: letterheads, mastheads, desks named in by-lines."""

from __future__ import annotations

import re
from functools import cache

from extractor.document import Language
from extractor.rules import load_words

_TOPICS = ("government", "association", "company", "university", "institute", "hospital", "media")
_OTHERS: dict[Language, tuple[str, ...]] = {"en": ("other", "shared"), "zh": ("other",)}
_LONGEST_HEAD = 4  # words
_SMALL = re.compile(
    r"of|and|for|the|in|on|at|to|&|-|d[eu]|des|del|l[ae]|les|von|der|et|[ey]", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*|&")
_CHINESE = re.compile(r"[\u4e00-\u9fffA-Za-z·（）()]{3,30}")


def has_body_word(name: str) -> bool:
    """Whether an English name has a word that heads the names of bodies: "Publicity Department"."""
    words = [word.casefold() for word in name.split()]
    heads = _heads("en")
    return any(
        " ".join(words[i:j]).strip(",.") in heads
        for i in range(len(words))
        for j in range(i + 1, min(len(words), i + _LONGEST_HEAD) + 1)
    )


def is_body_name(text: str, language: Language) -> bool:
    """Whether a line is the name of a body and nothing else."""
    if language == "zh":
        return bool(_CHINESE.fullmatch(text)) and text.endswith(tuple(_heads("zh")))
    words = _WORD.findall(text)
    return (
        1 < len(words) <= 14
        and not re.search(r"[.!?:;|]\s|[!?:;]$|\d", text)
        and all(word[0].isupper() or _SMALL.fullmatch(word) for word in words)
        and not any(word.capitalize() in _headline_verbs() for word in words)
        and has_body_word(text)
    )


@cache
def _heads(language: Language) -> frozenset[str]:
    """The head words of every kind of body."""
    topics = (*_TOPICS, *_OTHERS[language])
    words = (word for topic in topics for word in load_words(language, f"{topic}_heads"))
    return frozenset(word.casefold() for word in words if len(word) > 1 or word in "局厅")


@cache
def _headline_verbs() -> frozenset[str]:
    return frozenset(load_words("en", "headline_verbs")) - {"With", "To"}
