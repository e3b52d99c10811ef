"""English names of gatherings: capitalised words around a head (Forum, Summit, Conference)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractor.document import Document, Mention, Mentions
from extractor.find.event_borders_en import bare, left_end, quoted_end, right_end
from extractor.find.event_evidence_en import SURE, is_event_like, least_confidence, why_named
from extractor.find.event_words_en import YEAR, Word, head_of, words_of
from extractor.find.forum_bodies_en import without_bodies
from extractor.find.headline_names_en import is_plain_phrase
from extractor.find.joint_names_en import joint_names
from extractor.find.other_things_en import is_other_thing
from extractor.find.owned_names_en import is_owned, owner_ends, without_owner

SOURCE = "rule:en/events:"


def find_english_events(document: Document, mentions: Mentions) -> list[Mention]:
    """Names of gatherings that their form gives away."""
    barriers = _barriers(mentions)
    places = {m.start: m.end for m in mentions.labelled("PLACE")}
    found: list[Mention] = []
    for sentence in document.sentences:
        words = words_of(document.folded, sentence)
        for first, last, rule in _names(words, barriers, owner_ends(words, mentions), places):
            start, end = words[first].start, words[last].end
            if words[last].text[-1] in "’'" and words[last].text[-2:-1] != "s":
                end -= 1
            found.append(document.mention(start, end, "EVENT", SOURCE + rule))
    found += _tagged(document, mentions)
    found = without_bodies(document, found)
    found += joint_names(document, found)
    return [mention for mention in found if not is_plain_phrase(document, mention)] or found


def _tagged(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """Names that a tagger is sure of, without what stands in front of a name."""
    for mention in mentions.labelled("EVENT"):
        if mention.confidence < SURE:
            continue
        words: Sequence[Word] = words_of(document.folded, mention.span)
        while words and (
            words[0].text in _IN_FRONT or words[0].text[0].islower() or head_of(words[0].text[:-2])
        ):
            words = words[1:]
        if words and document.folded[max(0, words[0].start - 1)] == "-":
            words = words[1:]
        while words and _is_tail(document, words):
            words = words[:-1]
        words = bare(undoubled(without_owner(words)))
        if words and is_event_like(words) and mention.confidence >= least_confidence(words):
            start, end = _balanced(document.folded, words[0].start, words[-1].end)
            yield document.mention(
                start, end, "EVENT", mention.source, confidence=mention.confidence
            )


def _is_tail(document: Document, words: Sequence[Word]) -> bool:
    """Whether a name's last word is a small one behind it; a headline may write the head small."""
    last, title = words[-1], document.title
    if not last.text[0].islower() or not words[0].is_name_word:
        return False
    is_headed = title and title.start <= last.start < title.end
    return not (is_headed and head_of(last.text.capitalize()))


def undoubled(words: Sequence[Word]) -> Sequence[Word]:
    """A name without its heading in front: "About X Forum X Forum is …" names it twice."""
    texts = [word.text for word in words]
    for length in range(2, len(words) // 2 + 1):
        if texts[:length] == texts[length : 2 * length]:
            return words[length:]
    return words


_IN_FRONT = frozenset(("The", "the", "A", "An", "This", "Our", "sixth", '"', "“", "‘"))


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with both or neither of its quotation marks."""
    name = text[start:end]
    lacks = name.count("“") > name.count("”") or name.count('"') % 2
    if lacks and text[end : end + 1] in ("”", '"'):
        return start, end + 1
    if (name[-1] == "”" and "“" not in name) or (name[-1] == '"' and name.count('"') % 2):
        return start, end - 1
    return start, end


def _barriers(mentions: Mentions) -> frozenset[int]:
    """Ends of dates: no name of a gathering reaches over one."""
    return frozenset(m.end for m in mentions.labelled("DATE") if not YEAR.fullmatch(m.text))


def _names(
    words: Sequence[Word],
    barriers: frozenset[int],
    owners: frozenset[int],
    places: Mapping[int, int],
) -> Iterator[tuple[int, int, str]]:
    taken = -1
    for index, word in enumerate(words):
        if index > taken and head_of(word.text):
            first = left_end(words, index, barriers | owners, taken)
            last = right_end(words, index, places)
            last = quoted_end(words, last)
            rule = why_named(words, first, index, last)
            if last == index and is_owned(words, first, index, owners):
                rule = "owned"
            if rule and not is_other_thing(words, first, index, last):
                yield first, last, rule
                taken = last
