"""Link records across documents and languages: block, compare, join."""

from extractor.link.entities import Entity, entity_json
from extractor.link.errors import LinkingError
from extractor.link.run import link_records

__all__ = ["Entity", "LinkingError", "entity_json", "link_records"]
