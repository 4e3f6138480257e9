"""One name written in two ways within a paper (W530, W531)."""
