"""The report of an exception group: its members below it, indented, as CPython 3.11 prints them."""

from typing import Final

from runtime.builtins.exception_groups import BaseExceptionGroup
from runtime.builtins.traceback import among
from runtime.builtins.traceback_text import add_message, add_sites

# Members of one group, and groups within groups, that are shown.
WIDTH: Final = 15
DEPTH: Final = 10


class Shown:
    """An exception in a report: what is shown before it, which may be its cause, and its members."""

    error: BaseException
    before: Shown | None
    is_cause: bool
    members: list[Shown]

    def __init__(self, error: BaseException, seen: list[BaseException]) -> None:
        self.error = error
        self.before = None
        self.is_cause = False
        self.members = []
        seen.append(error)

    def find_before(self, seen: list[BaseException]) -> None:
        """Nothing is shown twice."""
        cause = self.error.__cause__
        context = self.error.__context__
        if cause is not None:
            if not among(cause, seen):
                self.before = Shown(cause, seen)
                self.is_cause = True
        elif context is not None and not self.error.__suppress_context__ and not among(context, seen):
            self.before = Shown(context, seen)


def planned(error: BaseException) -> Shown:
    """All of a report in the order in which module `traceback` looks at it: of what two exceptions have in common, that decides where it is shown."""
    seen: list[BaseException] = []
    whole = Shown(error, seen)
    waiting = [whole]
    while len(waiting) > 0:
        shown = waiting.pop()
        shown.find_before(seen)
        group = shown.error
        if isinstance(group, BaseExceptionGroup):
            for member in group.members:
                shown.members.append(Shown(member, seen))
        before = shown.before
        if before is not None:
            waiting.append(before)
        waiting.extend(shown.members)
    return whole


class GroupReport:
    """The lines so far; `depth` is the indentation in steps of two, 0 outside of groups.

    seen: what was shown, where that is found out on the way, as the interpreter does for an exception that nobody caught; None for a planned report.
    """

    lines: list[str]
    depth: int
    open: bool  # the last member of a group was begun, and no group inside of it has drawn the closing line
    seen: list[BaseException] | None

    def __init__(self, seen: list[BaseException] | None) -> None:
        self.lines = []
        self.depth = 0
        self.open = False
        self.seen = seen

    def emit(self, texts: list[str], margin: str) -> None:
        """Add lines behind a margin."""
        start = "  " * self.depth + margin + " " if self.depth > 0 else ""
        for text in texts:
            for line in text[:-1].split("\n"):
                self.lines.append(start + line + "\n")

    def add_chain(self, shown: Shown) -> None:
        """An exception, after what led to it."""
        seen = self.seen
        if seen is not None:
            shown.find_before(seen)
        before = shown.before
        if before is not None:
            self.add_chain(before)
            self.emit(["\nThe above exception was the direct cause of the following exception:\n\n" if shown.is_cause
                       else "\nDuring handling of the above exception, another exception occurred:\n\n"], "|")
        error = shown.error
        if isinstance(error, BaseExceptionGroup):
            self.add_group(error, shown)
        else:
            self.add_own(error, "Traceback (most recent call last):\n", "|")

    def add_own(self, error: BaseException, title: str, margin: str) -> None:
        """The frames and the message."""
        sites = error.traceback_sites
        if sites is not None:
            self.emit([title], margin)
            frames: list[str] = []
            add_sites(sites, error.traceback_size, frames)
            self.emit(frames, "|")
        message: list[str] = []
        add_message(error, message)
        self.emit(message, "|")

    def add_group(self, group: BaseExceptionGroup, shown: Shown) -> None:
        if self.depth > DEPTH:
            self.emit(["... (max_group_depth is " + str(DEPTH) + ")\n"], "|")
            return
        is_outermost = self.depth == 0
        if is_outermost:
            self.depth = 1
        self.add_own(group, "Exception Group Traceback (most recent call last):\n", "+" if is_outermost else "|")
        count = len(group.members)
        titles = count if count <= WIDTH else WIDTH + 1
        self.open = False
        for i in range(titles):
            if i == titles - 1:
                self.open = True
            title = str(i + 1) if i < WIDTH else "..."
            self.lines.append("  " * self.depth + ("+-" if i == 0 else "  ") + "+---------------- " + title + " ----------------\n")
            self.depth += 1
            if i < WIDTH:
                seen = self.seen
                self.add_chain(shown.members[i] if seen is None else Shown(group.members[i], seen))
            else:
                left = count - WIDTH
                self.emit(["and " + str(left) + (" more exceptions\n" if left > 1 else " more exception\n")], "|")
            if i == titles - 1 and self.open:
                self.lines.append("  " * self.depth + "+------------------------------------\n")
                self.open = False
            self.depth -= 1
        if is_outermost:
            self.depth = 0


def group_lines(group: BaseExceptionGroup, seen: list[BaseException]) -> list[str]:
    """The report without what led to the group; `seen` has been shown."""
    report = GroupReport(seen)
    report.add_group(group, Shown(group, seen))
    return report.lines


def whole_report(error: BaseException) -> list[str]:
    """The report of an exception that is a group, or that one led to, as module `traceback` makes it."""
    report = GroupReport(None)
    report.add_chain(planned(error))
    return report.lines
