"""Many documents in one run: a report and a table whose rows make one each.

In: a report, a table. Out: documents in a folder, and what came of each row. `rows` reads the table row by row; `jobs` makes a document of a row;
`names` says which names files may have; `engines` share jobs out.
"""
