"""What a Chinese text says of each person: titles, part in the proceedings, talk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.assemble.appearances import ROLE_ORDER, Appearance, Role
from extractor.assemble.chain_items_zh import is_gloss
from extractor.assemble.clause_roles_zh import acts, clause_role, met_role, pronoun_role
from extractor.assemble.facts import Facts
from extractor.assemble.layout_roles_zh import heading_role, placed_role
from extractor.assemble.positions_zh import positions_zh
from extractor.assemble.talks_zh import PRONOUN, talks_by_speaker
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.rules import load_rules

_HEADS_OF_STATE = ("国家主席", "总书记", "总统", "国王")
_MAY_TALK = frozenset({"speaker", "signatory", "honoree", "attendee"})
# Everybody named in what follows is named by the speaker.
_QUOTING = re.compile(r"[^，,。；：]{0,12}(?:表示|指出|强调|说|认为|称)[，,：:]")
# In the words of a speaker, a head of state with title is somebody of whom is spoken.
_ADDRESSED = re.compile(
    r"(?:总书记|主席|总统|总理|首相|国王)(?![^，。；]{0,8}(?:表示|指出|强调|说|介绍|认为))"
)


def appearances_zh(facts: Facts) -> list[Appearance]:
    """Return one appearance for each PERSON mention, in text order."""
    text = simplified(facts.document.folded)
    positions = positions_zh(facts)
    roles = _strongest(_roles(facts, text))
    talks = {
        person: talk
        for person, talk in talks_by_speaker(facts, text).items()
        if roles.get(person) in _MAY_TALK
    }
    return [
        Appearance(
            person,
            positions.get(person, ()),
            "speaker" if person in talks else roles.get(person),
            talks.get(person),
        )
        for person in facts.mentions.labelled("PERSON")
    ]


def _strongest(roles: Iterable[tuple[Mention, Role | None]]) -> dict[Mention, Role | None]:
    """The first of each person's roles in the order of precedence."""
    found: dict[Mention, set[Role | None]] = {}
    for person, role in roles:
        found.setdefault(person, set()).add(role)
    return {
        person: next((role for role in ROLE_ORDER if role in known), None)
        for person, known in found.items()
    }


def _roles(facts: Facts, text: str) -> Iterator[tuple[Mention, Role | None]]:
    subject: Mention | None = None
    headed: Role | None = None
    spoken, last_end = False, 0
    for sentence in facts.document.sentences:
        headed = heading_role(text, sentence, headed)
        named = facts.mentions.within(sentence, "PERSON")
        people = [
            p for p in named if not _only_lends_a_name(text, sentence, p) and not is_gloss(facts, p)
        ]
        if subject and PRONOUN.match(text, sentence.start):
            yield subject, pronoun_role(facts, text, sentence, named)
        quoted = False
        spoken = spoken and "\n" not in text[last_end : sentence.start]
        for group, following, met in acts(facts, text, sentence, people):
            if met:
                role: Role | None = met_role(facts, text, sentence, group, following)
            else:
                role = clause_role(facts, text, sentence, group, following)
            for person in group:
                only_named = (quoted or spoken) and _is_addressed(text, person)
                yield (
                    person,
                    None if only_named else placed_role(text, sentence, person, role, headed),
                )
            quoted = quoted or bool(_QUOTING.match(text, group[-1].end, following))
        spoken, last_end = spoken or quoted, sentence.end
        subject = people[0] if people else subject


def _is_addressed(text: str, person: Mention) -> bool:
    """Whether a name stands with the title of a head of state, and no verb of speech."""
    before = text[max(0, person.start - 4) : person.start]
    return bool(_ADDRESSED.match(text, person.end)) or before.endswith(_HEADS_OF_STATE)


def _only_lends_a_name(text: str, sentence: Span, person: Mention) -> bool:
    """Whether a name stands only for a doctrine, a guideline or a letter ("某某关于…的论述")."""
    around = {
        "before": text[max(sentence.start, person.start - 8) : person.start],
        "after": text[person.end : min(sentence.end, person.end + 60)],
    }
    return any(
        rule.pattern.search(around[rule.data["where"]])
        for rule in load_rules("zh", "people_citations")
    )
