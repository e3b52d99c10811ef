"""Countries, provinces and cities that sign: the only places that are organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.chinese import simplified
from extractor.document import Document, Language, Mention
from extractor.places import gazetteer
from extractor.rules import alternatives, load_words

SIGNING = "rule:organisations:signing-place"
_PATTERNS: dict[Language, str] = {
    "zh": (
        r"(?P<one>{places})(?:政府)?(?:与|和|同)(?P<other>{places})(?![\u4e00-\u9fff]{{0,2}}(?:会|院|局|部|委|公司|大学))"
        r"[^，。；\n]{{0,16}}?(?:签署|签订|签约|达成|缔结)"
    ),
    "en": (
        r"\b(?P<one>{places}) and (?P<other>{places})(?: \(?[A-Z]+\)?)?(?: \w+){{0,4}}?"
        r" (?:signed|sign|inked|concluded|exchanged)\b"
    ),
}


def signing_places(document: Document) -> Iterator[Mention]:
    """Yield the places that sign with one another: 中国与巴基斯坦签署, "Kenya and China signed"."""
    text = simplified(document.folded)
    for match in _pattern(document.language).finditer(text):
        if document.title and document.title.end > match.start():
            continue
        for group in ("one", "other"):
            start, end = match.span(group)
            yield document.mention(start, end, "ORG", SIGNING, confidence=0.7)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    known = gazetteer(language)
    wide = sorted(name for name, place in known.items() if place.level in ("country", "region"))
    unions = load_words(language, "international_names")
    return re.compile(_PATTERNS[language].format(places=alternatives((*wide, *unions))))
