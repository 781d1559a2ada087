"""stdlib/zlib and stdlib/gzip under CPython, against CPython's own."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tests.library.loading import load

ours: Any = load("zlib")

# What compresses, what does not, and what has matches that overlap.
DATA = st.binary(max_size=300) | st.lists(st.sampled_from([b"abc", b"abcd", b"\0", b"x" * 300, b"the quick "]), max_size=60).map(b"".join)
WBITS = st.sampled_from([15, -15, 31, 9, -9, 25])
LEVELS = st.integers(-1, 9)
STRATEGIES = st.sampled_from([zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE])


def outcome(function: Callable[..., Any], *arguments: Any) -> object:
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def deflated(data: bytes, level: int, wbits: int, strategy: int) -> bytes:
    """By CPython, in all kinds of blocks."""
    writer = zlib.compressobj(level, zlib.DEFLATED, wbits, 8, strategy)
    return writer.compress(data) + writer.flush()


def damaged(data: bytes, place: int, value: int) -> bytes:
    changed = bytearray(data)
    changed[place % len(changed)] ^= value
    return bytes(changed)


@settings(max_examples=300, deadline=None)
@given(DATA, LEVELS, WBITS, STRATEGIES)
def test_reads_what_zlib_writes(data: bytes, level: int, wbits: int, strategy: int) -> None:
    written = deflated(data, level, wbits, strategy)
    assert ours.decompress(written, wbits) == data
    assert outcome(ours.decompress, written[:-1], wbits) == outcome(zlib.decompress, written[:-1], wbits)
    if wbits > 0:
        assert ours.decompress(written, 47) == data


@settings(max_examples=300, deadline=None)
@given(DATA, LEVELS, WBITS)
def test_zlib_reads_what_it_writes(data: bytes, level: int, wbits: int) -> None:
    assert zlib.decompress(ours.compress(data, level, wbits), wbits) == data


def faults(data: bytes, level: int, wbits: int, strategy: int, place: int, value: int) -> None:
    broken = damaged(deflated(data, level, wbits, strategy), place, value)
    assert outcome(ours.decompress, broken, wbits) == outcome(zlib.decompress, broken, wbits)


@settings(max_examples=300, deadline=None)
@given(DATA, LEVELS, WBITS, STRATEGIES, st.integers(0, 400), st.integers(1, 255))
def test_finds_the_same_faults(data: bytes, level: int, wbits: int, strategy: int, place: int, value: int) -> None:
    faults(data, level, wbits, strategy, place, value)


@pytest.mark.nightly
@settings(max_examples=5000, deadline=None)
@given(DATA, LEVELS, WBITS, STRATEGIES, st.integers(0, 400), st.integers(1, 255))
def test_finds_the_same_faults_at_length(data: bytes, level: int, wbits: int, strategy: int, place: int, value: int) -> None:
    faults(data, level, wbits, strategy, place, value)


@settings(max_examples=300, deadline=None)
@given(DATA, LEVELS, WBITS, STRATEGIES, st.lists(st.integers(1, 40), min_size=1, max_size=10), st.binary(max_size=5))
def test_reads_piece_by_piece(data: bytes, level: int, wbits: int, strategy: int, sizes: list[int], behind: bytes) -> None:
    written = deflated(data, level, wbits, strategy) + behind
    readers = [ours.decompressobj(wbits), zlib.decompressobj(wbits)]
    found = [b"", b""]
    at = turn = 0
    while at < len(written):
        size = sizes[turn % len(sizes)]
        for i, reader in enumerate(readers):
            found[i] += reader.decompress(written[at:at + size])
        assert readers[0].eof == readers[1].eof and readers[0].unused_data == readers[1].unused_data
        at += size
        turn += 1
    assert found == [data, data] and readers[0].eof


@settings(max_examples=300, deadline=None)
@given(DATA, WBITS, st.integers(1, 50))
def test_gives_no_more_than_is_asked_for(data: bytes, wbits: int, limit: int) -> None:
    reader = ours.decompressobj(wbits)
    found = reader.decompress(deflated(data, 6, wbits, 0), limit)
    while not reader.eof:
        piece = reader.decompress(reader.unconsumed_tail, limit)
        assert len(piece) <= limit
        found += piece
    assert found == data


@settings(max_examples=300, deadline=None)
@given(st.lists(DATA, max_size=4), LEVELS, WBITS, st.sampled_from([zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH]))
def test_flushed_data_can_be_read(pieces: list[bytes], level: int, wbits: int, mode: int) -> None:
    writer, reader = ours.compressobj(level, 8, wbits), zlib.decompressobj(wbits)
    for piece in pieces:
        assert reader.decompress(writer.compress(piece) + writer.flush(mode)) == piece
    assert reader.decompress(writer.flush()) == b"" and reader.eof


@pytest.mark.nightly
@settings(max_examples=5000, deadline=None)
@given(st.binary(min_size=1, max_size=60), st.sampled_from([15, -15, 31, 47]))
def test_noise(data: bytes, wbits: int) -> None:
    assert outcome(ours.decompress, data, wbits) == outcome(zlib.decompress, data, wbits)
    for start in (b"\x78\x9c", b"\x78\x9c\x05"):
        framed = start + data
        assert outcome(ours.decompress, framed, 15) == outcome(zlib.decompress, framed, 15)


def test_long_data() -> None:
    data = b"".join(b"line %d of some length\n" % (i * i % 977) for i in range(20_000))
    for level in (0, 1, 9):
        assert ours.decompress(zlib.compress(data, level)) == data
        assert zlib.decompress(ours.compress(data, level)) == data
    assert len(ours.compress(data)) < len(data) // 3


@settings(max_examples=100, deadline=None)
@given(st.lists(DATA, min_size=1, max_size=3), st.integers(0, 2**32 - 1), st.integers(0, 400), st.integers(1, 255))
def test_gzip(members: list[bytes], mtime: int, place: int, value: int) -> None:
    our_gzip: Any = load("gzip")
    written = b"".join(gzip.compress(member, mtime=mtime) for member in members)
    assert our_gzip.decompress(written) == b"".join(members)
    assert gzip.decompress(our_gzip.compress(members[0], mtime=mtime)) == members[0]
    assert outcome(our_gzip.decompress, written[:-3]) == outcome(gzip.decompress, written[:-3])
    broken = damaged(written[:20], place % 4, value) + written[20:]
    assert outcome(our_gzip.decompress, broken) == outcome(gzip.decompress, broken)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=9000), st.integers(0, 2**32 - 1))
def test_checksums(data: bytes, start: int) -> None:
    assert ours.crc32(data, start) == zlib.crc32(data, start)
    assert ours.adler32(data, start % 65521) == zlib.adler32(data, start % 65521)
