"""Countries and regions that sign: the only places that are organisations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extractor.chinese import simplified
from extractor.document import Document, Language, Mention, Span
from extractor.find.items import item_at
from extractor.find.signing_counties_en import signing_counties
from extractor.places import gazetteer
from extractor.rules import alternatives, load_words

SIGNING = "rule:organisations:signing-place"
_PATTERNS: dict[Language, str] = {
    "zh": (
        r"(?P<one>{places})(?:政府)?(?:与|和|同)(?P<other>{places})"
        r"(?![\u4e00-\u9fff]{{0,2}}(?:会|院|局|部|委|公司|大学))"
        r"[^，。；\n]{{0,16}}?(?<!见证)(?:签署|签订|签约|达成|缔结)"
    ),
    "en": (
        r"\b(?=[^\W\d_a-z])(?P<one>{places}) and (?P<other>{places})"
        r"(?: \(?[A-Z]+\)?)?(?: \w+){{0,4}}?"
        r" (?:signed|sign|inked|concluded|exchanged)\b"
    ),
}
# "中柬两国签署…协议": the countries by their first characters, or the two that the text is about.
_TWO = re.compile(
    r"(?P<short>[\u4e00-\u9fff]{2})?(?:两国|双方)[^。；\n]{0,40}?(?<!见证)(?:签署|签订|达成|交换)"
    r"[^。；\n]{0,80}?(?:协议|协定|声明|备忘录|文件|条约|议定书)"
)
# "签署《甲国和乙国联合声明》": the states by their full names.
_TITLED = re.compile(
    r"签[署订](?:了)?(?:并(?:共同)?(?:发表|发布|宣布))?《(?P<one>{state})(?:政府)?[与和同](?P<other>{state})(?:政府)?".replace(
        "{state}", r"[\u4e00-\u9fff]{0,9}(?:共和国|联邦|王国|合众国|酋长国|大公国)"
    )
)
# Cities and counties that sign with one another are written with what they are: 甲市与乙市签署.
_TOWNS = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,7}(?<![全本我该各省])[市县州])(?:政府)?[与和同](?P<other>[\u4e00-\u9fff·]{2,12}(?<![全本我该各])[市县州])"
    r"(?:正式|共同|[今昨]天|\d+日)?(?:在[\u4e00-\u9fff]{2,8})?(?:签[署订]|缔结|结为|结成)"
)
_PAIR = _LEAST_NAMED = 2


def signing_places(document: Document) -> Iterator[Mention]:
    """Yield the places that sign with one another: 中国与巴基斯坦签署, "Kenya and China signed"."""
    text = simplified(document.folded)
    start = document.title.end if document.title else 0
    for match in _pattern(document.language).finditer(text, start):
        for group in ("one", "other"):
            yield document.mention(*match.span(group), "ORG", SIGNING, confidence=0.7)
    if document.language == "zh":
        yield from _chinese_places(document, text, start)
    else:
        for span in signing_counties(document):
            yield document.mention(span.start, span.end, "ORG", SIGNING, confidence=0.7)


def _chinese_places(document: Document, text: str, start: int) -> Iterator[Mention]:
    """The countries that 两国 or 双方 stands for, in each item of a digest or once."""
    for towns in _TOWNS.finditer(text, start):
        one = _known_tail(towns["one"])
        for name, end in ((one, towns.end("one")), (towns["other"], towns.end("other"))):
            if one:
                yield document.mention(end - len(name), end, "ORG", SIGNING, confidence=0.7)
    read: set[int] = set()
    for titled in _TITLED.finditer(text, start):
        read.add(item_at(document, titled.start()).start)
        for group in ("one", "other"):
            yield document.mention(*titled.span(group), "ORG", SIGNING, confidence=0.7)
    for two in _TWO.finditer(text, start):
        item = item_at(document, two.start())
        if item.start in read:
            continue
        read.add(item.start)
        heading = document.title if item.start < start else None
        title = (
            text[heading.start : heading.end] if heading else text[item.start :].partition("\n")[0]
        )
        body = Span(max(start, item.start), item.end)
        for name in _two_countries(text[body.start : body.end], two["short"], title):
            place = text.index(name, body.start)
            yield document.mention(place, place + len(name), "ORG", SIGNING, confidence=0.7)
    for listed in _countries_listed().finditer(text, start):
        for match in _countries().finditer(text, *listed.span("all")):
            yield document.mention(*match.span(), "ORG", SIGNING, confidence=0.7)


def _known_tail(words: str) -> str:
    """The longest place of the gazetteer that words end with: 28日下午|敦煌市; empty if none."""
    known = gazetteer("zh")
    return next((words[at:] for at in range(len(words) - 2) if words[at:] in known), "")


def _two_countries(text: str, short: str | None, title: str) -> list[str]:
    """The countries meant by 两国: by their first characters, by the headline, else named most.

    A headline that names one country tells of its talks with China.
    """
    counts = Counter(match[0] for match in _countries().finditer(text))
    if short:
        meant = [name for first in short for name in counts if name.startswith(first)]
        if len(meant) == _PAIR:
            return meant
    heading = dict.fromkeys(match[0] for match in _countries().finditer(title))
    headed = [name for name in (*heading, "中国") if name in counts]
    if len(dict.fromkeys(headed)) == _PAIR:
        return list(dict.fromkeys(headed))
    if short:
        return []
    often = [name for name, count in counts.most_common(_PAIR) if count >= _LEAST_NAMED]
    return often if len(often) == _PAIR else []


@cache
def _countries() -> re.Pattern[str]:
    known = gazetteer("zh").items()
    return re.compile(alternatives(tuple(sorted(n for n, p in known if p.level == "country"))))


@cache
def _countries_listed() -> re.Pattern[str]:
    """Countries that sign with others: 法国、中国等60个国家签署."""
    country = _countries().pattern
    return re.compile(
        rf"(?P<all>{country}(?:[、和与]{country}){{0,9}})(?:[、和与][\u4e00-\u9fff]{{2,8}})?"
        r"等\d{0,3}(?:余|多)?个?国家[^，。；\n]{0,12}?(?:签署|签订|达成|缔结)"
    )


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    known = gazetteer(language)
    wide = sorted(name for name, place in known.items() if place.level in ("country", "region"))
    unions = load_words(language, "international_names")
    return re.compile(_PATTERNS[language].format(places=alternatives((*wide, *unions))))
