"""Exception groups (PEP 654), as far as they are ordinary classes: `except*` is not in the language."""

from collections.abc import Callable, Sequence


class ExceptionGroup(Exception):
    """Several exceptions that happened together."""

    message: str
    exceptions: tuple[Exception, ...]

    def __init__(self, message: str, exceptions: Sequence[BaseException]) -> None:
        super().__init__(message, exceptions)
        members: list[Exception] = []
        for member in exceptions:
            if not isinstance(member, Exception):
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
            members.append(member)
        if len(members) == 0:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        self.message = message
        self.exceptions = tuple(members)

    def __str__(self) -> str:
        return counted(self.message, len(self.exceptions))

    def derive(self, exceptions: Sequence[Exception]) -> ExceptionGroup:
        """A group with the same message."""
        return ExceptionGroup(self.message, exceptions)

    def subgroup(self, condition: Callable[[BaseException], bool]) -> ExceptionGroup | None:
        """The group of those that fulfil a condition; nested groups keep their shape."""
        if condition(self):
            return self
        return self.part(condition, True)

    def split(self, condition: Callable[[BaseException], bool]) -> tuple[ExceptionGroup | None, ExceptionGroup | None]:
        """subgroup(), and the group of the rest."""
        if condition(self):
            return self, None
        return self.part(condition, True), self.part(condition, False)

    def part(self, condition: Callable[[BaseException], bool], wanted: bool) -> ExceptionGroup | None:
        chosen: list[Exception] = []
        for member in self.exceptions:
            if isinstance(member, ExceptionGroup) and not condition(member):
                inner = member.part(condition, wanted)
                if inner is not None:
                    chosen.append(inner)
            elif condition(member) == wanted:
                chosen.append(member)
        if len(chosen) == 0:
            return None
        group = self.derive(chosen)
        group.traceback_sites = self.traceback_sites
        group.traceback_size = self.traceback_size
        group.__cause__ = self.__cause__
        group.__context__ = self.__context__
        group.__suppress_context__ = self.__suppress_context__
        group.notes = self.notes
        return group


class BaseExceptionGroup(BaseException):
    """A group with members that are no Exceptions, as asyncio.TaskGroup may raise it.

    In CPython ExceptionGroup inherits from this class too. With single inheritance it cannot, so the name is not
    among the builtins: `except BaseExceptionGroup` would not catch an ExceptionGroup.
    """

    message: str
    exceptions: tuple[BaseException, ...]

    def __init__(self, message: str, exceptions: Sequence[BaseException]) -> None:
        super().__init__(message, exceptions)
        self.message = message
        self.exceptions = tuple(exceptions)

    def __str__(self) -> str:
        return counted(self.message, len(self.exceptions))


def all_ordinary(errors: Sequence[BaseException]) -> bool:
    """Whether an ExceptionGroup can hold them."""
    for error in errors:
        if not isinstance(error, Exception):
            return False
    return True


def counted(message: str, count: int) -> str:
    return message + " (" + str(count) + (" sub-exception)" if count == 1 else " sub-exceptions)")
