"""The persons named in by-lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document import Language, Span, is_han
from extractor.reading.bodies import has_body_word
from extractor.reading.found import HEAD_LINES, TAIL_LINES, Found, hits
from extractor.reading.lines import Line
from extractor.rules import Rule

_NAME_SPLIT = re.compile(r"[、,，;/]|\s+and\s+|\s*&\s*|　+|\s{2,}")
_ROLE_WORD = re.compile(
    r"^(?:(?:学生|通讯|实习|见习|本报|特约)*(?:记者|記者|通讯员|通訊員|实习生)\s*"
    r"|(?:\w+ )?(?:[Rr]eporter|[Cc]orrespondent|[Pp]hotographer|[Ii]ntern|[Ee]ditor|[Ww]riter)s? "
    r"|(?:Dr|Prof|Mr|Mrs|Ms|Engr|Barr)\.? )"
)
_LONGEST_BY_LINE = 160  # characters
_TRAILING_ROLE = re.compile(r"(?: (?:Responsible|Photo|Photos|Text|Editor))+$|(?<=[a-z]{2})\.$")
_DESK = re.compile(
    r"\b(?:Bureau|Desk|Team|Staff|Office|Agency|Correspondent|Newsroom|Media)$|^(?:Prensa|Press)\b"
)
_PAGE_WORDS = frozenset(
    ("打印", "反馈", "视频", "审核", "评论", "收藏", "分享", "关闭", "列印", "轉發")
)
_NOT_PERSON = re.compile(r"(?:部|科|处|室|网|社|院|校|会|中心|办|报|局|委|司|组|系|所|站|台)$")
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,3}")


def by_line_authors(
    lines: Sequence[Line], body: int, language: Language, rules: Sequence[Rule]
) -> list[Span]:
    """Reporters, editors and photographers named in the by-lines at a page's head and foot."""
    body = min(body, HEAD_LINES)
    zone = [*lines[: body + 2], *lines[max(body + 2, len(lines) - TAIL_LINES) :]]
    spans: list[Span] = []
    for line in zone:
        for rule in rules:
            if not _applies(rule, line):
                continue
            for hit in hits(line, rule, 200):
                spans += _people(hit, language)
    return sorted(set(spans))


def _applies(rule: Rule, line: Line) -> bool:
    """Whether an author rule may speak of a line; a "short" one only of by-lines, not of prose."""
    is_prose = len(line.text) > _LONGEST_BY_LINE or "•" in line.text
    return rule.data["of"] == "author" and not (is_prose and rule.data.get("short", False))


def _people(hit: Found, language: Language) -> list[Span]:
    """The persons listed in a by-line."""
    spans = []
    position = 0
    for part in _split_names(hit.text, language):
        start = hit.text.index(part, position)
        position = start + len(part)
        role = _ROLE_WORD.match(part)
        offset = role.end() if role else 0
        name = _TRAILING_ROLE.sub("", part[offset:].strip())
        if _is_author(name, language):
            begin = hit.start + hit.text.index(name, start)
            spans.append(Span(begin, begin + len(name)))
    return spans


def _split_names(text: str, language: Language) -> list[str]:
    if language == "en":
        return [part.strip() for part in _NAME_SPLIT.split(text) if part.strip()]
    pieces: list[str] = []
    for part in _NAME_SPLIT.split(text):
        words = part.split()
        # "黎 芳": a two-character name set with a space between its characters
        i = 0
        while i < len(words):
            spaced = i + 1 < len(words) and len(words[i]) == 1 and len(words[i + 1]) == 1
            initial = i + 1 < len(words) and re.fullmatch(r"[A-Z]\.", words[i])
            if spaced or initial:
                joined = re.search(re.escape(words[i]) + r"\s+" + re.escape(words[i + 1]), text)
                pieces.append(joined[0] if joined else words[i])
                i += 2
            else:
                pieces.append(words[i])
                i += 1
    return pieces


def _is_author(name: str, language: Language) -> bool:
    if language == "en" or not any(map(is_han, name)):
        is_desk = _DESK.search(name) or has_body_word(name)
        is_class = re.match(r"[IVX]{2,4}\b", name)
        return len(name) >= 4 and not (is_desk or is_class or any(c.isdigit() for c in name))
    if "·" in name or "." in name:
        return True
    return bool(_CHINESE_NAME.fullmatch(name)) and not (
        name in _PAGE_WORDS or _NOT_PERSON.search(name)
    )
