"""The editor service: what can be said of a text at a place, for `compile lsp` and the live page alike. A front decides nothing.

In: a text by the name of its file (`reading.read`), and a `positions.Position`. Out: `diagnostics`, `completions`, `hover`, `outline`, `actions`: frozen
values that count in characters from zero; `positions.Lines` counts as editors do. Nothing is written, and nothing is kept from one text to the next.
"""
