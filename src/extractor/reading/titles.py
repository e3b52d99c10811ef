"""The headline of a page: the line at its head that looks most like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document import Language, Span, fold_characters, is_han
from extractor.reading.bodies import is_body_name
from extractor.reading.found import DATE
from extractor.reading.lines import Line
from extractor.reading.wrapping import display_width
from extractor.rules import Rule

HEADER_LINES = 14  # non-blank lines in which title, date and by-line stand
_MASTHEAD = re.compile(
    r"(?:网|网站|新闻网|公报|公報|大使馆|大使館|学报|日报|晚报|政府|委员会|数字报|委員會|文件"
    r"|\b(?:News|Newsroom|Weekly|Daily|TODAY|Today|Express|Release|RELEASE|Portal|Window|eNews"
    r"|Digest|Bulletin|BULLETIN|Newsletter|Gazette|Herald|Tribune|Chronicle|Courier|Observer"
    r"|Ministry of [\w &]+|College|COLLEGE|HOSPITAL|Hospital|GOVERNOR))$"
)
_NOT_TITLE = re.compile(
    r"(?:[\[【(（][^\]】)）]*[\]】)）]|.*〔\d{4}〕.*|第\s*\d+\s*期.*|.{2,20}[编編印]\s+.*|证券代码.*"
    r"|\d{4}年第?\s*\d+\s*期.*|.{0,6}(?:点击|關注|关注|订阅|訂閱).{0,24}"
    r"|(?:时间|地点|主办|承办|协办|支持|指导|赞助|主持|嘉宾|发布)[\u4e00-\u9fff]{0,2}[：:].*"
    r"|(?:文|图|摄影|作者|记者|编辑|来源|撰稿)\s?[/／丨｜|:：].*"
    r"|.*[:：])$"
)
# Labels of the kind of text, letterheads and the small print of newsletters.
_NOT_TITLE_EN = re.compile(
    r"(?:(?:(?:JOINT|MEDIA|PRESS|NEWS|PUBLIC|OFFICIAL|JOINT PRESS)[ -])?"
    r"(?:RELEASE|STATEMENT|ADVISORY|NOTE|NOTICE|COMMUNIQU[EÉ]|BRIEFING|ALERT|INFORMATION"
    r"|UPDATE|ANNOUNCEMENT|INVITATION|BULLETIN|SUMMARY)S?(?:\s*[|/·:–-].{0,40}|\s+N[or]\b.*)?"
    r"|(?:(?:LATEST|CAMPUS|COMPANY|CORPORATE|INDUSTRY|LOCAL|WORLD|BUSINESS|TOP|BREAKING|RECENT"
    r"|UNIVERSITY|SCHOOL|COLLEGE|PRESS|MEDIA|MEMBERS?|CLUB|COMMUNITY|GENERAL|NATIONAL|NEWS|ALL"
    r"|INTERNATIONAL|REGIONAL|CITY|GOVERNMENT|RESEARCH|HEALTH|SCIENCE|PUBLIC|EVENTS?|AND|&) )*"
    r"(?:NEWS|PRESS|MEDIA|RELEASES?|ROOM|OFFICE|CENT(?:ER|RE)|UPDATES?|EVENTS?|AFFAIRS)"
    r"|(?:REPUBLIC|KINGDOM|COMMONWEALTH|FEDERATION) OF [\w .]{3,40}"
    r"|FOR (?:IMMEDIATE|RELEASE|INFORMATION|PUBLICATION|USE|ATTENTION)\b.*|EMBARGO.*"
    r"|(?:Hosted|Organi[sz]ed|Held|Sponsored|Authori[sz]ed|Issued|Posted|Written|Edited) by\b.*"
    r"|By:? [\w .'’-]{3,40}(?: - .*)?"
    r"|The Hon\b.*|(?:Minister|Secretary|Commissioner|Member) (?:for|of|to)\b.*"
    r"|(?:Venue|Date|Time|Place|Location|When|Where|Contacts?|Tel|Attention|Subject)\b.*"
    r"|.*\b(?:Press|News) Release\b.*\d.*|News provided by.*|News from .*"
    r"|(?:view|read|open|see) (?:this|it|in|the)\b.*\b(?:browser|e-?mail|online|version)\b.*"
    r"|(?:the )?(?:\w+[' ’]?s?’? ){0,2}(?:news)?letter (?:of|from|for)\b.*|a publication of .*"
    r"|(?:page|issue|vol(?:ume|\.)?|no\.?|number|edition|ref(?:erence|\.)?)[ :]*\w*\d.*"
    r"|(?:skip to|jump to)\b.*|.*https?://.*|.*@.*\.\w+.*)$",
    re.IGNORECASE,
)
_LABELLED_TITLE = re.compile(
    r"(?:#\s+|(?:Subject|Title|Headline)\s*:\s*|(?:标\s*题|標\s*題|题\s*目|主\s*题)\s*[:：]\s*)(?=\S{2})",
    re.IGNORECASE,
)
# Small words of letterheads in the country's other language.
_FOREIGN = re.compile(r"\b(?:des?|du|del|dos|das|et|und|der|für|y|della|delle|van|het)\b")
_LEAST = 8  # what a line must score to be a headline
_GOOD = 0.58  # of the best score: the first line that has it is the headline, not what follows


def headline(
    lines: Sequence[Line], candidates: Sequence[int], rules: Sequence[Rule], language: Language
) -> Span | None:
    """The labelled title, or the candidate that looks most like a headline.

    A headline that runs on into the next line takes it along.
    """
    for line in lines[:HEADER_LINES]:
        if labelled := _LABELLED_TITLE.match(line.text):
            return Span(line.start + labelled.end(), line.end)
    scores = {
        i: _title_score(lines[i].text, language) - 3 * order + _above_date(lines, i, rules)
        for order, i in enumerate(candidates[:HEADER_LINES])
    }
    most = max(scores.values(), default=0)
    if most < _LEAST:
        return None
    best = next(i for i, score in scores.items() if score >= _GOOD * most)
    first, last = best, best
    if scores.get(best + 1, 0) > scores[best] and lines[best + 1].text.startswith(("——", "--")):
        last += 1
    if best - 1 in candidates and _runs_on(lines[best - 1].text, lines[best].text):
        first -= 1
    if best + 1 in candidates and _runs_on(lines[best].text, lines[best + 1].text):
        last += 1
    start = lines[first].start
    if tag := _TITLE_TAG.match(lines[first].text):
        start += tag.end()
    end = start + len(_without_outlet(lines[last].text, language)) if first == last else 0
    return Span(start, min(end or lines[last].end, lines[last].end))


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
    if is_outlet(text, language) or re.search(r"\([A-Z]{2,8}\)$", text):
        score *= 0.35
    if is_no_title(text, language):
        score *= 0.1
    if re.search(r" [|·] ", text):
        is_short = language == "zh" and text.count(" | ") < 2
        score *= 0.7 if is_short or _without_outlet(text, language) != text else 0.3
    if re.match(r"\d\d?[:：]\d\d", text):
        score *= 0.3
    if re.match(r"[*•▪●-] ", text) or len(_FOREIGN.findall(text)) > 1:
        score *= 0.3
    if (language == "zh") != any(map(is_han, text)):
        score *= 0.2
    return score


def is_outlet(text: str, language: Language) -> bool:
    """Whether a line is the name of who publishes, and nothing else."""
    return bool(_MASTHEAD.search(text)) or is_body_name(text, language)


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and little more."""
    date = DATE.match(fold_characters(text))
    return bool(date) and len(text) < 24


def _without_outlet(text: str, language: Language) -> str:
    """A headline that a bar sets apart from its outlet, alone."""
    cells = text.split(" | ")
    is_apart = len(cells) == 2 and language == "en" and is_outlet(cells[1], language)
    return cells[0] if is_apart else text


def is_no_title(text: str, language: Language) -> bool:
    """Whether a line says what kind of text this is, where it comes from or how to read it."""
    return bool(_NOT_TITLE.fullmatch(text) or (language == "en" and _NOT_TITLE_EN.fullmatch(text)))


def _runs_on(here: str, after: str) -> bool:
    if _NOT_TITLE.fullmatch(here):
        return False
    return here.endswith(("暨", "与", "和", "、", "：", ",", " and", " of", " for")) or (
        after.startswith(("关于", "關於", "暨", "(第", "（第"))
    )
