"""Many files: order, dying workers, broken runs continued, what a run reports."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.commands.screen import bar, failure_lines
from extractor.inputs import Input
from extractor.running import (
    Failure,
    Outcome,
    Settings,
    Task,
    WorkerError,
    extract_task,
    outcomes,
    usual_workers,
)
from extractor.running.journal import Journal, ResumeError
from extractor.running.report import RunReport, peak_memory

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "extractor.cli"]
RUN = ("in", "-r", "--model", "none")
CITIES = ("Xiamen", "Fuzhou", "Quanzhou", "Putian", "Zhangzhou", "Longyan", "Sanming", "Ningde")


# Files of a run that is broken off: so many that a signal comes in time on a busy machine.
MANY = 120


def write_releases(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        city = CITIES[number % len(CITIES)]
        (folder / f"release-{number:03}.txt").write_text(
            f"Harbour Forum {number} Opens in {city}\n\n2024-05-12\n\n"
            f"The {number + 2}th Harbour Biotech Forum opened in {city} on May 11. "
            "Lin Yue, Chief Scientist of Minjiang Biologics Co., Ltd., gave a keynote speech.\n",
            "utf-8",
        )
    return folder


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        timeout=120,
        check=False,
    )


def tasks(count: int) -> Iterator[Task]:
    for number in range(count):
        yield Task(Input(f"{number}.txt", str(number)))


def echo(task: Task) -> Outcome:
    """Stands for an extraction; the first inputs take longest."""
    time.sleep(max(0.0, 0.05 - int(task.item.id) * 0.01))
    return Outcome(task.item.path)


def dying(task: Task) -> Outcome:
    if task.item.id in ("2", "5"):
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(task.item.path)


def absent(task: Task) -> Outcome:
    return Outcome(str(multiprocessing.parent_process() is not None))


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_outcomes_come_in_the_order_of_the_inputs(method: str) -> None:
    context = multiprocessing.get_context(method)
    found = [each.path for each in outcomes(tasks(12), echo, workers=3, context=context)]
    assert found == [f"{number}.txt" for number in range(12)]


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_dying_worker_loses_only_its_input(method: str) -> None:
    context = multiprocessing.get_context(method)
    found = list(outcomes(tasks(8), dying, workers=2, context=context))
    died = {each.path: each.failure for each in found if each.failure}
    assert [each.path for each in found] == [f"{number}.txt" for number in range(8)]
    assert list(died) == ["2.txt", "5.txt"]
    for failure in died.values():
        assert failure and failure.kind == "died"
        assert "SIGKILL, perhaps for want of memory" in failure.reason


def test_one_worker_is_this_process() -> None:
    assert [each.path for each in outcomes(tasks(1), absent)] == ["False"]
    assert [each.path for each in outcomes(tasks(1), absent, workers=2)] == ["True"]


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def counted() -> Iterator[Task]:
        nonlocal taken
        for task in tasks(10_000):
            taken += 1
            yield task

    coming = outcomes(counted(), echo, workers=2)
    next(coming)
    coming.close()
    assert taken <= 2 * 32 + 1


def test_workers_that_cannot_start_are_an_error() -> None:
    class Broken:
        def __reduce__(self) -> tuple[object, tuple[int]]:
            return os._exit, (3,)

        def __call__(self, task: Task) -> Outcome:
            raise AssertionError

    context = multiprocessing.get_context("spawn")
    with pytest.raises(WorkerError, match="could not be started: it ended with code 3"):
        list(outcomes(tasks(2), Broken(), workers=2, context=context))


def test_a_few_files_do_not_pay_for_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.running.workers.available_cores", lambda: 4)
    assert [usual_workers(files) for files in (0, 1, 20, 32, 64, 10_000)] == [1, 1, 1, 2, 4, 4]


def test_an_error_of_ours_fails_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: object, *, model: str) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("extractor.pipeline.extract_document", broken)
    path = write_releases(tmp_path / "in", 1) / "release-000.txt"
    failure = extract_task(Task(Input(str(path), "a")), Settings()).failure
    assert failure and failure.kind == "internal"
    assert "IndexError: list index out of range" in failure.reason
    assert failure.where and "in broken" in failure.where


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    write_releases(tmp_path / "in", 6)
    for workers in "123":
        arguments = ("-o", f"{workers}.jsonl", "--workers", workers)
        assert run(*RUN, *arguments, cwd=tmp_path).returncode == 0
    one, two, three = ((tmp_path / f"{workers}.jsonl").read_bytes() for workers in "123")
    assert one == two == three
    assert one.count(b"\n") == 6
    assert not list(tmp_path.glob("*.unfinished")) + list(tmp_path.glob(".*"))


def break_off(folder: Path, output: str, journal: Path, signal_: int, *more: str) -> int:
    """Start a run, send the signal when some files are done, return its exit code."""
    process = subprocess.Popen(
        [*COMMAND, *RUN, "-o", output, *more],
        cwd=folder,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_until(lambda: lines(journal) >= 4)
    process.send_signal(signal_)
    code = process.wait(timeout=30)
    wait_until(lambda: not is_group_alive(process.pid))
    return code


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_group_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with inputs and the outputs of runs that did not break."""
    folder = tmp_path_factory.mktemp("whole")
    write_releases(folder / "in", MANY)
    for output in ("out.jsonl", "out/"):
        assert run(*RUN, "-o", output, "--workers", "1", cwd=folder).returncode == 0
    return folder


