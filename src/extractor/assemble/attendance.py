"""How many persons were at a gathering: no companies, viewers, capacities or quotas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from extractor.assemble.event_scope import EventScope
from extractor.document import Language, Mention
from extractor.find.event_rules import scopes
from extractor.find.event_words_en import YEAR
from extractor.find.matched import matched_text
from extractor.numerals import chinese_number
from extractor.records import Attendance, Qualifier
from extractor.rules import load_rules

# Counts of persons who were not on the spot, or not counted as having come.
_NOT_ON_SITE = {
    "zh": re.compile(
        r"线上|直播|观看|收看|在线|网友|网民|浏览|点击|限|名额|容纳|累计培训|培养|就业|[农用住]户"
        r"|会员单位|获奖|优秀学员|上一[期届]|招聘|志愿者|毕业|岗位|床位|受益|服务(?!会)|接诊|团队|上届|培训学员|注册会员"
        r"|现有|[进出入]{1,2}境|口岸|通关|旅客|客流|发送"
        r"|一行|宣读|作主旨|作报告|资格|列席|选举|选出|应到|应出席|确定|确认|候补|委员(?!会)|参与(?:对话|讨论|互动)"
    ),
    "en": re.compile(
        r"\bonline\b|live ?stream|viewers|watched|views\b|capacity|seats?\b|quota|virtual|by video"
        r"|followers|employ|jobs|patients|enrolled|volunteers|trained|so far|members of"
        r"|served|a day|previous|last year|year ago|speakers?:"
        r"|registered(?! (?:attendees|delegates|guests|participants|visitors))",
        re.IGNORECASE,
    ),
}
_SINCE = re.compile(r"\bsince\b")
_ON_SITE = re.compile(r"线下|现场|on[- ]site|in person", re.IGNORECASE)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine"], start=2
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"thirty": 30}
_MULTIPLES = {"百": 100, "千": 1000, "万": 10000}


def event_attendance(scope: EventScope) -> dict[int, tuple[Attendance, tuple[Mention, ...]]]:
    """For each gathering whose attendance is told: the first number that is."""
    found: dict[int, tuple[Attendance, tuple[Mention, ...]]] = {}
    for match, mention in _counts(scope):
        index = scope.at(match.start("count"))
        number = read_count(scope.document.language, match["count"])
        if index is not None and number:
            qualifier = qualifier_of(scope.document.language, _around(match))
            for joint in scope.joint(index, mention.start):
                found.setdefault(joint, (Attendance(count=number, qualifier=qualifier), (mention,)))
    return found


def _counts(scope: EventScope) -> Iterator[tuple[re.Match[str], Mention]]:
    document = scope.document
    text = matched_text(document)
    for rule in load_rules(document.language, "attendance"):
        for span in scopes(document, rule):
            for match in rule.matches(text, span.start, span.end):
                if not _is_year(match) and _is_on_site(document.language, text, match):
                    start = match.start("before") if match["before"] else match.start("count")
                    yield (
                        match,
                        document.mention(start, match.end("count"), "DATE", f"rule:{rule.name}"),
                    )


def _is_year(match: re.Match[str]) -> bool:
    """Whether a number is a year: "the 2025 investors' summit"."""
    return not match["before"] and YEAR.fullmatch(match["count"]) is not None


def _is_on_site(language: Language, text: str, match: re.Match[str]) -> bool:
    """Whether the clause around a count speaks of people who came."""
    start = max(text.rfind(c, 0, match.start("count")) for c in "，。；;\n,：") + 1
    if language == "en":
        start = max(text.rfind(c, 0, match.start("count")) for c in ".;\n") + 1
    stops = "，。；;\n," if language == "zh" else ".;\n,"
    ends = [i for c in stops if (i := text.find(c, match.end())) >= 0]
    clause = text[start : min(ends, default=len(text))]
    if language == "en" and _SINCE.search(text, match.end(), max(match.end(), start + len(clause))):
        return False
    return not _NOT_ON_SITE[language].search(clause) or bool(_ON_SITE.search(clause))


def _around(match: re.Match[str]) -> str:
    groups = match.groupdict()
    after = groups.get("after") or ""
    unit = groups.get("unit") or ""
    return (groups.get("before") or "") + after + ("余" if unit[:1] in ("余", "多") else "")


def qualifier_of(language: Language, words: str) -> Qualifier:
    """What the words around a number say of it: "more_than" for 余, "exact" for none."""
    for rule in load_rules(language, "qualifiers"):
        if words and rule.pattern.search(words):
            return cast(Qualifier, rule.data["qualifier"])
    return "exact"


def read_count(language: Language, written: str) -> int | None:
    """The number that a count stands for: "5.4万", "1,450", "六百", "thirty-two"."""
    if language == "en":
        return _english_count(written.lower())
    unit = _MULTIPLES.get(written[-1], 1) if written[:1].isdigit() else 1
    number = written[:-1] if unit > 1 else written
    if number[:1].isdigit():
        try:
            return round(float(number.replace(",", "").rstrip(".")) * unit)
        except ValueError:
            return None
    if number.endswith("万"):
        head = chinese_number(number[:-1])
        return head * 10000 if head else None
    return chinese_number(number)


def _english_count(written: str) -> int | None:
    digits = written.replace(",", "")
    if digits.isdigit():
        return int(digits)
    first, _, rest = written.replace("-", " ").partition(" ")
    if first in ("a", "one") and rest in ("hundred", "thousand"):
        return 100 if rest == "hundred" else 1000
    if rest in ("hundred", "thousand"):
        return _NUMBER_WORDS[first] * (100 if rest == "hundred" else 1000)
    return _TENS.get(first, 0) + ({**_NUMBER_WORDS, "one": 1}.get(rest, 0)) or None
