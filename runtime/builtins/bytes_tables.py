"""translate(), maketrans(), zfill() and expandtabs() of bytes and bytearray, which give bytes here."""

from runtime.builtins.exceptions import ValueError


def translated[B, T, D](source: B, table: T | None, delete: D) -> bytes:
    """`source` without the bytes in `delete`, the others looked up in `table`."""
    if table is not None and len(table) != 256:
        raise ValueError("translation table must be 256 characters long")
    made = bytearray()
    for value in source:
        if value not in delete:
            made.append(value if table is None else table[value])
    return bytes(made)


def table_of[F, T](frm: F, to: T) -> bytes:
    """The table that turns each byte of `frm` into the one at its place in `to`."""
    if len(frm) != len(to):
        raise ValueError("maketrans arguments must have same length")
    table = bytearray(range(256))
    for place in range(len(frm)):
        table[frm[place]] = to[place]
    return bytes(table)


def zero_filled(source: bytes, width: int) -> bytes:
    """With zeros behind the sign."""
    if width <= len(source):
        return source
    signed = 1 if source[:1] == b"+" or source[:1] == b"-" else 0
    return source[:signed] + b"0" * (width - len(source)) + source[signed:]


def tabs_expanded(source: bytes, tabsize: int) -> bytes:
    """Tabs as spaces up to the next column that `tabsize` divides."""
    made = bytearray()
    column = 0
    for value in source:
        if value == 9:
            if tabsize > 0:
                step = tabsize - column % tabsize
                made += b" " * step
                column += step
        else:
            made.append(value)
            column = 0 if value == 10 or value == 13 else column + 1
    return bytes(made)
