"""Bytes to text to plain data with places: encodings, YAML, usual mistakes, the folder of a report."""
