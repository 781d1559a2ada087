"""The report of an exception group: its members below it, indented, as CPython 3.11 prints them."""

from typing import Final

from runtime.builtins.exception_groups import BaseExceptionGroup
from runtime.builtins.traceback import among
from runtime.builtins.traceback_text import add_message, add_sites

# Members of one group, and groups within groups, that are shown.
WIDTH: Final = 15
DEPTH: Final = 10


class GroupReport:
    """The lines so far; `depth` is the indentation in steps of two, 0 outside of groups."""

    lines: list[str]
    depth: int
    open: bool  # the last member of a group was begun, and no group inside of it has drawn the closing line

    def __init__(self) -> None:
        self.lines = []
        self.depth = 0
        self.open = False

    def emit(self, texts: list[str], margin: str) -> None:
        """Add lines behind a margin."""
        start = "  " * self.depth + margin + " "
        for text in texts:
            for line in text[:-1].split("\n"):
                self.lines.append(start + line + "\n")

    def add_chain(self, error: BaseException, seen: list[BaseException]) -> None:
        """A member, after what led to it."""
        seen.append(error)
        cause = error.__cause__
        context = error.__context__
        if cause is not None:
            if not among(cause, seen):
                self.add_chain(cause, seen)
                self.emit(["\nThe above exception was the direct cause of the following exception:\n\n"], "|")
        elif context is not None and not error.__suppress_context__:
            if not among(context, seen):
                self.add_chain(context, seen)
                self.emit(["\nDuring handling of the above exception, another exception occurred:\n\n"], "|")
        if isinstance(error, BaseExceptionGroup):
            self.add_group(error, seen)
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

    def add_group(self, group: BaseExceptionGroup, seen: list[BaseException]) -> None:
        if self.depth > DEPTH:
            self.emit(["... (max_group_depth is " + str(DEPTH) + ")\n"], "|")
            return
        is_outermost = self.depth == 0
        if is_outermost:
            self.depth = 1
        self.add_own(group, "Exception Group Traceback (most recent call last):\n", "+" if is_outermost else "|")
        count = len(group.members)
        shown = count if count <= WIDTH else WIDTH + 1
        self.open = False
        for i in range(shown):
            if i == shown - 1:
                self.open = True
            title = str(i + 1) if i < WIDTH else "..."
            self.lines.append("  " * self.depth + ("+-" if i == 0 else "  ") + "+---------------- " + title + " ----------------\n")
            self.depth += 1
            if i < WIDTH:
                self.add_chain(group.members[i], seen)
            else:
                left = count - WIDTH
                self.emit(["and " + str(left) + (" more exceptions\n" if left > 1 else " more exception\n")], "|")
            if i == shown - 1 and self.open:
                self.lines.append("  " * self.depth + "+------------------------------------\n")
                self.open = False
            self.depth -= 1
        if is_outermost:
            self.depth = 0


def group_lines(group: BaseExceptionGroup, seen: list[BaseException]) -> list[str]:
    """The report without what led to the group."""
    report = GroupReport()
    report.add_group(group, seen)
    return report.lines
