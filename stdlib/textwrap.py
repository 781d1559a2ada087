"""textwrap: text in lines of limited width. The keyword arguments of TextWrapper are spelled out in wrap() and fill()."""

from collections.abc import Callable
from typing import Final

BLANKS: Final = "\t\n\x0b\x0c\r "
WORD_PUNCTUATION: Final = "!\"'&.,?"


class TextWrapper:
    """How to wrap; the attributes may be changed between calls."""

    def __init__(self, width: int = 70, initial_indent: str = "", subsequent_indent: str = "", expand_tabs: bool = True,
                 replace_whitespace: bool = True, fix_sentence_endings: bool = False, break_long_words: bool = True,
                 drop_whitespace: bool = True, break_on_hyphens: bool = True, tabsize: int = 8, *,
                 max_lines: int | None = None, placeholder: str = " [...]") -> None:
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text: str) -> list[str]:
        """The lines, without newlines; none for a text of white space."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if char in BLANKS else char for char in text])
        chunks = _hyphenated_chunks(text) if self.break_on_hyphens else _plain_chunks(text)
        if self.fix_sentence_endings:
            _widen_sentence_ends(chunks)
        return self._lines(chunks)

    def fill(self, text: str) -> str:
        """The lines as one text."""
        return "\n".join(self.wrap(text))

    def _lines(self, chunks: list[str]) -> list[str]:
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        limit = self.max_lines
        if limit is not None:
            indent = self.subsequent_indent if limit > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines: list[str] = []
        # The next chunk is the last item.
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = self._take(chunks, width)
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line[-1])
                line.pop()
            if not line:
                continue
            if limit is None or len(lines) + 1 < limit or self._nothing_left(chunks) and length <= width:
                lines.append(indent + "".join(line))
            else:
                self._shorten(lines, line, length, width, indent)
                break
        return lines

    def _take(self, chunks: list[str], width: int) -> tuple[list[str], int]:
        """The chunks of one line, and their length."""
        line: list[str] = []
        length = 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._take_part(chunks, line, length, width)
            length = sum([len(chunk) for chunk in line])
        return line, length

    def _take_part(self, chunks: list[str], line: list[str], length: int, width: int) -> None:
        """Of a word that is longer than a line: what fits, or all of it if it must not be broken."""
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        room = 1 if width < 1 else width - length
        end = room
        chunk = chunks[-1]
        if self.break_on_hyphens and len(chunk) > room:
            hyphen = chunk.rfind("-", 0, room)
            if hyphen > 0 and chunk[:hyphen].strip("-"):
                end = hyphen + 1
        line.append(chunk[:end])
        chunks[-1] = chunk[end:]

    def _nothing_left(self, chunks: list[str]) -> bool:
        return not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()

    def _shorten(self, lines: list[str], line: list[str], length: int, width: int, indent: str) -> None:
        """Adds the last line that is allowed, which ends with the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line[-1])
            line.pop()
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())


# --- chunks: pieces between which a line may end --------------------------------------------


def _plain_chunks(text: str) -> list[str]:
    """Words and white space in turn."""
    chunks: list[str] = []
    at = 0
    while at < len(text):
        end = at + 1
        blank = text[at] in BLANKS
        while end < len(text) and (text[end] in BLANKS) == blank:
            end += 1
        chunks.append(text[at:end])
        at = end
    return chunks


def _hyphenated_chunks(text: str) -> list[str]:
    """The same, but words end behind hyphens between letters and before dashes, which are chunks of their own."""
    chunks: list[str] = []
    at = 0
    while at < len(text):
        end = at + 1
        if text[at] in BLANKS:
            while end < len(text) and text[end] in BLANKS:
                end += 1
        elif _is_dash(text, at):
            while text[end] == "-":
                end += 1
        else:
            end = _word_end(text, at)
        chunks.append(text[at:end])
        at = end
    return chunks


