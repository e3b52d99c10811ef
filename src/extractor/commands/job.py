"""A run from its inputs to its output, its report and its exit code."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from extractor.inputs import STANDARD_INPUT, Input

if TYPE_CHECKING:
    from extractor.commands.screen import Screen
    from extractor.export import Write
    from extractor.running import Outcome, Settings, Tally, Task
    from extractor.running.journal import Journal
    from extractor.running.report import Status

FAILED, INTERRUPTED, TERMINATED = 1, 130, 143


@dataclass(frozen=True)
class Job:
    """What a run is asked to do."""

    inputs: list[Input]
    settings: Settings
    output: str | None = None
    format: str | None = None
    pretty: bool = False
    workers: int = 1
    resume: bool = False
    fail_fast: bool = False
    report: Path | None = None
    entities: Path | None = None  # where to link to


class _StoppedError(Exception):
    """A file failed, and the run was to stop at the first."""


class _Terminated(KeyboardInterrupt):
    """SIGTERM: somebody asked the process to end."""


def run_job(job: Job, screen: Screen) -> int:
    """Do the job and return its exit code.

    Raises:
        OSError: the output, its journal or the report cannot be written.
        ResumeError: there is a broken run that this one cannot continue.
        WorkerError: no worker can be started.
    """
    from extractor.running import Tally

    tally = Tally()
    started = time.perf_counter()
    status: Status = "complete"
    code = 0
    try:
        with _terminable():
            _to_output(job, screen, tally)
    except _StoppedError:
        status = "stopped"
    except KeyboardInterrupt as signalled:
        status = "interrupted"
        code = TERMINATED if isinstance(signalled, _Terminated) else INTERRUPTED
    seconds = time.perf_counter() - started
    screen.end(tally, seconds)
    if status != "complete":
        screen.say(_told(job, status, tally))
    if job.report:
        _write_report(job.report, job, tally, status, seconds)
    return code or (FAILED if tally.failures else 0)


@contextlib.contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does: workers ended, nothing half-written."""

    def end(number: int, frame: FrameType | None) -> None:
        raise _Terminated

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _to_output(job: Job, screen: Screen, tally: Tally) -> None:
    """Write what a broken run has done already, then the rest."""
    from extractor.export import Options, open_output

    options = Options(pretty=job.pretty, note=screen.say)
    with _journal(job) as journal:
        with (
            open_output(job.output, sys.stdout, format=job.format, options=options) as direct,
            _linking(direct, job.entities) as write,
        ):
            for outcome in _done_before(job, journal, screen):
                _take(outcome, write, tally)
                tally.resumed += 1
                screen.resumed()
            left = job.inputs[tally.files :]
            for item, outcome in _extracted(left, job):
                _journal_entry(job, journal, item, outcome)
                _take(outcome, write, tally)
                screen.done(outcome)
                if job.fail_fast and outcome.failure:
                    raise _StoppedError
        if journal:
            journal.finish()


@contextlib.contextmanager
def _linking(write: Write, entities: Path | None) -> Iterator[Write]:
    """A writer that links what it is given before it is written, if entities are wanted."""
    if entities is None:
        yield write
        return
    from extractor.commands.link import entity_writer
    from extractor.link.output import linking

    with entity_writer(entities) as (write_entity, _), linking(write, write_entity) as take:
        yield take


@contextlib.contextmanager
def _journal(job: Job) -> Iterator[Journal | None]:
    """The journal, where there is a place for one and more than one file to do."""
    if not is_resumable(job.inputs, job.output) or len(job.inputs) < 2:
        yield None
        return
    from extractor.running.journal import Journal, journal_path

    with Journal(journal_path(job.output or ""), job.settings, job.inputs) as journal:
        yield journal


def is_resumable(inputs: Sequence[Input], output: str | None) -> bool:
    """Whether a run can be continued: standard input and output are gone when it breaks."""
    return output is not None and all(item.path != STANDARD_INPUT for item in inputs)


def _done_before(job: Job, journal: Journal | None, screen: Screen) -> Iterator[Outcome]:
    if journal is None:
        return
    begun = journal.is_begun()
    if begun and job.resume:
        yield from journal.replay()
        return
    if begun:
        screen.say("starting anew; --resume would have continued a broken run")
    elif job.resume:
        screen.say("no broken run to continue; starting")
    journal.begin()


def _extracted(inputs: Sequence[Input], job: Job) -> Iterator[tuple[Input, Outcome]]:
    from extractor.running import extract_task, outcomes

    extract = partial(extract_task, settings=job.settings)
    coming = outcomes(_tasks(inputs, job.settings), extract, workers=job.workers)
    with contextlib.closing(coming):
        yield from zip(inputs, coming, strict=True)


def _tasks(inputs: Sequence[Input], settings: Settings) -> Iterator[Task]:
    from extractor.running import Task

    for item in inputs:
        if item.path == STANDARD_INPUT:
            yield Task(item, sys.stdin.buffer.read(settings.limit + 1))
        else:
            yield Task(item)


def _journal_entry(job: Job, journal: Journal | None, item: Input, outcome: Outcome) -> None:
    """Note an outcome; the failure that stops a run is tried again when it is continued."""
    if journal and not (job.fail_fast and outcome.failure):
        journal.add(item, outcome)


def _take(outcome: Outcome, write: Write, tally: Tally) -> None:
    if outcome.record is not None:
        write(outcome.record)
    tally.add(outcome)


def _told(job: Job, status: Status, tally: Tally) -> str:
    told = f"{status} after {tally.files} of {len(job.inputs)} files"
    if is_resumable(job.inputs, job.output) and len(job.inputs) > 1:
        told += "; the same command with --resume continues"
    return told


def _write_report(path: Path, job: Job, tally: Tally, status: Status, seconds: float) -> None:
    from extractor.export.places import replaced_file
    from extractor.running.report import run_report

    names = ("output", "format", "workers", "resume", "fail_fast")
    report = run_report(
        tally,
        status=status,
        files=len(job.inputs),
        settings=job.settings,
        options={name: getattr(job, name) for name in names},
        seconds=seconds,
    )
    with replaced_file(path) as file:
        file.write(report.model_dump_json(indent=2) + "\n")
