"""Standard output: UTF-8, in order, complete at each newline."""

from __future__ import annotations

import types

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builtins_containers import model

TEXT_AT = 0x10000
BUFFER_AT = 0x20000


class Text(str):
    """A str with the fields of the runtime's own."""

    @property
    def length(self) -> int:
        return len(self)

    @property
    def is_wide(self) -> bool:
        return any(ord(letter) > 255 for letter in self)


def load() -> types.SimpleNamespace:
    import machine

    console: list[bytes] = []
    memory: dict[str, bytes] = {}

    def tail(text: Text) -> int:
        memory["text"] = text.encode("utf-32-le" if text.is_wide else "latin-1", "surrogatepass")
        return machine.u64(TEXT_AT)

    def read(at: int, count: int) -> bytes:
        at = int(at) - TEXT_AT
        assert 0 <= at and at + count <= len(memory["text"])
        return memory["text"][at : at + count]

    def copy(target: int, source: int, count: int) -> None:
        at = int(target) - BUFFER_AT
        namespace["buffer"].elements[at : at + int(count)] = read(source, int(count))

    def write(at: int, count: int) -> None:
        if at == BUFFER_AT:
            console.append(bytes(map(int, namespace["buffer"].elements[: int(count)])))
        else:
            console.append(read(at, int(count)))

    namespace: dict[str, object] = {
        "__name__": "runtime_model", "Array": model.Array, "new_array": model.Array,
        "array_data": lambda array: machine.u64(BUFFER_AT), "tail": tail, "copy": copy, "write": write,
        "load8": lambda at: machine.u8(read(at, 1)[0]), "load32": lambda at: machine.u32(int.from_bytes(read(at, 4), "little")),
        "u64_of": machine.u64, "noinline": lambda function: function, "is_wide": lambda text: text.is_wide,
    }
    model.execute("output", namespace)
    return types.SimpleNamespace(console=console, **namespace)


letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
long_latin = st.tuples(letters.filter(lambda text: all(ord(x) < 256 for x in text)), st.integers(0, 900)).map(
    lambda pair: pair[0] * pair[1])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(letters, long_latin), max_size=8))
def test_output_is_the_texts_in_utf_8(texts: list[str]) -> None:
    ours = load()
    for text in texts:
        ours.write_text(Text(text))
        if "\n" in text:
            assert b"".join(ours.console).endswith(text.encode())
    ours.flush()
    assert b"".join(ours.console) == "".join(texts).encode()


def test_surrogate_is_refused_and_nothing_written() -> None:
    ours = load()
    with pytest.raises(UnicodeEncodeError) as made:
        ours.write_text(Text("abc\udc80\udc81d"))
    with pytest.raises(UnicodeEncodeError) as expected:
        "abc\udc80\udc81d".encode()
    assert str(made.value) == str(expected.value)
    ours.flush()
    assert ours.console == []


def test_errors_come_behind_held_output_and_escape_surrogates() -> None:
    ours = load()
    ours.write_text(Text("held"))
    assert ours.console == []
    ours.write_error(Text("\u20ac\udc8f"))
    assert b"".join(ours.console) == "held\u20ac\\udc8f".encode()
