"""Which gathering a document is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from extractor.assemble.editions import edition_in, without_edition
from extractor.assemble.gatherings import Gathering
from extractor.assemble.short_forms import is_short_form
from extractor.chinese import simplified
from extractor.document import Document, fold_characters
from extractor.find.matched import matched_text
from extractor.rules import load_rules


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


# The least weight of a gathering that a document is about: named in its title or reported as held.
_LEAST = 3.2
_PASSING = {
    "zh": re.compile(
        r"\s?(?:(?:[、和及与][^，。；、]{2,20}){0,3}精神|部署|成果|议题|要求|决策|期间达成|作出|审议(?!通过)"
        r"|(?:进入|迎来)?[^，。；]{0,4}倒计时"
        r"|的?(?:议程|日程|追认)|主席团|秘书处|组委会|执委会|机制|框架|成员国|宣言|以来|(?:特邀)?代表(?:资格|名额|选举))"
    ),
    "en": re.compile(r"\s?(?:[’']s? (?:spirit|outcomes?|decisions?))"),
}
_PASSING_BEFORE = {
    "zh": re.compile(
        r"(?:贯彻|落实|响应|对照|学习|根据|按照)[^，。；]{0,8}$|(?:同意召开|筹备|办好|备战|期待|申办)$"
        r"|(?:贯彻|落实)(?:(?!精神|情况|召开|举行|主持|出席)[^，。；]){0,24}$"
        r"|(?:提请|提交|报请|建议)[^，。；]{0,6}$|(?:参观|考察|调研|观看|走访|巡视){1,2}了?$"
    ),
    "en": re.compile(r"(?:spirit of|outcomes? of|implement\w*|guided by) (?:the )?(?:\w+ )?$"),
}
# "会见来华出席论坛的总统": who was met, while the day is that of the meeting.
_GUESTS = re.compile(
    r"(?:会见|会晤|接见|看望|欢迎|同|与|应邀|来华|为)[^，。；]{0,8}(?:出席|参加|列席)(?:了|[这此本]次)?[“\"]?$"
)
_OF_IT = re.compile(r"[”\"]?(?:开幕式|闭幕式|活动|新闻报道|报道)?(?:并[^，。；]{2,12})?的")
_OTHER_EDITION = {
    "zh": re.compile(r"(?:上届|去年的?|下届|明年|前年|往届)[^，。]{0,20}$"),
    "en": re.compile(
        r"(?:last year.s|following|since|next|previous|earlier|preceded by|followed by|\bafter)"
        r" (?:the )?(?:\w+ )?$"
        r"|\b(?:had (?:jointly )?(?:organi[sz]ed|held|hosted)|recall\w*)\b[^.;]{0,40}$"
    ),
}
_HELD = {
    "zh": re.compile(
        r"举行|举办|召开|开幕|启幕|闭幕|落幕|落下帷幕|拉开|揭幕|出席|主办|登场|圆满|启动|会上|亮相|结业"
    ),
    "en": re.compile(
        r"\b(?:held|host\w*|open\w*|clos\w+|conven\w+|kick\w* off|took place|takes? place"
        r"|conclud\w+|attend\w*|organi[sz]ed|inaugurat\w+|gather\w*|will be held|celebrat\w+"
        r"|unveil\w*|(?:[Pp]resented|awarded|honou?red|recogni[sz]ed) (?:at|during)|taking place"
        r"|ended|runs? (?:from|on|until|over|through)"
        r"|at the (?:end|close|opening|conclusion|start) of"
        r"|marked\b[^.;]{3,60} with (?:the|its|an?)|drew|draws|attract(?:s|ed)"
        r"|br(?:ought|ings?) together"
        r"|assembled|wrap(?:s|ped) up|flocked|came to|met (?:in|at|for)"
        r"|will speak|to speak|speaking at|(?:will|to) (?:exhibit|present|feature) )\b"
    ),
}


def main_gathering(document: Document, found: Sequence[Gathering]) -> int | None:
    """Index of the gathering that the document is about, or None where it only mentions some."""
    weights = [_weight(document, gathering) for gathering in found]
    for index in _other_editions(document, found):
        weights[index] -= 2
    titled = _first_in_title(document, found)
    if titled:
        weights[titled[0]] += 1
    elif is_bilateral(document, ()):
        return None
    if found:
        weights[0] += 0.5
    for index, count in _references(document, found).items():
        weights[index] += 0.7 * min(count, 3)
    best = max(weights, default=0)
    return weights.index(best) if best >= _LEAST else None


def _other_editions(document: Document, found: Sequence[Gathering]) -> list[int]:
    """Indices of gatherings of which another edition is named first."""
    language = document.language
    editions = [edition_in(language, gathering.name) for gathering in found]
    return [
        later
        for later, gathering in enumerate(found)
        if editions[later]
        and any(
            editions[earlier]
            and editions[earlier] != editions[later]
            and is_short_form(language, without_edition(gathering.name), found[earlier].name)
            for earlier in range(later)
        )
    ]


# A meeting of two sides, whatever gathering it stands beside: 李希会见巴基斯坦总理.
_BILATERAL = {
    "zh": re.compile(r"会见|会谈|会晤|通电话|访问|访华|学习考察|到访|来访|看望|慰问"),
    "en": re.compile(r"\b(?i:meets? with|met with|meeting with|holds? talks|visits?|phone call)\b"),
}


_PART = re.compile(
    r"(?i:\bsub-?forum|side event|\bparallel (?:forum|session)|breakout)"
    r"|分论坛|平行论坛|分会场|配套活动|同期举[行办]"
)


def is_bilateral(document: Document, mentions: Sequence[Placed]) -> bool:
    """Whether the title reports a meeting of two sides and names none of the mentions."""
    title = document.title
    return bool(
        title
        and not any(title.start <= m.start < title.end for m in mentions)
        and _BILATERAL[document.language].search(matched_text(document), title.start, title.end)
    )


def _references(document: Document, found: Sequence[Gathering]) -> dict[int, int]:
    """How often a gathering is meant by a word such as 本届大会 or "the Summit"."""
    text = matched_text(document)
    counts: dict[int, int] = {}
    heads = [
        match["head"].lower()
        for rule in load_rules(document.language, "event_references")
        for sentence in document.sentences
        for match in rule.matches(text, sentence.start, sentence.end)
    ]
    names = [
        " ".join(simplified(fold_characters(name)).lower() for name in gathering.names)
        for gathering in found
    ]
    for head in heads:
        told = len(head) > 1 and head != "it"
        meant = [i for i, name in enumerate(names) if told and head in name]
        for index in meant:
            counts[index] = counts.get(index, 0) + 1
    return counts


def _first_in_title(document: Document, found: Sequence[Gathering]) -> list[int]:
    """Indices of the gatherings that the title names, in its order."""
    title = document.title
    inside = [
        (mention.start, index)
        for index, gathering in enumerate(found)
        for mention in gathering.mentions
        if title and title.contains(mention)
    ]
    return [index for _, index in sorted(inside)]


def _weight(document: Document, gathering: Gathering) -> float:
    text = matched_text(document)
    mentions = gathering.mentions
    weight = min(len(mentions), 4) * 0.5
    if document.title and any(document.title.contains(m) for m in mentions):
        weight += 3
    if _position(document, gathering.first) < 0.25:
        weight += 1
    held = _HELD[document.language]
    reported = passed = 0
    for mention in mentions:
        sentence = document.sentence_at(mention.start)
        if is_passing(document, mention) or is_other_edition(document, mention):
            passed += 1
        elif held.search(text, sentence.start, sentence.end):
            reported += 1
    if any(_PART.search(text, max(0, m.start - 25), m.end) for m in mentions):
        weight -= 1.5
    if any(m.source.endswith(":heading") or "unnamed_events" in m.source for m in mentions):
        weight += 2
    weight += 2 if reported else 0
    return weight - (3 if passed and not reported else 0)


def is_passing(document: Document, mention: Placed) -> bool:
    """Whether a gathering is named only for its spirit or its outcome."""
    text = matched_text(document)
    if document.language == "en" and _TOLD_OF.match(text, mention.end):
        return False
    lead = text[max(0, mention.start - 30) : mention.start]
    if _GUESTS.search(lead) and _OF_IT.match(text, mention.end):
        return True
    return bool(
        _PASSING[document.language].match(text, mention.end)
        or _PASSING_BEFORE[document.language].search(lead)
    )


# "the outcomes of the Summit, which convened in Otterby last May": told all the same.
_TOLD_OF = re.compile(
    r"[”\"]?,? (?:which (?:was |were )?)?(?:held|convened|hosted|took place|opened|concluded) "
)


def is_other_edition(document: Document, mention: Placed) -> bool:
    """Whether a gathering is named as an earlier or a later one than that reported."""
    text = matched_text(document)
    lead = text[max(0, mention.start - 30) : mention.start]
    return bool(_OTHER_EDITION[document.language].search(lead))


def _position(document: Document, offset: int) -> float:
    return offset / max(1, len(document.text))
