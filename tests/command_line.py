"""The command line as a user runs it: in a process of its own."""

import subprocess
import sys
from pathlib import Path


def extract(
    *arguments: str | Path, text: str | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``extract`` with ``text`` on standard input, and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "extractor.cli", *map(str, arguments)],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        timeout=120,
        check=False,
    )
