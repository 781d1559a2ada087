"""The qualified name of an exception class of one's own, and a message over two lines."""


class Library:
    class Error(Exception):
        pass


def fail() -> None:
    raise Library.Error("first line\nsecond line")


fail()
