"""Arithmetic and text of int and float beyond what the compiler does in place: one concept a file."""
