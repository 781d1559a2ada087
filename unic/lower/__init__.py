"""Lowering: typed program to IR."""
