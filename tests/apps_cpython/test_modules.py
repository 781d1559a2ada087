"""The standard modules in stdlib/ give the results of CPython's modules of the same name."""

from __future__ import annotations

import bisect
import collections
import hashlib
import heapq
import importlib.util
import random
import sys
import time
import types
from email.utils import formatdate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support import imports  # noqa: E402

STDLIB = imports.ROOT / "stdlib"


def load(path: str, **modules: types.ModuleType) -> types.ModuleType:
    """A module of stdlib/ under a name of its own, with `modules` in place of what it imports."""
    spec = importlib.util.spec_from_file_location("ours_" + path.replace("/", "_"), STDLIB / (path + ".py"))
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    saved = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        spec.loader.exec_module(made)
    finally:
        for name, module in saved.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    return made


def model(name: str, **contents: object) -> types.ModuleType:
    module = types.ModuleType(name)
    vars(module).update(contents)
    return module


PLATFORM = {"runtime": model("runtime"),
            "runtime.platform": model("runtime.platform", monotonic=time.monotonic_ns, wall=time.time_ns,
                                      wait=lambda deadline: None, random_bytes=random.randbytes)}
ours_heapq = load("heapq")
ours_bisect = load("bisect")
HASHES: dict[str, types.ModuleType] = {}
for _name in ("block", "md5", "sha1", "sha2_32", "sha2_64", "sha3", "blake2"):
    HASHES["hashlib." + _name] = load("hashlib/" + _name, **HASHES)
ours_hashlib = load("hashlib/__init__", **HASHES)
ours_binascii = load("binascii")
ours_collections = load("collections/__init__", **{"collections.mappings": collections, "collections.wrappers": collections})
ours_random = load("random", **PLATFORM, **HASHES)
CALENDAR: dict[str, types.ModuleType] = {}
for _name in ("_gregorian", "_strftime", "_time_parsing"):
    CALENDAR[_name] = load(_name, **CALENDAR)
ours_time = load("time", **PLATFORM, **CALENDAR)
ours_email = load("email/utils", time=ours_time, **CALENDAR)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers())))
def test_heapq_makes_the_same_heaps(items: list[tuple[int, int]]) -> None:
    ours: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    for item in items:
        ours_heapq.heappush(ours, item)
        heapq.heappush(theirs, item)
        assert ours == theirs
    ours_heapq.heapify(made := list(items))
    heapq.heapify(expected := list(items))
    assert made == expected
    while theirs:
        if len(theirs) % 3 == 0:
            assert ours_heapq.heappushpop(ours, (2, 2)) == heapq.heappushpop(theirs, (2, 2))
        assert ours_heapq.heappop(ours) == heapq.heappop(theirs)
        assert ours == theirs


@given(st.lists(st.integers(0, 20)), st.integers(0, 20))
def test_bisect_finds_the_same_place(items: list[int], x: int) -> None:
    items.sort()
    assert ours_bisect.bisect_left(items, x) == bisect.bisect_left(items, x)
    assert ours_bisect.bisect(items, x) == bisect.bisect(items, x)
    ours_bisect.insort(items, x)
    assert items == sorted(items)


@pytest.mark.parametrize("name", sorted(name for name in ours_hashlib.algorithms_guaranteed if not name.startswith("shake")))
@settings(max_examples=20, deadline=None)
@given(st.lists(st.binary(max_size=150), max_size=4))
def test_hashes(name: str, parts: list[bytes]) -> None:
    ours = ours_hashlib.new(name)
    for part in parts:
        ours.update(part)
    assert ours.hexdigest() == hashlib.new(name, b"".join(parts)).hexdigest()


@pytest.mark.parametrize("name", ["shake_128", "shake_256"])
@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 500))
def test_hashes_of_any_length(name: str, data: bytes, length: int) -> None:
    assert getattr(ours_hashlib, name)(data).hexdigest(length) == getattr(hashlib, name)(data).hexdigest(length)


@given(st.binary())
def test_hexadecimal_goes_there_and_back(data: bytes) -> None:
    assert ours_binascii.hexlify(data) == data.hex().encode()
    assert ours_binascii.unhexlify(data.hex().upper()) == data


