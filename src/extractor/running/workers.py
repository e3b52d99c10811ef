"""Inputs to outcomes in the order of the inputs, by this process or by several.

Each worker has a pipe of its own and one task at a time, so that it is known what a worker was
at when it died: that input fails, another worker takes its place, and the rest is done.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

from extractor.running.outcome import Failure, Outcome, Task

Extract = Callable[[Task], Outcome]
# A process takes a second to start: as long as about this many documents.
_FILES_A_WORKER = 16
# Outcomes that may wait for an earlier input, for each worker: what bounds the memory.
_LOOK_AHEAD = 32
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class WorkerError(RuntimeError):
    """Workers cannot be started at all."""


def usual_workers(files: int) -> int:
    """The workers that pay for so many files: one for a few, at most one for each core."""
    return max(1, min(available_cores(), files // _FILES_A_WORKER))


def available_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def one_thread() -> None:
    """Keep libraries for linear algebra to one thread; they look when they are first imported."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")


def outcomes(
    tasks: Iterable[Task],
    extract: Extract,
    *,
    workers: int = 1,
    context: BaseContext | None = None,
) -> Generator[Outcome]:
    """Yield the outcome of each task, in order; tasks are taken as they are needed.

    With one worker ``extract`` is called here; with more it must be picklable.

    Raises:
        WorkerError: no worker can be started.
    """
    one_thread()
    if workers == 1:
        yield from map(extract, tasks)
        return
    pool = _Pool(extract, workers, context or multiprocessing.get_context())
    try:
        yield from pool.outcomes(tasks)
    finally:
        pool.close()


class _Worker:
    """A process, the pipe to it, and the task that it is at."""

    def __init__(self, context: Any, extract: Extract) -> None:
        self.connection, theirs = context.Pipe()
        ends = (theirs, self.connection)
        self.process = context.Process(target=_serve, args=(*ends, extract), daemon=True)
        with _no_interrupt():  # which the process inherits: Ctrl-C is for this one to deal with
            self.process.start()
        theirs.close()
        self.ready = False
        self.task: tuple[int, Task] | None = None

    def give(self, number: int, task: Task) -> None:
        self.task = (number, task)
        with contextlib.suppress(OSError):  # it is dead: `answer` will tell
            self.connection.send(task)

    def answer(self) -> Outcome | None:
        """What it says: an outcome, or nothing at its start.

        Raises:
            EOFError: it is dead.
        """
        try:
            outcome: Outcome | None = self.connection.recv()
        except OSError as error:
            raise EOFError from error
        self.ready = True
        if outcome is not None:
            self.task = None
        return outcome

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join(timeout=2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class _Pool:
    """Workers, and outcomes that wait for those of earlier inputs."""

    def __init__(self, extract: Extract, size: int, context: BaseContext) -> None:
        self._extract = extract
        self._context = context
        self._look_ahead = size * _LOOK_AHEAD
        self._size = size
        self._workers: list[_Worker] = []
        self._waiting: dict[int, Outcome] = {}

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield outcomes in order."""
        left = enumerate(tasks)
        due = 0
        given = 0
        while True:
            while self._has_room() and given - due < self._look_ahead:
                if (numbered := next(left, None)) is None:
                    break
                self._idle().give(*numbered)
                given += 1
            while due in self._waiting:
                yield self._waiting.pop(due)
                due += 1
            if due == given:
                return
            self._collect()

    def _has_room(self) -> bool:
        return len(self._workers) < self._size or any(w.task is None for w in self._workers)

    def _idle(self) -> _Worker:
        """A worker without a task, or a new one."""
        for worker in self._workers:
            if worker.task is None:
                return worker
        self._workers.append(_Worker(self._context, self._extract))
        return self._workers[-1]

    def _collect(self) -> None:
        """Wait for workers to answer or die."""
        busy = {worker.connection: worker for worker in self._workers if worker.task}
        for connection in wait(list(busy)):
            worker = busy[connection]
            assert worker.task is not None
            number, task = worker.task
            try:
                outcome = worker.answer()
            except EOFError:
                self._workers.remove(worker)
                outcome = _death(worker, task)
            if outcome is not None:
                self._waiting[number] = outcome

    def close(self) -> None:
        for worker in self._workers:
            worker.end()


def _death(worker: _Worker, task: Task) -> Outcome:
    worker.process.join(timeout=5)
    how = _how_ended(worker.process.exitcode)
    worker.end()
    if not worker.ready:
        raise WorkerError(f"a worker process could not be started: it {how}")
    path = task.item.path
    return Outcome(path, failure=Failure(path, "died", f"the process that read it {how}"))


def _how_ended(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended with code {code}"
    name = signal.Signals(-code).name
    hint = ", perhaps for want of memory" if name == "SIGKILL" else ""
    return f"was ended by {name}{hint}"


def _serve(connection: Connection, other_end: Connection, extract: Extract) -> None:
    """A worker's life: say that it is ready, then answer tasks until the pipe is closed.

    A forked process has a copy of the other end; while that is open, the pipe never closes.
    """
    other_end.close()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    one_thread()
    with contextlib.suppress(EOFError, OSError):
        connection.send(None)
        while True:
            connection.send(extract(connection.recv()))


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
