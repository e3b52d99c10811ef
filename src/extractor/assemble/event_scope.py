"""Which gathering a place in the text is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extractor.assemble.gatherings import Gathering
from extractor.assemble.main_event import is_other_edition, is_passing
from extractor.chinese import simplified
from extractor.document import Document, Span, fold_characters
from extractor.find.announced_zh import announced_name
from extractor.find.matched import matched_text
from extractor.rules import load_rules

# What separates the members of a list of gatherings.
_LIST = re.compile(
    r"[\s、，,“”「」\"《》]*(?:和|与|及|以及|暨|and the|and|&|the)?[\s“”「」\"《》]*"
)
_CLAUSE_END = re.compile(r"[；;。]")
# "one of the eight supporting activities of the | Medical Expo, was held at …"
_GENITIVE = re.compile(
    r"(?:(?:activities|events?|parts?|sessions?|sidelines|margins|framework) of"
    r"|\b(?:held|staged|organi[sz]ed|run|taking place|running) (?:alongside|during|parallel to"
    r"|in parallel with|in conjunction with|within)) (?:the |this )?$"
)
# "a part of the Medical Week, which runs until May": what follows is told of the whole.
_TOLD = re.compile(
    r"[”\"]?(?: \([^()]{1,40}\))?, which (?:runs?|will|is|was|takes|took|opens|opened)\b"
)
_WHOSE = re.compile(r"的(?:重头戏|重頭戲|配套|系列|一部分|组成部分|重要|亮点)")
# Programmes: a block of lines under a heading.
_LONGEST_BLOCK = 12
_LONGEST_HEADING = 60
_FIXED_FORMS = frozenset(
    ("plenary", "congress", "central-meeting", "two-sessions", "party-congress")
)
# 二十大|将于10月16日开幕: the text says when and where even of what it is not about.
_IS_HELD = re.compile(r"(?:将|拟|定|已)?于(?=[^，。；]{2,20}(?:开幕|召开|举行|闭幕))")
_GENERIC_HEADS = frozenset(
    ("活动", "会议", "会", "盛会", "event", "gathering", "activity", "session", "meeting", "it")
)
# Heads that stand for a gathering only where one is named by them: "the dinner" is another one.
_OWN_HEADS = frozenset(
    (
        *(
            "awards",
            "banquet",
            "luncheon",
            "breakfast",
            "dinner",
            "reception",
            "contest",
            "concert",
        ),
        *("parade", "lecture", "panel", "games", "assembly", "celebration", "celebrations", "days"),
        *("academy", "clinic", "lab", "tournament", "championship", "championships", "hackathon"),
        *("masterclass", "retreat", "indaba", "regatta", "marathon", "fundraiser", "bootcamp"),
    )
)


@dataclass(frozen=True, order=True)
class Anchor:
    """A place in the text that names a gathering or refers to one."""

    start: int
    end: int
    gathering: int
    named: bool


class EventScope:
    """The gatherings of a document and the stretches of text that each one governs."""

    def __init__(self, document: Document, found: Sequence[Gathering], main: int | None) -> None:
        self.document = document
        self.gatherings = found
        self.main = main
        named = [
            Anchor(mention.start, mention.end, index, True)
            for index, gathering in enumerate(found)
            for mention in gathering.mentions
        ]
        self.anchors = sorted([*named, *self._references(sorted(named))])
        self._by_end = sorted(self.anchors, key=lambda anchor: anchor.end)
        self._ends = [anchor.end for anchor in self._by_end]

    def _references(self, named: Sequence[Anchor]) -> list[Anchor]:
        text = matched_text(self.document)
        taken = [Span(anchor.start, anchor.end) for anchor in named]
        found: list[Anchor] = []
        for rule in load_rules(self.document.language, "event_references"):
            for sentence in self.document.sentences:
                for match in rule.matches(text, sentence.start, sentence.end):
                    start, end = match.span("head")
                    if any(span.start < end and start < span.end for span in taken):
                        continue
                    index = self._meant(match["head"], start, named)
                    if index is not None:
                        found.append(Anchor(start, end, index, False))
        return found

    def _meant(self, head: str, offset: int, named: Sequence[Anchor]) -> int | None:
        """The gathering that a reference stands for: the last one named with such a head."""
        before = [anchor.gathering for anchor in named if anchor.start < offset]
        if (
            head == "meeting"
            and self.main is not None
            and self._has_head(self.gatherings[self.main], head)
        ):
            return self.main
        if head.lower() in _GENERIC_HEADS:
            return self._running(offset, named)
        for index in dict.fromkeys(reversed(before)):
            if self._has_head(self.gatherings[index], head) and (
                index == self.main or self._is_near(index, offset, named)
            ):
                return index
        if self.main is not None and self._has_head(self.gatherings[self.main], head):
            return self.main
        fitting = (i for i in reversed(before) if self._has_head(self.gatherings[i], head))
        return next(fitting, None if head.lower() in _OWN_HEADS else self.main)

    def _running(self, offset: int, named: Sequence[Anchor]) -> int | None:
        """The gathering that a line is about so far: the only one it names, else the main one."""
        line = self.line_at(offset)
        inside = [a for a in named if line.start <= a.start < offset and not self.is_aside(a)]
        groups = self.groups(inside)
        if groups and len({anchor.gathering for anchor in groups[-1]}) == 1:
            return groups[-1][0].gathering
        return self.main if self.main is not None else (named[0].gathering if named else None)

    def _is_near(self, index: int, offset: int, named: Sequence[Anchor]) -> bool:
        """Whether a gathering is named in the same line or the one before."""
        last = max(a.start for a in named if a.gathering == index and a.start < offset)
        return self.document.text.count("\n", last, offset) <= 2

    def _has_head(self, gathering: Gathering, head: str) -> bool:
        wanted = head.lower()
        return any(
            wanted in simplified(fold_characters(self._own_words(name))).lower()
            for name in gathering.names
        )

    def _own_words(self, name: str) -> str:
        """A name; of a press conference what it adds to the name of what it announces."""
        announced = announced_name(name)
        is_other = announced and any(announced in g.names for g in self.gatherings)
        return name.removeprefix(announced) if announced and is_other else name

    def announced_by(self, index: int) -> int:
        """What a press conference announces, if it is a gathering too; else the gathering."""
        announced = announced_name(self.gatherings[index].name)
        found = (i for i, g in enumerate(self.gatherings) if announced and announced in g.names)
        return next(found, index)

    def line_at(self, offset: int) -> Span:
        """The line (a paragraph) that holds ``offset``."""
        start = self.document.text.rfind("\n", 0, offset) + 1
        end = self.document.text.find("\n", offset)
        return Span(start, end if end >= 0 else len(self.document.text))

    def at(self, offset: int) -> int | None:
        """The gathering in force there: of the sentence, of the paragraph, or the main one."""
        sentence = self.document.sentence_at(offset)
        within = [a for a in self.subjects_in(sentence) if not self.is_aside(a)]
        before = [anchor for anchor in within if anchor.start <= offset]
        if before:
            return before[-1].gathering
        if within and not _CLAUSE_END.search(self.document.text, offset, within[0].start):
            return within[0].gathering
        line = self.line_at(offset)
        above = [
            anchor
            for part in self.document.sentences
            if line.start <= part.start < line.end and part.start <= offset
            for anchor in self.subjects_in(part)
            if anchor.start <= offset and not self.is_aside(anchor)
        ]
        if above:
            return above[-1].gathering
        heading = self._heading_above(line)
        return self.main if heading is None else heading

    def _heading_above(self, line: Span) -> int | None:
        """The part whose heading stands above a line in the same block of a programme."""
        text = self.document.text
        start = line.start
        for _ in range(_LONGEST_BLOCK):
            above = self.line_at(max(0, start - 1))
            if above.start >= start or not text[above.start : above.end].strip():
                return None
            named = [a for a in self.anchors_in(above) if a.named]
            if named and named[0].gathering != self.main and len(above) < _LONGEST_HEADING:
                return named[0].gathering
            start = above.start
        return None

    def subjects_in(self, span: Span) -> list[Anchor]:
        """The anchors that a sentence is about: none that only says whose part another one is.

        What is announced is none in the name of its press conference.
        """
        found = self.anchors_in(span)
        anchors = [a for a, b in zip_longest(found, found[1:]) if b is None or a.start != b.start]
        return [
            a
            for i, a in enumerate(anchors)
            if i == 0 or a.gathering == anchors[0].gathering or not self._is_genitive(span, a)
        ]

    def _is_genitive(self, span: Span, anchor: Anchor) -> bool:
        text = self.document.text
        genitive = _GENITIVE.search(text, span.start, anchor.start)
        return bool(
            (genitive and not _TOLD.match(text, anchor.end)) or _WHOSE.match(text, anchor.end)
        )

    def is_aside(self, anchor: Anchor) -> bool:
        """Whether a gathering is named there only in passing."""
        return anchor.gathering != self.main and (
            is_passing(self.document, anchor) or is_other_edition(self.document, anchor)
        )

    def is_fixed(self, anchor: Anchor) -> bool:
        """Whether it names a congress or plenary that the text is not about."""
        sources = {m.source.rpartition(":")[2] for m in self.gatherings[anchor.gathering].mentions}
        told = _IS_HELD.match(self.document.folded, anchor.end)
        return anchor.gathering != self.main and bool(sources & _FIXED_FORMS) and not told

    def partners(self) -> frozenset[int]:
        """The gatherings held jointly with the main one: listed with it where it is first named."""
        if self.main is None:
            return frozenset()
        first = self.gatherings[self.main].first
        title = self.document.title
        where = [self.document.sentence_at(first)] + ([title] if title else [])
        listed = {
            anchor.gathering
            for span in where
            for group in self.groups([a for a in self.anchors_in(span) if a.named])
            if any(anchor.gathering == self.main for anchor in group)
            for anchor in group
        }
        return frozenset(listed - {self.main})

    def joint(self, index: int, offset: int) -> list[int]:
        """A gathering, and its partners where the text at ``offset`` only refers to it."""
        named = [a for a in self.anchors_in(self.document.sentence_at(offset)) if a.named]
        if index != self.main or named or self._is_singled_out(offset):
            return [index]
        return [index, *sorted(self.partners())]

    def _is_singled_out(self, offset: int) -> bool:
        """Whether the sentence means one of two joint gatherings by its head: "the conference"."""
        sentence = self.document.sentence_at(offset)
        words = [self.document.text[a.start : a.end].lower() for a in self.anchors_in(sentence)]
        return any(word not in _GENERIC_HEADS for word in words)

    def groups(self, anchors: Sequence[Anchor]) -> list[list[Anchor]]:
        """Anchors in lists ("A、B和C") or of one gathering, which share what is said of them."""
        groups: list[list[Anchor]] = []
        for anchor in anchors:
            last = groups[-1][-1] if groups else None
            if last and (
                last.gathering == anchor.gathering
                or _LIST.fullmatch(self.document.text, last.end, anchor.start)
            ):
                groups[-1].append(anchor)
            else:
                groups.append([anchor])
        return groups

    def anchors_in(self, span: Span) -> list[Anchor]:
        """The anchors that end there; a name may begin before a full stop of its own: J.P. X."""
        first, last = (bisect_right(self._ends, offset) for offset in (span.start, span.end))
        return sorted(self._by_end[first:last])
