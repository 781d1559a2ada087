"""Exception groups (PEP 654), as far as they are ordinary classes: `except*` is not in the language."""

from collections.abc import Callable, Sequence

from unsafe import new_with_tail

from runtime.builtins.traceback_groups import group_lines


class BaseExceptionGroup(BaseException):
    """Several exceptions that happened together. Called by its own name it makes an ExceptionGroup where that can hold them."""

    message: str
    members: tuple[BaseException, ...]

    @staticmethod
    def __make__(message: str, exceptions: Sequence[BaseException]) -> BaseExceptionGroup:
        group: BaseExceptionGroup = new_with_tail(BaseExceptionGroup, 0)
        if all_ordinary(exceptions):
            group = new_with_tail(ExceptionGroup, 0)
        group.__init__(message, exceptions)
        return group

    def __init__(self, message: str, exceptions: Sequence[BaseException]) -> None:
        super().__init__(message, exceptions)
        if len(exceptions) == 0:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        self.message = message
        self.members = tuple(exceptions)

    @property
    def exceptions(self) -> tuple[BaseException, ...]:
        return self.members

    def __str__(self) -> str:
        count = len(self.members)
        return self.message + " (" + str(count) + (" sub-exception)" if count == 1 else " sub-exceptions)")

    def _report_lines(self, seen: list[BaseException]) -> list[str] | None:
        return group_lines(self, seen)

    def derive(self, exceptions: Sequence[BaseException]) -> BaseExceptionGroup:
        """A group with the same message."""
        return BaseExceptionGroup(self.message, exceptions)

    def subgroup(self, condition: Callable[[BaseException], bool]) -> BaseExceptionGroup | None:
        """The group of those that fulfil a condition; nested groups keep their shape."""
        return self if condition(self) else part(self, condition, True)

    def split(self, condition: Callable[[BaseException], bool]) -> tuple[BaseExceptionGroup | None, BaseExceptionGroup | None]:
        """subgroup(), and the group of the rest."""
        if condition(self):
            return self, None
        return part(self, condition, True), part(self, condition, False)


class ExceptionGroup(BaseExceptionGroup, Exception):
    """A group of Exceptions, and one itself."""

    @staticmethod
    def __make__(message: str, exceptions: Sequence[Exception]) -> ExceptionGroup:
        if not all_ordinary(exceptions):
            raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
        group = new_with_tail(ExceptionGroup, 0)
        group.__init__(message, exceptions)
        return group


def part(group: BaseExceptionGroup, condition: Callable[[BaseException], bool], wanted: bool) -> BaseExceptionGroup | None:
    """The group of the members of which `condition` is `wanted`; None when there are none."""
    chosen: list[BaseException] = []
    for member in group.members:
        if isinstance(member, BaseExceptionGroup) and not condition(member):
            inner = part(member, condition, wanted)
            if inner is not None:
                chosen.append(inner)
        elif condition(member) == wanted:
            chosen.append(member)
    if len(chosen) == 0:
        return None
    derived = group.derive(chosen)
    derived.traceback_sites = group.traceback_sites
    derived.traceback_size = group.traceback_size
    derived.__cause__ = group.__cause__
    derived.__context__ = group.__context__
    derived.__suppress_context__ = group.__suppress_context__
    derived.notes = group.notes
    return derived


def all_ordinary(errors: Sequence[BaseException]) -> bool:
    """Whether an ExceptionGroup can hold them."""
    for error in errors:
        if not isinstance(error, Exception):
            return False
    return True
