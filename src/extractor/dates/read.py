"""From a rule's match to what is written: named groups to fields, words to numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extractor.dates.lexicon import Lexicon
from extractor.dates.written import Node, Offset, Part, Point, Range, Rest, Unit, Window
from extractor.rules import Rule

_VARIANT = re.compile(r"_(?:b|c|d|beside)$")
_TABLES = {"month": "month", "weekday": "weekday", "season": "season"}
_CENTURY_TURNS_AT = 50


@dataclass(frozen=True)
class Reading:
    """The expressions that one match says: usually one, of a list several, with their spans."""

    nodes: tuple[tuple[Node, int, int], ...]


def groups_of(match: re.Match[str]) -> dict[str, str]:
    """The groups that took part, under the names of the fields they fill."""
    return {
        _VARIANT.sub("", name): text.strip().lower()
        for name, text in match.groupdict().items()
        if text
    }


def read(rule: Rule, match: re.Match[str], lexicon: Lexicon) -> Node | None:
    """The expression that a match of a rule says, or ``None`` where it says none."""
    groups = groups_of(match)
    kind = rule.data.get("kind", "point")
    if kind == "offset":
        return _offset(match, lexicon, bool(rule.data.get("then")))
    if kind == "window":
        return _window(match, lexicon)
    if kind == "rest":
        return _rest(groups, lexicon)
    if kind == "week-half":
        return _week_half(groups, lexicon)
    if kind in ("range", "pair", "triple", "list"):
        return _range(rule, match, groups, lexicon)
    if kind == "workweek":
        return Part(Point(week_shift=lexicon.source.shift[groups["week_shift"]]), 1, "day", 5)
    node = _special(groups, lexicon) or point(groups, lexicon, rule.data)
    if node and "edge" in groups:
        return Part(node, lexicon.number(groups["edge"]) or 1, "month")
    return node


def _special(groups: dict[str, str], lexicon: Lexicon) -> Node | None:
    """Expressions of several quarters or months from the year's first on."""
    for unit, field in (("quarter", "quarters"), ("month", "months")):
        if field in groups:
            rest = {key: text for key, text in groups.items() if key != field}
            first = point({**rest, unit: "1"}, lexicon, {})
            last = point({**rest, unit: groups[field]}, lexicon, {})
            return Range(first, last) if first and last else None
    return None


def point(groups: dict[str, str], lexicon: Lexicon, data: dict[str, Any]) -> Point | None:
    """The fields of a point; ``None`` where a month or a day cannot be one."""
    fields: dict[str, Any] = {"calendar": data.get("calendar", "gregorian")}
    for name, text in groups.items():
        if name in Point.__dataclass_fields__:
            value = field_value(name, text, lexicon)
            if value is None:
                return None
            fields[name] = value
    if "month" in data:
        fields["month"] = data["month"]
    if "weekday_after" in groups:
        fields["weekday"] = lexicon.source.weekday.get(_key(groups["weekday_after"]))
    if "era_year" in groups:
        fields["year"] = _era_year(groups, fields["calendar"], lexicon)
    if data.get("numeric"):
        fields = _ordered(fields, groups.get("dash", "/"))
    return Point(**fields) if _is_possible(fields) else None


def _ordered(fields: dict[str, Any], dash: str) -> dict[str, Any]:
    """Put figures in order: with points and dashes the day is first, with strokes the month."""
    month, day = fields["month"], fields["day"]
    first_is_day = month > 12 or (day <= 12 and dash != "/")
    ordered = {**fields, "month": day, "day": month} if first_is_day else fields
    ordered["figures"] = "day-first" if first_is_day else "month-first"
    return {**ordered, "swappable": dash != "." and max(month, day) <= 12 and month != day}


def _is_possible(fields: dict[str, Any]) -> bool:
    month, day = fields.get("month"), fields.get("day")
    return (month is None or 1 <= month <= 12) and (day is None or 0 < day <= 31)


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace(".", "").replace("’", "'")).strip()


def field_value(name: str, text: str, lexicon: Lexicon) -> int | str | None:
    """What the text of a group means for its field."""
    source = lexicon.source
    key = _key(text)
    if name.endswith("_shift") or name in ("near", "then_day", "then_month", "then_year"):
        return _shift(key, lexicon)
    if name == "festival":
        return _festival(key, lexicon)
    if name in _TABLES:
        table: dict[str, int] = getattr(source, _TABLES[name])
        if key in table:
            return table[key]
    number = lexicon.number(_bare_number(key))
    if name == "year" and number is not None and number < 100:
        return number + (2000 if number <= _CENTURY_TURNS_AT else 1900)
    return _last(number, name)


