"""What the surroundings of one person mention say: what languages hand to the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.document import Mention

Role = Literal["speaker", "moderator", "attendee", "signatory", "honoree"]

# Who chairs and also speaks is a moderator, who speaks and signs is a speaker.
ROLE_ORDER: tuple[Role, ...] = ("moderator", "speaker", "signatory", "honoree", "attendee")


@dataclass(frozen=True)
class PositionDraft:
    """A title and the organisation at which it is held, as they stand in the text.

    ``title.value`` overrides the written title where that differs ("Vice Presidents A and B").
    ``organisation`` may lie outside the ORG mentions; its own text is the name then.
    """

    title: Mention
    organisation: Mention | None = None
    former: bool = False


@dataclass(frozen=True)
class Appearance:
    """One PERSON mention and what its surroundings say of it.

    ``role`` is None where the surroundings say nothing of what the person does; a person with no
    role in any appearance is left out of the records.
    """

    person: Mention
    positions: tuple[PositionDraft, ...] = ()
    role: Role | None = None
    talk: Mention | None = None
