"""The template keeper's tools, not on the way of a report: check, inspect, diff, preview, adopt, annotate, mend."""
