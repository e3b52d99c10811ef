"""Annotated texts back into records: what was unmarked goes, what was marked anew is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from extractor.document import join_lines
from extractor.export.annotation import NAMES, AnnotatedText, Marked, label_of, marks_of, model_of
from extractor.export.format import ExportError, Options
from extractor.export.formats import READABLE, format_named
from extractor.export.rows import TYPES
from extractor.export.unreferred import without
from extractor.identify import ID_WORDS, identified
from extractor.records import DocumentInfo, DocumentRecord, MentionRecord

_LISTS = {kind.upper(): field for field, kind in TYPES.items()}
_HUMAN = "annotator"


def read_annotated(name: str, path: str | Path, options: Options) -> Iterator[AnnotatedText]:
    """The annotated texts in an export of the tool called ``name``.

    Raises:
        ExportError: an unknown tool, or no export of it.
        OSError: the file cannot be read.
    """
    if name not in READABLE:
        raise ExportError(f"cannot read {name!r}; can read: {', '.join(READABLE)}")
    texts: Iterator[AnnotatedText] = import_module(format_named(name).module).read(
        Path(path), options
    )
    yield from texts


def restored(
    texts: Iterable[AnnotatedText], records: Iterable[DocumentRecord], options: Options
) -> Iterator[DocumentRecord]:
    """The records of each annotated text.

    Those that ``records`` has are changed as the annotation says: nothing changed, nothing
    different. Those of other texts are made of the marks alone.

    Raises:
        ExportError: the text is not the one that the record was made from, or in no language.
    """
    known = {record.document.id: record for record in records}
    total = 0
    for number, given in enumerate(texts, 1):
        record, left_out = _changed(known.get(given.id or "") or _empty(given, number), given)
        total += left_out
        yield record
    if total:
        options.note(
            f"{total} new marks are of fields, or of dates that cannot be read, and are left out; "
            "such values can be set with extract review"
        )


def _empty(given: AnnotatedText, number: int) -> DocumentRecord:
    """A document without records; its language is found if nobody says it."""
    from extractor.reading import UnreadableError, UnsupportedLanguageError, read_text

    name = given.id or f"text-{number}"
    try:
        document = read_text(given.text, id=name, language=_language(given))
    except (UnreadableError, UnsupportedLanguageError) as error:
        raise ExportError(f"document {name!r}: {error}") from None
    about = {"id": name, "sha256": given.sha256, "language": document.language}
    return DocumentRecord(
        document=DocumentInfo.model_validate(about | {"published": document.published})
    )


def _language(given: AnnotatedText) -> Any:
    return given.language if given.language in ("en", "zh") else None


def _changed(record: DocumentRecord, given: AnnotatedText) -> tuple[DocumentRecord, int]:
    """The record as it is annotated, and how many marks have no place in it."""
    _check(record, given)
    before = {mark for _, _, mark in marks_of(record)}
    after = set(given.marks)
    if before == after:
        return record, 0
    return _with_new(_kept(record, after), sorted(after - before), given.text)


def _check(record: DocumentRecord, given: AnnotatedText) -> None:
    for _, mention, mark in marks_of(record):
        if given.text[mark.start : mark.end] != mention.text:
            raise ExportError(
                f"document {record.document.id!r}: the annotated text is not the one that its "
                "records were made from"
            )


def _kept(record: DocumentRecord, marks: set[Marked]) -> DocumentRecord:
    """Without unmarked mentions, and without records whose names are all unmarked."""
    gone: dict[str, set[str]] = {}
    kept: dict[str, tuple[Any, ...]] = {}
    for field, kind in TYPES.items():
        items = []
        for item in getattr(record, field):
            left = tuple(m for m in item.mentions if _mark(m, kind) in marks)
            if _is_named(item.mentions) and not _is_named(left):
                gone.setdefault(field, set()).add(getattr(item, "name", ""))
            else:
                items.append(item.model_copy(update={"mentions": left}))
        kept[field] = tuple(items)
    return without(record.model_copy(update=kept), gone)


def _mark(mention: MentionRecord, kind: str) -> Marked:
    return Marked(mention.start, mention.end, label_of(kind, mention))


def _is_named(mentions: tuple[MentionRecord, ...]) -> bool:
    return any(mention.field in NAMES for mention in mentions)


def _with_new(record: DocumentRecord, marks: list[Marked], text: str) -> tuple[DocumentRecord, int]:
    """With new mentions: of the record that has the name, else of a new record."""
    lists = {field: list(getattr(record, field)) for field in TYPES}
    left_out = 0
    for mark in marks:
        field = _LISTS.get(mark.label)
        if field is None or not _add(lists[field], field, mark, text, record):
            left_out += 1
    updates = {field: tuple(items) for field, items in lists.items()}
    return identified_anew(record.model_copy(update=updates)), left_out


def _add(items: list[Any], field: str, mark: Marked, text: str, record: DocumentRecord) -> bool:
    """Add a mention to the record of its name, or a record; whether there was a way to."""
    written = join_lines(text[mark.start : mark.end])
    if not written:
        return False
    values: dict[str, Any] = {"name": written}
    if field == "dates":
        value = _date_value(written, record)
        if value is None:
            return False
        values = {"text": written, "value": value}
    i = next((i for i, item in enumerate(items) if _is_same(item, values)), None)
    if i is None:
        i = len(items)
        items.append(model_of(field).model_validate(values))
    name = "text" if field == "dates" else _name_field(items[i], written)
    mention = MentionRecord(
        field=name, start=mark.start, end=mark.end, text=text[mark.start : mark.end], rule=_HUMAN
    )
    items[i] = items[i].model_copy(update={"mentions": (*items[i].mentions, mention)})
    return True


def _is_same(item: Any, values: dict[str, Any]) -> bool:
    if "value" in values:
        return bool(item.value == values["value"])
    return values["name"] == item.name or values["name"] in getattr(item, "aliases", ())


def _name_field(item: Any, written: str) -> str:
    return "name" if item.name == written else "aliases"


def _date_value(written: str, record: DocumentRecord) -> str | None:
    from extractor.dates import find_dates

    about = record.document
    found = find_dates(written, language=about.language, published=about.published)
    return found[0].value if found else None


def identified_anew(record: DocumentRecord) -> DocumentRecord:
    """Ids for records that have none, behind the highest numbers; all others keep theirs."""
    if not any(item.id for field in TYPES for item in getattr(record, field)):
        return identified(record)
    updates = {}
    highest = dict.fromkeys(ID_WORDS.values(), 0)
    for field, word in ID_WORDS.items():
        for item in getattr(record, field):
            number = (item.id or "").rpartition(f"#{word}-")[2]
            highest[word] = max(highest[word], int(number) if number.isdecimal() else 0)
    for field, word in ID_WORDS.items():
        items = []
        for item in getattr(record, field):
            if item.id is None:
                highest[word] += 1
                new = f"{record.document.id}#{word}-{highest[word]}"
                items.append(item.model_copy(update={"id": new}))
            else:
                items.append(item)
        updates[field] = tuple(items)
    return record.model_copy(update=updates)
