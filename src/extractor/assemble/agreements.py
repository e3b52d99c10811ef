"""Agreement records: one per act of signing with parties of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from extractor.assemble.agreement_details import act_amount, act_count, act_date, is_planned, subjects
from extractor.assemble.agreement_parties import Parties, party_groups
from extractor.assemble.binding import event_at
from extractor.assemble.facts import Facts, mention_record
from extractor.chinese import simplified
from extractor.document import Language, Mention, Span
from extractor.names import name_key
from extractor.records import Agreement, AgreementKind
from extractor.rules import load_rules


def assemble_agreements(facts: Facts) -> tuple[Agreement, ...]:
    """Return one record per signing act, in the order of the text."""
    signed: list[Agreement] = []
    before: Parties = ()
    for mention in facts.mentions.labelled("AGREEMENT"):
        groups = party_groups(facts, mention, before)
        before = groups[-1] if groups and groups[-1] else before
        for record in _records(facts, mention, groups):
            _add(signed, record)
    return tuple(signed)


def _records(facts: Facts, mention: Mention, groups: Sequence[Parties]) -> Iterator[Agreement]:
    """The records of one mention: one per group of parties, each under its own name if listed."""
    names = [mention.span, *(mention.groups[k] for k in sorted(mention.groups) if k[:4] == "next")]
    if len(names) > 1 and len(names) == len(groups):
        yield from (_record(facts, mention, n, g) for n, g in zip(names, groups, strict=True))
        return
    for name in names:
        for group in groups:
            yield _record(facts, mention, name, group)


def _record(facts: Facts, mention: Mention, name: Span, parties: Parties) -> Agreement:
    written = facts.document.written(name)
    planned = is_planned(facts, mention)
    return Agreement(
        name=written,
        kind=agreement_kind(written, facts.document.language),
        parties=parties,
        subjects=subjects(facts, mention, name),
        count=act_count(facts, mention, parties),
        amount=act_amount(facts, mention),
        date=act_date(facts, mention),
        event=event_at(facts, mention.start),
        status="planned" if planned else "signed",
        mentions=(mention_record(mention),),
        confidence=mention.confidence,
    )


def agreement_kind(name: str, language: Language) -> AgreementKind:
    """The kind that the first matching rule gives, ``other`` if none does."""
    folded = simplified(name)
    for rule in load_rules(language, "agreement_kinds"):
        if rule.pattern.search(folded):
            return cast(AgreementKind, rule.data["kind"])
    return "other"


def _add(signed: list[Agreement], record: Agreement) -> None:
    """Add a record, or join it to one that reports the same act."""
    for place, other in enumerate(signed):
        if _same_act(other, record):
            signed[place] = _joined(other, record)
            return
    signed.append(record)


def _same_act(one: Agreement, other: Agreement) -> bool:
    """Whether two records are of one act: a headline and the sentence that tells it in full."""
    if one.kind != other.kind or one.status != other.status:
        return False
    if not one.parties and not other.parties:
        return one.count == other.count
    if one.count != other.count:
        return False
    fewer, more = sorted((set(one.parties), set(other.parties)), key=len)
    return fewer <= more and (bool(fewer) or name_key(one.name) in name_key(other.name))


def _joined(one: Agreement, other: Agreement) -> Agreement:
    fuller, poorer = (other, one) if len(other.parties) > len(one.parties) else (one, other)
    return fuller.model_copy(
        update={
            "subjects": fuller.subjects or poorer.subjects,
            "amount": fuller.amount or poorer.amount,
            "date": fuller.date or poorer.date,
            "event": fuller.event or poorer.event,
            "mentions": (*fuller.mentions, *poorer.mentions),
        }
    )
