"""Agreement records: one per act of signing with parties of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from extractor.assemble.agreement_details import (
    act_amount,
    act_count,
    act_date,
    act_event,
    is_planned,
)
from extractor.assemble.agreement_parties import party_groups
from extractor.assemble.agreement_subjects import object_parts, subjects
from extractor.assemble.facts import Facts, mention_record
from extractor.assemble.omitted_party import Parties
from extractor.chinese import simplified
from extractor.document import Language, Mention, Span
from extractor.find.items import item_at
from extractor.names import name_key
from extractor.records import Agreement, AgreementKind
from extractor.rules import load_rules


def assemble_agreements(facts: Facts) -> tuple[Agreement, ...]:
    """Return one record per signing act, in the order of the text."""
    signed: list[Agreement] = []
    before: Parties = ()
    for mention in facts.mentions.labelled("AGREEMENT"):
        if "act" not in mention.groups:
            continue
        groups = party_groups(facts, mention, before)
        before = groups[-1] if groups and groups[-1] else before
        if "parties" in mention.groups:
            _tell_parties(signed, groups[0])
            continue
        for record in _records(facts, mention, groups):
            _add(facts, signed, record)
    return tuple(record for record in signed if _says_something(record, signed))


def _tell_parties(signed: list[Agreement], parties: Parties) -> None:
    """Let "the agreement was signed by A and B" name the parties of the agreement told of last."""
    if signed and len(parties) > 1:
        signed[-1] = signed[-1].model_copy(update={"parties": parties})


def _says_something(record: Agreement, signed: Sequence[Agreement]) -> bool:
    """Whether a record has a party, a number or a sum, and is not the total of others."""
    bare = _BARE.fullmatch(record.name) is not None
    named = [
        other
        for other in signed
        if other is not record and other.parties and (bare or other.kind == record.kind)
    ]
    if not record.parties and record.count == len(named) and record.amount is None:
        return False
    if bare and record.parties and any(set(record.parties) < {*o.parties} for o in named):
        return False
    if record.parties or record.amount or (record.count or 1) > 1:
        return True
    return bool(_OF_STATES.search(record.name) or (record.count is None and record.subjects))


# A word that only sums up what is told of one by one.
_BARE = re.compile(r"(?i:agreements|deals|contracts|pacts|documents|accords|mous|memoranda)")
# What states sign says something also where the text leaves them out: 两国总理见证签署双边合作文件.
_OF_STATES = re.compile(r"^双边|联合声明|联合公报|合作文[件本]|互免|(?<!服务)条约|议定书$")


def _records(facts: Facts, mention: Mention, groups: Sequence[Parties]) -> Iterator[Agreement]:
    """The records of one mention: one per group of parties, each under its own name if listed."""
    names = [mention.span, *(mention.groups[k] for k in sorted(mention.groups) if k[:4] == "next")]
    if len(names) > 1 and len(names) == len(groups):
        yield from (_record(facts, mention, n, g) for n, g in zip(names, groups, strict=True))
        return
    parts = object_parts(facts, mention)
    for name in names:
        for place, group in enumerate(groups):
            record = _record(facts, mention, name, group)
            if len(parts) == len(groups) > 1:
                record = record.model_copy(update={"subjects": (parts[place],)})
            yield record


def _record(facts: Facts, mention: Mention, name: Span, parties: Parties) -> Agreement:
    written = mention.value or facts.document.written(name)
    planned = is_planned(facts, mention)
    apposed = _APPOSED.match(facts.document.folded, name.end)
    return Agreement(
        name=written,
        kind=agreement_kind(apposed[1] if apposed else written, facts.document.language),
        parties=parties,
        subjects=subjects(facts, mention, name),
        count=act_count(facts, mention, parties),
        amount=act_amount(facts, mention),
        date=act_date(facts, mention),
        event=act_event(facts, mention),
        status="planned" if planned else "signed",
        mentions=(mention_record(mention),),
        confidence=mention.confidence,
    )


# "a business agreement (MOU)"
_APPOSED = re.compile(r" ?\((MOUs?|MoUs?)\)")


def agreement_kind(name: str, language: Language) -> AgreementKind:
    """The kind that the first matching rule gives, ``other`` if none does."""
    folded = simplified(name)
    for rule in load_rules(language, "agreement_kinds"):
        if rule.pattern.search(folded):
            return cast(AgreementKind, rule.data["kind"])
    return "other"


def _add(facts: Facts, signed: list[Agreement], record: Agreement) -> None:
    """Add a record, or join it to one that reports the same act.

    A record without a day of its own was signed on the day of the one told of before.
    """
    last = signed[-1] if signed else None
    told_of = last and last.status == record.status == "signed" and _one_item(facts, last, record)
    if last and told_of and last.date and not record.date:
        record = record.model_copy(update={"date": last.date})
    for place, other in enumerate(signed):
        if _same_act(other, record):
            signed[place] = _joined(other, record)
            return
    signed.append(record)


def _one_item(facts: Facts, one: Agreement, other: Agreement) -> bool:
    """Whether the same item of a digest tells of both."""
    item = item_at(facts.document, one.mentions[0].start)
    return item.start <= other.mentions[0].start < item.end


def _same_act(one: Agreement, other: Agreement) -> bool:
    """Whether two records are of one act: a headline and the sentence that tells it in full."""
    if one.kind != other.kind or one.status != other.status:
        return False
    if not one.parties and not other.parties:
        return one.count == other.count
    if one.count != other.count:
        return False
    keys = sorted((name_key(one.name), name_key(other.name)), key=len)
    if keys[0] not in keys[1] and not _is_bare(one.name):
        return False
    fewer, more = sorted((set(one.parties), set(other.parties)), key=len)
    return fewer <= more


def _is_bare(name: str) -> bool:
    """Whether the name told first is a headline's one word: MOU, deal, pact."""
    return name.isascii() and " " not in name


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
