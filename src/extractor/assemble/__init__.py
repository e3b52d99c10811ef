"""From mentions to records: one record type a file."""
