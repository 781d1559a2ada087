"""Measures the figures of docs/measuring.md: one measurement a file, `python -m tools.bench` runs them."""
