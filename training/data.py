"""Gold records -> labelled spans: where each gold string stands in its text, and how to split."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.document import Document, is_han
from extractor.reading import read_text

Labelled = tuple[int, int, str]

# On equal length the earlier label takes the stretch: 青岛 as a host stays a place.
PRIORITY = (
    "TALK", "THEME", "EVENT", "VENUE", "PERSON", "AGREEMENT", "PLACE", "ORG", "DATE", "TITLE",
)  # fmt: skip


@dataclass(frozen=True)
class LabelledText:
    """A text and the spans of its gold strings: no overlaps, in text order.

    ``text`` is the working text of the document, and offsets count its characters.
    ``furniture`` are the stretches to leave out of training and scoring: gold is silent on them.
    """

    id: str
    text: str
    spans: list[Labelled] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    document: Document = field(default_factory=lambda: Document("", "", "en"), repr=False)


def labelled_documents(folders: Iterable[Path | str], language: str) -> list[LabelledText]:
    """All documents of a language in ``folders`` (each with ``raw`` and ``gold``), by id."""
    documents = []
    for folder in folders:
        for path in sorted(Path(folder, "gold").glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if gold["document"]["language"] == language:
                text = Path(folder, "raw", path.stem + ".txt").read_bytes().decode("utf-8")
                documents.append(labelled_text(path.stem, text, gold))
    return sorted(documents, key=lambda document: document.id)


def labelled_text(id_: str, source: str, gold: dict[str, Any]) -> LabelledText:
    """Read ``source`` as the product does and label every place at which a gold string stands."""
    document = read_text(source, id=id_, language=gold["document"]["language"])
    furniture = [(span.start, span.end) for span in document.furniture]
    return LabelledText(id_, document.text, label(document.text, gold), furniture, document)


def is_validation(id_: str) -> bool:
    """Whether a document is held out: its number ends in 5 or 0 (the real seeds train)."""
    return re.match(r"(dev|link|real)-.*[05]$", id_) is not None


def folds(ids: Iterable[str], count: int = 5) -> list[list[str]]:
    """Deal ``ids`` out in sorted order; each id is in exactly one fold."""
    ordered = sorted(ids)
    return [ordered[start::count] for start in range(count)]


# ---- gold strings ----------------------------------------------------------------------------


def gold_strings(gold: dict[str, Any]) -> list[tuple[str, str]]:
    """The (label, string) pairs of a gold document, without repeats."""
    pairs = [*_names(gold), *_people(gold), *_details(gold)]
    return list(dict.fromkeys((label, text) for label, text in pairs if text))


def _names(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for label, field_ in (("EVENT", "events"), ("ORG", "organisations"), ("VENUE", "venues")):
        for record in gold[field_]:
            yield label, record["name"]
            yield from ((label, alias) for alias in record.get("aliases", ()))
    for record in gold["dates"]:
        yield "DATE", record["text"]
    for author in gold["document"].get("authors", ()):
        yield "PERSON", author


def _people(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for record in (*gold["speakers"], *gold["participants"]):
        yield "PERSON", record["name"]
        yield from (("PERSON", alias) for alias in record.get("aliases", ()))
        yield "TALK", record.get("talk") or ""
        for position in record.get("positions", ()):
            yield "TITLE", position["title"]
            yield "ORG", position["organisation"] or ""


def _details(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for record in gold["events"]:
        yield "THEME", record.get("theme") or ""
        yield from (("ORG", part["organisation"]) for part in record.get("organisers", ()))
    for record in (*gold["events"], *gold["venues"]):
        yield from (("PLACE", record.get(key) or "") for key in ("city", "region", "country"))
    for record in gold["agreements"]:
        yield "AGREEMENT", record["name"]
        yield from (("ORG", party) for party in record.get("parties", ()))


# ---- places in the text ----------------------------------------------------------------------


def label(text: str, gold: dict[str, Any]) -> list[Labelled]:
    """Non-overlapping spans of the gold strings: longest first, titles last and only in place."""
    squeezed, offsets = squeeze(text)
    found = sorted(
        _candidates(squeezed, gold), key=lambda c: (c[0] - c[1], PRIORITY.index(c[2]), c[0])
    )
    taken: list[Labelled | None] = [None] * len(squeezed)
    titles = []
    for start, end, label_ in found:
        if label_ == "TITLE":
            titles.append((start, end, label_))
        elif not any(taken[start:end]):
            taken[start:end] = [(start, end, label_)] * (end - start)
    _place_titles(squeezed, titles, taken, _held_titles(gold))
    spans = sorted({span for span in taken if span})
    return [(offsets[start], offsets[end - 1] + 1, label_) for start, end, label_ in spans]


def squeeze(text: str) -> tuple[str, list[int]]:
    """Fold white space as records do (none between Chinese characters) and map offsets back."""
    kept: list[tuple[str, int]] = []
    gap = False
    for offset, character in enumerate(text):
        if character.isspace():
            gap = True
            continue
        if gap and kept and not (is_han(kept[-1][0]) and is_han(character)):
            kept.append((" ", offset - 1))
        kept.append((character, offset))
        gap = False
    return "".join(c for c, _ in kept), [offset for _, offset in kept]


def _candidates(squeezed: str, gold: dict[str, Any]) -> Iterator[Labelled]:
    pairs = gold_strings(gold)
    venues = {text for label_, text in pairs if label_ == "VENUE"}
    organisations = {text for label_, text in pairs if label_ == "ORG"}
    for label_, name in pairs:
        needle = squeeze(name)[0]
        if len(needle) < 2:
            continue
        for start in occurrences(squeezed, needle, plural=label_ == "TITLE"):
            end = start + len(needle)
            both = name in venues and label_ in ("VENUE", "ORG")
            site = "VENUE" if _is_site(squeezed, start, end) else "ORG"
            if _stands(squeezed, start, end, label_):
                yield start, end, site if both and name in organisations else label_


def occurrences(text: str, needle: str, *, plural: bool = False) -> Iterator[int]:
    """Starts of ``needle`` in ``text`` that cut no Latin word and no number."""
    start = text.find(needle)
    while start >= 0:
        end = start + len(needle)
        if plural and text[end : end + 1] == "s":
            end += 1
        if not _cuts(text, start) and not _cuts(text, end):
            yield start
        start = text.find(needle, start + 1)


def _cuts(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place : place + 1]
    digits = before.isdigit() and after.isdigit()
    return digits or (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return character.isalpha() and not is_han(character)


_SITE_BEFORE = re.compile(r"(?:在|于|至|\b(?:at|in|on)(?: the)?) ?$", re.I)
_SITE_AFTER = re.compile(r"[^，。；,;.]{0,8}?(?:举行|召开|举办|开幕|启幕|举行的|[內内]举)")


def _is_site(text: str, start: int, end: int) -> bool:
    """Whether a name that is both venue and organisation stands here for the venue."""
    before = _SITE_BEFORE.search(text[max(0, start - 8) : start])
    return bool(before) or bool(_SITE_AFTER.match(text[end : end + 12]))


# Short generic forms (协会, 公司, 大会) stand alone only after one of these.
_GENERIC = re.compile(
    r"(?:协会|学会|公司|集团|大学|学院|医院|论坛|大会|会议|峰会|项目|协议|合同|[省市县区州]委|联盟)$"
)
_ALONE_AFTER = re.compile(r"(?:^|[^\u4e00-\u9fff]|[与和由及在向是该本对为的])$")


def _stands(text: str, start: int, end: int, label_: str) -> bool:
    """Whether a short string is itself here and not the tail of a longer, unlisted name."""
    if label_ == "DATE":
        return not re.match(r"[月年\d.-]", text[start - 1 : start])
    short = end - start <= 3 and _GENERIC.search(text[start:end])
    return not short or bool(_ALONE_AFTER.search(text[max(0, start - 1) : start]))


# ---- titles ----------------------------------------------------------------------------------

_TITLE_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fffA-Za-z]|[原前任为為是的兼该院校省市县区国]|\w* )$")


# 委员|会, 主席|会议, 校长|办公室: the title is part of a body's name; 市长|会见 is not.
_BODY_BEHIND = re.compile(r"会(?![见谈晤同])|[室处团制]|办公")


def _place_titles(
    text: str, titles: Sequence[Labelled], taken: list[Labelled | None], held: set[tuple[str, str]]
) -> None:
    """Take the titles in, from the left, where what precedes is a name, a title or a break.

    Right behind a name without a break (班达部长) it must be one of those that the person holds.
    """
    for start, end, label_ in sorted(titles, key=lambda t: (t[0], -t[1])):
        title = text[start:end]
        if _is_latin(text[end - 1]) and text[end : end + 1] == "s":
            end += 1
        if taken[start] and not taken[start + 1]:
            start += 1  # 卫生部长: 部 is the organisation's, 部长 the title
        if start >= end or any(taken[start:end]) or _BODY_BEHIND.match(text, end):
            continue
        before = taken[start - 1] if start else None
        if before and before[2] == "PERSON":
            in_place = (text[before[0] : before[1]], title) in held
        else:
            in_place = bool(before) or _precedes_person(taken, end) or _is_bound(text, start)
        if in_place:
            taken[start:end] = [(start, end, label_)] * (end - start)


def _precedes_person(taken: Sequence[Labelled | None], end: int) -> bool:
    after = taken[end] if end < len(taken) else None
    return after is not None and after[2] == "PERSON"


def _is_bound(text: str, start: int) -> bool:
    return bool(_TITLE_BEFORE.search(text[max(0, start - 2) : start]))


def _held_titles(gold: dict[str, Any]) -> set[tuple[str, str]]:
    """(written name, title) of every position."""
    return {
        (name, position["title"])
        for record in (*gold["speakers"], *gold["participants"])
        for name in (record["name"], *record.get("aliases", ()))
        for position in record.get("positions", ())
    }
