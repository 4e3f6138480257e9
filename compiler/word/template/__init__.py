"""A Word template: found, checked, compiled once, rendered many times."""
