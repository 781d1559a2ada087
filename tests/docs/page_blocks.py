"""The code blocks of a page, as somebody who follows it would use them.

    ```sh           commands, one a line (a backslash continues one); each must succeed
    ```console      commands after `$ `, each with what it prints below it; `# status 1` behind one that is to end so
    ```python, ```toml, ...     a file: the last `name` in code in the paragraph above, which ends with a colon
    ```diff         lines of such a file to take out (-) and put in (+), between lines that stay
    ```text         a figure: nothing to run

In what a command prints a line `...` stands for any lines, `...` in a line for anything there, and `~` before a number for about
that number. A paragraph that begins with
"Not run by the tests:" and its reason exempts the block below it. Indented blocks are errors: it could not be told what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

NOT_RUN = "Not run by the tests: "
# How far a number after `~` may be from what is printed, as a share.
ABOUT = 0.25
NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
PARTS = re.compile(rf"(\.\.\.|~{NUMBER})")


@dataclass(frozen=True)
class Command:
    """One command. `expected`: the lines that it prints, None where the page does not show them."""

    text: str
    line: int
    expected: tuple[str, ...] | None = None
    status: int = 0

    @property
    def is_background(self) -> bool:
        return self.text.endswith("&") and not self.text.endswith("&&")


@dataclass(frozen=True)
class File:
    """A file that the reader is asked to write."""

    name: str
    content: str
    line: int


@dataclass(frozen=True)
class Edit:
    """A change of a file: `old`, which is there once, becomes `new`."""

    name: str
    old: str
    new: str
    line: int


@dataclass
class Block:
    language: str
    line: int
    before: str
    lines: list[str] = field(default_factory=list)

    def fault(self, reason: str) -> ValueError:
        return ValueError(f"line {self.line}: {reason}")


def steps(page: str) -> Iterator[Command | File | Edit]:
    """What to do, in order. Raises ValueError for a block of which that cannot be said."""
    for block in blocks(page):
        if block.language == "text":
            continue
        if block.before.startswith(NOT_RUN):
            if len(block.before) < len(NOT_RUN) + 10:
                raise block.fault("the reason is missing")
            continue
        if block.language == "sh":
            yield from commands(block)
        elif block.language == "console":
            yield from session(block)
        else:
            named = re.findall(r"`([^`]+)`", block.before)
            if not named or not block.before.endswith(":"):
                raise block.fault("no name in code, with a colon at the paragraph's end, says which file this is")
            if block.language == "diff":
                yield edit(block, named[-1])
            else:
                yield File(named[-1], "\n".join(block.lines) + "\n", block.line)


def blocks(page: str) -> Iterator[Block]:
    block: Block | None = None
    paragraph: list[str] = []
    after_blank = True
    for number, line in enumerate(page.split("\n"), 1):
        if block is not None:
            if line.startswith("```"):
                yield block
                block = None
            else:
                block.lines.append(line)
        elif line.startswith("```"):
            language = line[3:].strip()
            block = Block(language, number, " ".join(paragraph))
            if not language:
                raise block.fault("a block without a language")
            paragraph = []
        elif line.startswith("    ") and after_blank and not (paragraph and paragraph[0].startswith(("-", "1"))):
            raise ValueError(f"line {number}: an indented block")
        elif line.strip():
            if after_blank:
                paragraph = []
            paragraph.append(line.strip())
        after_blank = not line.strip()
    if block is not None:
        raise block.fault("the block does not end")


def edit(block: Block, name: str) -> Edit:
    old = [line[1:] for line in block.lines if not line.startswith("+")]
    new = [line[1:] for line in block.lines if not line.startswith("-")]
    if not all(line[:1] in ("", " ", "+", "-") for line in block.lines) or old == new or not old:
        raise block.fault("the lines of a change begin with a space, + or -")
    return Edit(name, "".join(f"{line}\n" for line in old), "".join(f"{line}\n" for line in new), block.line)


def commands(block: Block) -> Iterator[Command]:
    text = ""
    for offset, line in enumerate(block.lines):
        text += line
        if text.endswith("\\"):
            text = text[:-1]
        elif text.strip() and not text.startswith("#"):
            yield command(text, block.line + 1 + offset, None)
            text = ""
        else:
            text = ""


def session(block: Block) -> Iterator[Command]:
    text, line, printed = "", 0, list[str]()
    for offset, shown in enumerate(block.lines):
        if text.endswith("\\"):
            text = text[:-1] + shown
        elif shown.startswith("$ "):
            if text:
                yield command(text, line, tuple(printed))
            text, line, printed = shown[2:], block.line + 1 + offset, []
        elif not text:
            raise block.fault("a session begins with `$ ` and a command")
        else:
            printed.append(shown)
    if text:
        yield command(text, line, tuple(printed))


def command(text: str, line: int, expected: tuple[str, ...] | None) -> Command:
    """Without the comment behind it, which may say the status."""
    found = re.search(r"\s+# (.*)$", text)
    comment = found[1] if found else ""
    status = re.search(r"status (\d+)", comment)
    return Command(text[: found.start()].strip() if found else text.strip(), line, expected, int(status[1]) if status else 0)


def difference(expected: tuple[str, ...], printed: str) -> str:
    """What is not as the page shows it; "" for nothing."""
    shown = [line.rstrip() for line in expected]
    printed = "".join(f"{line.rstrip()}\n" for line in printed.strip("\n").split("\n"))
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else pattern_of(line) + r"\n" for line in shown) + r"\n*"
    found = re.fullmatch(pattern, printed)
    if found is None:
        return "the page shows\n" + "\n".join(shown) + f"\nand this is printed\n{printed}"
    wished = [value(part[1:]) for line in shown for part in PARTS.split(line) if part.startswith("~") and PARTS.fullmatch(part)]
    for about, text in zip(wished, found.groups(), strict=True):
        if abs(value(text) - about) > ABOUT * about:
            return f"the page says about {about:g}, and {text} is printed"
    return ""


def pattern_of(line: str) -> str:
    return "".join(".*?" if part == "..." else f"({NUMBER})" if PARTS.fullmatch(part) else re.escape(part) for part in PARTS.split(line))


def value(text: str) -> float:
    return float(text.replace(",", ""))
