"""Chinese organisation names: by their head words, by rule, and by evidence elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.chinese_bodies import Evidence, after_leading, bodies
from extractor.find.chinese_heads import is_generic, is_occasion
from extractor.find.evidence import HEADLESS, Nearby, is_stock, reconciled, surest
from extractor.find.field_lists_zh import field_lists
from extractor.places import find_place, leading_place
from extractor.rules import load_rules, word_set


def find_chinese_names(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the organisation names of a Chinese document, before repeats and short forms."""
    text = simplified(document.folded)
    people = Nearby(surest(mentions.labelled("PERSON")))
    bodies_found = [
        _trimmed(document, text, m, people.overlapping(m)) for m in mentions.labelled("ORG")
    ]
    places = Nearby(mentions.labelled("PLACE"))
    heads = _by_head(document, text, Nearby(bodies_found), people, places)
    found = list(reconciled(list(heads), mentions))
    found += [
        document.mention(span.start, span.end, "ORG", "rule:zh/organisations:fields")
        for span in field_lists(text)
    ]
    found += _by_rule(document, text, Nearby(m for m in mentions if m.label == "EVENT"))
    persons = mentions.labelled("PERSON")
    found += [m for m in _by_evidence(text, bodies_found, found) if not _is_of(m, text, persons)]
    return [*found, *_listed(document, text, found)]


# What taggers take into a name and belongs to the title or the predicate behind it.
_TAIL = re.compile(r"(?:主办|承办|协办|合办|联办|签署|签订|共同|举办|举行|分别)$")
_LEAD = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}[会式坛班动节]由|广大|港企|时任|现任|来自|由|据|与|和|及|前(?=联邦|国务)|共建|举行的|主办的)+"
)
_PARTY = re.compile(r"(?<=..)(?:党委|党组|党工委)$")
_POST = re.compile(r"(?:常务)?副?书记|成员|委员|常委")


def _trimmed(document: Document, text: str, mention: Mention, people: Sequence[Mention]) -> Mention:
    """A mention without verbs, people or the party group of a post at its ends: 厅|党组书记."""
    end = mention.end
    if tail := _TAIL.search(text, mention.start, end):
        end = tail.start()
    party = _PARTY.search(text, mention.start, end)
    if party and _POST.match(text, end):
        end = party.start()
    start = mention.start + (text[mention.start] in "《〈、，")
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    start = _with_place(text, after_leading(text, start, end), end)
    start = max([start, *(p.end for p in people if p.start == start and p.end < end - 3)])
    if (start, end) == (mention.start, mention.end) or end - start < 2:
        return mention
    return document.mention(start, end, "ORG", mention.source, confidence=mention.confidence)


def _with_place(text: str, start: int, end: int) -> int:
    """Where a name begins that a recogniser cut inside the name of a place: 来|凤展销中心."""
    for back in (1, 2):
        found = leading_place("zh", text[start - back : end]) if start >= back else None
        if found and found[0].name != "中国" and found[1] > back:
            return start - back
    return start


def _by_head(
    document: Document, text: str, found: Nearby, people: Nearby, places: Nearby
) -> Iterator[Mention]:
    for sentence in document.sentences:
        evidence = Evidence(
            tuple(found.overlapping(sentence)),
            tuple(people.overlapping(sentence)),
            tuple(places.overlapping(sentence)),
        )
        for span in bodies(text, sentence, evidence):
            end = _with_seat(text, span.end)
            yield document.mention(span.start, end, "ORG", "rule:zh/organisations:head")


# A list of firms: where one of them is known, the others are firms too: ABB、库卡、新松等企业.
_FIRMS = re.compile(
    r"(?P<all>[^，。；：！？、\n]{2,24}(?:、[^，。；：！？、\n]{2,12}){1,12})等(?:\d+(?:余|多)?家|多家|一批|众多)?"
    r"(?:国际|国内外|国内|全球|世界|海外|知名|头部|龙头|领军|行业|科技|跨国|大型|重点){0,3}(?:企业|公司|厂商|巨头|车企|药企|央企)"
)
_FIRM = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z0-9&·.-]{2,12})")
_BEFORE_FIRM = re.compile(r".*(?:[与和由对及有]|包括|来自|吸引|吸引了|以及|如|像|邀请|汇聚了?)")


