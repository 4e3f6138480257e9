"""What was authored: the model, its kinds, validation, the JSON Schema, starters."""
