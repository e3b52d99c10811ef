"""Processor time, of this process and of others: what a busy machine does not change much."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_BETWEEN_LOOKS = 0.02  # seconds


@dataclass(frozen=True)
class Cost:
    """Seconds of processor and on the clock, and the most memory in MB where it is known."""

    cpu: float
    wall: float
    memory: float = 0.0


def cost_of(work: Callable[[], object]) -> Cost:
    """What a piece of work costs in this process."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def cost_of_command(arguments: Sequence[str]) -> Cost:
    """What a Python command costs in a process of its own, from start to end.

    Raises:
        RuntimeError: it fails.
    """
    wall = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        env=os.environ | ONE_THREAD,
    )
    memory = 0.0
    ended = 0
    while not ended:
        memory = max(memory, peak_memory_of(process.pid))
        time.sleep(_BETWEEN_LOOKS)
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - wall, memory)


def peak_memory_of(process: int) -> float:
    """The most memory, in MB, that a running process has had; 0 where the system does not tell.

    What the system tells at its end counts the memory of the process that started it.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0.0
    kilobytes = re.search(r"VmHWM:\s+(\d+)", status)
    return int(kilobytes[1]) * 1024 / 1e6 if kilobytes else 0.0


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of several measurements."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        max(cost.memory for cost in costs),
    )
