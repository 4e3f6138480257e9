"""Punctuation (P600–P639; GB/T 15834-2011)."""
