"""What a page says of itself: title, publisher, authors, and which lines say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document import Language, Span, fold_characters
from extractor.reading.authors import by_line_authors
from extractor.reading.found import DATE
from extractor.reading.lines import Line, first_prose
from extractor.reading.publisher import LONGEST_META, publisher
from extractor.reading.titles import HEADER_LINES, headline
from extractor.rules import Rule, load_rules

_META_WORD = re.compile(
    r"(?:发布|發布|更新|时间|時間|日期|来源|來源|浏览|瀏覽|点击|阅读|字号|字體"
    r"|Updated?|Posted|Published|Release|Date|Time|Views?|Click|Source|min read)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Header:
    """Spans of what the page says of itself; ``meta`` are the lines that say nothing else."""

    title: Span | None = None
    source: Span | None = None
    authors: tuple[Span, ...] = ()
    meta: tuple[Span, ...] = ()


def read_header(
    lines: Sequence[Line],
    is_furniture: Sequence[bool],
    language: Language,
    *,
    title: Span | None = None,
) -> Header:
    """Find title, publisher and authors in a page's lines; its markup may have told the title."""
    rules = load_rules(language, "header")
    body = first_prose(lines, language)
    if _is_headline(lines, body, rules, language):
        body += 1 + first_prose(lines[body + 1 :], language)
    meta = [
        i
        for i in range(min(body, len(lines)))
        if _is_meta(lines[i].text, rules, language) and not _is_programme_line(lines, i)
    ]
    candidates = [i for i in range(body) if i not in meta and not is_furniture[i]]
    title = title or headline(lines, candidates, rules, language)
    authors = by_line_authors(lines, body, language, rules)
    return Header(
        title=title,
        source=publisher(lines, title, is_furniture, language, rules, authors),
        authors=tuple(authors),
        meta=tuple(lines[i].span for i in _without_title(range(body), lines, title, meta)),
    )


def _is_headline(
    lines: Sequence[Line], body: int, rules: Sequence[Rule], language: Language
) -> bool:
    """Whether the first prose line is a headline all the same: a dated line follows it."""
    if body > HEADER_LINES or body + 1 >= len(lines) or len(lines[body].text) > 250:
        return False
    if DATE.search(lines[body + 1].text) and len(lines[body + 1].text) < 24:
        return True
    if lines[body].text.endswith((".", "。", "”", '"')):
        return False
    following = [line.text for line in lines[body + 1 : body + 3]]
    return any(len(text) < 100 and _is_meta(text, rules, language) for text in following)


_PROGRAMME_DATE = re.compile(r"(?:时\s*间|時\s*間|日\s*期|Date|Time|When)\s*[:：]", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"(?:地\s*点|地\s*點|主\s*办|主\s*辦|承\s*办|承\s*辦|会\s*场|主\s*题|Venue|Location|Place|Where|Host|Theme)"
    r"[\u4e00-\u9fff]{0,2}\s*[:：]",
    re.IGNORECASE,
)


def _is_programme_line(lines: Sequence[Line], index: int) -> bool:
    """Whether a dated line says when a gathering is: lines beside it say where, or who runs it."""
    near = lines[max(0, index - 2) : index + 3]
    return bool(_PROGRAMME_DATE.match(lines[index].text)) and any(
        _PROGRAMME.match(line.text) for line in near
    )


def _is_meta(text: str, rules: Sequence[Rule], language: Language) -> bool:
    """Whether a header line only says who published it when."""
    folded = fold_characters(text)
    if len(folded) > LONGEST_META:
        return False
    date = DATE.search(folded)
    if date and (len(date[0]) > 0.4 * len(folded) or _META_WORD.search(folded)):
        return True
    if date and re.search(r"\S\s{3,}\S", folded):
        return True
    return any(
        rule.pattern.search(folded) for rule in rules if rule.name.endswith(_META_RULES)
    ) or bool(date and len(folded.split()) <= 9 and not is_title_like(folded, language))


_META_RULES = (
    ":labelled-source",
    ":by-line",
    ":by",
    ":account",
    ":dated-line",
    ":bar-line",
    ":paper",
    ":wire",
)


def is_title_like(text: str, language: Language) -> bool:
    """Whether a line could be a headline rather than a dated by-line."""
    least = 14 if language == "zh" else 45
    return len(text) >= least


def _without_title(
    header: range, lines: Sequence[Line], title: Span | None, meta: Sequence[int]
) -> list[int]:
    """Header lines that are not text: what stands before the title, and the dated lines."""
    before = [i for i in header if title and lines[i].end <= title.start]
    return sorted({*before, *meta})
