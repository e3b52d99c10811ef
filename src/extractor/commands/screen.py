"""What a run says on standard error: a bar on a terminal, failures as they come, the end."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.running import Failure, Outcome, Tally

_BAR = 30
_REASONS_TOLD = 10
_PATHS_TOLD = 3
_SECONDS_BETWEEN = 0.1


class Screen:
    """Messages on standard error; a line that is written anew only on a terminal."""

    def __init__(
        self,
        total: int,
        *,
        quiet: bool = False,
        verbose: bool = False,
        table: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total = total
        self._count = 0
        self._resumed = 0
        self._quiet = quiet
        self._verbose = verbose
        self._table = table
        self._bar = sys.stderr.isatty() and not quiet and total > 1
        self._clock = clock
        self._started = clock()
        self._shown = 0.0

    def say(self, message: str) -> None:
        """Print a message, whatever stands on the line of the bar."""
        self._clear()
        print(f"extract: {message}", file=sys.stderr)

    def resumed(self) -> None:
        """Count an input that an earlier run has done."""
        self._count += 1
        self._resumed += 1
        self._started = self._clock()

    def done(self, outcome: Outcome) -> None:
        """Count an input, and tell what was wrong with it."""
        self._count += 1
        for notice in outcome.notices:
            self.say(f"{notice.path}: {notice.reason}")
        if outcome.failure:
            self.say(f"{outcome.failure.path}: {outcome.failure.reason}")
        elif self._verbose:
            self.say(f"{outcome.path}: done")
        now = self._clock()
        if self._bar and (now - self._shown >= _SECONDS_BETWEEN or self._count == self._total):
            self._shown = now
            line = bar(self._count, self._total, self._resumed, now - self._started)
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\033[K{line[:width]}", end="", file=sys.stderr, flush=True)

    def end(self, tally: Tally, seconds: float) -> None:
        """Print the table and what failed, where they are wanted."""
        self._clear()
        if self._table and tally.documents:
            from extractor.summary import table

            print(table(tally.rows, tally.documents, tally.records), file=sys.stderr)
            failed = f", {len(tally.failures)} failed" if tally.failures else ""
            print(f"{tally.documents} documents in {seconds:.1f} s{failed}", file=sys.stderr)
        if tally.failures and self._total > 1 and not self._quiet:
            print("\n".join(failure_lines(tally.failures, self._total)), file=sys.stderr)

    def _clear(self) -> None:
        if self._bar:
            print("\r\033[K", end="", file=sys.stderr)


def bar(count: int, total: int, resumed: int, seconds: float) -> str:
    """The bar: how much is done, how fast, how long it will take yet."""
    filled = _BAR * count // total
    line = f"{'█' * filled}{'·' * (_BAR - filled)} {count}/{total}"
    fresh = count - resumed
    if not fresh or seconds <= 0:
        return line
    rate = fresh / seconds
    return f"{line}  {rate:.1f}/s  {_clock_time((total - count) / rate)} left"


def _clock_time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def failure_lines(failures: list[Failure], total: int) -> list[str]:
    """The failures by reason, most frequent first, with a few of the files."""
    by_reason: dict[str, list[str]] = {}
    for failure in failures:
        by_reason.setdefault(failure.reason, []).append(failure.path)
    reasons = sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = [f"extract: {len(failures)} of {total} files failed:"]
    for reason, paths in reasons[:_REASONS_TOLD]:
        more = f" and {len(paths) - _PATHS_TOLD} more" if len(paths) > _PATHS_TOLD else ""
        lines.append(f"  {len(paths)} × {reason}: {', '.join(paths[:_PATHS_TOLD])}{more}")
    if len(reasons) > _REASONS_TOLD:
        lines.append(f"  and {len(reasons) - _REASONS_TOLD} more reasons; --report lists them all")
    return lines
