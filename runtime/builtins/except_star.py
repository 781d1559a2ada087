"""What a `try` with `except*` clauses does with the exception it caught (PEP 654); the compiler spells out the calls."""

from collections.abc import Callable

from unsafe import is_same

from runtime.builtins.exception_groups import BaseExceptionGroup, ExceptionGroup, divide
from runtime.builtins.functions import id


class StarredHandling:
    """`caught` on its way through the clauses.

    `rest` is what no clause has taken yet. `raised` holds what the clauses let out; whether that was new or a part of `caught`
    raised again is told from its traceback and links, as in CPython.
    """

    caught: BaseException
    rest: BaseException | None
    raised: list[BaseException]

    def __init__(self, caught: BaseException) -> None:
        self.caught = caught
        self.rest = caught
        self.raised = []

    def match(self, condition: Callable[[BaseException], bool]) -> BaseExceptionGroup | None:
        """The group that a clause handles: what it takes of the rest, or None. A single exception is wrapped."""
        rest = self.rest
        if rest is None:
            return None
        matched, self.rest = divide(rest, condition, True)
        if matched is None or isinstance(matched, BaseExceptionGroup):
            return matched
        return BaseExceptionGroup("", (matched,))

    def add(self, error: BaseException) -> None:
        """A clause ended with an exception."""
        self.raised.append(error)

    def outcome(self) -> BaseException | None:
        """What goes on when all clauses have had their turn."""
        caught = self.caught
        rest = self.rest
        raised = self.raised
        if not isinstance(caught, BaseExceptionGroup):
            # One clause at most has run.
            return raised[0] if len(raised) > 0 else rest
        again: list[BaseException] = []
        new: list[BaseException] = []
        for error in raised:
            if is_part(error, caught):
                again.append(error)
            else:
                new.append(error)
        if rest is not None:
            again.append(rest)
        left = kept(caught, again) if len(again) > 0 else None
        if len(new) == 0:
            return left
        if left is not None:
            new.append(left)
        return BaseExceptionGroup("", new) if len(new) > 1 else new[0]


def starred_handling(caught: BaseException) -> StarredHandling:
    """The start of it."""
    return StarredHandling(caught)


def ordinary_group(group: BaseExceptionGroup) -> ExceptionGroup:
    """What a clause that names Exceptions only gets to see."""
    if not isinstance(group, ExceptionGroup):
        raise TypeError("derive() of an ExceptionGroup must return an ExceptionGroup")
    return group


def is_part(error: BaseException, caught: BaseException) -> bool:
    """Whether an exception that left a clause is `caught` or was split off it, and nothing happened to it since."""
    if error.traceback_size != caught.traceback_size or not is_same(error.__cause__, caught.__cause__) \
            or not is_same(error.__context__, caught.__context__):
        return False
    sites = error.traceback_sites
    others = caught.traceback_sites
    return others is None if sites is None else others is not None and is_same(sites, others)


def kept(caught: BaseExceptionGroup, parts: list[BaseException]) -> BaseException | None:
    """`caught` with those exceptions in it, at whatever depth, that are in `parts`."""
    leaves: set[int] = set()
    for error in parts:
        add_leaves(error, leaves)
    return divide(caught, lambda error: not isinstance(error, BaseExceptionGroup) and id(error) in leaves, False)[0]


def add_leaves(error: BaseException, leaves: set[int]) -> None:
    """The identities of the exceptions in a group that are none themselves."""
    if isinstance(error, BaseExceptionGroup):
        for member in error.members:
            add_leaves(member, leaves)
    else:
        leaves.add(id(error))
