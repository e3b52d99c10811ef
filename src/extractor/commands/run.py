"""``extract FILES…``: the main job."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.commands.formats import FORMAT_NAMES
from extractor.commands.job import FAILED, Job, is_resumable, run_job
from extractor.commands.models import MODEL_NAMES, known_model
from extractor.commands.screen import Screen
from extractor.inputs import Input, find_inputs

if TYPE_CHECKING:
    from extractor.running import Settings


def run(
    files: Annotated[
        list[str], typer.Argument(help="Files, globs, folders (with -r), or - for standard input.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            help="A file, whose ending says the format, or a folder/ for a .json file a document.",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=FORMAT_NAMES,
            help="The format, if the ending does not say it; see extract schema --format.",
        ),
    ] = None,
    recursive: Annotated[
        bool, typer.Option("--recursive", "-r", help="Read the text files in folders.")
    ] = False,
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the JSON.")] = False,
    language: Annotated[
        str | None, typer.Option(metavar="en|zh", help="Take this language for every file.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Take this day (YYYY-MM-DD) as every publication date."),
    ] = None,
    model: Annotated[
        str,
        typer.Option(metavar=MODEL_NAMES, help="Who reads names; none: rules alone."),
    ] = "fast",
    max_size: Annotated[
        float, typer.Option(metavar="MB", help="Refuse larger files.", min=0.001)
    ] = 5.0,
    summary: Annotated[
        bool | None,
        typer.Option(
            "--summary/--no-summary", help="Print a table at the end; by default on a terminal."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no table.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name each file as it is done.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Processes; by default as many as pay."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Continue a run with the same -o that broke off.")
    ] = False,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first file that fails.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a report of the run as JSON.")
    ] = None,
    link: Annotated[
        bool, typer.Option("--link", help="Link the documents' entities; records get entity_id.")
    ] = False,
    entities: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Link, and write the entities here [beside -o]."),
    ] = None,
) -> None:
    """Extract events, dates, venues, people, organisations and agreements from press releases.

    Reads English and Chinese texts and writes JSON Lines, one document a line, to standard output
    or to the file named by -o. One bad file is reported and the rest is done. Exit codes: 0 all
    well, 1 some files failed, 2 wrong usage, 130 interrupted.

    Examples: extract release.txt; extract releases/*.txt -o records.jsonl;
    extract -r releases/ -o records.xlsx; cat release.txt | extract - | jq .events
    """
    inputs = _inputs(files, recursive)
    job = Job(
        inputs=inputs,
        settings=_settings(language, published, model, max_size),
        output=output,
        format=format,
        pretty=pretty,
        workers=workers or _usual_workers(len(inputs)),
        resume=_resume(resume, inputs, output),
        fail_fast=fail_fast,
        report=report,
        entities=_entities(link, entities, output),
    )
    table = _wants_table(summary, quiet)
    screen = Screen(len(inputs), quiet=quiet, verbose=verbose, table=table)
    raise typer.Exit(_done(job, screen))


def _inputs(files: list[str], recursive: bool) -> list[Input]:
    inputs = find_inputs(files, recursive=recursive)
    if not inputs:
        raise typer.BadParameter("no text files found", param_hint="FILES")
    return inputs


def _settings(language: str | None, published: str | None, model: str, max_size: float) -> Settings:
    from extractor.running import Settings

    if published is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        raise typer.BadParameter(f"{published!r} is not a day YYYY-MM-DD", param_hint="--published")
    return Settings(_language(language), published, known_model(model), int(max_size * 1e6))


def _entities(link: bool, entities: Path | None, output: str | None) -> Path | None:
    """Where the entities go: out/records.jsonl has them in out/records.entities.jsonl."""
    if entities is not None or not link:
        return entities
    if output is None:
        raise typer.BadParameter("name their file with --entities", param_hint="--link")
    if output.endswith(("/", os.sep)) or Path(output).is_dir():
        return Path(output) / "entities.jsonl"
    return Path(output).with_suffix(".entities.jsonl")


def _usual_workers(files: int) -> int:
    from extractor.running import usual_workers

    return usual_workers(files)


def _resume(resume: bool, inputs: list[Input], output: str | None) -> bool:
    if resume and not is_resumable(inputs, output):
        raise typer.BadParameter(
            "only a run from files to files (-o) can be continued", param_hint="--resume"
        )
    return resume


def _language(name: str | None) -> Literal["en", "zh"] | None:
    if name in (None, "en", "zh"):
        return name  # type: ignore[return-value]  # narrowed by the test
    raise typer.BadParameter(
        f"unsupported language {name!r}; supported: en, zh", param_hint="--language"
    )


def _wants_table(summary: bool | None, quiet: bool) -> bool:
    return summary if summary is not None else sys.stderr.isatty() and not quiet


def _done(job: Job, screen: Screen) -> int:
    """The exit code of the job; what stops it as a whole is told in one line."""
    from extractor.export.format import ExportError
    from extractor.running import WorkerError
    from extractor.running.journal import ResumeError

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
    try:
        return run_job(job, screen)
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except WorkerError as error:
        screen.say(str(error))
        return FAILED
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="--output") from None
    except ResumeError as error:
        raise typer.BadParameter(str(error), param_hint="--resume") from None
    except OSError as error:
        where = f"{error.filename or job.output}: {error.strerror or error}"
        raise typer.BadParameter(f"cannot write {where}", param_hint="--output") from None
