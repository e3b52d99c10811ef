"""What a page says of itself: title, publisher, authors, and which lines say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document import Language, Span, fold_characters, is_han
from extractor.reading.authors import by_line_authors
from extractor.reading.found import DATE
from extractor.reading.lines import Line, first_prose
from extractor.reading.publisher import LONGEST_META, is_date_line, publisher
from extractor.reading.wrapping import display_width
from extractor.rules import Rule, load_rules

_HEADER_LINES = 14  # non-blank lines in which title, date and by-line stand
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
    title = title or _title(lines, candidates, rules, language)
    return Header(
        title=title,
        source=publisher(lines, title, is_furniture, language, rules),
        authors=tuple(by_line_authors(lines, body, language, rules)),
        meta=tuple(lines[i].span for i in _without_title(range(body), lines, title, meta)),
    )


def _is_headline(
    lines: Sequence[Line], body: int, rules: Sequence[Rule], language: Language
) -> bool:
    """Whether the first prose line is a headline all the same: a dated line follows it."""
    if body > _HEADER_LINES or body + 1 >= len(lines) or len(lines[body].text) > 250:
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


_MASTHEAD = re.compile(
    r"(?:网|网站|新闻网|公报|公報|大使馆|大使館|学报|日报|晚报|简报|政府|委员会|数字报|委員會"
    r"|\b(?:News|Newsroom|Weekly|Daily|TODAY|Today|Express|Release|RELEASE|Portal|Window|eNews"
    r"|Ministry of [\w &]+|College|COLLEGE|HOSPITAL|Hospital|GOVERNOR))$"
)
_NOT_TITLE = re.compile(
    r"(?:[\[【(（][^\]】)）]*[\]】)）]|.*〔\d{4}〕.*|第\s*\d+\s*期.*|证券代码.*"
    r"|(?:时间|地点|主办|承办|协办|支持|指导|赞助|主持|嘉宾|发布)[\u4e00-\u9fff]{0,2}[：:].*"
    r"|PRESS RELEASE|NEWS RELEASE"
    r"|FOR IMMEDIATE.*|(?:Hosted|Organi[sz]ed|Held|Sponsored|Authori[sz]ed) by .*|The Hon\b.*"
    r"|(?:Venue|Date|Time|Place|Location|When|Where)\b.*|.*\b(?:Press|News) Release\b.*\d.*"
    r"|News provided by.*|.*[:：])$"
)


_LABELLED_TITLE = re.compile(
    r"(?:#\s+|(?:Subject|Title|Headline)\s*:\s*|(?:标\s*题|標\s*題|题\s*目|主\s*题)\s*[:：]\s*)(?=\S{2})",
    re.IGNORECASE,
)


def _title(
    lines: Sequence[Line], candidates: Sequence[int], rules: Sequence[Rule], language: Language
) -> Span | None:
    """The labelled title, or the candidate that looks most like a headline.

    A headline that runs on into the next line takes it along.
    """
    for line in lines[:_HEADER_LINES]:
        if labelled := _LABELLED_TITLE.match(line.text):
            return Span(line.start + labelled.end(), line.end)
    scored = [
        (_title_score(lines[i].text, language) - 3 * order + _above_date(lines, i, rules), -i)
        for order, i in enumerate(candidates[:_HEADER_LINES])
    ]
    if not scored or max(scored)[0] < 8:
        return None
    best = -max(scored)[1]
    first, last = best, best
    if best - 1 in candidates and lines[best].text.startswith(("——", "--")):
        first -= 1
    if best - 1 in candidates and _runs_on(lines[best - 1].text, lines[best].text):
        first -= 1
    if best + 1 in candidates and _runs_on(lines[best].text, lines[best + 1].text):
        last += 1
    start = lines[first].start
    if tag := _TITLE_TAG.match(lines[first].text):
        start += tag.end()
    return Span(start, lines[last].end)


_TITLE_TAG = re.compile(r"\[(?:Press|News|Media)[^\]]{0,16}\]\s*|/R E P E A T -- ", re.IGNORECASE)
_FIRST_LINE_BONUS = 50  # a first line that stands alone above the date is the headline


def _above_date(lines: Sequence[Line], index: int, rules: Sequence[Rule]) -> int:
    if index != 0 or len(lines) < 2 or not is_date_line(lines[1].text):
        return 0
    is_outlet = _MASTHEAD.search(lines[0].text) or any(
        rule.name.endswith(":wire") and rule.fires_on(f"({lines[0].text})") for rule in rules
    )
    return 0 if is_outlet else _FIRST_LINE_BONUS


def _title_score(text: str, language: Language) -> float:
    score = float(min(display_width(text), 90))
    if _MASTHEAD.search(text):
        score *= 0.4
    if _NOT_TITLE.fullmatch(text):
        score *= 0.1
    if re.search(r"\([A-Z]{2,8}\)$", text):
        score *= 0.4
    if " | " in text or re.match(r"\d\d?[:：]\d\d", text):
        score *= 0.3
    if text.isupper() and language == "en":
        score *= 0.85
    if (language == "zh") != any(map(is_han, text)):
        score *= 0.2
    return score


def _runs_on(here: str, after: str) -> bool:
    if _NOT_TITLE.fullmatch(here):
        return False
    return here.endswith(("暨", "与", "和", "、", "：", ",", " and", " of", " for")) or (
        after.startswith(("关于", "關於", "暨", "(第", "（第"))
    )


def _without_title(
    header: range, lines: Sequence[Line], title: Span | None, meta: Sequence[int]
) -> list[int]:
    """Header lines that are not text: what stands before the title, and the dated lines."""
    before = [i for i in header if title and lines[i].end <= title.start]
    return sorted({*before, *meta})