def _listed(document: Document, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The firms listed beside one that is known, by the short names that only such lists give."""
    known = Nearby(found)
    for match in _FIRMS.finditer(text):
        spans = [
            Span(match.start("all") + part.start(), match.start("all") + part.end())
            for part in re.finditer("[^、]+", match["all"])
        ]
        if not any(known.overlapping(span) for span in spans[1:]):
            continue
        lead = _BEFORE_FIRM.match(text, spans[0].start, spans[0].end)
        spans[0] = Span(lead.end() if lead else spans[0].start, spans[0].end)
        for span in spans:
            written = text[span.start : span.end]
            if _FIRM.fullmatch(written) and not known.overlapping(span) and _is_plausible(written):
                yield document.mention(
                    span.start, span.end, "ORG", "rule:zh/organisations:listed", confidence=0.7
                )


_SEAT = re.compile(r"(?<=大学)[（(](?P<seat>[\u4e00-\u9fff]{2,4})[）)]")


def _with_seat(text: str, end: int) -> int:
    """Where a university's name ends that tells of its seat: 中国石油大学|（北京）."""
    seat = _SEAT.match(text, end)
    known = seat and (find_place("zh", seat["seat"]) or seat["seat"] in ("华东", "华北"))
    return seat.end() if seat and known else end


def _by_rule(document: Document, text: str, events: Nearby) -> Iterator[Mention]:
    """Names that a list or their form proves, where they are not part of an event's name."""
    for rule in load_rules("zh", "organisations"):
        for match in rule.matches(text):
            mention = document.mention(*match.span("name"), "ORG", f"rule:{rule.name}")
            if not events.overlapping(mention):
                yield mention


def _by_evidence(
    text: str, evidence: Sequence[Mention], found: Sequence[Mention]
) -> Iterator[Mention]:
    """Names that recognisers found and no head word shows, where nothing speaks against them."""
    covered = {place for m in found for place in range(m.start, m.end)}
    for mention in surest(evidence):
        written = text[mention.start : mention.end]
        if not is_stock(mention) and mention.confidence < HEADLESS:
            continue
        if _is_field(text, mention):
            continue
        if covered.isdisjoint(range(mention.start, mention.end)) and _is_plausible(written):
            yield mention


def _is_field(text: str, mention: Mention) -> bool:
    """Whether a short word stands in a list of fields: 经贸、工业、财金、司法."""
    listed = _FIELD_LIST.search(text, max(0, mention.start - 6), mention.start)
    if listed is None or mention.end - mention.start > _LONGEST_FIELD:
        return False
    return listed["field"] in word_set("zh", "organisation_fields")


_LONGEST_FIELD = 4


def _is_of(mention: Mention, text: str, people: Sequence[Mention]) -> bool:
    """Whether words are part of a person's name, or its Latin form in brackets behind it."""
    parts = {part for person in people for part in re.split("[·•]", person.text)[1:]}
    bracketed = text[mention.start - 1] in "（(" and mention.text.isascii()
    return mention.text in parts or (
        bracketed and any(person.end == mention.start - 1 for person in people)
    )


# What recognisers take for bodies: two states by their first characters, numbers of bodies, works
# of engineering, peoples, gatherings in English, and words behind a verb.
_PAIR_OF_STATES = re.compile(
    r"[中美俄英法德日韩朝印巴伊以乌欧澳加埃阿沙土泰越老柬缅菲马新印哈吉塔蒙白塞匈波捷希意西葡荷瑞丹挪芬肯坦赞南墨古智秘]{2}"
    r"(?:关系|两国|双边|经贸)?|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇藏陕秦甘陇青宁新]{2,6}|国家[^队]"
)
_COUNTED = re.compile(
    r"^(?:\d+(?:余|多)?|[一二三四五六七八九十百两几数多]{1,3}(?:余|多)?)[家个所支名]"
    r"|^(?:相关|有关|省内|市内|国内|各|部分|一些|当地|地方|全国基层)|.[一二三四五六七八九十两]家|等[\u4e00-\u9fff]{1,4}$"
)
_WORKS = re.compile(
    r"(?:高铁|铁路|公路|换流站|变电站|[发水核]电站|风电场|商务区|商贸城|口岸|大桥|隧道|[王皇]?宫|大脑|大师|族|创会|民间组织|共和国|(?<=亚)联邦|王国|政党|国防|军事行?)$"
    r"|(?i:\b(?:congress|forum|conference|summit|expo|symposium|award|week))\b"
)
_FIELD_LIST = re.compile(r"(?P<field>[\u4e00-\u9fff]{2,4})、$")
_ACTED = re.compile(r"(?<=..)(?:代表(?![团处大队作院资])|交至|颁给|转交)")

_NO_NAME = re.compile(r"[，。；：！？、,;:!?\n|/]|^[）)]|[（(]$")


def _is_plausible(written: str) -> bool:
    if len(written.strip()) < 2 or _NO_NAME.search(written):
        return False
    if _PAIR_OF_STATES.fullmatch(written) or written == "中央":
        return False
    if _COUNTED.search(written) or _WORKS.search(written) or _ACTED.search(written):
        return False
    return not (is_generic(written) or is_occasion(written) or find_place("zh", written))
