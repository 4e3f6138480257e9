"""What is not filled in yet, and what was left over (W504, W510–W539)."""
