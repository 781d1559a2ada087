"""Records and images that are damaged: refused, never misread."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unic.inspect.elf_image import read_image, read_record
from unic.inspect.errors import InspectError, RecordError
from unic.inspect.inspection import inspect
from unic.inspect.record import HEADER, MAGIC, VERSION, Branch, Checks, Edge, Folded, Node, Piece, Record, Region, Segment, Setting, decode, encode

Images = Callable[..., Path]

SMALL = Record("0" * 64, 10, "a", "qemu", "1", 0, "e", nodes=[Node("e", "assembly"), Node("f", "function", "app", "m", "", "f", "m.py", 3)],
               edges=[Edge(0, 1, 3, "call")], pieces=[Piece(1, 4096, 10, "code")], unreached={"m": ["g"]}, conversions={"C": ["m.py", 1]})


def packed(values: Any) -> bytes:
    text = json.dumps(values).encode()
    return HEADER.pack(MAGIC, VERSION, len(text)) + zlib.compress(text)


def values() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(encode(SMALL)[HEADER.size :]))
    return found


def test_a_record_survives() -> None:
    assert decode(encode(SMALL)) == SMALL


@pytest.mark.parametrize("change", [
    {"nodes": []}, {"edges": [[0], [2], [1], ["call"]]}, {"pieces": [[-1], [0], [1], ["code"]]}, {"pieces": [[0], [0], [1], ["cod"]]}, {"edges": [[0], [1]]}, {"edges": [[0, 1], [1], [3], ["call"]]}, {"size": "1"},
    {"unreached": {"m": [1]}}, {"dispatch": [[0, 9, []]]}, {"conversions": {"C": 3}}, {"devices": []}, {"unknown": 1}, {"nodes": 7}, {"paths": {"m": None}},
    {"devices": {"blocks": [[]]}}, {"devices": {"listens": True}}, {"devices": {"other": "x"}}, {"settings": [["a", 1], [1, 2], ["x", "y"]]}, {"seed": True}, {"target": None},
    {"branches": [["p"], [1], [True], [[[1, 2]]], [1], [1], [[]]]}, {"segments": [["text"], [4096], [-1]]}, {"nodes": [["e"], ["entry"]]},
])  # fmt: skip
def test_a_record_that_points_nowhere_or_has_wrong_types_is_damaged(change: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match="is damaged"):
        decode(packed({**values(), **change}))


def test_no_field_of_a_table_takes_a_value_of_another_type() -> None:
    whole = Record("0" * 64, 10, "a", "qemu", "1", 0, "e", [Setting("s", 1, "d")], [Setting("c", "x", "p:1")], {"console": "output"}, [Segment("text", 4096, 1)],
                   [Region("heap", 8192, -1, "rw-")], SMALL.nodes, SMALL.edges, SMALL.pieces, [Folded(1, 0, 3)], [Checks(1, 2, 3, 4, 5)], branches=[Branch("p", 1, True, [["c", 1]], 2, 3, ["n"])])
    assert decode(encode(whole)) == whole
    packed_values = json.loads(zlib.decompress(encode(whole)[HEADER.size :]))
    tried = 0
    for table in ("settings", "constants", "segments", "regions", "nodes", "edges", "pieces", "folded", "checks", "branches"):
        for number, column in enumerate(packed_values[table]):
            if (table, number) in (("settings", 1), ("constants", 1)):
                continue
            others: list[Any] = [None, 1.5, {}, [[]], "x" if isinstance(column[0], int) else 7]
            for other in others:
                changed = [*packed_values[table][:number], [other, *column[1:]], *packed_values[table][number + 1 :]]
                with pytest.raises(RecordError, match="is damaged"):
                    decode(packed({**packed_values, table: changed}))
                tried += 1
    assert tried > 150


def test_another_version_says_which() -> None:
    with pytest.raises(RecordError, match=f"version {VERSION + 1}; this unic reads version {VERSION}"):
        decode(HEADER.pack(MAGIC, VERSION + 1, 4) + b"abcd")


def test_a_size_that_is_not_true_takes_no_memory() -> None:
    bomb = zlib.compress(bytes(1 << 22))
    for size in (5, 1 << 27):
        with pytest.raises(RecordError, match="is damaged"):
            decode(HEADER.pack(MAGIC, VERSION, size) + bomb)


@given(st.binary(max_size=200), st.integers(0, 300), st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_any_bytes_decode_to_the_record_or_are_refused(tail: bytes, place: int, value: int) -> None:
    whole = bytearray(encode(SMALL))
    whole[place % len(whole)] = value
    for content in (bytes(whole), bytes(whole[:place]), tail, HEADER.pack(MAGIC, VERSION, len(tail)) + tail):
        try:
            assert isinstance(decode(content), Record)
        except RecordError as error:
            assert str(error)


@given(place=st.integers(0, 600), value=st.integers(0, 255), cut=st.integers(0, 30_000))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_images_and_debug_files_are_refused_or_shown_without_their_record(image: Images, tmp_path: Path, place: int, value: int, cut: int) -> None:
    path = image("jail")
    content = bytearray(path.read_bytes())
    content[place] = value
    damaged = tmp_path / "x.jail.elf"
    debug = tmp_path / "x.jail.debug"
    whole = path.with_suffix(".debug").read_bytes()
    for image_bytes, debug_bytes in ((bytes(content), whole), (path.read_bytes()[:cut], whole), (path.read_bytes(), whole[:cut] + bytes([value]) + whole[cut + 1 :])):
        damaged.write_bytes(image_bytes)
        debug.write_bytes(debug_bytes)
        try:
            found = inspect(damaged)
        except InspectError as error:
            assert str(damaged) in str(error)
        else:
            assert found.record is not None or str(debug) in found.missing
            assert sum(part.size for part in found.parts if part.offset is not None) == len(image_bytes)


def test_what_is_no_image_of_ours_is_told(image: Images, tmp_path: Path) -> None:
    path = image("jail")
    with pytest.raises(InspectError, match="is a folder: name an image"):
        read_image(tmp_path)
    with pytest.raises(InspectError, match="is no regular file"):
        read_image(Path("/dev/zero"))
    text = tmp_path / "x.elf"
    text.write_text("hello")
    with pytest.raises(InspectError, match="no ELF file, or a damaged one"):
        read_image(text)
    with pytest.raises(InspectError, match="is what belongs to an image: name the image beside it"):
        read_record(read_image(path.with_suffix(".debug")))
    other = tmp_path / "other.elf"
    other.write_bytes(path.read_bytes())
    with pytest.raises(InspectError, match="there is no .*other.debug beside the image"):
        read_record(read_image(other))
    other.with_suffix(".debug").write_bytes(image("qemu").with_suffix(".debug").read_bytes())
    with pytest.raises(InspectError, match="is of another build"):
        read_record(read_image(other))
    other.with_suffix(".debug").write_bytes(path.read_bytes())
    with pytest.raises(InspectError, match="has no record of a build"):
        read_record(read_image(other))


def test_files_beyond_any_image_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.elf"
    path.touch()
    os.truncate(path, 1 << 40)
    with pytest.raises(InspectError, match="1,099,511,627,776 bytes, and no more than"):
        read_image(path)


def test_a_debug_file_that_is_a_pipe_is_not_waited_for(image: Images, tmp_path: Path) -> None:
    path = tmp_path / "x.elf"
    path.write_bytes(image("jail").read_bytes())
    os.mkfifo(path.with_suffix(".debug"))
    assert "is no regular file" in inspect(path).missing
