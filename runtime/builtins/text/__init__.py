"""Algorithms over str, bytes and bytearray storage: one concept a file.

Layers, lowest first: storage, order, keyed_hash, search, slicing; then builder, concat, split, case, codecs,
quoting; then formatting. A file imports downward only, so that a program which only concatenates and
prints keeps none of the formatting, Unicode or codec code.
"""
