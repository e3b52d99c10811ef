"""What the command line offers, read off the commands themselves: for completion and the manual."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from types import UnionType
from typing import Any, Union, get_args, get_origin

from typer.models import ArgumentInfo, OptionInfo

from extractor.cli import COMMANDS, EXAMPLES, MAIN, paragraphs_of

_CHOICES = re.compile(r"[\w-]+(?:\|[\w-]+)+")


@dataclass(frozen=True)
class Option:
    """One option: its names, what it takes (nothing: a flag), and among which values."""

    names: tuple[str, ...]
    what: str
    value: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Argument:
    """One argument of a command."""

    name: str
    what: str
    required: bool
    several: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Command:
    """One command; the main one has no name."""

    name: str
    what: str
    paragraphs: tuple[str, ...]
    examples: tuple[str, ...]
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]


def main_command() -> Command:
    """``extract FILES…``."""
    return _command("", "extract records from texts", MAIN)


def commands() -> list[Command]:
    """All others, in the order of the help."""
    return [_command(name, what, target) for name, (target, what) in COMMANDS.items()]


def _command(name: str, what: str, target: str) -> Command:
    module, _, attribute = target.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), attribute)
    folded = paragraphs_of(function)
    examples = [text for text in folded if text.startswith(EXAMPLES)]
    parameters = list(_parameters(function))
    return Command(
        name,
        what,
        tuple(text for text in folded if text not in examples),
        tuple(line for text in examples for line in text.removeprefix(EXAMPLES).split("; ")),
        tuple(item for item in parameters if isinstance(item, Argument)),
        tuple(item for item in parameters if isinstance(item, Option)),
    )


def _parameters(function: Callable[..., Any]) -> Iterator[Option | Argument]:
    annotations = inspect.get_annotations(function, eval_str=True)
    for name, parameter in inspect.signature(function).parameters.items():
        kind, *described = get_args(annotations[name])  # of Annotated
        for info in described:
            if isinstance(info, OptionInfo):
                yield _option(name, kind, info)
            elif isinstance(info, ArgumentInfo):
                yield _argument(name, kind, info, parameter.default is parameter.empty)


def _option(name: str, kind: Any, info: OptionInfo) -> Option:
    # Where an option is annotated, its first name stands in the place of the default.
    said = [text for text in (info.default, *(info.param_decls or ())) if isinstance(text, str)]
    given = [part for text in said for part in text.split("/")]
    names = tuple(part.strip() for part in given if part.strip().startswith("-"))
    what = info.help or ""
    if bool in _kinds(kind):
        return Option(names or (_dashed(name), f"--no-{_dashed(name)[2:]}"), what)
    choices = _choices(kind, info.metavar)
    value = info.metavar or ("|".join(choices) if choices else _placeholder(kind))
    return Option(names or (_dashed(name),), what, value, choices)


def _argument(name: str, kind: Any, info: ArgumentInfo, required: bool) -> Argument:
    several = any(get_origin(each) is list for each in _kinds(kind))
    shown = info.metavar or name.strip("_").upper()
    return Argument(shown, info.help or "", required, several, _choices(kind, info.metavar))


def _dashed(name: str) -> str:
    return "--" + name.strip("_").replace("_", "-")


def _kinds(kind: Any) -> tuple[Any, ...]:
    """The types that a value may have, without ``None``."""
    parts = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return tuple(part for part in parts if part is not type(None))


def _choices(kind: Any, metavar: str | None) -> tuple[str, ...]:
    for each in _kinds(kind):
        if inspect.isclass(each) and issubclass(each, Enum):
            return tuple(str(member.value) for member in each)
    return tuple(metavar.split("|")) if metavar and _CHOICES.fullmatch(metavar) else ()


def _placeholder(kind: Any) -> str:
    names = [each.__name__.upper() for each in _kinds(kind) if inspect.isclass(each)]
    return {"STR": "TEXT", "INT": "N", "FLOAT": "N"}.get(names[0], names[0]) if names else "VALUE"
