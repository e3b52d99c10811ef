"""The command line: which command is meant, and nothing else.

``extract FILES…`` is the main job; a first argument that names a command is that command.
Nothing heavy is imported here, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module, metadata

# Name on the command line -> module:function, and what the main help says of it.
COMMANDS = {
    "explain": ("extractor.commands.explain:explain", "show what stands behind each record"),
    "export": ("extractor.commands.export:export", "write records in another format"),
    "review": ("extractor.commands.review:review", "write a page to check records on"),
    "apply": ("extractor.commands.apply:apply", "put corrections from that page into records"),
    "text": ("extractor.commands.text:text", "print the text that offsets count"),
    "link": ("extractor.commands.link:link", "link entities across documents and languages"),
    "import": ("extractor.commands.import_:import_", "read annotations of other tools back"),
    "schema": ("extractor.commands.schema:schema", "document every field of a format"),
    "evaluate": ("extractor.commands.evaluate:evaluate", "score output against gold"),
    "completion": ("extractor.completion:completion", "print the completion for a shell"),
    "manual": ("extractor.manual:manual", "print the manual page"),
}
MAIN = "extractor.commands.run:run"
# How the paragraph of a command's examples begins; "; " parts them.
EXAMPLES = "Examples: "


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--version"]:
        print(f"extract {metadata.version('extractor')}")
        raise SystemExit(0)
    if given and given[0] in COMMANDS:
        _call(COMMANDS[given[0]][0], given[1:], f"extract {given[0]}")
    else:
        _call(MAIN, given or ["--help"], "extract", exit_code=None if given else 2)


def _call(target: str, arguments: list[str], name: str, exit_code: int | None = None) -> None:
    import typer

    module, _, function = target.partition(":")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    command = getattr(import_module(module), function)
    app.command(help=_help(command), epilog=_epilog() if target == MAIN else None)(command)
    try:
        app(arguments, prog_name=name)
    except SystemExit as exit_:
        raise SystemExit(exit_.code if exit_code is None else exit_code) from None


def paragraphs_of(command: Callable[..., None]) -> list[str]:
    """The paragraphs of a command's documentation, a line each."""
    paragraphs = re.split(r"\n\s*\n", inspect.getdoc(command) or "")
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def _help(command: Callable[..., None]) -> str:
    """A command's documentation with an example a line."""
    paragraphs = []
    for text in paragraphs_of(command):
        if text.startswith(EXAMPLES):
            lines = text.removeprefix(EXAMPLES).split("; ")
            text = "\n".join(["\b", EXAMPLES.strip(), *(f"  {line}" for line in lines)])
        paragraphs.append(text)
    return "\n\n".join(paragraphs)


def _epilog() -> str:
    """The other commands, a line each: the mark ``\\b`` keeps the help from joining them."""
    width = max(map(len, COMMANDS))
    lines = [f"  extract {name:<{width}}  {what}" for name, (_, what) in COMMANDS.items()]
    return "\n".join(["\b", "Other commands, each with --help:", *lines, "  extract --version"])


if __name__ == "__main__":
    main()
