"""What linking cannot do, said so that its user can mend it."""

from __future__ import annotations


class LinkingError(ValueError):
    """The base of all errors of linking."""


class UnreadableEntitiesError(LinkingError):
    """A file that does not hold what it should; the message names file and line."""


class RepeatedDocumentError(LinkingError):
    """One document came twice, and not with the same records."""


class CorrectionsError(LinkingError):
    """Corrections that cannot be read, or that contradict each other; the message says how."""


class UnknownEntityError(LinkingError):
    """An id that no entity has."""
