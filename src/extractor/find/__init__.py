"""Finders: the full set of mentions of one label, from rules and statistical evidence."""
