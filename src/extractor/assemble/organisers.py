"""Who runs a gathering, and in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.assemble.event_scope import EventScope
from extractor.assemble.facts import Facts
from extractor.assemble.organiser_references import references, referred_name
from extractor.assemble.owners import Run, owner_runs
from extractor.assemble.owners_zh import name_owners
from extractor.document import Mention
from extractor.find.event_rules import scopes
from extractor.find.matched import matched_text
from extractor.records import Organiser, OrganiserRole
from extractor.rules import Rule, load_rules

# What stands between two organisations of one list.
_JOINTS = {
    "zh": re.compile(
        r"(?:[（(][^（）()]{1,40}[）)])?\s{0,8}(?:、|和|与|及|以及|暨|会同|携手|联合|，(?=[^，。]{0,40}$)|,|；|;)?"
        r"[\s　]{0,12}(?:[（(][^（）()]{1,40}[）)])?(?:由|并|得到|其)?"
    ),
    "en": re.compile(
        r"(?:['’]s)?\s?(?:\([^()]{1,60}\))?(?: for short)?\s?"
        r"(?:(?:,|;|/|and|&|as well as|along with|together with|in (?:cooperation|partnership"
        r"|association|conjunction|collaboration) with)\s?){0,3}(?:also )?(?:by )?"
        r"(?:its (?:[a-z-]+ ){1,4}[a-z-]+, )?(?:the (?:[a-z]+ ){0,2}|its |of the |with the |with )?"
    ),
}
_LEADS = {
    "zh": re.compile(r"[\s　]{0,6}(?:由|为|是|有|了)?[\s　]{0,4}"),
    "en": re.compile(
        r"\s{0,3}(?:the [A-Z]?[a-z]+ (?:in (?:conjunction|partnership|cooperation|collaboration"
        r"|association) with|together with|jointly with|along with|and) )?"
        r"(?:[a-z]+ (?:institutions |bodies )such as )?(?:the |its |both |a consortium of )?"
        r"(?:[a-z]+ ){0,3}(?:the )?"
    ),
}
_BRACKET = re.compile(r"\s?(?:[（(][^（）()]{1,60}[）)])?(?:, (?:an?|the|parent) [^,.;\n]{3,90},)?")
_LINE_ROLES: dict[str, OrganiserRole] = {
    "联合主办": "host", "主办": "host", "联合承办": "organiser", "总承办": "organiser",
    "承办": "organiser", "执行": "organiser",
    "协办": "co_organiser", "指导": "guide", "赞助": "sponsor",
}  # fmt: skip


def event_organisers(facts: Facts, scope: EventScope) -> dict[int, tuple[Organiser, ...]]:
    """For each gathering the organisations that run it, in the order of the text."""
    runs = sorted(
        [*_runs(facts, scope), *owner_runs(facts, scope), *name_owners(facts, scope)],
        key=lambda run: run.offset,
    )
    found: dict[int, list[Organiser]] = {}
    for run in runs:
        names = [name for m in run.organisations if (name := referred_name(facts, m))]
        paying = _paying(facts, run, names)
        for index in _run_gatherings(scope, run):
            named = found.setdefault(index, [])
            for name in names:
                role = "sponsor" if name in paying else run.role
                if all(o.organisation != name or o.role != role for o in named):
                    named.append(Organiser(role=role, organisation=name))
    return {index: tuple(organisers) for index, organisers in found.items()}


def _runs(facts: Facts, scope: EventScope) -> Iterator[Run]:
    document = facts.document
    text = matched_text(document)
    organisations = _outermost(text, sorted([*facts.mentions.labelled("ORG"), *references(facts)]))
    for rule in load_rules(document.language, "organisers"):
        for span in scopes(document, rule):
            for match in rule.matches(text, span.start, span.end):
                role = _role(rule, match)
                listed = _listed(document.language, text, rule, match, organisations, scope)
                if rule.data.get("announces") and not _names_event(scope, match.end()):
                    continue
                if _ANOTHER.match(text, match.end()) and not _names_event(scope, match.end(), 60):
                    continue
                if listed:
                    told = match[0].lower()
                    sponsored = "sponsor" in told or "presented" in told
                    yield Run(role, match.start(), tuple(listed), sponsored, "sponsor" in told)


def _paying(facts: Facts, run: Run, names: Sequence[str]) -> frozenset[str]:
    """Firms that "sponsor" a gathering, or that alone "present" it: paid for, not run by them."""
    firms = frozenset(o.name for o in facts.organisations if o.kind == "company") & set(names)
    if run.role == "sponsor" or (run.sponsored and (run.named_sponsor or len(firms) == len(names))):
        return firms
    return frozenset()


# "hosted a relaxed gathering for alumni": one that the text does not name.
_ANOTHER = re.compile(r"(?:a|an|several|two|three|various) [a-z]")


def _names_event(scope: EventScope, offset: int, distance: int = 150) -> bool:
    """Whether a gathering is named soon after, in the same sentence."""
    sentence = scope.document.sentence_at(offset)
    return any(offset <= a.start < offset + distance for a in scope.anchors_in(sentence))


def _outermost(text: str, organisations: Sequence[Mention]) -> list[Mention]:
    """Organisations without those inside another one's name or in the brackets that define it."""
    return [
        m
        for m in organisations
        if not any(o.start <= m.start and m.end <= o.end and o != m for o in organisations)
        and not any(
            0 < m.start - o.end <= _LONGEST_OPENING and _DEFINES.fullmatch(text, o.end, m.start)
            for o in organisations
        )
    ]


