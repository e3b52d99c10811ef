"""JSON-LD with schema.org terms, and terms of our own where it has none.

The context is inline, so that nothing has to be fetched to read it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import TextIO

from extractor.export.format import Options, Write
from extractor.export.schema_org import Node, nodes_of
from extractor.records import DocumentRecord

# Terms without a prefix are schema.org's; ``x:`` is what it has no term for.
CONTEXT: Node = {"@vocab": "https://schema.org/", "x": "urn:extractor:term:"}


@contextlib.contextmanager
def open_writer(stream: TextIO, options: Options) -> Iterator[Write]:
    """Write the nodes of each document into one graph."""
    stream.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [')
    separator = "\n"

    def write(record: DocumentRecord) -> None:
        nonlocal separator
        for node in nodes_of(record):
            text = json.dumps(node, ensure_ascii=False, indent=2 if options.pretty else None)
            stream.write(separator + text)
            separator = ",\n"

    yield write
    stream.write("\n]}\n")


def described() -> str:
    """How records become nodes."""
    return f'{_DESCRIPTION}\n"@context": {json.dumps(CONTEXT)}'


_DESCRIPTION = """\
One object: "@context", with all terms inline, and "@graph", one node a document and record.
Terms without a prefix are schema.org's, those with x: (urn:extractor:term:) are our own.
@id is urn:extractor: and the record's id; linked records also have sameAs, the entity.

document      NewsArticle: headline, inLanguage, datePublished, publisher, author, about (events),
              mentions (all other records), identifier
event         Event (also ExhibitionEvent, EducationEvent): name, alternateName, startDate, endDate
              (where ISO 8601 can say them; x:date is always the EDTF), location, superEvent,
              organizer (host, organiser, co_organiser), sponsor, contributor (guide, supporter),
              performer (speakers), attendee (participants), workFeatured (talks), about (theme),
              x:kind, x:edition, x:attendance, x:attendanceQualifier, x:host and so on for each role
venue         Place: name, address (PostalAddress: addressLocality, addressRegion, addressCountry)
person        Person: name, alternateName, jobTitle, worksFor, hasOccupation (Occupation: name,
              x:organisation, x:former), x:role, x:talk
organisation  Organization (also GovernmentOrganization, Corporation, CollegeOrUniversity,
              ResearchOrganization, Hospital, NewsMediaOrganization): name, alternateName, x:kind
agreement     AgreeAction: name, agent (parties), object (subjects), startTime, actionStatus,
              x:event, x:count, x:amount (MonetaryAmount: value, currency, x:qualifier), x:kind
every record  x:confidence where it is known
Dates that belong to no event or agreement, and mentions, are left out."""
