"""Labels (S500–S518): how they are typed, how they count on, and the outline that they make."""
