"""Link records across documents and languages: block, compare, join."""
