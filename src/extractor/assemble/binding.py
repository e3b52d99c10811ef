"""Which event a person or an agreement at some place in the text belongs to."""

from __future__ import annotations

from extractor.assemble.facts import Facts
from extractor.records import Event


def event_at(facts: Facts, offset: int) -> str | None:
    """The name of the event in force at ``offset``, or None where the text reports none."""
    if not facts.events:
        return None
    sentence = facts.document.sentence_at(offset)
    named = [
        (mention.start, event.name)
        for event in facts.events
        for mention in event.mentions
        if sentence.start <= mention.start < sentence.end and mention.field in ("name", "aliases")
    ]
    before = [item for item in named if item[0] <= offset]
    if before or named:
        return max(before)[1] if before else min(named)[1]
    return main_event(facts.events).name


def main_event(events: tuple[Event, ...]) -> Event:
    """The event that the document is about: the one most often named."""
    return max(events, key=lambda event: (event.part_of is None, len(event.mentions)))
