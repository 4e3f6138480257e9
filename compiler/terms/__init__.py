"""What things are called and what the standard says: terms, labels, values of GB/T 9704-2012, widths, characters."""
