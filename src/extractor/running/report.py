"""The report of a run as JSON, for those who watch over many: ``--report run.json``."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict
from importlib import metadata
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from extractor.running.outcome import FailureKind, Settings
from extractor.running.tally import Tally

# complete: the output is whole; stopped: --fail-fast met a failure; interrupted: by a signal.
Status = Literal["complete", "stopped", "interrupted"]
_LIBRARIES = ("numpy", "onnxruntime", "pydantic")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Counts(_Part):
    """Numbers of files and of what was found in them."""

    files: int
    documents: int
    failed: int
    read_in_part: int
    resumed: int
    languages: dict[str, int]
    records: dict[str, int]


class Seconds(_Part):
    """Time on the clock, and of processors over all workers."""

    wall: float
    cpu: float


class ReportedFailure(_Part):
    """A file that gave no records."""

    path: str
    kind: FailureKind
    reason: str
    where: str | None = None


class ReportedNotice(_Part):
    """A file that was read in part; the offsets count its bytes."""

    path: str
    reason: str
    offsets: list[int]


class RunReport(_Part):
    """What a run was asked for, did, and could not do."""

    schema_version: Literal["1"] = "1"
    status: Status
    counts: Counts
    seconds: Seconds
    peak_memory_mb: float | None
    options: dict[str, Any]
    versions: dict[str, str]
    failures: list[ReportedFailure]
    warnings: list[ReportedNotice]


def run_report(
    tally: Tally,
    *,
    status: Status,
    files: int,
    settings: Settings,
    options: dict[str, Any],
    seconds: float,
) -> RunReport:
    """The report of a run that has ended; ``options`` are those beside the settings."""
    return RunReport(
        status=status,
        counts=_counts(tally, files),
        seconds=Seconds(wall=round(seconds, 3), cpu=round(sum(os.times()[:4]), 3)),
        peak_memory_mb=peak_memory(),
        options=asdict(settings) | options,
        versions=_versions(),
        failures=[ReportedFailure(**asdict(failure)) for failure in tally.failures],
        warnings=[
            ReportedNotice(path=notice.path, reason=notice.reason, offsets=list(notice.offsets))
            for notice in tally.notices
        ],
    )


def _counts(tally: Tally, files: int) -> Counts:
    return Counts(
        files=files,
        documents=tally.documents,
        failed=len(tally.failures),
        read_in_part=len(tally.notices),
        resumed=tally.resumed,
        languages=dict(sorted(tally.languages.items())),
        records=dict(tally.records),
    )


def peak_memory() -> float | None:
    """The most memory that this process or its largest worker has had, in MB."""
    try:
        import resource
    except ImportError:  # not there on Windows
        return None
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = max(resource.getrusage(each).ru_maxrss for each in who)
    return round(most * (1 if platform.system() == "Darwin" else 1024) / 1e6, 1)


def _versions() -> dict[str, str]:
    versions = {name: metadata.version(name) for name in ("extractor", *_LIBRARIES)}
    return {"python": platform.python_version()} | versions
