"""``extract manual``: the manual page, made of what the commands say of themselves."""

from __future__ import annotations

import re

import typer

from extractor.usage import Argument, Command, Option, commands, main_command


def manual() -> None:
    """Print the manual page.

    Examples: extract manual | man -l -; extract manual > ~/.local/share/man/man1/extract.1
    """
    typer.echo(page(), nl=False)


def page() -> str:
    """The manual page as roff."""
    main = main_command()
    lines = [
        '.TH EXTRACT 1 "" "extractor" "User Commands"',
        ".SH NAME",
        r"extract \- facts from English and Chinese press releases as records",
        ".SH SYNOPSIS",
        *_synopsis(main),
        *(line for command in commands() for line in _synopsis(command)),
        ".SH DESCRIPTION",
        *_paragraphs(main),
        ".SH OPTIONS",
        *_options(main),
        ".SH COMMANDS",
        *(line for command in commands() for line in _section(command)),
        ".SH FORMATS",
        *_formats(),
        ".SH EXAMPLES",
        *_examples(main.examples),
        *_ENDING,
    ]
    return "\n".join(lines) + "\n"


_ENDING = (
    ".SH EXIT STATUS",
    ".TP",
    ".B 0",
    "all well",
    ".TP",
    ".B 1",
    "some files failed, or what was given cannot be read or written",
    ".TP",
    ".B 2",
    "wrong usage",
    ".TP",
    ".B 130",
    "interrupted",
    ".SH SEE ALSO",
    ".BR jq (1),",
    ".BR sqlite3 (1)",
)


def _synopsis(command: Command) -> list[str]:
    name = f"extract {command.name}".strip()
    words = [r"[\fIOPTIONS\fR]", *(_shown(argument) for argument in command.arguments)]
    return [".PP", rf"\fB{_text(name)}\fR {' '.join(words)}"]


def _shown(argument: Argument) -> str:
    word = rf"\fI{_text(argument.name)}\fR" + ("..." if argument.several else "")
    return word if argument.required else f"[{word}]"


def _paragraphs(command: Command) -> list[str]:
    return [line for text in command.paragraphs for line in (".PP", _text(text))]


def _options(command: Command) -> list[str]:
    arguments = [
        line for argument in command.arguments
        for line in (".TP", rf"\fI{_text(argument.name)}\fR", _text(argument.what))
    ]  # fmt: skip
    return arguments + [line for option in command.options for line in _option(option)]


def _option(option: Option) -> list[str]:
    names = ", ".join(rf"\fB{_text(name)}\fR" for name in option.names)
    value = rf" \fI{_text(option.value)}\fR" if option.value else ""
    return [".TP", names + value, _text(option.what)]


def _section(command: Command) -> list[str]:
    lines = [f".SS extract {_text(command.name)}", *_paragraphs(command), *_options(command)]
    return [*lines, *_examples(command.examples)]


def _examples(examples: tuple[str, ...]) -> list[str]:
    if not examples:
        return []
    return [".PP", ".nf", ".RS 4", *map(_text, examples), ".RE", ".fi"]


def _formats() -> list[str]:
    from extractor.export.formats import FORMATS

    lines = []
    for known in FORMATS:
        endings = f" ({' '.join(known.endings)})" if known.endings else ""
        lines += [".TP", rf"\fB{known.name}\fR{endings}", _text(known.what)]
    return lines


def _text(text: str) -> str:
    """The text with what roff would take for a command escaped."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^([.'])", r"\\&\1", escaped)
