"""What of a paper must agree with the rest of it: years and days, numbers told twice, names, what it announces and what goes with it."""
