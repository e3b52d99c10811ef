"""Speakers and participants: the appearances of one person in a document become one record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.assemble.appearances import ROLE_ORDER, Appearance, PositionDraft, Role
from extractor.assemble.binding import event_at
from extractor.assemble.entities import Entity, group_entities
from extractor.assemble.facts import Facts, mention_record
from extractor.assemble.roles_en import appearances_en
from extractor.assemble.roles_zh import appearances_zh
from extractor.document import Document, Mention, is_han
from extractor.names import name_key
from extractor.records import MentionRecord, Participant, Position, Speaker

_SPEAKING = frozenset({"moderator", "speaker"})
_NAME_PART = re.compile(r"[^\s·‧•・．.\-－—]+")
_BRACKET = re.compile(r"\s*[(（\[]\s*(?:[A-Z][a-z]{1,3}\. )?")


@dataclass(frozen=True)
class People:
    """The two lists of people of one document; nobody is in both."""

    speakers: tuple[Speaker, ...] = ()
    participants: tuple[Participant, ...] = ()


def assemble_people(facts: Facts) -> People:
    """Merge the appearances of each person and tell speakers from participants."""
    read = appearances_zh if facts.document.language == "zh" else appearances_en
    found = read(facts)
    acting = {name_key(a.person.text) for a in found if a.role and a.positions}
    appearances = {
        a.person: a
        for a in found
        if name_key(a.person.text) in acting or not _is_author(facts, a.person)
    }
    speakers: list[Speaker] = []
    participants: list[Participant] = []
    for person in _persons(facts.document, list(appearances)):
        known = [appearances[mention] for mention in person.mentions]
        roles = {a.role for a in known if a.role}
        role = next((r for r in ROLE_ORDER if r in roles), None)
        if role == "moderator" or role == "speaker":
            speakers.append(_speaker(facts, person, known, role))
        elif role is not None:
            participants.append(_participant(facts, person, known, role))
    return People(tuple(speakers), tuple(participants))


def _is_author(facts: Facts, person: Mention) -> bool:
    key = name_key(person.text)
    return any(name_key(facts.document.written(a)) == key for a in facts.document.authors)


def _persons(document: Document, mentions: Sequence[Mention]) -> list[Entity]:
    """People by their full names; a mention with a ``value`` refers to the person of that name."""
    full = [m for m in mentions if m.value is None]
    entities = group_entities(document, full, same_person, defined=_glosses(document, full))
    referring = [m for m in mentions if m.value is not None]
    return [_named_in(document, _with_references(document, e, referring)) for e in entities]


def _with_references(document: Document, entity: Entity, referring: Sequence[Mention]) -> Entity:
    names = {entity.name, *entity.aliases}
    own = [mention for mention in referring if mention.value in names]
    written = dict.fromkeys(document.written(mention) for mention in own)
    aliases = [*entity.aliases, *(name for name in written if name not in names)]
    return Entity(entity.name, tuple(aliases), tuple(sorted([*entity.mentions, *own])))


def same_person(left: str, right: str) -> bool:
    """Whether one written name is the other, its last parts ("尤苏波娃"), first part or ends."""
    if name_key(left) == name_key(right):
        return True
    short, full = sorted((left, right), key=len)
    parts, whole = _NAME_PART.findall(short), _NAME_PART.findall(full)
    if not 0 < len(parts) < len(whole):
        return False
    if "·" in full and len(parts[0]) > 2 and parts == whole[:1]:
        return True  # "鲁斯塔姆" of "鲁斯塔姆·埃莫马利", as Chinese news call some
    ends = _folded([whole[0], whole[-1]])
    return _folded(whole[-len(parts) :]) == _folded(parts) or _folded(parts) == ends


def _folded(parts: Iterable[str]) -> list[str]:
    return [part.casefold() for part in parts]


def _glosses(document: Document, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """Pairs of names of which the second stands in brackets straight after the first."""
    ordered = sorted(mentions)
    return [
        (document.written(name), document.written(gloss))
        for name, gloss in pairwise(ordered)
        if _BRACKET.fullmatch(document.text[name.end : gloss.start])
    ]


def _named_in(document: Document, entity: Entity) -> Entity:
    """Prefer the fullest name in the document's own script over a longer one in another."""
    names = (entity.name, *entity.aliases)
    own = [n for n in names if any(map(is_han, n)) == (document.language == "zh")]
    fullest = max(own or names, key=len)
    return Entity(fullest, tuple(n for n in names if n != fullest), entity.mentions)


def _speaker(facts: Facts, person: Entity, known: Sequence[Appearance], role: Role) -> Speaker:
    talk = next((a.talk for a in known if a.talk), None)
    spoke = next(a for a in known if a.role in _SPEAKING)
    return Speaker(
        name=person.name,
        aliases=person.aliases,
        positions=united_positions(facts, known),
        event=event_at(facts, spoke.person.start),
        role="moderator" if role == "moderator" else "speaker",
        talk=_name(facts.document, talk) if talk else None,
        mentions=(*_grounds(person, known), *([mention_record(talk, "talk")] if talk else [])),
    )


def _participant(
    facts: Facts, person: Entity, known: Sequence[Appearance], role: Role
) -> Participant:
    acted = next(a for a in known if a.role == role)
    return Participant(
        name=person.name,
        aliases=person.aliases,
        positions=united_positions(facts, known),
        event=event_at(facts, acted.person.start),
        role="signatory" if role == "signatory" else "honoree" if role == "honoree" else "attendee",
        mentions=_grounds(person, known),
    )


def united_positions(facts: Facts, known: Iterable[Appearance]) -> tuple[Position, ...]:
    """All positions without duplicates; a bare title yields to a fuller one that contains it."""
    found = dict.fromkeys(_position(facts, p) for a in known for p in a.positions)
    return tuple(p for p in found if not any(_says_more(other, p) for other in found))


def _says_more(fuller: Position, position: Position) -> bool:
    if fuller == position or position.organisation is not None:
        return False
    if fuller.title == position.title:
        return fuller.organisation is not None or (fuller.former and not position.former)
    if f"副{position.title}" in fuller.title:
        return False
    return fuller.title.endswith(position.title) or f" {position.title} " in f" {fuller.title} "


def _position(facts: Facts, draft: PositionDraft) -> Position:
    organisation = draft.organisation
    return Position(
        title=_name(facts.document, draft.title),
        organisation=_organisation(facts, organisation) if organisation else None,
        former=draft.former,
    )


def _organisation(facts: Facts, mention: Mention) -> str:
    """The name of the record that a mention stands for, by its place or else by its text."""
    written = _name(facts.document, mention)
    by_place = facts.organisation_name(mention)
    by_name = (o.name for o in facts.organisations if written == o.name or written in o.aliases)
    return by_place or next(by_name, written)


def _name(document: Document, mention: Mention) -> str:
    return mention.value or document.written(mention)


def _grounds(person: Entity, known: Sequence[Appearance]) -> tuple[MentionRecord, ...]:
    """The mentions behind a person's name, aliases and positions."""
    key = name_key(person.name)
    names = [
        mention_record(m, "name" if name_key(m.text) == key else "aliases") for m in person.mentions
    ]
    drafts = dict.fromkeys(p for a in known for p in a.positions)
    held = [m for draft in drafts for m in (draft.title, draft.organisation) if m]
    return tuple(dict.fromkeys([*names, *(mention_record(m, "positions") for m in held)]))
