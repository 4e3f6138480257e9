"""Wrong characters (W550, W552): which follow each other, which are taken for each other, and what stands beside them."""
