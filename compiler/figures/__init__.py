"""数据: figures of the YAML and of tables beside it, what is computed of them, and the texts that print them.

In: `Loaded`, the folder of the report. Out: `fill.Filled`: the same with its texts filled, `facts.Facts`, the table of facts by name (an `Entry` each: value, place,
file, names that its 算式 uses), and a `fill.Printed` for each pair of braces. Steps: `typed` (one value as typed) → `model` (an entry's members) → `tables` (a file's rows) →
`facts` (by name, formulas in order) → `texts` (cut into pieces) → `fill`, which has `laid_out` (`columns` of `lines`) put the rows of a table in place of its name. Beside that way: `listing` (what prints
what, what changed) and `extract` (a draft's numbers as a 数据). Values are those of `tags.values`: `Figure`, `Fact`, `Table`, `Pending`; after validation they
stand in `Document.figures`, where tags, and whatever draws tables and charts, find them.
"""
