"""The parse cache gives the same tree, and survives damage."""

import pytest

from unic import cache
from unic.diagnostics import CompileError
from unic.syntax import ast, parser

SOURCE = 'def f(x: int) -> str:\n    return f"{x!r:>{4}}" if x is not None else b"\\x00", 1.5j, ..., -(2**70)\n'


@pytest.fixture
def module_file(tmp_path, monkeypatch):
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path / "cache"))
    path = tmp_path / "module.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def entries(tmp_path):
    return [path for path in (tmp_path / "cache" / "ast").rglob("*") if path.is_file()]


def test_cached_tree_is_the_same(module_file, monkeypatch):
    source, first = parser.load(str(module_file))
    monkeypatch.setattr(parser, "parse", None)
    again, second = parser.load(str(module_file))
    assert source == again == SOURCE
    assert first is not second
    assert ast.dump(first, positions=True) == ast.dump(second, positions=True)


def test_changed_source_is_parsed_again(module_file):
    parser.load(str(module_file))
    module_file.write_text("x = 2\n", encoding="utf-8")
    _, module = parser.load(str(module_file))
    assert ast.dump(module) == "Module(body=[Assign(targets=[Name(id='x', ctx=Store())], value=Constant(value=2))])"


@pytest.mark.parametrize("damage", [b"", b"x", b"\x80" * 1000])
def test_damaged_entry_is_made_again(module_file, tmp_path, damage):
    parser.load(str(module_file))
    (entry,) = entries(tmp_path)
    good = entry.read_bytes()
    entry.write_bytes(damage)
    _, module = parser.load(str(module_file))
    assert isinstance(module, ast.Module)
    assert entry.read_bytes() == good


def test_entry_of_another_kind_is_made_again(module_file, tmp_path):
    import pickle

    parser.load(str(module_file))
    (entry,) = entries(tmp_path)
    cache.write("ast", entry.parent.name + entry.name, pickle.dumps([1, 2]))
    _, module = parser.load(str(module_file))
    assert isinstance(module, ast.Module)


def test_cache_that_cannot_be_written_is_no_error(module_file, tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv(cache.ENVIRONMENT, str(blocked))
    _, module = parser.load(str(module_file))
    assert isinstance(module, ast.Module)


def test_source_encodings(module_file):
    module_file.write_bytes(b"\xef\xbb\xbfx = '\xc3\xa9'\n")
    assert parser.load(str(module_file))[0] == "x = 'é'\n"
    module_file.write_bytes(b"#!/bin/python\n# -*- coding: latin-1 -*-\nx = '\xe9'\n")
    assert parser.load(str(module_file))[1].body[0].value.value == "é"
    for text, message in {
        b"x = 1\ny = '\xe9'\n": "this is not utf-8 text: byte 0xe9",
        b"# coding: nonsense\n": "unknown encoding 'nonsense'",
    }.items():
        module_file.write_bytes(text)
        with pytest.raises(CompileError) as caught:
            parser.load(str(module_file))
        assert caught.value.diagnostics[0].message == message
