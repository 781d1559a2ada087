"""Generated indexing, slicing and searching of str, bytes, bytearray, list, tuple and range, and changes of slices."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.generated.cases import OWN, Case, function, pick

INDICES = st.one_of(st.integers(-9, 9), st.integers(-4, 4), st.sampled_from([2**63 - 1, -(2**63), 100, -100]))
STEPS = st.one_of(st.integers(-4, 4), st.sampled_from([-1, 1, 2, -2, 2**63 - 1, -(2**63)]))
TEXTS = st.text("abcabé€😀", max_size=9)
BYTES = st.binary(max_size=9) | st.lists(st.sampled_from(b"abc"), max_size=9).map(bytes)
LISTS = st.lists(st.integers(0, 5), max_size=9)
TUPLES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=7).map(tuple)

PARAMETERS = "s: str, b: bytes, v: list[int], t: tuple[str, ...], r: range, i: int, j: int, k: int"


def position(draw: DrawFn) -> str:
    match draw(st.integers(0, 5)):
        case 0:
            return ""
        case 1:
            return str(draw(INDICES))
        case 2:
            return pick(draw, "len(v)", "len(s) - 1", "-len(s)", "len(t) // 2")
        case _:
            return pick(draw, "i", "j", "i", "j", "k")


def piece(draw: DrawFn, name: str = "") -> str:
    start, stop = position(draw), position(draw)
    if draw(st.booleans()):
        return f"{start}:{stop}"
    # The step of a range's slice is a product of steps: an int that may not fit.
    step = str(draw(st.integers(-3, 3))) if name == "r" else pick(draw, "k", "k", "", str(draw(STEPS)))
    return f"{start}:{stop}:{step}"


def index(draw: DrawFn) -> str:
    return pick(draw, "i", "j", "k", "0", "-1", str(draw(st.integers(-5, 5))))


def needle(draw: DrawFn, name: str) -> str:
    match name:
        case "s":
            return repr(draw(st.text("abé€", max_size=2)))
        case "b" | "w":
            return repr(draw(st.binary(max_size=1) | st.sampled_from([b"ab", b"b", b"ca"])))
        case "t":
            return pick(draw, "'a'", "'b'", "'x'")
        case _:
            return str(draw(st.integers(0, 6)))


def reading(draw: DrawFn) -> str:
    name = pick(draw, "s", "b", "v", "t", "r", "w")
    match draw(st.integers(0, 9)):
        case 0 | 1 | 2:
            return f"{name}[{piece(draw, name)}]"
        case 3:
            return f"{name}[{piece(draw, name)}][{piece(draw, name)}]"
        case 4 | 5:
            return f"{name}[{index(draw)}]"
        case 6:
            if name in ("s", "b", "w"):
                method = pick(draw, "find", "rfind", "index", "rindex", "count", "startswith", "endswith")
                return f"{name}.{method}({needle(draw, name)}{pick(draw, '', ', i', ', i, j', ', -3', ', 1, -1')})"
            # The bounds of index() on lists and tuples; CPython's ranges take none.
            bounds = pick(draw, "", ", i", ", i, j") if name != "r" else ""
            return pick(draw, f"{name}.index({needle(draw, name)}{bounds})", f"{name}.count({needle(draw, name)})")
        case 7:
            return f"{needle(draw, name)} {pick(draw, 'in', 'not in')} {name}[{piece(draw, name)}]"
        case 8:
            return f"{name}[{piece(draw, name)}] {pick(draw, '==', '!=') if name == 'r' else pick(draw, '==', '<', '>=', '!=')} {name}[{piece(draw, name)}]"
        case _:
            other = f"{name}[{piece(draw, name)}]"
            if name == "r":
                return pick(draw, f"list({other})", f"len({other})", f"sum({other})", f"list(reversed({other}))")
            small = pick(draw, "2", "3", "0", "-1")
            return pick(draw, f"{name}[{piece(draw, name)}] + {other}", f"{other} * {small}", f"len({other})", f"list(reversed({other}))", f"sorted({other})")


def changes(draw: DrawFn) -> str:
    """A statement that changes the list `v` or the bytearray `w`."""
    name = pick(draw, "v", "v", "w")
    values = repr(draw(LISTS)) if name == "v" else repr(draw(BYTES))
    source = pick(draw, values, f"{name}[{piece(draw)}]", f"{name}[{piece(draw)}]", "range(3)" if name == "v" else "b[:3]")
    item = pick(draw, "i % 7", "5", "300" if name == "v" else "255")
    match draw(st.integers(0, 9)):
        case 0 | 1 | 2:
            return f"{name}[{piece(draw)}] = {source}"
        case 3 | 4:
            return f"del {name}[{piece(draw)}]"
        case 5:
            return pick(draw, f"del {name}[{index(draw)}]", f"{name}.pop({index(draw)})", f"{name}.pop()")
        case 6:
            return pick(draw, f"{name}[{index(draw)}] = {item}", f"{name}.insert({index(draw)}, {item})", f"{name}.append({item})")
        case 7:
            return pick(draw, f"{name} += {source}", f"{name}.extend({source})", f"{name} *= {pick(draw, '2', '0', '1')}")
        case 8:
            return pick(draw, f"{name}.reverse()", f"{name}.remove({item})", f"{name}.clear()", f"{name}[{index(draw)}] += 1")
        case _:
            return f"{name}[{piece(draw)}] {pick(draw, f'+= {source}', '*= 2')}"


def attempted(statement: str) -> list[str]:
    return ["try:", f"    {statement}", "except (IndexError, ValueError) as error:", "    print(type(error).__name__, error)", "print(v, w)"]


def arguments(draw: DrawFn) -> str:
    bounds = [draw(st.integers(-20, 20)), draw(st.integers(-20, 20)), draw(st.integers(-5, 5).filter(bool))]
    ints = [str(draw(INDICES)), str(draw(INDICES)), str(draw(STEPS))]
    values = [repr(draw(TEXTS)), repr(draw(BYTES)), repr(draw(LISTS)), repr(draw(TUPLES)), f"range({', '.join(map(str, bounds))})"]
    return ", ".join(values + ints)


@st.composite
def slicing_cases(draw: DrawFn) -> Case:
    body = ["w = bytearray(b)"]
    for _ in range(draw(st.integers(3, 6))):
        if draw(st.integers(0, 2)):
            label = repr(str(len(body)))
            body.append(f"show({label}, lambda: {reading(draw)})")
        else:
            body += attempted(changes(draw))
    return Case(function(f"case{OWN}", PARAMETERS, body), tuple(arguments(draw) for _ in range(3)))