@pytest.mark.parametrize(
    ("output", "journal", "workers"),
    [("out.jsonl", "out.jsonl.unfinished", "2"), ("out/", "out/.unfinished", "1")],
)
def test_a_killed_run_is_continued(
    whole: Path, tmp_path: Path, output: str, journal: str, workers: str
) -> None:
    shutil.copytree(whole / "in", tmp_path / "in")
    left = tmp_path / journal
    assert break_off(tmp_path, output, left, signal.SIGKILL, "--workers", workers) == -9
    assert not (tmp_path / "out.jsonl").exists()
    done = lines(left) - 1
    with left.open("ab") as file:
        file.write(b'{"stamp":[1,2],"outcome":{"path":"in/rel')
    continued = run(*RUN, "-o", output, "--resume", "--report", "r.json", cwd=tmp_path)
    assert (continued.returncode, continued.stderr) == (0, "")
    report = RunReport.model_validate_json((tmp_path / "r.json").read_bytes())
    assert (report.counts.resumed, report.counts.documents) == (done, MANY)
    assert written(tmp_path, output) == written(whole, output)
    assert len(written(whole, output)) == (MANY if output == "out/" else 1)


def written(folder: Path, output: str) -> dict[str, bytes]:
    """What stands beside the inputs in a folder: hidden files, parts and journals too."""
    paths = (folder / output).iterdir() if output == "out/" else folder.glob("*out.jsonl*")
    return {path.name: path.read_bytes() for path in paths}