@given(st.integers(-2**40, 2**40))
def test_dates_agree(moment: int) -> None:
    parts = ours_time.gmtime(moment)
    expected = time.gmtime(moment)
    assert repr(parts) == repr(expected)
    if 1000 <= expected.tm_year <= 9999:
        formats = "%a %A %b %B %d %e %H %I %j %m %M %p %S %w %y %Y %% %F %T %D %c"
        assert ours_time.strftime(formats, parts) == time.strftime(formats, expected)
        assert ours_email.formatdate(moment, usegmt=True) == formatdate(moment, usegmt=True)
        assert ours_email.formatdate(moment) == formatdate(moment)


@pytest.mark.parametrize("seed", [0, 1, -7, 2**32 - 1, 2**32, 123456789012345678])
def test_random_repeats_cpythons_sequence(seed: int) -> None:
    ours = ours_random.Random(seed)
    theirs = random.Random(seed)
    for i in range(700):
        assert ours.random() == theirs.random()
        assert ours.randint(-5, 5 + i) == theirs.randint(-5, 5 + i)
        assert ours.getrandbits(i % 64) == theirs.getrandbits(i % 64)
        assert ours.randrange(3, 1000 + i, 7) == theirs.randrange(3, 1000 + i, 7)
    assert ours.choice("abcdef") == theirs.choice("abcdef")
    ours.shuffle(mine := list(range(50)))
    theirs.shuffle(expected := list(range(50)))
    assert mine == expected
    assert ours.uniform(-1.0, 2.5) == theirs.uniform(-1.0, 2.5)


ACTIONS = ["append", "appendleft", "pop", "popleft", "rotate", "delete", "extendleft", "reverse", "append", "append"]


@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(-5, 5)), max_size=120),
       st.one_of(st.none(), st.integers(0, 6)))
def test_deque_behaves_the_same(actions: list[tuple[str, int]], limit: int | None) -> None:
    ours = ours_collections.deque((1, 2, 3), limit)
    theirs = collections.deque((1, 2, 3), limit)
    for action, value in actions:
        outcomes = []
        for queue in (ours, theirs):
            try:
                if action == "delete":
                    del queue[value]
                    outcome = None
                elif action == "extendleft":
                    outcome = queue.extendleft([value, value + 1])
                elif action in ("pop", "popleft", "reverse"):
                    outcome = getattr(queue, action)()
                else:
                    outcome = getattr(queue, action)(value)
            except IndexError as error:
                outcome = str(error)
            outcomes.append(outcome)
        assert outcomes[0] == outcomes[1]
        assert repr(ours) == repr(theirs)
        assert len(ours) == len(theirs) and bool(ours) == bool(theirs)
    assert list(reversed(ours)) == list(reversed(theirs))
    assert (2 in ours) == (2 in theirs) and ours.count(1) == theirs.count(1)


FILES = {"www/a.txt": b"a", "www/b/c.txt": b"c", "www/b/d.txt": "d\u00fc".encode(), "www/e": b"", "www0": b"no"}


def test_baked_files_form_a_tree() -> None:
    names = sorted(FILES)
    image = model("image", baked_count=lambda: len(names), baked_name=lambda i: names[i],
                  baked_data=lambda i: FILES[names[i]])
    abc = load("importlib/resources/abc", image=image)
    root = abc.Traversable("www")
    assert [entry.name for entry in root.iterdir()] == ["a.txt", "b", "e"]
    assert [entry.is_dir() for entry in root.iterdir()] == [False, True, False]
    assert [str(entry) for entry in (root / "b").iterdir()] == ["www/b/c.txt", "www/b/d.txt"]
    assert root.joinpath("b", "d.txt").read_text() == "d\u00fc"
    assert root.joinpath("b/c.txt").read_bytes() == b"c"
    assert not (root / "nothing").is_file() and not (root / "nothing").is_dir()
    for path, error in (("nothing", FileNotFoundError), ("b", IsADirectoryError)):
        with pytest.raises(error):
            (root / path).read_bytes()
    with pytest.raises(NotADirectoryError):
        list((root / "e").iterdir())
