"""Exception groups (PEP 654). What `except*` does with them is in except_star.py."""

from collections.abc import Callable, Sequence

from unsafe import address, new_with_tail, object_at

from runtime.builtins.failure import share_sites
from runtime.builtins.object import class_name
from runtime.builtins.traceback_groups import group_lines, whole_report


class BaseExceptionGroup(BaseException):
    """Several exceptions that happened together. Called by its own name it makes an ExceptionGroup where that can hold them."""

    message: str
    members: tuple[BaseException, ...]

    @staticmethod
    def __make__(message: str, exceptions: Sequence[BaseException], /) -> BaseExceptionGroup:
        group: BaseExceptionGroup = new_with_tail(BaseExceptionGroup, 0)
        if all_ordinary(exceptions):
            group = new_with_tail(ExceptionGroup, 0)
        group.__init__(message, exceptions)
        return group

    def __init__(self, message: str, exceptions: Sequence[BaseException], /) -> None:
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

    def _whole_report(self, last: BaseException) -> list[str] | None:
        return whole_report(last)

    def derive(self, exceptions: Sequence[BaseException]) -> BaseExceptionGroup:
        """A group with the same message."""
        return BaseExceptionGroup(self.message, exceptions)

    def subgroup(self, condition: Condition) -> BaseExceptionGroup | None:
        """The group of those that fulfil a condition; nested groups keep their shape."""
        return as_group(divide(self, predicate(condition), False)[0])

    def split(self, condition: Condition) -> tuple[BaseExceptionGroup | None, BaseExceptionGroup | None]:
        """subgroup(), and the group of the rest."""
        matched, rest = divide(self, predicate(condition), True)
        return as_group(matched), as_group(rest)


class ExceptionGroup(BaseExceptionGroup, Exception):
    """A group of Exceptions, and one itself."""

    @staticmethod
    def __make__(message: str, exceptions: Sequence[Exception], /) -> ExceptionGroup:
        group = new_with_tail(ExceptionGroup, 0)
        group.__init__(message, exceptions)
        return group

    def __init__(self, message: str, exceptions: Sequence[BaseException], /) -> None:
        if not all_ordinary(exceptions):
            name = class_name(self)
            raise TypeError("Cannot nest BaseExceptions in " + ("an ExceptionGroup" if name == "ExceptionGroup" else "'" + name + "'"))
        super().__init__(message, exceptions)

    @property
    def exceptions(self) -> tuple[Exception, ...]:
        # __init__ has seen that they are.
        return object_at(tuple[Exception, ...], address(self.members))


type Condition = Callable[[BaseException], bool] | type[BaseException] | tuple[type[BaseException], ...]


def predicate(condition: Condition) -> Callable[[BaseException], bool]:
    """What split() and subgroup() take, as a function."""
    if isinstance(condition, tuple):
        classes = condition
        return lambda error: isinstance(error, classes)
    if isinstance(condition, type):
        single = condition
        return lambda error: isinstance(error, single)
    return condition


def divide(error: BaseException, condition: Callable[[BaseException], bool],
           with_rest: bool) -> tuple[BaseException | None, BaseException | None]:
    """What of an exception fulfils `condition`, and, where it is asked for, what does not; each is asked once."""
    if condition(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    matching: list[BaseException] = []
    others: list[BaseException] = []
    for member in error.members:
        matched, rest = divide(member, condition, with_rest)
        if matched is not None:
            matching.append(matched)
        if rest is not None:
            others.append(rest)
    return part(error, matching), part(error, others) if with_rest else None


def part(group: BaseExceptionGroup, members: list[BaseException]) -> BaseExceptionGroup | None:
    """A group of some of the members that says of itself what `group` does; None for no members."""
    if len(members) == 0:
        return None
    derived = group.derive(members)
    share_sites(group, derived)
    derived.__cause__ = group.__cause__
    derived.__context__ = group.__context__
    # As CPython has it, whatever the group's own is.
    derived.__suppress_context__ = True
    notes = group.notes
    if notes is not None:
        derived.notes = notes.copy()
    return derived


def as_group(error: BaseException | None) -> BaseExceptionGroup | None:
    return error if isinstance(error, BaseExceptionGroup) else None


def all_ordinary(errors: Sequence[BaseException]) -> bool:
    """Whether an ExceptionGroup can hold them."""
    for error in errors:
        if not isinstance(error, Exception):
            return False
    return True
