"""What is wrong with a JSON document, and where."""


class JSONDecodeError(ValueError):
    """msg: the bare message; doc: the text; pos: index of the fault; lineno, colno: the same place, counted from 1."""

    def __init__(self, msg: str, doc: str, pos: int) -> None:
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno
