"""Figures, dates, units, 万 and 亿 (P625–P632, P640–P659)."""
