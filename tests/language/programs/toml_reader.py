"""A TOML subset parser."""
import re
from datetime import date
from typing import Any, Dict, List, Tuple, Union

TOML = Union[str, int, float, bool, List["TOML"], Dict[str, "TOML"]]


class TOMLDecodeError(ValueError):
    """An error raised if a document is not valid TOML."""


RE_INT = re.compile(r"[+-]?(?:0|[1-9](?:_?[0-9])*)$")
RE_HEX = re.compile(r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*$")
RE_FLOAT = re.compile(r"[+-]?\d+(?:_?\d)*(?:\.\d+)?(?:[eE][+-]?\d+)?$")
BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
ESC = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "r": "\r"}
Pos = int
Key = Tuple[str, ...]


def loads(src: str) -> Dict[str, TOML]:
    out: Dict[str, TOML] = {}
    header: Key = ()
    current = out
    for lineno, raw in enumerate(src.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[["):
            key, pos = parse_key(line, 2)
            if line[pos:pos + 2] != "]]":
                raise TOMLDecodeError(f"Expected ']]' at line {lineno}")
            current = append_table(out, key)
            continue
        if line[0] == "[":
            key, pos = parse_key(line, 1)
            if not line.startswith("]", pos):
                raise TOMLDecodeError(f"Expected ']' at the end of a table declaration (line {lineno})")
            current = nest(out, key)
            continue
        key, pos = parse_key(line, 0)
        if pos >= len(line) or line[pos] != "=":
            raise TOMLDecodeError(f"Expected '=' after a key in a key/value pair (line {lineno})")
        pos = skip(line, pos + 1)
        value, pos = parse_value(line, pos)
        pos = skip(line, pos)
        if pos < len(line) and line[pos] != "#":
            raise TOMLDecodeError(f"Expected newline or end of document after a statement (line {lineno}, column {pos + 1})")
        *parents, last = key
        target = nest(current, tuple(parents)) if parents else current
        if last in target:
            raise TOMLDecodeError(f"Cannot overwrite a value: {last}")
        target[last] = value
    return out


def nest(d: Dict[str, TOML], key: Key) -> Dict[str, TOML]:
    cont = d
    for k in key:
        if k not in cont:
            cont[k] = {}
        nxt = cont[k]
        if isinstance(nxt, list):
            nxt = nxt[-1]
        if not isinstance(nxt, dict):
            raise KeyError("There is no nest behind this key")
        cont = nxt
    return cont


def append_table(d: Dict[str, TOML], key: Key) -> Dict[str, TOML]:
    cont = nest(d, key[:-1])
    fresh: Dict[str, TOML] = {}
    lst = cont.setdefault(key[-1], [])
    assert isinstance(lst, list)
    lst.append(fresh)
    return fresh


def skip(s: str, pos: Pos) -> Pos:
    try:
        while s[pos] in " \t":
            pos += 1
    except IndexError:
        pass
    return pos


def parse_key(s: str, pos: Pos) -> Tuple[Key, Pos]:
    parts: List[str] = []
    while True:
        pos = skip(s, pos)
        if s[pos:pos + 1] == '"':
            part, pos = parse_str(s, pos + 1)
        else:
            start = pos
            while pos < len(s) and s[pos] in BARE:
                pos += 1
            part = s[start:pos]
        if not part:
            raise TOMLDecodeError("Invalid initial character for a key part")
        parts.append(part)
        pos = skip(s, pos)
        if s[pos:pos + 1] != ".":
            return tuple(parts), pos
        pos += 1


def parse_str(s: str, pos: Pos) -> Tuple[str, Pos]:
    result = ""
    while True:
        try:
            c = s[pos]
        except IndexError:
            raise TOMLDecodeError("Unterminated string") from None
        if c == '"':
            return result, pos + 1
        if c == "\\":
            pos += 1
            if s[pos] == "u":
                result += chr(int(s[pos + 1:pos + 5], 16))
                pos += 5
                continue
            try:
                result += ESC[s[pos]]
            except KeyError:
                raise TOMLDecodeError("Unescaped '\\' in a string") from None
            pos += 1
            continue
        result += c
        pos += 1


def parse_value(s: str, pos: Pos) -> Tuple[TOML, Pos]:
    c = s[pos:pos + 1]
    if c == '"':
        return parse_str(s, pos + 1)
    if c == "[":
        arr: List[TOML] = []
        pos = skip(s, pos + 1)
        while not s.startswith("]", pos):
            val, pos = parse_value(s, pos)
            arr.append(val)
            pos = skip(s, pos)
            if s.startswith(",", pos):
                pos = skip(s, pos + 1)
            elif not s.startswith("]", pos):
                raise TOMLDecodeError("Unclosed array")
        return arr, pos + 1
    if c == "{":
        table: Dict[str, TOML] = {}
        pos = skip(s, pos + 1)
        while s[pos] != "}":
            key, pos = parse_key(s, pos)
            pos = skip(s, pos + 1)
            table[key[-1]], pos = parse_value(s, pos)
            pos = skip(s, pos)
            if s[pos] == ",":
                pos = skip(s, pos + 1)
        return table, pos + 1
    end = pos
    while end < len(s) and s[end] not in ",]}# \t":
        end += 1
    word = s[pos:end]
    if word == "true":
        return True, end
    if word == "false":
        return False, end
    if RE_HEX.match(word):
        return int(word, 16), end
    if RE_INT.match(word):
        return int(word.replace("_", "")), end
    if RE_FLOAT.match(word):
        return float(word.replace("_", "")), end
    raise TOMLDecodeError(f"Invalid value: {word!r}")


DOC = '''
# comment
title = "TOML \\u00e9xample"
[owner]
name = "Tom"
age = 1_000
pi = 3.14  # inline
[database]
ports = [ 8000, 8001, 8002 ]
data = [ ["delta", "phi"], [3.14] ]
temp_targets = { cpu = 79.5, case = 72 }
[servers.alpha]
ip = "10.0.0.1"
a.b.c = true
[[products]]
name = "Hammer"
sku = 0xFF
[[products]]
name = "Nail"
'''
doc = loads(DOC)
print(doc)
for k, v in doc.items():
    print(k, "=", v, type(v).__name__)
for bad in ["a", "a = ", 'a = "x', "[x", "a = 1 2", "a = 1\na = 2", 'a = "\\q"', "a = [1", "= 1"]:
    try:
        print(loads(bad))
    except TOMLDecodeError as exc:
        print(type(exc).__name__, exc)
