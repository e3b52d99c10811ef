"""Party congresses and plenums, which every release names and no two languages name alike."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.chinese import simplified
from extractor.numerals import chinese_number, english_ordinal

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_PLENUM_ZH = re.compile(
    rf"(?P<congress>{_NUMERAL})(?:大|届)(?:中央委员会)?第?(?P<plenum>{_NUMERAL})(?:中全会|次全体会议)"
)
_CONGRESS_ZH = re.compile(rf"党的?(?:第)?(?P<congress>{_NUMERAL})(?:大|次全国代表大会)$")
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|[A-Za-z]{5,11}(?:-[a-z]{5,7})?)"
_PLENUM_EN = re.compile(
    rf"(?P<plenum>{_ORDINAL})\s(?:plenary\ssession|plenum)\sof\sthe\s(?P<congress>{_ORDINAL})\s"
    r"(?:(?:CPC|party)\s)?central\scommittee",
    re.IGNORECASE,
)
_CONGRESS_EN = re.compile(
    rf"(?P<congress>{_ORDINAL})\s(?:(?:CPC|party|national)\s){{1,2}}congress"
    rf"(?:\sof\sthe\scommunist\sparty\sof\schina)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def congress(name: str) -> str | None:
    """ "20" for the party's 20th congress, "20-3" for the third plenum of its committee."""
    plain = simplified(name)
    for pattern in (_PLENUM_ZH, _CONGRESS_ZH):
        if match := pattern.search(plain):
            return _joined(*(chinese_number(part) for part in _parts(match)))
    for pattern in (_PLENUM_EN, _CONGRESS_EN):
        if match := pattern.search(plain):
            return _joined(*(english_ordinal(part) for part in _parts(match)))
    return None


def _parts(match: re.Match[str]) -> list[str]:
    groups = match.groupdict()
    return [groups[name] for name in ("congress", "plenum") if name in groups]


def _joined(*numbers: int | None) -> str | None:
    return None if None in numbers else "-".join(map(str, numbers))
