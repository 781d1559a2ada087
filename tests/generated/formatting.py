"""Generated formatting of int, float and str: format specifications, % formatting, and methods of str."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.generated.arithmetic import FLOAT_VALUES, INT_VALUES, float_text
from tests.generated.cases import OWN, Case, function, pick

PARAMETERS = "n: int, x: float, s: str, w: int, d: int"
TEXTS = st.one_of(
    st.text("ab -+_,.xé", max_size=8),
    st.sampled_from(["", "Ünïcode ß", "tab\tand\nline\r\nend", "'quoted\"", "ǅ ŉ İı", "a,b,,c", "  spaces  ", "123", "٣½", "日本語", "\x00\x7f\x85\xad", "😀 x", "they're Bill's"]),
    st.text(st.characters(codec="utf-8", max_codepoint=0x3000), max_size=6),
)
FILLS = ["", "", "*", "0", " ", "é", "x", "-", "😀"]
ALIGNS = ["<", ">", "^"]


def specification(draw: DrawFn, kind: str) -> str:
    """A specification that is valid for the type `kind`. The type n, which asks for a locale, is left out."""
    align = pick(draw, "", *ALIGNS) if kind == "str" else pick(draw, "", *ALIGNS, "=")
    if align:
        align = pick(draw, *FILLS) + align
    width = pick(draw, "", "", "1", "5", "12", "23")
    if kind == "str":
        return align + width + pick(draw, "", "", ".0", ".2", ".7") + pick(draw, "", "s")
    sign = pick(draw, "", "", "+", "-", " ")
    zero = pick(draw, "", "", "0")
    if kind == "int" and draw(st.integers(0, 3)):
        letter = pick(draw, "", "d", "x", "X", "o", "b")
        grouping = pick(draw, "", "", "_", ",") if letter in ("", "d") else pick(draw, "", "_")
        return align + sign + pick(draw, "", "#") + zero + width + grouping + letter
    return align + sign + pick(draw, "", "", "z") + pick(draw, "", "", "#") + zero + width + pick(draw, "", "", ",", "_") + pick(draw, "", ".0", ".1", ".3", ".10", ".17", ".25") + pick(
        draw, *(["e", "f", "g", "%"] if kind == "int" else ["", "", "e", "E", "f", "F", "g", "G", "%"]))  # fmt: skip


def field(draw: DrawFn) -> str:
    """A replacement field of an f-string."""
    kind, name = draw(st.sampled_from([("int", "n"), ("float", "x"), ("str", "s")]))
    match draw(st.integers(0, 7)):
        case 0:
            return "{" + name + pick(draw, "!r", "!s", "!a", "=", "=!r", "=!s") + "}"
        case 1:
            return "{" + name + pick(draw, "!r", "!s", "!a") + ":" + specification(draw, "str") + "}"
        case 2:
            return {"int": "{n:{w}}", "float": pick(draw, "{x:{w}.{d}f}", "{x:.{d}e}", "{x:<{w}.{d}}"), "str": pick(draw, "{s:>{w}}", "{s:^{w}.{d}}", "{s!r:*^{w}}")}[kind]
        case 3:
            return pick(draw, "{n + w}", "{x * 2:.{d}f}", "{s + 'z'!r}", "{w:>{d + 3}}", "{n > 0}", "{(n, x)}", "{[s, s]}", "{x if w else 0.5}", "{{ }}", "{n:{'>'}{w}}")
        case _:
            return "{" + name + ":" + specification(draw, kind) + "}"


def f_string(draw: DrawFn) -> str:
    parts = [pick(draw, "", "", "a", "é=", " 100% ") + field(draw) for _ in range(draw(st.integers(1, 3)))]
    return 'f"' + "".join(parts) + '"'


def dynamic(draw: DrawFn) -> str:
    """format() and str.format() with a specification that is not known before; it may be wrong."""
    kind, name = draw(st.sampled_from([("int", "n"), ("float", "x"), ("str", "s")]))
    spec = specification(draw, kind)
    if draw(st.integers(0, 2)) == 0:
        other = specification(draw, draw(st.sampled_from(["int", "float", "str"])))
        position = draw(st.integers(0, len(spec)))
        spec = pick(draw, other, spec[:position] + pick(draw, "q", ".", "1", ",", "#", "_", "s", "d") + spec[position:])
    return f"format({name}, {spec!r})"


def template(draw: DrawFn) -> str:
    kind = draw(st.integers(0, 3))
    if kind == 0:
        fields = [pick(draw, "{:" + specification(draw, "int") + "}", "{}", "{!r}"), "{:" + specification(draw, "float") + "}", "{:" + specification(draw, "str") + "}"]
        return repr("|".join(fields)) + ".format(n, x, s)"
    if kind == 1:
        return repr(pick(draw, "{1}{0}{1!r}", "{2:>5}-{0:,}", "{0!s:^9}", "{{{0}}}", "{2!a}")) + ".format(n, x, s)"
    return repr(pick(draw, "{a:>{b}}", "{a!r:<{b}}|", "{b:x}{a}", "{a}{a:.2}")) + ".format(a=s, b=w)"


def percent(draw: DrawFn) -> str:
    """At most two flags: CPython takes any number."""
    flags = pick(draw, "", "", "-", "0", "+", " ", "#", "-+", "#0", "0 ")
    width = pick(draw, "", "", "4", "15")
    precision = pick(draw, "", "", ".0", ".3", ".12")
    match draw(st.integers(0, 3)):
        case 0:
            return repr(f"[%{flags}{width}{precision}{pick(draw, 'd', 'i', 'u', 'x', 'X', 'o')}]") + " % n"
        case 1:
            return repr(f"[%{flags}{width}{precision}{pick(draw, 'e', 'E', 'f', 'F', 'g', 'G')}]") + " % " + pick(draw, "x", "n", "(x,)")
        case 2:
            return repr(f"%%[%{flags}{width}{precision}{pick(draw, 's', 'r', 'a')}]") + f" % {pick(draw, '(s,)', '(x,)', '(n,)', '([s],)', 's')}"
        case _:
            return repr(f"%s %{flags}{width}d %{flags}{precision}f%%") + " % (s, n, x)"


def method(draw: DrawFn) -> str:
    part = repr(draw(st.sampled_from([" ", ",", "a", "b", "-", "ab", "é", "xx", ""])))
    filled = pick(draw, "", ", '*'", ", 'é'", ", '0'")
    return pick(
        draw, f"s.center(w{filled})", f"s.ljust(w{filled})", f"s.rjust(w{filled})", "s.zfill(w)", "s.expandtabs(d)", "s.expandtabs()", "s.title()", "s.swapcase()", "s.capitalize()",
        "s.casefold()", "s.upper()", "s.lower()", f"s.split({part})", f"s.rsplit({part}, 1)", "s.split()", "s.split(None, 1)", "s.rsplit(None, d)", f"s.partition({part})",
        f"s.rpartition({part})", f"s.strip({part})", f"s.lstrip({part})", "s.strip()", "s.rstrip()", f"s.replace({part}, '<>')", f"s.replace({part}, '', d)", "s.splitlines()",
        "s.splitlines(True)", f"{part}.join(s)", f"s.removeprefix({part})", f"s.removesuffix({part})", "s.isalpha(), s.isdigit(), s.isnumeric(), s.isdecimal(), s.isalnum()",
        "s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable()", f"s.startswith(({part}, 'T')), s.endswith(({part}, 'c'))",
        "s.encode()", "s.encode('ascii', 'replace')", "s.encode('ascii', 'backslashreplace')", "s.encode('latin-1', 'ignore')", "s.encode('ascii')", "repr(s), ascii(s)",
        "s.translate({97: 'AA', 32: None, 98: 66})", "s.translate(str.maketrans('ab', 'xy', ' '))", "[ord(c) for c in s]", "''.join(sorted(set(s)))", "s * d", f"s.count({part})",
        "int(s)", "float(s)", "str(x), repr(x)", "float(repr(x)) == x", "round(x, d)", "round(x, -1)", "round(n, -d)", "hex(n), oct(n), bin(n)", "int(str(n)), int(hex(n), 16)",
        "x.is_integer()", "x.hex()", "float.fromhex(x.hex()) == x", "chr(abs(n) % 1000)", "n.to_bytes(8, 'big', signed=True)", "s.encode().decode()",
        "bytes(s, 'utf-8').hex()", "s.encode().upper()", "int(s, 0)", "int(s, 36)")  # fmt: skip


@st.composite
def formatting_cases(draw: DrawFn) -> Case:
    body = []
    for number in range(draw(st.integers(4, 9))):
        expression = draw(st.sampled_from([f_string, f_string, dynamic, template, percent, method, method]))(draw)
        body.append(f'show("{number}", lambda: {f"({expression})" if ", " in expression else expression})')
    inputs = []
    for _ in range(3):
        values = [str(draw(INT_VALUES)), float_text(draw(FLOAT_VALUES)), repr(draw(TEXTS)), str(draw(st.integers(0, 30))), str(draw(st.integers(0, 20)))]
        inputs.append(", ".join(values))
    return Case(function(f"case{OWN}", PARAMETERS, body), tuple(inputs))
