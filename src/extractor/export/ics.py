"""iCalendar: the events whose days are known, as all-day entries."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TextIO

from extractor.export.format import Options, Write
from extractor.export.table import first_and_last_day
from extractor.records import DocumentRecord, Event

if TYPE_CHECKING:
    import icalendar

_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//extractor//EN\r\nCALSCALE:GREGORIAN\r\n"
_NO_DAY = date(1970, 1, 1)


@contextlib.contextmanager
def open_writer(stream: TextIO, options: Options) -> Iterator[Write]:
    """Write the entries of each document; say at the end how many events have no day."""
    left_out = total = 0
    stream.write(_HEAD)

    def write(record: DocumentRecord) -> None:
        nonlocal left_out, total
        for event in record.events:
            entry = _entry(event, record)
            total += 1
            left_out += entry is None
            if entry is not None:
                stream.write(entry.to_ical().decode("utf-8"))

    yield write
    stream.write("END:VCALENDAR\r\n")
    if left_out:
        options.note(f"{left_out} of {total} events have no first day and are left out")


def _entry(event: Event, record: DocumentRecord) -> icalendar.Event | None:
    """The entry of an event; none where its first day is unknown."""
    import icalendar

    first, last = first_and_last_day(event.date)
    if first is None:
        return None
    entry = icalendar.Event()
    entry.add("uid", f"{event.id}@extractor")
    entry.add("dtstamp", _stamp(record))
    entry.add("dtstart", first)
    entry.add("dtend", _day_after(max(last or first, first)))
    entry.add("summary", event.name)
    entry.add("categories", [event.kind])
    entry.add("transp", "TRANSPARENT")
    for name, text in (("location", _location(event)), ("description", _text(event, record))):
        if text:
            entry.add(name, text)
    if event.part_of_id:
        entry.add("related-to", f"{event.part_of_id}@extractor")
    return entry


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _stamp(record: DocumentRecord) -> datetime:
    """When the entry was made: not now, so that the same records give the same bytes."""
    published, _ = first_and_last_day(record.document.published)
    return datetime.combine(published or _NO_DAY, time(), UTC)


def _location(event: Event) -> str:
    parts = (event.venue, event.city, event.region, event.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _text(event: Event, record: DocumentRecord) -> str:
    speakers = [person.name for person in record.speakers if person.event_id == event.id]
    lines = [
        event.theme,
        *(f"{item.role}: {item.organisation}" for item in event.organisers),
        f"speakers: {', '.join(speakers)}" if speakers else None,
        f"part of: {event.part_of}" if event.part_of else None,
        f"source: {record.document.title or record.document.id}",
    ]
    return "\n".join(line for line in lines if line)


def described() -> str:
    """Which fields an entry has."""
    return """\
One VEVENT an event whose first day is known; the others are counted in a message.
UID          the event's id and @extractor
DTSTAMP      the publication day, so that the same records give the same bytes
DTSTART      first day (VALUE=DATE)
DTEND        the day behind the last; an open end counts as one day
SUMMARY      name
CATEGORIES   kind
TRANSP       TRANSPARENT: an entry does not make its day busy
LOCATION     venue, city, region, country
DESCRIPTION  theme, organisers with role, speakers, what it is part of, the release's headline
RELATED-TO   UID of the event that it is part of"""
