"""The live page: a report written on the left, its true pages on the right, in the browser of this machine alone.

In: a folder, and how files are read and written there. Out: a server on 127.0.0.1 (`run`), whose page asks for what `editor` knows of a text and
shows the pages that LibreOffice lays out, the very ones of `--png`. Nothing is written until it is saved.
"""