@pytest.mark.parametrize(("signal_", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_ends_clean(
    whole: Path, tmp_path: Path, signal_: int, code: int
) -> None:
    shutil.copytree(whole / "in", tmp_path / "in")
    journal = tmp_path / "out.jsonl.unfinished"
    arguments = ("--workers", "2", "--report", "r.json")
    assert break_off(tmp_path, "out.jsonl", journal, signal_, *arguments) == code
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["in", "out.jsonl.unfinished", "r.json"]
    report = RunReport.model_validate_json((tmp_path / "r.json").read_bytes())
    assert report.status == "interrupted"
    assert 3 <= report.counts.documents < MANY


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder in which a run of three files broke off behind the first."""
    write_releases(tmp_path / "in", 3)
    stopped = run(*RUN, "in/none.txt", "-o", "out.jsonl", "--fail-fast", cwd=tmp_path)
    assert stopped.returncode == 1
    assert "in/none.txt: no such file" in stopped.stderr
    assert "stopped after 1 of 4 files; the same command with --resume continues" in stopped.stderr
    assert not (tmp_path / "out.jsonl").exists()
    return tmp_path


def test_the_failure_that_stopped_a_run_is_tried_again(broken: Path) -> None:
    shutil.copy(broken / "in/release-000.txt", broken / "in/none.txt")
    done = run(*RUN, "in/none.txt", "-o", "out.jsonl", "--resume", cwd=broken)
    assert (done.returncode, done.stderr) == (0, "")
    assert lines(broken / "out.jsonl") == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("in/none.txt", "--language", "en"), "--language was None, is en"),
        (("in/none.txt", "--max-size", "1"), "--max-size was 5.0 MB, is 1.0 MB"),
        ((), "the number of files was 4, is 3"),
        (("in/other.txt",), "its files had other names"),
    ],
)
def test_another_run_is_not_continued(
    broken: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run(*RUN, *arguments, "-o", "out.jsonl", "--resume", cwd=broken)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert not (broken / "out.jsonl").exists()


def test_a_file_that_has_changed_is_named(tmp_path: Path) -> None:
    inputs = [Input(str(path), path.stem) for path in write_releases(tmp_path / "in", 2).iterdir()]
    place = tmp_path / "out.jsonl.unfinished"
    with Journal(place, Settings(), inputs) as journal:
        journal.begin()
        for item in inputs:
            journal.add(item, extract_task(Task(item), Settings(model="none")))
    Path(inputs[0].path).touch()
    with Journal(place, Settings(), inputs) as journal:
        assert [each.path for each in journal.replay()] == [item.path for item in inputs]
    with Path(inputs[1].path).open("a") as file:
        file.write("More.")
    with (
        Journal(place, Settings(), inputs) as journal,
        pytest.raises(ResumeError, match=f"{Path(inputs[1].path).name} has changed since"),
    ):
        list(journal.replay())


def test_a_journal_cut_anywhere_gives_what_was_whole(tmp_path: Path) -> None:
    inputs = [Input(f"{number}.txt", str(number)) for number in range(3)]
    place = tmp_path / "out.jsonl.unfinished"
    with Journal(place, Settings(), inputs) as journal:
        journal.begin()
        for item in inputs:
            failure = Failure(item.path, "unreadable", "no such file")
            journal.add(item, Outcome(item.path, failure=failure))
    data = place.read_bytes()
    for cut in range(len(data) + 1):
        place.write_bytes(data[:cut])
        with Journal(place, Settings(), inputs) as journal:
            whole = max(0, data[:cut].count(b"\n") - 1)
            assert len(list(journal.replay())) == whole
        assert place.read_bytes() in (
            data[: data[:cut].rfind(b"\n") + 1],
            data[: data.find(b"\n") + 1],
        )


def test_two_runs_do_not_write_to_one_place(tmp_path: Path) -> None:
    write_releases(tmp_path / "in", 2)
    with Journal(tmp_path / "out.jsonl.unfinished", Settings(), []):
        done = run(*RUN, "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert "another run is writing there" in " ".join(done.stderr.split())


def test_what_cannot_be_continued_is_told(tmp_path: Path) -> None:
    write_releases(tmp_path / "in", 2)
    for arguments in ([], ["-", "-o", "out.jsonl"]):
        done = run(*RUN, *arguments, "--resume", cwd=tmp_path)
        assert done.returncode == 2
        assert "only a run from files to files" in done.stderr


def test_starting_anew_is_told(broken: Path) -> None:
    assert "starting anew" in run(*RUN, "-o", "out.jsonl", cwd=broken).stderr
    again = run(*RUN, "-o", "out.jsonl", "--resume", cwd=broken)
    assert "no broken run to continue; starting" in again.stderr


def test_the_report_tells_all(tmp_path: Path) -> None:
    write_releases(tmp_path / "in", 2)
    (tmp_path / "in/empty.txt").touch()
    text = "第三届海港论坛5月11日在厦门开幕。闽江生物首席科学家林越作主旨演讲。\n".encode()
    (tmp_path / "in/broken.txt").write_bytes(text * 3 + text[:1] + text)
    done = run(*RUN, "-o", "out.jsonl", "--report", "run.json", cwd=tmp_path)
    assert done.returncode == 1
    report = RunReport.model_validate_json((tmp_path / "run.json").read_bytes())
    assert report.status == "complete"
    assert (report.counts.files, report.counts.documents, report.counts.failed) == (4, 3, 1)
    assert report.counts.languages == {"en": 2, "zh": 1}
    assert report.counts.records["speakers"] > 0
    [failure] = report.failures
    assert (failure.path, failure.kind) == ("in/empty.txt", "unreadable")
    assert [(each.path, each.offsets) for each in report.warnings] == [
        ("in/broken.txt", [3 * len(text)])
    ]
    assert report.seconds.cpu > 0
    assert report.options["model"] == "none"


def test_every_part_of_the_report_is_documented() -> None:
    documented = (ROOT / "docs/running.md").read_text("utf-8")
    schema = RunReport.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        for name in part["properties"]:
            assert f"`{name}`" in documented, name


def test_the_bar_tells_rate_and_time_left() -> None:
    assert bar(0, 10, 0, 0.0).endswith(" 0/10")
    assert bar(300, 1000, 0, 100.0).endswith(" 300/1000  3.0/s  3:53 left")
    assert bar(600, 1000, 500, 100.0).endswith(" 600/1000  1.0/s  6:40 left")
    assert bar(1, 10_000, 0, 2.0).endswith("0.5/s  5:33:18 left")


def test_failures_are_told_by_reason() -> None:
    failures = [Failure(f"{n}.txt", "unreadable", "the file is empty") for n in range(5)]
    failures.append(Failure("x.txt", "unreadable", "no such file"))
    assert failure_lines(failures, 9) == [
        "extract: 6 of 9 files failed:",
        "  5 × the file is empty: 0.txt, 1.txt, 2.txt and 2 more",
        "  1 × no such file: x.txt",
    ]


def test_peak_memory_is_in_megabytes() -> None:
    assert 10 < (peak_memory() or 0) < 5000