def _word_end(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and text[end] not in BLANKS:
        if text[end] == "-":
            if _is_hyphen(text, end):
                return end + 1
            if _is_dash(text, end):
                return end
        end += 1
    return end


def _is_dash(text: str, at: int) -> bool:
    """Whether two or more hyphens stand at `at`, behind a word and before one."""
    if at == 0 or not text.startswith("--", at):
        return False
    before = text[at - 1]
    if not _is_word(before) and before not in WORD_PUNCTUATION:
        return False
    while at < len(text) and text[at] == "-":
        at += 1
    return at < len(text) and _is_word(text[at])


def _is_hyphen(text: str, at: int) -> bool:
    """Whether the hyphen at `at` is one within a word: between two letters on each side, which may have a hyphen in between."""
    behind = _is_letter(text, at - 1) and (
        _is_letter(text, at - 2) or at >= 3 and text[at - 2] == "-" and _is_letter(text, at - 3))
    if not behind or not _is_letter(text, at + 1):
        return False
    return _is_letter(text, at + 2) or text.startswith("-", at + 2) and _is_letter(text, at + 3)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and _is_word(text[at]) and not text[at].isdecimal()


def _widen_sentence_ends(chunks: list[str]) -> None:
    """Two spaces behind the end of a sentence."""
    for index in range(len(chunks) - 1):
        if chunks[index + 1] == " " and _ends_sentence(chunks[index]):
            chunks[index + 1] = "  "


def _ends_sentence(chunk: str) -> bool:
    for quotes in range(2):
        end = len(chunk) - quotes
        if end >= 2 and (quotes == 0 or chunk[end] in "\"'") and chunk[end - 1] in ".!?" and "a" <= chunk[end - 2] <= "z":
            return True
    return False


# --- functions ------------------------------------------------------------------------------


def wrap(text: str, width: int = 70, *, initial_indent: str = "", subsequent_indent: str = "", expand_tabs: bool = True,
         replace_whitespace: bool = True, fix_sentence_endings: bool = False, break_long_words: bool = True,
         drop_whitespace: bool = True, break_on_hyphens: bool = True, tabsize: int = 8, max_lines: int | None = None,
         placeholder: str = " [...]") -> list[str]:
    """The lines of a paragraph."""
    return TextWrapper(width, initial_indent, subsequent_indent, expand_tabs, replace_whitespace, fix_sentence_endings,
                       break_long_words, drop_whitespace, break_on_hyphens, tabsize, max_lines=max_lines,
                       placeholder=placeholder).wrap(text)


def fill(text: str, width: int = 70, *, initial_indent: str = "", subsequent_indent: str = "", expand_tabs: bool = True,
         replace_whitespace: bool = True, fix_sentence_endings: bool = False, break_long_words: bool = True,
         drop_whitespace: bool = True, break_on_hyphens: bool = True, tabsize: int = 8, max_lines: int | None = None,
         placeholder: str = " [...]") -> str:
    """The same as one text."""
    return TextWrapper(width, initial_indent, subsequent_indent, expand_tabs, replace_whitespace, fix_sentence_endings,
                       break_long_words, drop_whitespace, break_on_hyphens, tabsize, max_lines=max_lines,
                       placeholder=placeholder).fill(text)


def shorten(text: str, width: int, *, initial_indent: str = "", fix_sentence_endings: bool = False,
            break_long_words: bool = True, break_on_hyphens: bool = True, placeholder: str = " [...]") -> str:
    """As many words as fit into `width`; all white space becomes single spaces."""
    wrapper = TextWrapper(width, initial_indent=initial_indent, fix_sentence_endings=fix_sentence_endings,
                          break_long_words=break_long_words, break_on_hyphens=break_on_hyphens, max_lines=1, placeholder=placeholder)
    return wrapper.fill(" ".join(text.split()))


def dedent(text: str) -> str:
    """Without the white space that all lines start with; lines of spaces and tabs become empty."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin: str | None = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < len(margin) and same < len(indent) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    if not margin:
        return "\n".join(lines)
    width = len(margin)
    return "\n".join([line[width:] for line in lines])


def indent(text: str, prefix: str, predicate: Callable[[str], bool] | None = None) -> str:
    """`prefix` before each line that `predicate` chooses: by default those that are not only white space."""
    lines: list[str] = []
    for line in text.splitlines(True):
        wanted = predicate(line) if predicate is not None else len(line.strip()) > 0
        lines.append(prefix + line if wanted else line)
    return "".join(lines)
