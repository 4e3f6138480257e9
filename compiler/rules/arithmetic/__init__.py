"""What a paper reckons: shares, changes, sums and what is left, averages, spans, tables; each told with the sum shown (W600–W619)."""
