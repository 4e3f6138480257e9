"""What can be said of a template, and what documents ask of one (T34x, T36x, T40x, L72x)."""
