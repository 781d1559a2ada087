"""Errors in the user's program: objects with source spans, and their printed form.

Every stage reports through `CompileError`; only `render` knows how a report looks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Span:
    """A range of source text. Lines count from 1, columns from 0 in characters; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass
class Diagnostic:
    """One report: what is wrong, where, what to write in its place, and related places with a remark each.

    in_any: the classes that `Any` would have to have room for (unic/analysis/any_members.py).
    mixed: what there would have to be room for in annotations that say less; widening: in which (unic/analysis/widening.py).
    """

    message: str
    span: Span | None = None
    hint: str = ""
    labels: list[tuple[Span, str]] = field(default_factory=list)
    mixed: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    widening: dict[Span, frozenset[tuple[str, str]]] = field(default_factory=dict, compare=False)
    in_any: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)


class CompileError(Exception):
    """The program is refused; `diagnostics` holds at least one reason."""

    def __init__(self, diagnostics: list[Diagnostic]):
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join(_heading(diagnostic) for diagnostic in self.diagnostics)


class SettingsError(CompileError):
    """What the program is to be built with is wrong: the command line, or unic.toml."""


def span_of(path: str, node) -> Span:
    """The span of an AST node of file `path`."""
    return Span(path, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def _heading(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    if span is None:
        return f"error: {diagnostic.message}"
    return f"{span.path}:{span.line}:{span.column + 1}: error: {diagnostic.message}"


TAB_WIDTH = 4
LONGEST_MESSAGE = 600
EXCERPT_WIDTH = 160  # Characters of a source line that are shown at the most.

SOFT_HYPHEN = "\u00ad"
HANGUL_FINALS = (("\u1160", "\u11ff"), ("\ud7b0", "\ud7ff"))


def _cell_width(character: str) -> int:
    """Terminal cells that `character` takes."""
    if character.isascii():
        return 1
    if character == SOFT_HYPHEN:
        return 1
    # The second and third letters of a Korean syllable stand in the cells of its first.
    if unicodedata.category(character) in ("Cf", "Me", "Mn") or any(first <= character <= last for first, last in HANGUL_FINALS):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _expand(line: str) -> tuple[str, list[int]]:
    """`line` with tabs as spaces, and the cell at which each character starts (one more for the end)."""
    text: list[str] = []
    cells: list[int] = []
    cell = 0
    for character in line:
        cells.append(cell)
        if character == "\t":
            width = TAB_WIDTH - cell % TAB_WIDTH
            text.append(" " * width)
        elif character.isprintable() or _cell_width(character) == 0:
            width = _cell_width(character)
            text.append(character)
        else:
            width = 1
            text.append("\N{REPLACEMENT CHARACTER}")
        cell += width
    cells.append(cell)
    return "".join(text), cells


class _Style:
    """Terminal escapes, or empty strings when colour is not wanted."""

    def __init__(self, colour: bool):
        self.error = "\x1b[1;31m" if colour else ""
        self.label = "\x1b[1;34m" if colour else ""
        self.bold = "\x1b[1m" if colour else ""
        self.reset = "\x1b[0m" if colour else ""


@dataclass(frozen=True)
class _Mark:
    """An underline below a source line, and what is written beside it."""

    span: Span
    sign: str
    paint: str
    remark: str = ""


def _shortened(text: str) -> str:
    """A message without the middle of what it quotes, if that is very long."""
    return text if len(text) <= LONGEST_MESSAGE else f"{text[:LONGEST_MESSAGE // 2]} ... {text[-LONGEST_MESSAGE // 2:]}"


def _window(line: str, column: int) -> tuple[str, int]:
    """What is shown of a line, dots in place of what is left out, and by how many columns it is moved to the left."""
    if len(line) <= EXCERPT_WIDTH:
        return line, 0
    first = max(0, min(column - EXCERPT_WIDTH // 2, len(line) - EXCERPT_WIDTH))
    dots = "..." if first else ""
    shown = dots + line[first:first + EXCERPT_WIDTH] + ("..." if first + EXCERPT_WIDTH < len(line) else "")
    return shown, first - len(dots)


def _excerpt(marks: list[_Mark], source: str | None, style: _Style, gutter: int) -> list[str]:
    """The first source line of the marks' spans (the same for all), underlined; nothing when the source is not at hand."""
    number = marks[0].span.line
    lines = source.split("\n") if source is not None else []
    if not 1 <= number <= len(lines):
        return []
    raw, shift = _window(lines[number - 1].rstrip("\r"), marks[0].span.column)
    text, cells = _expand(raw)
    under, end, remarks = "", 0, []
    for mark in sorted(marks, key=lambda mark: mark.span.column):
        span = mark.span
        first = max(0, min(span.column - shift, len(raw)))
        # A span of several lines is underlined to the end of its first.
        last = min(span.end_column - shift, len(raw)) if span.end_line == span.line else len(raw.rstrip())
        width = max(1, cells[max(first, last)] - cells[first])
        under += f"{' ' * (cells[first] - end)}{mark.paint}{mark.sign * width}"
        end = cells[first] + width
        remarks.append((cells[first], mark))
    _, rightmost = remarks.pop()
    under += f"{' ' + rightmost.remark if rightmost.remark else ''}{style.reset}"
    rows = [under, *(f"{' ' * cell}{mark.paint}{mark.remark}{style.reset}" for cell, mark in reversed(remarks) if mark.remark)]
    return [f"{style.label}{number:>{gutter}} |{style.reset} {text.rstrip()}", *(f"{style.label}{'':>{gutter}} |{style.reset} {row}" for row in rows)]


def _beside(one: Span, other: Span) -> bool:
    """Whether both can be underlined below one line."""
    if (one.path, one.line) != (other.path, other.line):
        return False
    first, second = sorted((one, other), key=lambda span: span.column)
    return first.end_line == first.line and first.end_column <= second.column


def render(diagnostic: Diagnostic, source_of: Callable[[str], str | None], colour: bool = False) -> str:
    """`diagnostic` as text for a person, without a final newline.

    `source_of` gives the text of a file by its path, or None when there is none.
    """
    diagnostic = replace(diagnostic, message=_shortened(diagnostic.message), hint=_shortened(diagnostic.hint),
                         labels=[(span, _shortened(remark)) for span, remark in diagnostic.labels])
    style = _Style(colour)
    if colour:
        head, _, message = _heading(diagnostic).partition("error: ")
        out = [f"{style.bold}{head}{style.error}error:{style.reset} {style.bold}{message}{style.reset}"]
    else:
        out = [_heading(diagnostic)]
    spans = [span for span, _ in diagnostic.labels]
    if diagnostic.span is not None:
        spans.append(diagnostic.span)
    gutter = max((len(str(span.line)) for span in spans), default=1) + 1
    groups: list[list[_Mark]] = []
    if diagnostic.span is not None:
        groups.append([_Mark(diagnostic.span, "^", style.error)])
    for span, remark in diagnostic.labels:
        mark = _Mark(span, "-", style.label, remark)
        group = next((group for group in groups if all(_beside(other.span, span) for other in group)), None)
        if group is not None:
            group.append(mark)
        else:
            groups.append([mark])
    for group in groups:
        span = group[0].span
        if span is not diagnostic.span and (diagnostic.span is None or span.path != diagnostic.span.path):
            out.append(f"{span.path}:{span.line}:{span.column + 1}:")
        out += _excerpt(group, source_of(span.path), style, gutter) or [f"{'':>{gutter}} | {mark.remark}" for mark in group if mark.remark]
    if diagnostic.hint:
        out.append(f"{style.bold}hint:{style.reset} {diagnostic.hint}")
    return "\n".join(out)
