"""Where output goes; the formats and places are in ``extractor.export``."""

from __future__ import annotations

from extractor.export.opening import open_output
from extractor.export.places import replaced_file

__all__ = ["open_output", "replaced_file"]
