"""A report as one HTML page that needs nothing else: no script, no network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby

from extractor.evaluate.comparing import Changed
from extractor.evaluate.counts import Mode
from extractor.evaluate.html_tables import open_table, table
from extractor.evaluate.judge import Judgement
from extractor.evaluate.listing import Error
from extractor.evaluate.mention_level import SCHEMES
from extractor.evaluate.report import Comparison, MentionTable, Report, Row, Section
from extractor.evaluate.resampling import MODES
from extractor.evaluate.rules_behind import RuleCounts
from extractor.evaluate.terminal import group_name

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report_html(report: Report) -> str:
    """The report as a page; every text from gold, predictions and documents is escaped."""
    body = "\n".join(
        part
        for parts in (
            *(_section(section) for section in report.sections),
            _errors(error for _, found in report.errors for error in found),
            _problems(report),
        )
        for part in parts
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Evaluation</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f"<h1>Evaluation</h1>\n{body}\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return files("extractor.evaluate").joinpath("report.css").read_text(encoding="utf-8")


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{escape(section.title.capitalize())}: {len(section.score.documents)} documents</h2>"
    yield from _cards(section)
    yield from _bars(section)
    yield from _rates(section)
    yield from _documents(section)
    yield from _attributes(section)
    if section.mentions:
        yield from _mentions(section.mentions)
    if section.rules is not None:
        yield from _rules(section.rules.items())
    if section.comparison:
        yield from _comparison(section.comparison)


def _cards(section: Section) -> Iterator[str]:
    whole = next(row for row in section.rows if row.group == ("all",))
    yield '<div class="cards">'
    for mode in MODES:
        yield _card(f"F1 {mode}, all facts", whole.counts.f1(mode), _interval(whole, mode))
    for name in ("types", "documents"):
        yield _card(f"F1 exact, mean of {name}", section.macro[name, "exact"], "")
    yield "</div>"


def _card(title: str, rate: float, below: str) -> str:
    return f'<div class="card"><span>{title}</span><b>{rate:.3f}</b><span>{below}</span></div>'


def _interval(row: Row, mode: Mode) -> str:
    spread = row.spread.get(mode)
    return f"{spread.f1.low:.3f}–{spread.f1.high:.3f}" if spread else ""


def _bars(section: Section) -> Iterator[str]:
    yield '<h3>F1 by type and language</h3><div class="bars">'
    for row in section.rows:
        if row.group[0] in ("type", "language") and (row.counts.gold or row.counts.predicted):
            yield f"<span>{escape(group_name(row.group))}</span>{_bar(row)}"
            yield f"<span>{row.counts.f1('exact'):.3f}</span>"
    yield "</div><p class=note>Dark: exact. Light: lenient. Line: 95 % interval of exact.</p>"


def _bar(row: Row) -> str:
    widths = [f'<i style="width:{100 * row.counts.f1(mode):.1f}%"></i>' for mode in reversed(MODES)]
    spread = row.spread.get("exact")
    if spread:
        left, width = 100 * spread.f1.low, 100 * (spread.f1.high - spread.f1.low)
        widths.append(f'<u style="left:{left:.1f}%;width:{width:.1f}%"></u>')
    told = ", ".join(f"{mode} {row.counts.f1(mode):.3f}" for mode in MODES)
    return f'<div class="bar" role="img" aria-label="{told}">{"".join(widths)}</div>'


def _rates(section: Section) -> Iterator[str]:
    yield "<h3>By type, field and language</h3>"
    heads = [f"{mode} {rate}" for mode in MODES for rate in ("P", "R", "F1", "95 %")]
    yield from open_table(["", "gold", "found", *heads], numbers_from=1)
    for row in section.rows:
        counts = row.counts
        cells = [str(counts.gold), str(counts.predicted)]
        for mode in MODES:
            rates = (counts.precision(mode), counts.recall(mode), counts.f1(mode))
            cells += [*(f"{rate:.3f}" for rate in rates), _interval(row, mode)]
        kind = "field" if row.group[0] == "field" else "type"
        name = escape(row.group[-1] if kind == "field" else group_name(row.group))
        numbers = "".join(f'<td class="n">{cell}</td>' for cell in cells)
        yield f'<tr class="{kind}"><th scope="row">{name}</th>{numbers}</tr>'
    yield "</table></div>"


def _documents(section: Section) -> Iterator[str]:
    yield "<details><summary>By document</summary>"
    rows = [
        [name, section.score.languages[name], str(c.gold), str(c.predicted)]
        + [f"{c.f1(mode):.3f}" for mode in MODES]
        for name, c in section.score.by_document().items()
    ]
    yield from table(["document", "language", "gold", "found", "F1 exact", "F1 lenient"], rows, 2)
    yield "</details>"


def _attributes(section: Section) -> Iterator[str]:
    yield "<details><summary>Attributes of matched records</summary>"
    rows = [
        [f"{kind}.{name}", str(right), str(seen), f"{right / seen:.3f}"]
        for (kind, name), (right, seen) in section.score.accuracies().items()
    ]
    yield from table(["attribute", "right", "of", "accuracy"], rows, 1)
    yield "</details>"


def _mentions(mentions: MentionTable) -> Iterator[str]:
    yield "<h3>Mention level</h3>"
    rows = []
    for label, schemes in mentions.items():
        for scheme in SCHEMES:
            c = schemes[scheme]
            numbers = (c.correct, c.incorrect, c.partial, c.missed, c.spurious)
            rates = (f"{rate:.3f}" for rate in (c.precision, c.recall, c.f1))
            rows.append([label, scheme, *map(str, numbers), *rates])
    heads = ["mentions", "scheme", "correct", "incorrect", "partial", "missed", "spurious"]
    yield from table([*heads, "P", "R", "F1"], rows, 2)


def _rules(rules: Iterable[tuple[str, RuleCounts]]) -> Iterator[str]:
    yield "<h3>By rule and model</h3>"
    rows = [
        [name, *map(str, (c.fired, c.exact, c.lenient, c.wrong, c.uncounted))] for name, c in rules
    ]
    yield from table(["source", "fired", "exact", "lenient", "wrong", "uncounted"], rows, 1)


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield "<h3>Against the other system</h3>"
    rows = [
        [
            group_name(group),
            mode,
            f"{found.value:+.3f}",
            f"{found.interval.low:+.3f} to {found.interval.high:+.3f}",
            f"{found.p_value:.4f}",
        ]
        for (group, mode), found in comparison.differences.items()
    ]
    yield from table(["F1 less the other's", "mode", "difference", "95 %", "p"], rows, 2)
    for change in ("won", "lost"):
        found = [changed for changed in comparison.changes if changed.change == change]
        yield f'<details><summary class="{change}">{change}: {len(found)}</summary>'
        yield from table(["document", "fact", "gold", "now", "other"], map(_change, found), 9)
        yield "</details>"
    if comparison.held_back:
        yield f"<p class=note>{comparison.held_back} changes in validation documents held back.</p>"


def _change(changed: Changed) -> list[str]:
    judgement = changed.judgement
    now, other = judgement.predicted, changed.other.predicted if changed.other else None
    if changed.other is None and changed.change == "won":
        now, other = None, now
    values = [judgement.gold or "", now or "", other or ""]
    return [judgement.document, f"{judgement.type}.{judgement.field}", *values]


def _errors(errors: Iterable[Error]) -> Iterator[str]:
    listed = list(errors)
    if not listed:
        return
    yield "<h2>Errors</h2>"

    def key(error: Error) -> str:
        return f"{error.judgement.type}.{error.judgement.field}"

    order = list(dict.fromkeys(map(key, listed)))
    for name, group in groupby(sorted(listed, key=lambda e: order.index(key(e))), key):
        rows = list(group)
        yield f"<details><summary>{escape(name)}: {len(rows)}</summary>"
        heads = ["", "document", "record", "gold", "predicted", "sentence"]
        yield from open_table(heads, numbers_from=9, kind="errors")
        yield from map(_error, rows)
        yield "</table></div></details>"


def _error(error: Error) -> str:
    j = error.judgement
    by = f"<br><small>{escape(', '.join(j.sources))}</small>" if j.sources else ""
    return (
        f'<tr><td class="{j.verdict}">{j.verdict}</td><td>{escape(j.document)}</td>'
        f"<td>{escape(j.record)}</td><td>{escape(j.gold or '')}</td>"
        f'<td>{escape(j.predicted or "")}{by}</td><td class="s">{_sentence(error)}</td></tr>'
    )


def _sentence(error: Error) -> str:
    """The sentence with the gold and the predicted value marked."""
    sentence = error.sentence or ""
    values = {value for value in _values(error.judgement) if value and value in sentence}
    if not values:
        return escape(sentence)
    longest_first = sorted(values, key=lambda value: (-len(value), value))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    marked, at = "", 0
    for match in pattern.finditer(sentence):
        marked += f"{escape(sentence[at : match.start()])}<mark>{escape(match.group())}</mark>"
        at = match.end()
    return marked + escape(sentence[at:])


def _values(judgement: Judgement) -> tuple[str | None, ...]:
    return (judgement.gold, judgement.predicted, *judgement.spelled)


def _problems(report: Report) -> Iterator[str]:
    if report.problems:
        yield "<h2>Problems with the input</h2><ul>"
        yield from (f"<li>{escape(str(problem))}</li>" for problem in report.problems)
        yield "</ul>"
