"""Parses patterns: from text to the tree of nodes.py. Escapes are in escapes.py, sets in brackets in sets.py.

Not supported, since a match must be found in time linear in the text: back-references, conditional groups,
atomic groups, and possessive repeats of more than one character.
"""

from typing import Final

from . import error
from .charset import ASCII_FOLD, EXACT, MAX_CODE, UNICODE_FOLD, CharSet, single_character
from .escapes import Escape, pattern_escape
from .flags import ASCII, DOTALL, IGNORECASE, LOCALE, MULTILINE, UNICODE, VERBOSE
from .nodes import (
    LAST_END, LINE_END, LINE_START, TEXT_START, UNLIMITED, Assertion, Characters, Choice, Group, Look, Node, Possessive, Repeat,
    Sequence,
)
from .sets import parse_set
from .source import Source

LINEAR: Final = "are not supported: matching takes linear time"
MOST_LOOKS: Final = 40
LETTERS: Final = {"i": IGNORECASE, "L": LOCALE, "m": MULTILINE, "s": DOTALL, "x": VERBOSE, "a": ASCII, "u": UNICODE}
TYPE_FLAGS: Final = ASCII | LOCALE | UNICODE


class Restart(Exception):
    """The flags at the start of the pattern turn VERBOSE on: it has to be read again."""


