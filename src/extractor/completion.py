"""``extract completion``: what a shell needs to complete commands, options, values and files.

The script is whole: completing starts no Python.
"""

from __future__ import annotations

import re
from typing import Annotated

import typer

from extractor.usage import Command, Option, commands, main_command


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="The shell.")],
) -> None:
    """Print the completion of commands, options, values and files for a shell.

    Put it where the shell looks for it, or read it at its start.

    Examples: source <(extract completion bash); extract completion zsh >
    "${fpath[1]}/_extract"; extract completion fish > ~/.config/fish/completions/extract.fish
    """
    if shell not in _SCRIPTS:
        known = ", ".join(_SCRIPTS)
        raise typer.BadParameter(f"unknown shell {shell!r}; there are: {known}", param_hint="SHELL")
    typer.echo(_SCRIPTS[shell](), nl=False)


def _all() -> list[Command]:
    return [main_command(), *commands()]


def _names(command: Command) -> list[str]:
    return [name for option in command.options for name in option.names] + ["--help"]


def bash() -> str:
    """The script for bash: a table of options, and one of values, looked up by command."""
    options = "".join(
        f"    {_quoted(command.name)}) options={_quoted(' '.join(_names(command)))};;\n"
        for command in _all()
    )
    values = "".join(
        f"    {_quoted(f'{command.name} {name}')}) values={_quoted(' '.join(option.choices))};;\n"
        for command in _all()
        for option in command.options
        for name in option.names
        if option.choices
    )
    arguments = "".join(
        f"    {_quoted(command.name)}) arguments={_quoted(' '.join(argument.choices))};;\n"
        for command in _all()
        for argument in command.arguments
        if argument.choices
    )
    names = " ".join(command.name for command in commands())
    return _BASH.format(names=names, options=options, values=values, arguments=arguments)


# An empty COMPREPLY makes bash complete files (-o default).
_BASH = """\
_extract() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}"
  local commands="{names}" command="" options="" values="" arguments=""
  COMPREPLY=()
  if [[ $COMP_CWORD -gt 1 && " $commands " == *" ${{COMP_WORDS[1]}} "* ]]; then
    command="${{COMP_WORDS[1]}}"
  fi
  case "$command" in
{options}  esac
  case "$command $previous" in
{values}  esac
  case "$command" in
{arguments}  esac
  if [[ -n $values ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
  elif [[ $current == -* ]]; then
    [[ -z $command ]] && options="$options --version"
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W "$commands" -- "$current"))
  elif [[ -n $arguments ]]; then
    COMPREPLY=($(compgen -W "$arguments" -- "$current"))
  fi
}}
complete -o bashdefault -o default -F _extract extract
"""


def zsh() -> str:
    """The script for zsh: one call of ``_arguments`` a command."""
    described = "\n".join(f"    {_quoted(f'{c.name}:{c.what}')}" for c in commands())
    cases = "".join(
        f"      {command.name}) _arguments -s {_zsh_arguments(command)};;\n"
        for command in commands()
    )
    return _ZSH.format(described=described, cases=cases, main=_zsh_arguments(main_command()))


def _zsh_arguments(command: Command) -> str:
    specs = [spec for option in command.options for spec in _zsh_option(option)]
    choices = next((argument.choices for argument in command.arguments if argument.choices), ())
    files = f"*::value:({' '.join(choices)})" if choices else "*:file:_files"
    return " \\\n        ".join(map(_quoted, [*specs, "--help[show help]", files]))


def _zsh_option(option: Option) -> list[str]:
    what = re.sub(r"([\[\]:])", r"\\\1", option.what)
    if option.value is None:
        return [f"{name}[{what}]" for name in option.names]
    value = f"({' '.join(option.choices)})" if option.choices else "_files"
    return [f"*{name}[{what}]:value:{value}" for name in option.names]


_ZSH = """\
#compdef extract
_extract() {{
  local -a commands
  commands=(
{described}
  )
  if (( CURRENT > 2 )) && (( ${{commands[(I)$words[2]:*]}} )); then
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{cases}    esac
    return
  fi
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  _arguments -s {main}
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _extract "$@"
else
  compdef _extract extract
fi
"""


def fish() -> str:
    """The script for fish: one line an option."""
    names = " ".join(command.name for command in commands())
    lines = [
        "function __extract_command",
        "  set -l words (commandline -opc)",
        f"  if test (count $words) -gt 1; and contains -- $words[2] {names}",
        "    echo $words[2]",
        "  else",
        "    echo main",
        "  end",
        "end",
        *(_fish_command(command) for command in commands()),
        *(_fish_option(command, option) for command in _all() for option in command.options),
        *(
            f"complete -c extract {_fish_when(command)} -a {_quoted(' '.join(argument.choices))}"
            for command in _all()
            for argument in command.arguments
            if argument.choices
        ),
    ]
    return "\n".join(lines) + "\n"


def _fish_command(command: Command) -> str:
    first = _quoted("test (count (commandline -opc)) -eq 1")
    return f"complete -c extract -n {first} -a {command.name} -d {_quoted(command.what)}"


def _fish_when(command: Command) -> str:
    return "-n " + _quoted(f'test (__extract_command) = "{command.name or "main"}"')


def _fish_option(command: Command, option: Option) -> str:
    names = " ".join(
        f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
    )
    value = f" -x -a {_quoted(' '.join(option.choices))}" if option.choices else ""
    takes = value or (" -r -F" if option.value else "")
    return f"complete -c extract {_fish_when(command)} {names}{takes} -d {_quoted(option.what)}"


def _quoted(text: str) -> str:
    """The text in single quotes, in all three shells."""
    return "'" + text.replace("'", "'\\''") + "'"


_SCRIPTS = {"bash": bash, "zsh": zsh, "fish": fish}
