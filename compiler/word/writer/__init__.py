"""A `Flow` as WordprocessingML, in a template's styles."""
