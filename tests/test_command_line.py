"""Completion, the manual, help with examples, and pipes, with the shells themselves."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cli import COMMANDS
from extractor.completion import bash, fish, zsh
from extractor.manual import page
from extractor.usage import Command, commands, main_command

ROOT = Path(__file__).parents[1]
EXTRACT = f"{sys.executable} -m extractor.cli"


def shell(name: str, script: str, *, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here")
    return subprocess.run(
        [name, "-c", script], capture_output=True, text=True, cwd=cwd, timeout=60, check=False
    )


COMPLETED = {
    "extract ex": {"explain", "export"},
    "extract export --t": {"--to", "--texts"},
    "extract --form": {"--format"},
    "extract x.txt --language ": {"en", "zh"},
    "extract schema --format js": {"jsonl", "json", "jsonld"},
    "extract import x --from ": {"labelstudio", "doccano"},
    "extract evaluate --split d": {"dev"},
    "extract completion ": {"bash", "zsh", "fish"},
}


@pytest.mark.parametrize(("line", "expected"), COMPLETED.items(), ids=COMPLETED.keys())
def test_bash_completes(line: str, expected: set[str], tmp_path: Path) -> None:
    (tmp_path / "extract.bash").write_text(bash())
    words = line.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    done = shell(
        "bash",
        f"source {tmp_path}/extract.bash; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; "
        '_extract; printf "%s\\n" "${COMPREPLY[@]}"',
    )
    assert (set(done.stdout.split()), done.stderr) == (expected, "")


def test_bash_leaves_files_to_itself(tmp_path: Path) -> None:
    (tmp_path / "extract.bash").write_text(bash())
    done = shell(
        "bash",
        f"source {tmp_path}/extract.bash; COMP_WORDS=(extract export rec); COMP_CWORD=2; "
        "_extract; echo ${#COMPREPLY[@]}; complete -p extract",
    )
    assert done.stdout.splitlines()[0] == "0"
    assert "-o default" in done.stdout


@pytest.mark.parametrize(("line", "expected"), COMPLETED.items(), ids=COMPLETED.keys())
def test_fish_completes(line: str, expected: set[str], tmp_path: Path) -> None:
    (tmp_path / "extract.fish").write_text(fish())
    done = shell("fish", f"source {tmp_path}/extract.fish; complete -C '{line}'", cwd=tmp_path)
    found = {entry.split("\t")[0] for entry in done.stdout.splitlines()}
    assert expected <= found
    assert not (found - expected) & {command.name for command in commands()}


ZPTY = """
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -d {dump}; \
source {script}; zstyle ':completion:*' list-prompt ''; LISTMAX=0; echo ready"
zpty -r z out '*ready*ready*'
zpty -w -n z '{line}'$'\\t\\t'
for i in {{1..40}}; do
  while zpty -r -t z part; do shown+=$part; done
  [[ $shown == *{word}* ]] && break
  sleep 0.25
done
print -r -- $shown
zpty -d z
"""


@pytest.mark.parametrize("line", ["extract ex", "extract schema --format js"])
def test_zsh_completes(line: str, tmp_path: Path) -> None:
    (tmp_path / "extract.zsh").write_text(zsh())
    files = {"script": tmp_path / "extract.zsh", "dump": tmp_path / "dump"}
    script = ZPTY.format(line=line, word=max(COMPLETED[line], key=len), **files)
    done = shell("zsh", script, cwd=tmp_path)
    for word in COMPLETED[line]:
        assert word in done.stdout


def test_every_script_knows_every_option() -> None:
    for script in (bash(), zsh()):
        for command in (main_command(), *commands()):
            for option in command.options:
                assert all(name in script for name in option.names)
    assert all(f" -l {name[2:]}" in fish() for option in main_command().options
               for name in option.names if name.startswith("--"))  # fmt: skip


def test_an_unknown_shell_is_told() -> None:
    done = shell("bash", f"{EXTRACT} completion tcsh")
    assert done.returncode == 2
    assert "unknown shell 'tcsh'; there are: bash, zsh, fish" in done.stderr


def test_the_manual_page_is_current() -> None:
    assert (ROOT / "docs/extract.1").read_text("utf-8") == page(), "run: make docs"


def test_the_manual_page_is_good_roff(tmp_path: Path) -> None:
    if shutil.which("groff") is None:
        pytest.skip("no groff here")
    (tmp_path / "extract.1").write_text(page(), "utf-8")
    shown = shell("bash", f"groff -man -Tascii -P-c -ww -K utf8 {tmp_path}/extract.1")
    assert shown.stderr == ""
    plain = re.sub(r".\x08", "", shown.stdout)
    assert "extract export [OPTIONS] RECORDS..." in plain
    assert "--fail-fast" in plain


def test_every_command_and_option_is_in_the_manual() -> None:
    text = page().replace(r"\-", "-")
    for command in (main_command(), *commands()):
        assert command.what
        assert command.paragraphs
        assert f"extract {command.name}".strip() in text
        for option in command.options:
            assert option.what, f"{command.name} {option.names}"
            assert all(rf"\fB{name}\fR" in text for name in option.names)


@pytest.mark.parametrize("command", [main_command(), *commands()], ids=lambda c: c.name or "main")
def test_every_command_has_examples_that_are_commands(command: Command) -> None:
    assert command.examples
    for example in command.examples:
        assert "extract " in example
        words = example.partition("extract ")[2].split()
        if not words[0].startswith(("-", "<")) and "." not in words[0] and "/" not in words[0]:
            assert words[0] in COMMANDS


def test_help_shows_an_example_a_line() -> None:
    done = shell("bash", f"{EXTRACT} --help")
    for example in main_command().examples:
        assert f"  {example}\n" in done.stdout


def test_the_pipe_of_the_help(tmp_path: Path) -> None:
    if shutil.which("jq") is None:
        pytest.skip("no jq here")
    text = ROOT / "docs/examples/harbour.txt"
    done = shell("bash", f"cat {text} | {EXTRACT} - --model none | jq .events")
    [event] = json.loads(done.stdout)
    assert event["name"] == "3rd Harbour Biotech Forum"


def test_a_reader_that_goes_away_is_no_error() -> None:
    text = ROOT / "docs/examples/harbour.txt"
    done = shell("bash", f"{EXTRACT} {text} --model none --pretty | head -n 1")
    assert (done.stdout, done.stderr) == ("{\n", "")
