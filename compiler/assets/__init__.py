"""Files that a report names: pictures, and sheets with their number formats."""
