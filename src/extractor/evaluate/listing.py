"""Error lists: every miss and false alarm, with where it stands and what is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.evaluate.counts import Mode
from extractor.evaluate.facts import FIELDS
from extractor.evaluate.judge import Judgement
from extractor.evaluate.loading import set_of
from extractor.evaluate.scoring import Score
from extractor.evaluate.texts import Texts


@dataclass(frozen=True, slots=True)
class Error:
    """A judgement that is not right, with the sentence it is about."""

    judgement: Judgement
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which errors to list: a type, perhaps a field of it, and how strictly."""

    type: str
    field: str | None = None
    mode: Mode = "exact"
    include_validation: bool = False

    def __str__(self) -> str:
        return f"{self.type}.{self.field}" if self.field else self.type

    def takes(self, judgement: Judgement) -> bool:
        if judgement.type != self.type or self.field not in (None, judgement.field):
            return False
        if not self.include_validation and set_of(judgement.document) == "validation":
            return False
        return not judgement.counts.correct(self.mode)


def selection(what: str, mode: Mode = "exact", *, include_validation: bool = False) -> Selection:
    """Read ``TYPE`` or ``TYPE.FIELD``.

    Raises:
        ValueError: no such type or field; the message lists what there is.
    """
    kind, _, name = what.partition(".")
    if kind not in FIELDS:
        raise ValueError(f"no record type {kind!r}; there are {', '.join(FIELDS)}")
    if name and name not in FIELDS[kind]:
        raise ValueError(f"no field {name!r} in {kind}; there are {', '.join(FIELDS[kind])}")
    return Selection(kind, name or None, mode, include_validation)


def errors(score: Score, chosen: Selection, texts: Texts) -> Iterator[Error]:
    """List the chosen errors, document by document."""
    for judgement in score.judgements:
        if chosen.takes(judgement):
            yield Error(judgement, sentence_of(judgement, texts))


def sentence_of(judgement: Judgement, texts: Texts) -> str | None:
    """The sentence of a false alarm's evidence, else of the gold value, else of the record."""
    text = texts.text(judgement.document)
    if judgement.gold is None and judgement.mentions:
        return text.sentence(judgement.mentions[0].start)
    return text.sentence_of((*judgement.spelled, *judgement.about), judgement.about)
