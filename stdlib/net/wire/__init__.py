"""Formats on the wire, one a file: parsing with every length checked, and emission into a bytearray.

A parse function returns None for anything malformed and never raises. A checksum that does not match is not
malformed: the parsed object says so in `checksum_ok`, so that the layer above can count it separately.
"""
