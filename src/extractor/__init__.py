"""Facts from English and Chinese press releases as grounded, deduplicated JSON records."""
