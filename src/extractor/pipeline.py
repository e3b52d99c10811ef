"""The way of a document: read, recognise, find, assemble. Reads top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extractor.assemble.agreements import assemble_agreements
from extractor.assemble.dates import assemble_dates
from extractor.assemble.events import assemble_events
from extractor.assemble.facts import Facts
from extractor.assemble.organisations import assemble_organisations
from extractor.assemble.people import assemble_people
from extractor.assemble.references import with_references
from extractor.assemble.venues import assemble_venues
from extractor.confidence import with_confidence
from extractor.document import Document, Label, Mention, Mentions, fold_spaces
from extractor.find.agreements import find_agreements
from extractor.find.dates import find_date_mentions
from extractor.find.events import find_events, find_themes
from extractor.find.organisations import find_organisations
from extractor.find.people import find_people, find_talks, find_titles
from extractor.find.venues import find_venues
from extractor.ground import grounded
from extractor.identify import identified
from extractor.recognisers.registry import DEFAULT_MODEL, Model, recognise
from extractor.records import DocumentInfo, DocumentRecord
from extractor.sections import joined, sections_of

Finder = Callable[[Document, Mentions], list[Mention]]

# Each finder returns all mentions of its label, given the evidence and what was found before it.
FINDERS: tuple[tuple[Label, Finder], ...] = (
    ("DATE", find_date_mentions),
    ("ORG", find_organisations),
    ("PERSON", find_people),
    ("TITLE", find_titles),
    ("EVENT", find_events),
    ("THEME", find_themes),
    ("VENUE", find_venues),
    ("TALK", find_talks),
    ("AGREEMENT", find_agreements),
)


def extract_document(document: Document, *, model: Model = DEFAULT_MODEL) -> DocumentRecord:
    """The records of one document that has been read, section by section if it is very long."""
    sections = sections_of(document)
    if len(sections) == 1:
        return assemble(document, _mentions(document, model))
    whole = DocumentRecord(document=document_info(document))
    parts = ((start, _assembled(part, _mentions(part, model))) for start, part in sections)
    return _finished(with_references(joined(whole, parts), document), document)


def _mentions(document: Document, model: Model) -> Mentions:
    return find(document, recognise(document, model))


def find(document: Document, mentions: Mentions) -> Mentions:
    """Turn statistical evidence into the mentions that records are assembled from."""
    for label, finder in FINDERS:
        mentions = mentions.replaced(label, finder(document, mentions))
    return mentions


def assemble(document: Document, mentions: Mentions) -> DocumentRecord:
    """Assemble the records of a document and give them ids and offsets into its file."""
    return _finished(_assembled(document, mentions), document)


def _finished(record: DocumentRecord, document: Document) -> DocumentRecord:
    return grounded(identified(with_confidence(record)), document)


def _assembled(document: Document, mentions: Mentions) -> DocumentRecord:
    """Assemble the records, each type from the mentions and the records before it."""
    facts = Facts(document, mentions)
    facts = replace(facts, dates=assemble_dates(facts))
    facts = replace(facts, organisations=assemble_organisations(facts))
    facts = replace(facts, venues=assemble_venues(facts))
    facts = replace(facts, events=assemble_events(facts))
    people = assemble_people(facts)
    facts = replace(facts, speakers=people.speakers, participants=people.participants)
    agreements = assemble_agreements(facts)
    record = DocumentRecord(
        document=document_info(document),
        events=facts.events,
        dates=facts.dates,
        venues=facts.venues,
        speakers=facts.speakers,
        participants=facts.participants,
        organisations=facts.organisations,
        agreements=agreements,
    )
    return with_references(record, document)


def document_info(document: Document) -> DocumentInfo:
    """What the document's header says, as it is written."""
    title = document.title
    return DocumentInfo(
        id=document.id,
        path=document.path,
        sha256=document.sha256,
        encoding=document.encoding,
        language=document.language,
        title=fold_spaces(document.text[title.start : title.end]) if title else None,
        published=document.published,
        source=document.written(document.source) if document.source else None,
        authors=tuple(dict.fromkeys(document.written(author) for author in document.authors)),
    )
