"""The command line: which command is meant, and nothing else.

``extract FILES…`` is the main job; a first argument that names a command is that command.
Nothing heavy is imported here, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
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
}
_MAIN = "extractor.commands.run:run"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--version"]:
        print(f"extract {metadata.version('extractor')}")
        raise SystemExit(0)
    if given and given[0] in COMMANDS:
        _call(COMMANDS[given[0]][0], given[1:], f"extract {given[0]}")
    else:
        _call(_MAIN, given or ["--help"], "extract", exit_code=None if given else 2)


def _call(target: str, arguments: list[str], name: str, exit_code: int | None = None) -> None:
    import typer

    module, _, function = target.partition(":")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    epilog = _epilog() if target == _MAIN else None
    app.command(epilog=epilog)(getattr(import_module(module), function))
    try:
        app(arguments, prog_name=name)
    except SystemExit as exit_:
        raise SystemExit(exit_.code if exit_code is None else exit_code) from None


def _epilog() -> str:
    others = "; ".join(f"extract {name}: {what}" for name, (_, what) in COMMANDS.items())
    return f"Other commands: {others}; extract --version. Each has --help."


if __name__ == "__main__":
    main()
