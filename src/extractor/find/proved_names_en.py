"""English organisation names that nothing but the words around them proves."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.document import Document, Mention
from extractor.find.english_phrases import is_occasion
from extractor.find.not_bodies_en import is_nation
from extractor.places import find_place
from extractor.rules import load_rules, word_set


def proved_names(document: Document) -> Iterator[Mention]:
    """Names that the words around them prove: "Corvid (NYSE: CVD)", "Ann Reyes (Corvid CEO)"."""
    for sentence in document.sentences:
        for rule in load_rules("en", "organisations"):
            for match in rule.matches(document.folded, sentence.start, sentence.end):
                name = _without_titles(match["name"])
                start = match.end("name") - len(name)
                if name and not (is_nation(name) or find_place("en", name) or is_occasion(name)):
                    yield document.mention(
                        start, match.end("name"), "ORG", f"rule:{rule.name}", confidence=0.8
                    )


def _without_titles(name: str) -> str:
    """A name without the titles and openings before it: "Former Corvid" is Corvid."""
    words = name.split(" ")
    while words and (
        words[0] in word_set("en", "organisation_stops")
        or words[0].lower() in word_set("en", "title_modifiers")
    ):
        words = words[1:]
    return " ".join(words)
