"""The file that the page gives back: what a person said of each value."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FORMAT: Literal["extractor-corrections"] = "extractor-corrections"
VERSION: Literal["1.0"] = "1.0"


class CorrectionsError(ValueError):
    """Corrections that cannot be read or applied; ``problems`` lists why."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class _Placed(_Model):
    """Where a person pointed in the text, in characters; nowhere if they typed."""

    start: Annotated[int | None, Field(ge=0)] = None
    end: Annotated[int | None, Field(ge=0)] = None


class Correction(_Placed):
    """One decision: about the value in ``field``, or about a whole record where there is none.

    ``field`` is a field's name, with the place of one value in a list: ``aliases.0``. A place just
    behind the last adds a value. ``before`` is the value that the person saw.
    """

    record: str
    field: str | None = None
    action: Literal["accept", "correct", "reject"]
    before: Annotated[Any, Field(alias="from")] = None
    after: Annotated[Any, Field(alias="to")] = None
    note: str = ""


class Addition(_Placed):
    """A record that the program had missed; ``key`` is what corrections call it."""

    key: str
    list: str
    record: dict[str, Any]
    note: str = ""


class DocumentCorrections(_Model):
    """What was said of one document; ``checked`` when a person has been through all of it."""

    id: str
    sha256: str | None = None
    checked: bool = False
    note: str = ""
    added: tuple[Addition, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything is to be done: what is accepted stays as it is."""
        return bool(self.added) or any(c.action != "accept" for c in self.corrections)


class Corrections(_Model):
    """A corrections file."""

    format: Literal["extractor-corrections"] = FORMAT
    version: Literal["1.0"] = VERSION
    documents: tuple[DocumentCorrections, ...] = ()


def load_corrections(path: Path) -> Corrections:
    """Read a corrections file.

    Raises:
        CorrectionsError: it cannot be read, is no corrections file, or one of a newer version.
    """
    try:
        return Corrections.model_validate_json(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CorrectionsError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise CorrectionsError(f"{path}: not UTF-8") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "top level"
        message = f"{path}: not a corrections file of version {VERSION}: {place}: {first['msg']}"
        raise CorrectionsError(message) from None
