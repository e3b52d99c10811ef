"""The main job: read each input, extract its records, write them; report what failed, go on."""

from __future__ import annotations

from extractor.running.outcome import Failure, Notice, Outcome, Settings, Task, extract_task
from extractor.running.tally import Tally
from extractor.running.workers import WorkerError, outcomes, usual_workers

__all__ = [
    "Failure",
    "Notice",
    "Outcome",
    "Settings",
    "Tally",
    "Task",
    "WorkerError",
    "extract_task",
    "outcomes",
    "usual_workers",
]