def _last(number: int | None, name: str) -> int | None:
    """ "The last quarter" is the fourth."""
    if number == -1:
        return {"quarter": 4, "half": 2}.get(name)
    return number


def _bare_number(key: str) -> str:
    """The number in a group that also holds its unit: 十二月, "third quarter", q3, 上半年."""
    return re.sub(r"^(?:q|h|cy|fy|闰|初|第)\s?|\s?(?:年|月份?|日|号|號|quarter|half)$", "", key)


def _shift(key: str, lexicon: Lexicon) -> int | None:
    table = lexicon.source.shift
    return table.get(key, table.get(key[:-1]) if not key.isascii() else None)


def _festival(key: str, lexicon: Lexicon) -> str | None:
    table = lexicon.source.festival
    return table.get(key, table.get(key.rstrip("节節")))


def _era_year(groups: dict[str, str], calendar: str, lexicon: Lexicon) -> int | None:
    """The year of the common era; a year of the Republic of China may stand without its name."""
    number = lexicon.number(groups["era_year"])
    era = _key(groups.get("era", calendar))
    return None if number is None else number + lexicon.source.era.get(era, 0)


def _range(
    rule: Rule, match: re.Match[str], groups: dict[str, str], lexicon: Lexicon
) -> Range | None:
    """Both ends; a month written behind them is the end's: "27th to 3rd of April"."""
    start = {k: v for k, v in groups.items() if not k.startswith(("end_", "mid_"))}
    end = {k[4:]: v for k, v in groups.items() if k.startswith("end_")}
    if "month" in start and "end_day" in groups and match.start("month") > match.start("end_day"):
        behind = ("month", "year")
        end |= {k: start.pop(k) for k in behind if k in start}
    first, last = point(start, lexicon, rule.data), point(end, lexicon, rule.data)
    return Range(first, last) if first and last else None


def _rest(groups: dict[str, str], lexicon: Lexicon) -> Node | None:
    unit = unit_of(groups["unit"], lexicon)
    later = lexicon.source.shift.get(groups["direction"], 1) > 0
    return Rest(unit[0], later) if unit else None


def _week_half(groups: dict[str, str], lexicon: Lexicon) -> Node:
    """From Monday to Wednesday, or from Thursday to Sunday."""
    week = Point(week_shift=0)
    return (
        Part(week, 1, "day", 3) if lexicon.number(groups["half"]) == 1 else Part(week, -1, "day", 4)
    )


def unit_of(text: str, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """A unit word, and how many of the unit it holds: a fortnight is two weeks."""
    key = _key(text)
    singular = key if key in lexicon.source.unit else key.removesuffix("s")
    unit = lexicon.source.unit.get(singular)
    return (unit, 2 if singular == "fortnight" else 1) if unit else None  # type: ignore[return-value]


def _amounts(texts: dict[str, str], lexicon: Lexicon) -> list[tuple[int, Unit]] | None:
    """So many of each unit, the sign from the direction; ``None`` where one is no number."""
    sign = 1 if lexicon.source.shift.get(texts["direction"], 1) > 0 else -1
    amounts = []
    for suffix in ("", "_b", "_c"):
        if "unit" + suffix not in texts:
            continue
        count = lexicon.number(texts["count" + suffix])
        unit = unit_of(texts["unit" + suffix], lexicon)
        if not count or unit is None:
            return None
        amounts.append((sign * count * unit[1], unit[0]))
    return amounts


def _texts(match: re.Match[str]) -> dict[str, str]:
    """The groups by their full names; those of the other word order under the usual ones."""
    groups = match.groupdict().items()
    return {name.removesuffix("_d"): text.strip().lower() for name, text in groups if text}


def _offset(match: re.Match[str], lexicon: Lexicon, then: bool) -> Node | None:
    """So many years, months, weeks and days before or after."""
    texts = _texts(match)
    node: Node | None = None
    for count, unit in _amounts(texts, lexicon) or ():
        node = Offset(count, unit, node, then and node is None)
    if node and "with_weekday" in texts:
        weekday = lexicon.source.weekday.get(_key(texts["with_weekday"]))
        return Part(Part(node, 0, "week"), 1, "day", 1, weekday)
    return node


def _window(match: re.Match[str], lexicon: Lexicon) -> Node | None:
    amounts = _amounts(_texts(match), lexicon)
    return Window(*amounts[0], also=tuple(amounts[1:])) if amounts else None
