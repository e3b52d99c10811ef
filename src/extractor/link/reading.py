"""Entities from a file, one at a time, so that the file may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from extractor.link.entities import Entity
from extractor.link.errors import UnreadableEntitiesError


def read_entities(path: Path) -> Iterator[Entity]:
    """The entities in a file that linking wrote.

    Raises:
        UnreadableEntitiesError: the file is missing, or a line in it is no entity.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _entity(f"{path}, line {number}", line)
    except OSError as error:
        raise UnreadableEntitiesError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UnreadableEntitiesError(f"{path}: not UTF-8 text") from None


def _entity(where: str, line: str) -> Entity:
    try:
        return Entity.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        reason = f"{place}: {first['msg']}" if place else first["msg"]
        raise UnreadableEntitiesError(f"{where}: not an entity: {reason}") from None
