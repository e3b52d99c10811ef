"""Names of events without what tells one edition from the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.document import Language
from extractor.link.concepts.name import Name, parsed
from extractor.numerals import chinese_number, english_ordinal

_NUMERAL = "[一二三四五六七八九十百零〇0-9]{1,6}"
_CHINESE = re.compile(
    rf"(?P<year>(?:19|20)\d\d)\s?(?:年度|年)?(?:\s?[-—–/]\s?(?:19|20)?\d\d年?)?"
    rf"|第\s?(?P<edition>{_NUMERAL})\s?[届次期回季]|(?P<first>首)[届次]"
)
_ENGLISH = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)(?:[-–/](?:19|20)?\d\d)?\b|['’](?P<short>\d\d)\b"
    r"|\b(?P<edition>\d{1,3}(?:st|nd|rd|th)|(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)"
    r"(?:-[A-Za-z]{4,8})?|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh"
    r"|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth|Nineteenth"
    r"|Twentieth|Thirtieth|Fortieth|Fiftieth|(?-i:[IVXL]{2,7})|Inaugural)\b"
    r"(?:\s(?:Annual|Edition(?:\sof(?:\sthe)?)?)\b)?",
    re.IGNORECASE,
)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Series:
    """The name that all editions share, and the edition and year that this one names."""

    name: Name
    edition: int | None = None
    year: int | None = None

    @property
    def key(self) -> str:
        """The folded name of the series."""
        return self.name.key


@lru_cache(maxsize=65536)
def series(name: str, language: Language) -> Series:
    """The series that an event's name belongs to, with the edition and year found in the name."""
    pattern = _CHINESE if language == "zh" else _ENGLISH
    edition = year = None
    for match in pattern.finditer(name[:_LONGEST]):
        if match["year"]:
            year = int(match["year"])
        else:
            edition = _edition(match, language) or edition
    plain = pattern.sub(" ", name[:_LONGEST]).strip(" -–—:,")
    return Series(parsed(plain or name, language), edition, year)


def _edition(match: re.Match[str], language: Language) -> int | None:
    if language == "zh":
        return 1 if match["first"] else chinese_number(match["edition"])
    written = match["edition"]
    if written is None:
        return None
    return 1 if written.casefold() == "inaugural" else english_ordinal(written)
