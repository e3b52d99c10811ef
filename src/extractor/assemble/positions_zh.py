"""Title chains in Chinese: "甲局副局长、乙委处长张三", "副主席李四、王五", "赵六（丙公司总经理）"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.facts import Facts
from extractor.assemble.title_bodies_zh import body_before, carried_body, touching_body
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.rules import word_set

_DIRECT = re.compile(r"[\s的]*")
_LIST = re.compile(r"\s*(?:[、，,/；;]?兼任?|[、，,/；;]|和|与|及|以及|暨|及其)\s*")
_HONORIFIC = re.compile(r"(?:[\s、]|同志|先生|女士|小姐|博士后?|硕士|老师|阁下)*")
_AFTER_NAME = re.compile(
    r"\s*[（(：:｜|—–-]+\s*|\s+|[,，]\s*|，?[现后]?(?:为|任|担任|出任|当选为?|就任|是|兼任|系)"
)
_JOINT = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_FORMER = re.compile(r"(?:原|前|前任|时任)$")
# A bare rank after a name is no position ("张三教授"); a post or an honour is.
_RANKS = frozenset("教授 副教授 研究员 副研究员 讲师 主任医师 副主任医师 博导".split())

Held = dict[Mention, list[PositionDraft]]


def positions_zh(facts: Facts) -> dict[Mention, tuple[PositionDraft, ...]]:
    """The positions that stand beside each PERSON mention."""
    text = simplified(facts.document.folded)
    held: Held = {}
    for sentence in facts.document.sentences:
        _Chain(facts, text, sentence, held).read()
    return {person: tuple(dict.fromkeys(drafts)) for person, drafts in held.items()}


@dataclass
class _Chain:
    """Reads the people, titles and bodies of one sentence from left to right."""

    facts: Facts
    text: str
    sentence: Span
    held: Held
    drafts: list[PositionDraft] = field(default_factory=list)  # read, not yet anybody's
    shared: list[PositionDraft] = field(default_factory=list)  # those of the last person
    body: Mention | None = None
    owner: Mention | None = None  # the person whom titles after the name belong to
    previous: Mention | None = None

    def read(self) -> None:
        for item in _items(self.facts, self.sentence):
            start = self.previous.end if self.previous else self.sentence.start
            gap = self.text[start : item.start]
            if item.label == "PERSON":
                self._person(item, gap)
            elif item.label == "TITLE":
                self._title(item, gap)
            else:
                self._body(item, gap)
            self.previous = item
        self._settle()

    def _follows(self, label: str) -> bool:
        return self.previous is not None and self.previous.label == label

    def _settle(self) -> None:
        """Give titles that no name followed to the person before them."""
        if self.owner and self.drafts:
            self._hold(self.owner, self.drafts)
        self.drafts, self.owner = [], None

    def _hold(self, person: Mention, drafts: Sequence[PositionDraft]) -> None:
        self.held.setdefault(person, []).extend(drafts)

    def _body(self, body: Mention, gap: str) -> None:
        going_on = self._follows("TITLE") and _LIST.fullmatch(gap)
        if not going_on:
            self._settle()
            self.owner = self._owner(gap)
        self.body = body

    def _owner(self, gap: str) -> Mention | None:
        if self._follows("PERSON") and _AFTER_NAME.fullmatch(gap):
            return self.previous
        return None

    def _title(self, title: Mention, gap: str) -> None:
        previous = self.previous
        touching = None
        if previous is not None and previous.label == "ORG":
            touching = touching_body(self.facts.document, self.text, title, previous)
        going_on = touching or (self._follows("TITLE") and _LIST.fullmatch(gap))
        if not going_on:
            self._settle()
            self.owner = self._owner(gap)
            if self._follows("PERSON") and not gap and previous is not None:
                self._after_name(previous, title)
                return
        body = touching or self._other_body(title, gap)
        self.drafts.append(PositionDraft(title, body, self._former(title, body)))
        self.body = body or self.body

    def _after_name(self, person: Mention, title: Mention) -> None:
        """A title straight after a name ("塞西总统")."""
        if self.text[title.start : title.end] not in _RANKS:
            self._hold(person, [PositionDraft(title, None)])

    def _other_body(self, title: Mention, gap: str) -> Mention | None:
        left = self.previous.end if self.previous else self.sentence.start
        bodies = self.facts.mentions.labelled("ORG")
        written = body_before(self.facts.document, self.text, title, left, bodies)
        if written:
            return written
        if self.previous and self.previous.label != "ORG" and _LIST.fullmatch(gap):
            return carried_body(self.text, title, self.body)
        return None

    def _former(self, title: Mention, body: Mention | None) -> bool:
        starts = [title.start, *([body.start] if body else [])]
        return any(_FORMER.search(self.text, max(0, s - 2), s) for s in starts)

    def _person(self, person: Mention, gap: str) -> None:
        if self.owner and self.drafts and gap and not gap.strip():
            self._settle()
        if self._follows("TITLE") and self.drafts and _HONORIFIC.fullmatch(gap):
            self._hold(person, self.drafts)
            self.shared, self.drafts, self.owner = self.drafts, [], None
        elif self._follows("PERSON") and _JOINT.fullmatch(gap):
            self._hold(person, [d for d in self.shared if self._is_plural(d)])
        else:
            self._settle()
            self.shared = []

    def _is_plural(self, draft: PositionDraft) -> bool:
        """Whether several people may hold the title, so that a list of names shares it."""
        return self.text[draft.title.start : draft.title.end] not in word_set(
            "zh", "single_holder_titles"
        )


def _items(facts: Facts, sentence: Span) -> list[Mention]:
    """People, titles and bodies of a sentence, without bodies inside people or titles."""
    found = facts.mentions.within(sentence, "PERSON", "TITLE", "ORG")
    others = [m for m in found if m.label != "ORG"]
    return [
        m
        for m in found
        if m.label != "ORG" or not any(o.start <= m.start and m.end <= o.end for o in others)
    ]