_DEFINES = re.compile(r"\s?[（(][^（）()]{0,40}")
_LONGEST_OPENING = 42


def _role(rule: Rule, match: re.Match[str]) -> OrganiserRole:
    if rule.data.get("line"):
        return _line_role(match["role"])
    role: OrganiserRole = rule.data["role"]
    return role


def _line_role(label: str) -> OrganiserRole:
    if label in _LINE_ROLES:
        return _LINE_ROLES[label]
    plain = label.lower()
    for word, role in _LABELS:
        if word in plain:
            return role
    return "supporter"


_LABELS: tuple[tuple[str, OrganiserRole], ...] = (
    ("赞助", "sponsor"), ("支持", "supporter"), ("合作", "supporter"),
    ("gold sponsor", "sponsor"), ("platinum sponsor", "sponsor"), ("support", "supporter"),
    ("co-organi", "co_organiser"), ("coorgani", "co_organiser"), ("organi", "organiser"),
    ("undertak", "organiser"), ("guid", "guide"), ("host", "host"), ("sponsor", "host"),
)  # fmt: skip


def _listed(
    language: str,
    text: str,
    rule: Rule,
    match: re.Match[str],
    organisations: Sequence[Mention],
    scope: EventScope,
) -> list[Mention]:
    if rule.data.get("precedes") or rule.data.get("line"):
        loose = bool(rule.data.get("loose"))
        return _rightwards(language, text, match.end(), organisations, loose=loose)
    if rule.data.get("between"):
        inside = _rightwards(language, text, match.end("list"), organisations)
        return [*_leftwards(language, text, match.start(), organisations), *inside]
    return _leftwards(language, text, match.start(), organisations)


def _rightwards(
    language: str,
    text: str,
    offset: int,
    organisations: Sequence[Mention],
    *,
    loose: bool = False,
) -> list[Mention]:
    listed: list[Mention] = []
    joint = _LEADS[language]
    for mention in organisations:
        if mention.start < offset:
            continue
        between = text[offset : mention.start]
        if len(between) > 80 or "\n" in between:
            break
        if not joint.fullmatch(between) and not (loose and _OTHERS.fullmatch(between)):
            break
        if _NEW_PHRASE.match(between) or _OTHER_ROLE.match(text, mention.end):
            break
        listed.append(mention)
        offset, joint = mention.end, _JOINTS[language]
    return listed


# Members of a list of names that are not known to be organisations: ", Akin Gump, and".
_OTHERS = re.compile(
    r"[\s:]*(?:(?:and|the|of|&|[A-Z\d][\w&.’'-]*(?<!\.)|(?:[A-Z]\.){2,4}|,)[,;\s]+){0,10}"
)
_APART = re.compile(r";|\bwith\b")
# "A with B as supporting partner", "A; B is the gold sponsor": what comes next has its own role.
_OTHER_ROLE = re.compile(
    r"\s?(?:\([^()]{1,60}\))?,? (?:as|is|are|was|were|being) (?:the |a |an |its |one of the )?"
    r"(?:[a-z-]+ ){0,2}(?:sponsors?|partners?|supporters?|co-?organi[sz]ers?)\b"
)
# "organised by A, with B as main sponsor": what follows has a role of its own.
_NEW_PHRASE = re.compile(r"(?:\([^()]{1,60}\))?, with\s")


def _leftwards(
    language: str, text: str, offset: int, organisations: Sequence[Mention]
) -> list[Mention]:
    listed: list[Mention] = []
    for mention in reversed(organisations):
        if mention.end > offset:
            continue
        between = text[mention.end : offset]
        joint = _JOINTS[language] if listed else _BRACKET
        if language == "en" and listed and _APART.search(between):
            break
        if len(between) > 80 or "\n" in between or not joint.fullmatch(between):
            break
        listed.append(mention)
        offset = mention.start
    return listed[::-1]


def _run_gatherings(scope: EventScope, run: Run) -> list[int]:
    """The gatherings that a list of organisers runs: those of its clause, else the one in force."""
    sentence = scope.document.sentence_at(run.offset)
    anchors = [a for a in scope.subjects_in(sentence) if not scope.is_aside(a)]
    last = max(run.offset, run.organisations[-1].end)
    after = [a for a in anchors if a.start >= last]
    if after and _LEADS_TO_NAME.search(scope.document.text[last : after[0].start]):
        return _together(scope, anchors, after[0].gathering)
    before = [a for a in anchors if a.start <= run.offset]
    if before and not before[-1].named:
        return scope.joint(before[-1].gathering, run.offset)
    if before:
        return _together(scope, anchors, before[-1].gathering)
    if after:
        return _together(scope, anchors, after[0].gathering)
    index = scope.at(run.offset)
    return [] if index is None else scope.joint(index, run.offset)


def _together(scope: EventScope, anchors: Sequence[object], index: int) -> list[int]:
    for group in scope.groups([a for a in scope.anchors if a in anchors]):
        if any(anchor.gathering == index for anchor in group):
            return sorted({anchor.gathering for anchor in group})
    return [index]


_LEADS_TO_NAME = re.compile(r"^[^。；]{0,60}(?:的|\bthe)\s?[“「\"]?$")
