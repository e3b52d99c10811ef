"""Chinese agencies whose names list their fields: 某国|农业、食品和林业|部."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.document import Span
from extractor.places import gazetteer
from extractor.rules import alternatives, load_words


def field_lists(text: str) -> Iterator[Span]:
    """Yield the agencies named by a list of fields, with the country or place before them."""
    for near in _NEAR.finditer(text):
        for match in _pattern().finditer(text, max(0, near.start() - _BEFORE), near.end()):
            if match.end() > near.start():
                yield Span(*match.span())


# Where such a list can be, so that the words themselves are sought in few places.
_NEAR = re.compile(
    r"、[\u4e00-\u9fff]{2,8}[和与及暨][\u4e00-\u9fff]{2,8}?(?:部|局|厅|署|委员会|司)"
)
_BEFORE = 28


@cache
def _pattern() -> re.Pattern[str]:
    field = alternatives(load_words("zh", "organisation_fields"))
    wide = sorted(n for n, p in gazetteer("zh").items() if p.level in ("country", "region"))
    return re.compile(
        rf"{alternatives(tuple(wide))}?{field}{{1,2}}(?:、{field}{{1,2}}){{1,3}}[和与及暨]{field}{{1,2}}"
        r"(?:部|局|厅|署|委员会|司)(?![分门署队长位级落下])"
    )
