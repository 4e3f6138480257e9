"""Marks in the document of somebody: tracked changes and comments at exactly the characters meant, all else as it was to the byte."""
