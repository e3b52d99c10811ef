"""``extract FILES…``: the main job."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.commands.models import MODEL_NAMES, known_model
from extractor.inputs import STANDARD_INPUT, Input, find_inputs

if TYPE_CHECKING:
    from extractor.running import Failure, Overrides


def run(
    files: Annotated[
        list[str], typer.Argument(help="Files, globs, folders (with -r), or - for standard input.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="A .jsonl file, or a folder/ for one .json file a document."
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
) -> None:
    """Extract events, dates, venues, people, organisations and agreements from press releases.

    Reads English and Chinese texts and writes JSON Lines, one document a line, to standard output
    or to the file named by -o. One bad file is reported and the rest is done. Exit codes: 0 all
    well, 1 some files failed, 2 wrong usage.
    """
    from extractor.running import Overrides

    said = Overrides(_language(language), published, known_model(model))
    if published is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        raise typer.BadParameter(f"{published!r} is not a day YYYY-MM-DD", param_hint="--published")
    inputs = find_inputs(files, recursive=recursive)
    if not inputs:
        raise typer.BadParameter("no text files found", param_hint="FILES")
    failed = _run(
        inputs,
        output,
        said,
        limit=int(max_size * 1e6),
        pretty=pretty,
        table=_wants_table(summary, quiet),
        progress=_Progress(len(inputs), quiet=quiet, verbose=verbose),
    )
    raise typer.Exit(1 if failed else 0)


def _language(name: str | None) -> Literal["en", "zh"] | None:
    if name in (None, "en", "zh"):
        return name  # type: ignore[return-value]  # narrowed by the test
    raise typer.BadParameter(
        f"unsupported language {name!r}; supported: en, zh", param_hint="--language"
    )


def _wants_table(summary: bool | None, quiet: bool) -> bool:
    return summary if summary is not None else sys.stderr.isatty() and not quiet


def _run(
    inputs: list[Input],
    output: str | None,
    overrides: Overrides,
    *,
    limit: int,
    pretty: bool,
    table: bool,
    progress: _Progress,
) -> int:
    from extractor.outputs import open_output
    from extractor.running import run_inputs
    from extractor.summary import table as summary_table

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
    wants_input = any(item.path == STANDARD_INPUT for item in inputs)
    try:
        with open_output(output, sys.stdout, pretty=pretty) as write:
            done = run_inputs(
                inputs,
                write,
                overrides=overrides,
                limit=limit,
                standard_input=sys.stdin.buffer.read(limit + 1) if wants_input else b"",
                on_done=progress.done,
            )
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(1) from None
    except OSError as error:
        where = f"{error.filename or output}: {error.strerror or error}"
        raise typer.BadParameter(f"cannot write {where}", param_hint="--output") from None
    progress.close()
    if table and done.rows:
        print(summary_table(done.rows, len(done.failures), done.seconds), file=sys.stderr)
    return len(done.failures)


class _Progress:
    """Messages on standard error; a counter that rewrites its line only on a terminal."""

    def __init__(self, total: int, *, quiet: bool, verbose: bool) -> None:
        self._total = total
        self._count = 0
        self._bar = sys.stderr.isatty() and not quiet and total > 1
        self._verbose = verbose

    def done(self, item: Input, failure: Failure | None) -> None:
        self._count += 1
        if failure is not None:
            self._clear()
            print(f"extract: {item.path}: {failure.reason}", file=sys.stderr)
        elif self._verbose:
            self._clear()
            print(f"extract: {item.path}: done", file=sys.stderr)
        if self._bar:
            filled = 30 * self._count // self._total
            bar = "█" * filled + "·" * (30 - filled)
            print(f"\r{bar} {self._count}/{self._total}", end="", file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self._bar:
            print("\r\033[K", end="", file=sys.stderr)

    def close(self) -> None:
        self._clear()
