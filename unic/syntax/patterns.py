"""AST of `match` statements and their patterns (PEP 634): the builder's methods for their rules."""

from __future__ import annotations

from unic.syntax import ast
from unic.syntax.expressions import UNARY, Expressions


class Patterns(Expressions):
    def match_statement(self, v, first, last):
        return ast.Match(v[1], v[5], first[2], first[3], last[4], last[5])

    def case(self, v, first, last):
        return ast.match_case(v[1], v[2], v[4])

    def open_sequence_one(self, v, first, last):
        return ast.MatchSequence([v[0]], first[2], first[3], last[4], last[5])

    def open_sequence(self, v, first, last):
        return ast.MatchSequence(v[0], first[2], first[3], last[4], last[5])

    def match_star(self, v, first, last):
        return ast.MatchStar(self.captured(v[1]), first[2], first[3], last[4], last[5])

    def match_as(self, v, first, last):
        name = v[2]
        if name[1] == "_":
            raise self.error("cannot use '_' as a target", name, name, "give the value a name, or leave `as _` out")
        return ast.MatchAs(v[0], name[1], first[2], first[3], last[4], last[5])

    def captured(self, name):
        """The name that a capture binds, or None for the wildcard `_`."""
        return None if name[1] == "_" else name[1]

    def match_or(self, v, first, last):
        return ast.MatchOr(v[0], first[2], first[3], last[4], last[5])

    def match_value(self, v, first, last):
        value = v[0]
        if type(value) is ast.JoinedStr:
            raise self.error("patterns cannot be f-strings", first, last, "compare in a guard: `case x if x == ...`")
        if type(value) is ast.BinOp:
            real, imaginary = value.left, value.right
            if type(real) is ast.UnaryOp:
                real = real.operand
            if isinstance(real.value, complex) or not isinstance(imaginary.value, complex):
                raise self.error("a sum in a pattern must be a real number and an imaginary one", first, last)
        return ast.MatchValue(value, first[2], first[3], last[4], last[5])

    def match_singleton(self, v, first, last):
        return ast.MatchSingleton(v[0].value, first[2], first[3], last[4], last[5])

    def match_key_constant(self, v, first, last):
        return v[0]

    def match_capture(self, v, first, last):
        return ast.MatchAs(None, self.captured(first), first[2], first[3], last[4], last[5])

    def match_group(self, v, first, last):
        return v[1]

    def match_starred_group(self, v, first, last):
        raise self.error("a starred pattern must be in a sequence", first, last, "write `(*name,)`")

    def match_empty(self, v, first, last):
        return ast.MatchSequence([], first[2], first[3], last[4], last[5])

    def match_sequence_one(self, v, first, last):
        return ast.MatchSequence([v[1]], first[2], first[3], last[4], last[5])

    def match_sequence(self, v, first, last):
        return ast.MatchSequence(v[1], first[2], first[3], last[4], last[5])

    def negative(self, v, first, last):
        return ast.UnaryOp(UNARY["-"], v[1], first[2], first[3], last[4], last[5])

    def match_mapping_empty(self, v, first, last):
        return ast.MatchMapping([], [], None, first[2], first[3], last[4], last[5])

    def match_mapping(self, v, first, last):
        keys, patterns = [], []
        rest = None
        for key, pattern in v[1]:
            if rest is not None:
                raise self.error("`**name` must come last in a mapping pattern", rest, rest)
            if key is None:
                rest = pattern
                continue
            keys.append(key)
            patterns.append(pattern)
        if rest is not None and rest[1] == "_":
            raise self.error("`**_` is not allowed", rest, rest, "leave it out: other keys are ignored anyway")
        name = None if rest is None else rest[1]
        return ast.MatchMapping(keys, patterns, name, first[2], first[3], last[4], last[5])

    def mapping_item(self, v, first, last):
        return v[0], v[2]

    def mapping_rest(self, v, first, last):
        return None, v[1]

    def match_class_empty(self, v, first, last):
        return ast.MatchClass(v[0], [], [], [], first[2], first[3], last[4], last[5])

    def match_class(self, v, first, last):
        patterns, names, keyword_patterns = [], [], []
        for item in v[2]:
            if isinstance(item, ast.pattern):
                if names:
                    raise self.error_at("positional patterns follow keyword patterns", item)
                patterns.append(item)
            else:
                names.append(item[0])
                keyword_patterns.append(item[1])
        return ast.MatchClass(
            v[0], patterns, names, keyword_patterns, first[2], first[3], last[4], last[5]
        )

    def keyword_pattern(self, v, first, last):
        return first[1], v[2]
