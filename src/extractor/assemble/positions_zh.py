"""Title chains in Chinese: "甲局副局长、乙委处长张三", "副主席李四、王五", "赵六（丙公司总裁）"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.chain_items_zh import chain_items
from extractor.assemble.facts import Facts
from extractor.assemble.letters_zh import posts_by_letter
from extractor.assemble.own_posts_zh import at_own_body, own_body
from extractor.assemble.title_bodies_zh import (
    body_before,
    body_ending_at,
    carried_body,
    fits,
    is_reference,
    is_unit,
)
from extractor.chinese import simplified
from extractor.document import Document, Mention, Span
from extractor.rules import word_set

_LIST = re.compile(r"\s*(?:[、，,/；;]?兼任?|[、，,/；;]|和|与|及|以及|暨)\s*(?:[原前]|时任)?")
_HONORIFIC = re.compile(
    r"(?:[\s、]|拿督斯里|拿督|丹斯里|拿汀|爵士|同志|先生|女士|小姐|博士后?|硕士|老师|阁下|代表)*"
)
_AFTER_NAME = re.compile(r"\s*[（(：:｜|—–-]+\s*|\s+|[,，]\s*")
_APPOINTED = re.compile(
    r"(?:[（(][^（()）\n]{1,12}[)）])?，?[现后]?(?:为|[担出就兼续连再转升改接继新]?任|当选为?|是|系|[被获受][^，。；\n]{0,2}(?:任|聘|选)[任请举命]?为?)"
)
# Who chairs a session has no post.
_SESSION = re.compile(
    r"(?:大会|会议|[会专]场|论坛|单元|环节|共同|执行)(?:执行|共同|的)?(?:主席|召集人|座长)$|[任为](?:召集人|座长)$"
)
_DISMISSED = re.compile(r"[^。；\n]{0,20}免去其?")
_CAREER = re.compile(r"^[^。；\n]{0,60}(?P<kind>曾任|历任|曾担任|先后任|先后担任|现任|现为)$")
_PAST = frozenset({"曾任", "历任", "曾担任", "先后任", "先后担任"})
_JOINT = re.compile(r"\s*(?:、|和|及|以及)\s*| {1,2}")
_NAME_GLOSS = re.compile(r"^(?:先生|女士|同志|博士)?(?:[（(][^（()）\n]{2,40}[)）])?")
_FORMER = re.compile(r"(?:(?<![中草高太平])原|(?<![日此目之会当以年空提])前任?|时任)$")
# A bare rank after a name is no position ("张三教授"), and a rank is one of a school only.
_RANKS = frozenset({"教授", "副教授", "讲师", "助教", "助理教授", "讲座教授"})
_SCHOOL = re.compile(r"大学|学院|学校|学系|研究院|研究所|中心|学部|科|医学院|室")

Held = dict[Mention, list[PositionDraft]]


def positions_zh(facts: Facts) -> dict[Mention, tuple[PositionDraft, ...]]:
    """The positions that stand beside each PERSON mention."""
    text = simplified(facts.document.folded)
    held: Held = {}
    own = own_body(facts)
    for sentence in facts.document.sentences:
        _Chain(facts, text, sentence, held, own).read()
    for person, draft in posts_by_letter(facts, text):
        held.setdefault(person, []).append(draft)
    return at_own_body(facts, held, own)


@dataclass
class _Chain:
    """Reads the people, titles and bodies of one sentence from left to right."""

    facts: Facts
    text: str
    sentence: Span
    held: Held
    own: Mention | None = None  # the body that the release is about
    drafts: list[PositionDraft] = field(default_factory=list)  # read, not yet anybody's
    shared: list[PositionDraft] = field(default_factory=list)  # those of the last person
    people: list[Mention] = field(default_factory=list)  # the last list of names
    owners: list[Mention] = field(default_factory=list)  # whom titles after their names belong to
    appointed: bool = False  # the owners are given the titles: "甲任会长，乙公司总裁丙…"
    loose: bool = False  # only a comma stands between the owner and the titles
    listing: bool = False  # the next person goes on the list
    left: bool = False  # the owner has left the posts
    body: Mention | None = None
    context: Mention | None = None  # the body before this one
    last_body: Mention | None = None  # that of the last title, also behind a predicate
    previous: Mention | None = None

    def read(self) -> None:
        for item in chain_items(self.facts, self.sentence):
            start = self.previous.end if self.previous else self.sentence.start
            gap = _NAME_GLOSS.sub("", self.text[start : item.start])
            if item.label == "PERSON":
                self._person(item, gap)
            elif item.label == "TITLE":
                self._title(item, gap)
            else:
                self._body(item, gap)
            self.previous = item
        self._settle("")

    def _follows(self, label: str) -> bool:
        return self.previous is not None and self.previous.label == label

    def _settle(self, gap: str) -> None:
        """Give titles that no name followed to the people before them."""
        closed = not self.loose or not gap or gap[0] in "，,。；;、）)"
        if closed:
            for owner in self.owners:
                self._hold(owner, self.drafts)
        self.drafts, self.owners, self.left, self.appointed = [], [], False, False

    def _hold(self, person: Mention, drafts: Sequence[PositionDraft]) -> None:
        self.held.setdefault(person, []).extend(drafts)

    def _body(self, body: Mention, gap: str) -> None:
        going_on = self._goes_on(gap)
        if self._goes_on_career(gap):
            return
        if not going_on and not (self._follows("ORG") and (self.owners or not gap)):
            self._settle(gap)
            self._own(gap)
        if self._follows("TITLE") or not self.drafts:
            self.body, self.context = body, self.body or self.context

    def _goes_on(self, gap: str) -> bool:
        """Whether a chain of titles goes on, and no statement about somebody else begins."""
        if self.appointed and gap.lstrip()[:1] in {"，", ",", "；", ";"}:
            return False
        return self._follows("TITLE") and bool(_LIST.fullmatch(gap))

    def _goes_on_career(self, gap: str) -> bool:
        """In "曾任甲公司副总裁，现任乙公司总裁" the owner stays while the time changes."""
        career = _CAREER.search(gap)
        if not (career and self.owners and self._follows("TITLE")):
            return False
        owners = self.owners
        self._settle("，")
        self.owners, self.left = owners, career["kind"] in _PAST
        self.body = None
        return True

    def _own(self, gap: str) -> None:
        """Take the people before ``gap`` for the owners of the titles that follow it."""
        self.listing = bool(self._follows("PERSON") and _LIST.match(gap))
        self.left = bool(self.people and _DISMISSED.fullmatch(gap))
        if self.people and gap == "的":
            front = self.text[self.sentence.start : self.people[0].start]
            self.left = front.endswith(("免去", "撤销", "罢免"))
        self.loose = gap.strip() in {"，", ","}
        if self._follows("PERSON") and (_APPOINTED.match(gap) or (self.left and gap == "的")):
            self.owners, self.appointed = list(self.people), True
        elif self._follows("PERSON") and (career := _CAREER.search(gap)):
            self.owners, self.left = self.people[-1:], career["kind"] in _PAST
        elif self.left or (self._follows("PERSON") and _AFTER_NAME.fullmatch(gap)):
            self.owners = self.people[-1:]

    def _title(self, title: Mention, gap: str) -> None:
        if self._follows("PERSON") and not gap and self.previous:
            self._settle(gap)
            self._after_name(self.previous, title)
            return
        body = self._written_body(title)
        if body is None and is_reference(self.text, title, self._left(title)):
            self.body = self.last_body = None
        if body and self.previous and self.previous.end <= body.start:
            gap = gap[: body.start - title.start] if body.end <= title.start else gap
        going_on = self._goes_on(gap)
        if body and self._joins(body) and self._context(body) and is_unit(self.text, body):
            unit, body = body, self._context(body)
            title = self._document.mention(unit.start, title.end, "TITLE", title.source)
        if not going_on and not self._follows("ORG") and not self._goes_on_career(gap):
            self._settle(gap)
            self._own(gap)
        if body is None and self.previous and (going_on or _LIST.match(gap)):
            body = carried_body(self.text, title, self.body)
        if body is None and not self.appointed:
            body = self._fitting(title)
        if body and body.end > title.start and self._is_title(body.end, title.end):
            title = self._document.mention(body.end, title.end, "TITLE", title.source)
        self._add(title, body)

    def _fitting(self, title: Mention) -> Mention | None:
        """The body named before in the sentence that has such a post."""
        before = Span(self.sentence.start, title.start)
        named = self.facts.mentions.within(before, "ORG")[::-1]
        bodies = [*([self.last_body] if self.last_body else []), *named]
        return next((body for body in bodies if fits(self.text, title, body)), None)

    def _is_title(self, start: int, end: int) -> bool:
        return self.text[start:end] in word_set("zh", "titles")

    def _add(self, title: Mention, body: Mention | None) -> None:
        written = self.text[title.start : title.end]
        if written in _RANKS and not (body and _SCHOOL.search(body.text)):
            return
        if self.appointed and _SESSION.search(self.text, title.start - 6, title.end):
            return
        former = self.left or self._is_former(title, body)
        self.drafts.append(PositionDraft(title, body, former))
        self.body = body or self.body
        self.last_body = self.body or self.last_body

    @property
    def _document(self) -> Document:
        return self.facts.document

    def _context(self, unit: Mention) -> Mention | None:
        """The body named before a department."""
        return self.context if self.body == unit else self.body

    def _joins(self, body: Mention) -> bool:
        """Whether a body stands in a list behind a person or a title that has its own body."""
        known = self.facts.mentions.within(Span(self.sentence.start, body.start), "PERSON", "TITLE")
        start = max((m.end for m in known), default=None)
        gap = self.text[start : body.start] if start is not None else ""
        return bool(_LIST.fullmatch(_NAME_GLOSS.sub("", gap)))

    def _after_name(self, person: Mention, title: Mention) -> None:
        """A title straight after a name ("塞西总统", "北京协和医院张立新主任")."""
        written = self.text[title.start : title.end]
        body = body_ending_at(self.facts.mentions.labelled("ORG"), person.start)
        if written not in _RANKS or (body and _SCHOOL.search(body.text)):
            self._hold(person, [PositionDraft(title, body)])

    def _written_body(self, title: Mention) -> Mention | None:
        """The body in front of a title, at the earliest after the last person or title."""
        bodies = self.facts.mentions.labelled("ORG")
        left = self._left(title)
        return body_before(self._document, self.text, title, left, bodies, self.own)

    def _left(self, title: Mention) -> int:
        """Where the member of the chain that ends with a title begins at the earliest."""
        around = Span(self.sentence.start, title.start)
        before = self.facts.mentions.within(around, "PERSON", "TITLE")
        return max((m.end for m in before), default=around.start)

    def _is_former(self, title: Mention, body: Mention | None) -> bool:
        starts = [title.start, *([body.start] if body else [])]
        return any(_FORMER.search(self.text, max(0, s - 2), s) for s in starts)

    def _person(self, person: Mention, gap: str) -> None:
        if self.owners and self.drafts and gap and not gap.strip():
            self._settle(gap)
        if self._follows("PERSON"):
            self.listing = bool(_LIST.match(gap) or _JOINT.fullmatch(gap))
        self.people = [*self.people, person] if self.listing and self.people else [person]
        if self._follows("TITLE") and self.drafts and _HONORIFIC.fullmatch(gap):
            self._hold(person, self.drafts)
            self.shared, self.drafts, self.owners = self.drafts, [], []
        elif self._follows("PERSON") and _JOINT.fullmatch(gap) and self._is_list(gap):
            self._hold(person, [d for d in self.shared if self._is_plural(d)])
        else:
            self._settle(gap)
            self.shared = []
            if not _LIST.match(gap):
                self.body = None

    def _is_list(self, gap: str) -> bool:
        """ "甲、乙和丙" is a list of equals; "甲和乙" may be two people of different standing."""
        return "、" in gap or not gap.strip() or len(self.people) > 2

    def _is_plural(self, draft: PositionDraft) -> bool:
        """Whether several people may hold the title, so that a list of names shares it."""
        written = self.text[draft.title.start : draft.title.end]
        return written not in word_set("zh", "single_holder_titles")
