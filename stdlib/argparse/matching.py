"""Which strings of a command line belong to which arguments.

A command line is described by a letter for each of its strings: O for an option, A for anything else, - for "--".
"""

from __future__ import annotations

from argparse.actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, ZERO_OR_MORE, Action


def match_one(action: Action, letters: str) -> int:
    """How many strings an action takes from the front; -1 when it cannot be given what it needs."""
    found = _match([action], 0, letters, 0)
    return found[0] if found is not None else -1


def match_many(actions: list[Action], letters: str) -> list[int]:
    """How many strings each of the positional arguments takes: of the first ones, as many as can be given what they need."""
    for count in range(len(actions), 0, -1):
        found = _match(actions[:count], 0, letters, 0)
        if found is not None:
            return found
    return []


def _match(actions: list[Action], index: int, letters: str, at: int) -> list[int] | None:
    """The numbers of strings that actions[index:] take from letters[at:]; each as many as the ones behind it leave."""
    if index == len(actions):
        return []
    least, most = _bounds(actions[index], letters, at)
    for size in range(most, least - 1, -1):
        rest = _match(actions, index + 1, letters, at + size)
        if rest is not None:
            return [size] + rest
    return None


def _bounds(action: Action, letters: str, at: int) -> tuple[int, int]:
    """The least and the most that one action can take from letters[at:]; (1, 0) where it cannot."""
    dashes = not action.option_strings
    start = at
    if action.nargs == REMAINDER:
        return 0, _run(letters, at, "-AO" if dashes else "AO") - start
    if dashes:
        at = _run(letters, at, "-")
    if action.nargs == ZERO_OR_MORE:
        return 0, _run(letters, at, "A-" if dashes else "A") - start
    if action.nargs in (ONE_OR_MORE, PARSER):
        if letters[at:at + 1] != "A":
            return 1, 0
        others = "A" if action.nargs == ONE_OR_MORE else "AO"
        return at + 1 - start, _run(letters, at, others + "-" if dashes else others) - start
    if action.nargs == OPTIONAL:
        if letters[at:at + 1] == "A":
            at += 1
        if dashes:
            at = _run(letters, at, "-")
        return 0, at - start
    for _ in range(int(action.nargs) if action.nargs else 1):
        if letters[at:at + 1] != "A":
            return 1, 0
        at += 1
        if dashes:
            at = _run(letters, at, "-")
    least = at
    while letters[least - 1:least] == "-" and least > start:
        least -= 1
    return least - start, at - start


def _run(letters: str, at: int, kinds: str) -> int:
    """Where a run of some letters ends."""
    while at < len(letters) and letters[at] in kinds:
        at += 1
    return at


def expected(action: Action) -> str:
    """The message for an option that was not given what it needs."""
    if action.nargs == "":
        return "expected one argument"
    if action.nargs == OPTIONAL:
        return "expected at most one argument"
    if action.nargs == ONE_OR_MORE:
        return "expected at least one argument"
    return "expected 1 argument" if action.nargs == "1" else f"expected {action.nargs} arguments"