class Parser:
    """One pattern. `flags` gathers what (?letters) sets for the whole pattern; `current` holds in the group being read."""

    def __init__(self, pattern: str, flags: int, is_bytes: bool) -> None:
        self.source = Source(pattern)
        self.flags = flags
        self.current = flags
        self.is_bytes = is_bytes
        self.group_count = 0
        self.open_groups: list[int] = []
        self.names: dict[str, int] = {}
        self.looks: list[Look] = []

    def folding(self) -> int:
        if not self.current & IGNORECASE:
            return EXACT
        return ASCII_FOLD if self.ascii_only() else UNICODE_FOLD

    def ascii_only(self) -> bool:
        return self.is_bytes or self.current & ASCII != 0

    def pattern(self) -> Node:
        node = self.alternatives(True)
        if not self.source.at_end():
            raise self.source.failure("unbalanced parenthesis", self.source.at)
        return node

    def alternatives(self, outermost: bool = False) -> Node:
        """Up to the closing parenthesis, which is left, or the end."""
        items = [self.sequence(outermost)]
        while self.source.take("|"):
            items.append(self.sequence(False))
        return items[0] if len(items) == 1 else Choice(items)

    def sequence(self, first: bool) -> Node:
        """One alternative. `first`: nothing has been read yet, so that flags for the whole pattern may stand here."""
        source = self.source
        items: list[Node] = []
        while not source.at_end():
            char = source.peek()
            if char == "|" or char == ")":
                break
            start = source.at
            source.at += 1
            if self.current & VERBOSE:
                if char in " \t\n\r\x0b\x0c":
                    continue
                if char == "#":
                    source.skip_line()
                    continue
            if char in "*+?" or char == "{" and source.at_repeat():
                self.repeat(items, char, start)
            elif char == "\\":
                items.append(self.escape())
            elif char == "[":
                items.append(Characters(parse_set(source, self.folding(), self.ascii_only(), self.is_bytes)))
            elif char == ".":
                items.append(Characters(self.any_character()))
            elif char == "^":
                items.append(Assertion(LINE_START if self.current & MULTILINE else TEXT_START))
            elif char == "$":
                items.append(Assertion(LINE_END if self.current & MULTILINE else LAST_END))
            elif char == "(":
                group = self.parenthesis(start, first and not items)
                if group is not None:
                    items.append(group)
            else:
                items.append(self.literal(ord(char)))
        return items[0] if len(items) == 1 else Sequence(items)

    def literal(self, code: int) -> Node:
        return Characters(single_character(code, self.folding()))

    def any_character(self) -> CharSet:
        charset = CharSet()
        if self.current & DOTALL:
            charset.add_range(0, MAX_CODE)
        else:
            charset.add_range(10, 10)
            charset.negated = True
        return charset

    def escape(self) -> Node:
        """Behind a backslash."""
        start = self.source.at - 1
        found: Escape = pattern_escape(self.source, self.is_bytes)
        if found.reference:
            self.check_reference(found.reference, start)
            raise self.source.failure(f"back-references {LINEAR}", start)
        if found.assertion >= 0:
            return Assertion(found.assertion)
        if found.category >= 0:
            charset = CharSet()
            charset.add_category(found.category, found.negated, self.ascii_only())
            return Characters(charset)
        return self.literal(found.code)

    def check_reference(self, index: int, start: int) -> None:
        if index > self.group_count:
            raise self.source.failure(f"invalid group reference {index}", start + 1)
        if index in self.open_groups:
            raise self.source.failure("cannot refer to an open group", start)

    # --- repeats --------------------------------------------------------------------------

    def repeat(self, items: list[Node], char: str, start: int) -> None:
        """Replaces the last of `items` by its repetition. `start`: where the sign that was just read stands."""
        source = self.source
        least, most = 0, UNLIMITED
        if char == "?":
            most = 1
        elif char == "+":
            least = 1
        elif char == "{":
            least, most = source.bounds()
        if not items or isinstance(items[-1], Assertion):
            raise source.failure("nothing to repeat", start)
        body = items[-1]
        if isinstance(body, Repeat) or isinstance(body, Possessive):
            raise source.failure("multiple repeat", start)
        if source.take("?"):
            items[-1] = Repeat(body, least, most, False)
        elif source.take("+"):
            items[-1] = Possessive(self.possessive(body, least, most, start), 0)
        else:
            items[-1] = Repeat(body, least, most, True)

    def possessive(self, body: Node, least: int, most: int, start: int) -> Node:
        """`x{m,n}+` for one character x: it ends where no further x follows, or after n of them."""
        while isinstance(body, Group) and body.index == 0:
            body = body.body
        if not isinstance(body, Characters):
            raise self.source.failure(f"possessive repeats of more than a character {LINEAR}", start)
        if most == least:
            return Repeat(body, least, most, True)
        stop = self.look(body, True, True, False)
        if most == UNLIMITED:
            return Sequence([Repeat(body, least, most, True), stop])
        return Choice([Repeat(body, most, most, True), Sequence([Repeat(body, least, most - 1, True), stop])])

    def look(self, body: Node, ahead: bool, negated: bool, captures: bool) -> Look:
        made = Look(len(self.looks), body, ahead, negated, captures)
        self.looks.append(made)
        if len(self.looks) > MOST_LOOKS:
            raise self.source.wrong(f"more than {MOST_LOOKS} look-arounds and possessive repeats are not supported")
        return made

    # --- parentheses ----------------------------------------------------------------------

    def parenthesis(self, start: int, first: bool) -> Node | None:
        """Behind "(": a group, or None for what only sets flags or is a comment."""
        source = self.source
        if not source.take("?"):
            return self.capturing(start, "")
        if source.at_end():
            raise source.failure("unexpected end of pattern", source.at)
        char = source.next()
        if char == ":":
            return self.closed(start, self.alternatives(), 0)
        if char == "P":
            return self.named(start)
        if char == "#":
            source.skip_comment(start)
            return None
        if char == "=" or char == "!":
            return self.look_around(start, True, char == "!")
        if char == "<":
            if source.at_end():
                raise source.failure("unexpected end of pattern", source.at)
            char = source.next()
            if char != "=" and char != "!":
                raise source.failure(f"unknown extension ?<{char}", source.at - len(char) - 2)
            return self.look_around(start, False, char == "!")
        if char == "(":
            source.name(")", "group name")
            raise source.failure(f"conditional groups {LINEAR}", start)
        if char == ">":
            raise source.failure(f"atomic groups {LINEAR}", start)
        if char in LETTERS or char == "-":
            return self.flag_group(start, char, first)
        raise source.failure(f"unknown extension ?{char}", source.at - len(char) - 1)

    def named(self, start: int) -> Node:
        """Behind "(?P"."""
        source = self.source
        if source.take("<"):
            name = source.name(">", "group name")
            source.check_name(name, 1, self.is_bytes)
            return self.capturing(start, name)
        if source.take("="):
            name = source.name(")", "group name")
            source.check_name(name, 1, self.is_bytes)
            index = self.names.get(name, 0)
            if index == 0:
                raise source.failure(f"unknown group name {name!r}", source.at - len(name) - 1)
            if index in self.open_groups:
                raise source.failure("cannot refer to an open group", source.at - len(name) - 1)
            raise source.failure(f"back-references {LINEAR}", start)
        if source.at_end():
            raise source.failure("unexpected end of pattern", source.at)
        char = source.next()
        raise source.failure(f"unknown extension ?P{char}", source.at - len(char) - 2)

    def capturing(self, start: int, name: str) -> Node:
        index = self.group_count + 1
        if name:
            if name in self.names:
                message = f"redefinition of group name {name!r} as group {index}; was group {self.names[name]}"
                raise self.source.failure(message, self.source.at - len(name) - 1)
            self.names[name] = index
        self.group_count = index
        self.open_groups.append(index)
        made = self.closed(start, self.alternatives(), index)
        self.open_groups.pop()
        return made

    def closed(self, start: int, body: Node, index: int) -> Node:
        if not self.source.take(")"):
            raise self.source.failure("missing ), unterminated subpattern", start)
        return Group(body, index)

    def look_around(self, start: int, ahead: bool, negated: bool) -> Node:
        groups = self.group_count
        group = self.closed(start, self.alternatives(), 0)
        if not ahead and group.low != group.high:
            raise self.source.wrong("look-behind requires fixed-width pattern")
        return self.look(group, ahead, negated, self.group_count > groups and not negated)

    def flag_group(self, start: int, char: str, first: bool) -> Node | None:
        """(?letters) for the whole pattern, or (?letters-letters:...) for a part."""
        added, removed, is_global = self.flag_letters(char)
        source = self.source
        if is_global:
            if not first:
                raise source.failure("global flags not at the start of the expression", start)
            if added & VERBOSE and not self.flags & VERBOSE:
                self.flags |= added
                raise Restart()
            self.flags |= added
            self.current |= added
            return None
        saved = self.current
        if added & TYPE_FLAGS:
            self.current &= ~TYPE_FLAGS
        self.current = (self.current | added) & ~removed
        body = self.alternatives()
        self.current = saved
        return self.closed(start, body, 0)

    def flag_letters(self, char: str) -> tuple[int, int, bool]:
        """(flags on, flags off, whether for the whole pattern); reads the ")" or ":" behind them."""
        source = self.source
        added = 0
        removed = 0
        if char != "-":
            while True:
                flag = LETTERS[char]
                self.check_type_flag(char)
                added |= flag
                if flag & TYPE_FLAGS and added & TYPE_FLAGS != flag:
                    raise source.failure("bad inline flags: flags 'a', 'u' and 'L' are incompatible", source.at)
                if source.at_end():
                    raise source.failure("missing -, : or )", source.at)
                char = source.next()
                if char in ")-:":
                    break
                if char not in LETTERS:
                    unknown = "unknown flag" if char.isalpha() else "missing -, : or )"
                    raise source.failure(unknown, source.at - len(char))
        if char == ")":
            return added, 0, True
        if char == "-":
            if source.at_end():
                raise source.failure("missing flag", source.at)
            char = source.next()
            if char not in LETTERS:
                raise source.failure("unknown flag" if char.isalpha() else "missing flag", source.at - len(char))
            while True:
                flag = LETTERS[char]
                if flag & TYPE_FLAGS:
                    raise source.failure("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", source.at)
                removed |= flag
                if source.at_end():
                    raise source.failure("missing :", source.at)
                char = source.next()
                if char == ":":
                    break
                if char not in LETTERS:
                    raise source.failure("unknown flag" if char.isalpha() else "missing :", source.at - len(char))
        if added & removed:
            raise source.failure("bad inline flags: flag turned on and off", source.at - 1)
        return added, removed, False

    def check_type_flag(self, char: str) -> None:
        if self.is_bytes and char == "u":
            raise self.source.failure("bad inline flags: cannot use 'u' flag with a bytes pattern", self.source.at)
        if char == "L":
            if not self.is_bytes:
                raise self.source.failure("bad inline flags: cannot use 'L' flag with a str pattern", self.source.at)
            raise self.source.failure("the LOCALE flag is not supported: there are no locales", self.source.at)


class Parsed:
    """A pattern's tree, its flags and its groups."""

    def __init__(self, node: Node, parser: Parser) -> None:
        self.node = node
        self.flags = parser.flags
        self.group_count = parser.group_count
        self.names = parser.names
        self.looks = parser.looks


def parse(pattern: str, flags: int, is_bytes: bool) -> Parsed:
    """Raises re.error. `pattern`: of bytes the text with the same code points."""
    checked_flags(flags, is_bytes)
    try:
        parser = Parser(pattern, flags, is_bytes)
        node = parser.pattern()
    except Restart:
        parser = Parser(pattern, flags | VERBOSE, is_bytes)
        node = parser.pattern()
    parser.flags = checked_flags(parser.flags, is_bytes)
    return Parsed(node, parser)


def checked_flags(flags: int, is_bytes: bool) -> int:
    if flags & LOCALE:
        if not is_bytes:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        raise error("the LOCALE flag is not supported: there are no locales")
    if is_bytes:
        if flags & UNICODE:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
    elif not flags & ASCII:
        flags |= UNICODE
    elif flags & UNICODE:
        raise ValueError("ASCII and UNICODE flags are incompatible")
    return flags
