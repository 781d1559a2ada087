class LibraryError(Exception):
    """Every error of the package."""


class NotFound(LibraryError, LookupError):
    def __init__(self, title: str, near: list[str]) -> None:
        super().__init__(f"no book {title!r}" + (f", perhaps {', '.join(near)}" if near else ""))
        self.near = near


class BadLine(LibraryError, ValueError):
    pass
