"""What the reader of the paper sees: blocks in reading order, everything derived."""
