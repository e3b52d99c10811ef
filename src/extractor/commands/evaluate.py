"""``extract evaluate``: score records against gold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.commands.models import MODEL_NAMES, known_model

if TYPE_CHECKING:
    from extractor.evaluate import Loaded, Mode, Report, Selection, Texts
    from extractor.evaluate.loading import Set
    from extractor.recognisers.registry import Model


class Part(StrEnum):
    """Which documents to score."""

    DEV = "dev"
    VALIDATION = "validation"
    ALL = "all"


_SETS: dict[Part, tuple[Set, ...]] = {
    Part.DEV: ("development",),
    Part.VALIDATION: ("validation",),
    Part.ALL: ("development", "validation"),
}


def evaluate(
    gold: Annotated[Path, typer.Option(help="Folder or file of gold records.")] = Path("data/gold"),
    pred: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Predicted records: .jsonl, .json or a folder."),
    ] = None,
    raw: Annotated[
        Path | None, typer.Option(help="Run the pipeline over this folder of texts first.")
    ] = None,
    model: Annotated[
        str, typer.Option(metavar=MODEL_NAMES, help="Who reads names when --raw is run over.")
    ] = "fast",
    split: Annotated[Part, typer.Option(help="Documents to score.")] = Part.ALL,
    language: Annotated[str | None, typer.Option(help="Only documents in en or zh.")] = None,
    errors: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TYPE[.FIELD]",
            help="List misses and false alarms, e.g. of events.date; 'all' for every type.",
        ),
    ] = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="List only what is wrong leniently too.")
    ] = False,
    by_rule: Annotated[
        bool, typer.Option("--by-rule", help="Count what every rule and model found.")
    ] = False,
    by_document: Annotated[
        bool, typer.Option("--by-document", help="Add a line for every document.")
    ] = False,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Score mentions too (MUC, SemEval-2013).")
    ] = False,
    compare: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Records of another system to compare with."),
    ] = None,
    clusters: Annotated[
        tuple[Path, Path] | None,
        typer.Option(metavar="GOLD PRED", help="Score entity clusters instead of records."),
    ] = None,
    linking: Annotated[
        Path | None,
        typer.Option(
            metavar="CLUSTERS", help="Link gold's records, or those of --pred or --raw; score that."
        ),
    ] = None,
    check_gold: Annotated[
        bool,
        typer.Option(
            "--check-gold", help="Check the gold against schema and texts instead of scoring."
        ),
    ] = False,
    text: Annotated[
        Path | None, typer.Option(help="Folder of the texts [--raw, else raw beside the gold].")
    ] = None,
    include_validation_errors: Annotated[
        bool,
        typer.Option(
            "--include-validation-errors", help="Show errors of validation documents too."
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a self-contained page here.")] = None,
    rounds: Annotated[int, typer.Option(min=0, help="Resampling rounds; 0 for none.")] = 2000,
    seed: Annotated[int, typer.Option(help="Seed of the resampling.")] = 20240607,
) -> None:
    """Score predicted records against gold: precision, recall and F1, exact and lenient.

    Examples: extract evaluate --raw data/raw; extract evaluate --pred out/records.jsonl
    --errors events.date; extract evaluate --pred new.jsonl --compare old.jsonl --html report.html
    """
    from extractor.evaluate import Texts, Wanted, build_report, load_records
    from extractor.evaluate.report_html import report_html
    from extractor.evaluate.report_json import report_json
    from extractor.evaluate.report_markdown import report_markdown
    from extractor.evaluate.terminal import report_lines

    if clusters:
        _score_clusters(*clusters)
        return
    texts = Texts(text or raw or _beside(gold))
    wanted_gold = load_records(gold)
    if linking:
        predicted = _predictions(pred, raw, model) if pred or raw else None
        _score_linking(linking, wanted_gold, predicted, split)
        return
    if check_gold:
        predicted = _predictions(pred, raw, model) if pred or raw else None
        _check_gold(wanted_gold, texts, predicted, include_validation_errors)
        return
    wanted = Wanted(
        sets=_SETS[split],
        language=language,
        errors=_selections(errors or (), html, lenient, include_validation_errors),
        include_validation=include_validation_errors,
        rules=by_rule or html is not None,
        mentions=mentions or html is not None,
        rounds=rounds,
        seed=seed,
    )
    report = build_report(
        wanted_gold,
        _predictions(pred, raw, model),
        texts,
        wanted,
        load_records(*compare) if compare else None,
    )
    if html:
        _write(html, report_html(report))
    shown = _asked_for(report, bool(errors), mentions, by_rule)
    typer.echo(
        report_json(shown)
        if json
        else report_markdown(shown)
        if markdown
        else "\n".join(report_lines(shown, documents=by_document))
    )
    _end(report)


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(f"cannot be written: {error}", param_hint="--html") from error


def _asked_for(report: Report, errors: bool, mentions: bool, rules: bool) -> Report:
    """The report without what only the page shows."""
    sections = tuple(
        replace(
            section,
            mentions=section.mentions if mentions else None,
            rules=section.rules if rules else None,
        )
        for section in report.sections
    )
    return replace(report, sections=sections, errors=report.errors if errors else ())


def _end(report: Report) -> None:
    """Tell the problems of the input; files that could not be read make the command fail."""
    for problem in report.problems:
        typer.echo(f"{problem.kind}: {problem}", err=True)
    if not report.sections:
        typer.echo("no gold documents to score", err=True)
    if not report.sections or "unreadable" in report.problem_counts():
        raise typer.Exit(1)


def _beside(gold: Path) -> Path:
    return (gold if gold.is_dir() else gold.parent).parent / "raw"


def _selections(
    errors: Sequence[str], html: Path | None, lenient: bool, include_validation: bool
) -> tuple[Selection, ...]:
    """The errors to list; a page lists all unless told otherwise."""
    from extractor.evaluate import FIELDS, selection

    names = list(errors) or (["all"] if html else [])
    names = [n for name in names for n in (FIELDS if name == "all" else [name])]
    mode: Mode = "lenient" if lenient else "exact"
    try:
        return tuple(selection(n, mode, include_validation=include_validation) for n in names)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--errors") from error


def _predictions(pred: list[Path] | None, raw: Path | None, model: str) -> Loaded:
    from extractor.evaluate import load_records

    if pred:
        return load_records(*pred)
    if raw is None:
        raise typer.BadParameter("give the predictions with --pred, or texts with --raw")
    return _extracted(raw, known_model(model))


def _extracted(folder: Path, model: Model) -> Loaded:
    """Run the pipeline over the texts of a folder."""
    from extractor import extract_files
    from extractor.evaluate import Loaded

    loaded = Loaded()
    files = sorted(folder.glob("*.txt"))
    if not files:
        loaded.note("unreadable", folder, "no .txt files here")
    for file in files:
        try:
            loaded.records |= {
                record.document.id: record for record in extract_files([file], model=model)
            }
        except (OSError, ValueError) as error:
            loaded.note("unreadable", file, str(error))
    return loaded


def _check_gold(
    gold: Loaded, texts: Texts, predicted: Loaded | None, include_validation: bool
) -> None:
    from extractor.evaluate import check_gold, set_of
    from extractor.evaluate.terminal import finding_lines

    records = predicted.records if predicted else None
    found = list(check_gold(gold.records, texts, records))
    shown = [f for f in found if include_validation or set_of(f.document) == "development"]
    typer.echo("\n".join([str(problem) for problem in gold.problems]), nl=bool(gold.problems))
    typer.echo("\n".join(finding_lines(shown, len(found) - len(shown))))
    if gold.problems or any(finding.kind == "error" for finding in found):
        raise typer.Exit(1)


def _score_clusters(gold: Path, predicted: Path) -> None:
    from extractor.evaluate.clusters import cluster_scores, load_clusters
    from extractor.evaluate.terminal import cluster_lines

    try:
        ours, theirs = load_clusters(gold), load_clusters(predicted)
    except (OSError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--clusters") from error
    kinds = sorted({*ours, *theirs})
    scores = {kind: cluster_scores(ours.get(kind, []), theirs.get(kind, [])) for kind in kinds}
    typer.echo("\n".join(cluster_lines(scores)))


def _score_linking(clusters: Path, gold: Loaded, predicted: Loaded | None, split: Part) -> None:
    from extractor.evaluate.linking_run import linking_report

    records = predicted.records if predicted else None
    try:
        lines = list(linking_report(clusters, gold.records, records, _SETS[split]))
    except (OSError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--linking") from error
    typer.echo("\n".join(lines))
