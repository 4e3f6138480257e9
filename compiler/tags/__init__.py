"""The closed language of tags: expressions, checked and run within a budget, and their filters."""
