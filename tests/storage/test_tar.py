"""stdlib/storage/tar.py: what CPython's tarfile writes and reads is found in the same places, and damage is an error."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings, strategies

from tests.support.imports import load

tar = load("storage.tar")
TarError = tar.TarError
FORMATS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]
KINDS = {tarfile.REGTYPE: "file", tarfile.DIRTYPE: "directory", tarfile.SYMTYPE: "symbolic link", tarfile.LNKTYPE: "hard link",
         tarfile.FIFOTYPE: "special"}


def reader(data: bytes) -> Callable[[int, int], bytes]:
    """Reads of whole blocks inside of `data`, as the contract has it."""
    def read(offset: int, length: int) -> bytes:
        assert offset >= 0 and length > 0 and offset % 512 == 0 and length % 512 == 0 and offset + length <= len(data)
        return data[offset : offset + length]
    return read


def index(data: bytes) -> dict[str, Any]:
    return tar.read_index(reader(data), len(data))


def member(name: str, content: bytes = b"", **fields: Any) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for key, value in fields.items():
        setattr(info, key, value)
    return info, content


def archive(members: list[tuple[tarfile.TarInfo, bytes]], format: int = tarfile.GNU_FORMAT, **options: Any) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format, **options) as writer:
        for info, content in members:
            writer.addfile(info, io.BytesIO(content))
    return out.getvalue()


def header(**fields: bytes) -> bytearray:
    """A ustar header of a file "f", with its checksum."""
    block = bytearray(512)
    places = {"name": (0, 100), "mode": (100, 8), "size": (124, 12), "mtime": (136, 12), "kind": (156, 1), "link": (157, 100),
              "magic": (257, 8), "prefix": (345, 155)}
    defaults = {"name": b"f", "mode": b"0000644\0", "size": b"00000000000\0", "mtime": b"00000000001\0", "kind": b"0",
                "magic": b"ustar\x0000"}
    for key, value in (defaults | fields).items():
        at, length = places[key]
        assert len(value) <= length
        block[at : at + len(value)] = value
    return checked(block)


def checked(block: bytearray) -> bytearray:
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return block


def normalized(name: str) -> str:
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def assert_same(data: bytes) -> None:
    """Both readers say the same of `data`."""
    expected = {}
    with tarfile.open(fileobj=io.BytesIO(data)) as theirs:
        for info in theirs:
            name = normalized(info.name)
            if name:
                is_file = info.isreg()
                expected[name] = (KINDS[b"0" if is_file else info.type], info.offset_data if is_file else 0,
                                  info.size if is_file else 0, info.mode & 0o7777, int(info.mtime // 1),
                                  normalized(info.linkname) if info.type == b"1" else info.linkname if info.type == b"2" else "")
    ours = index(data)
    found = {name: (m.kind, m.offset, m.size, m.mode, m.mtime, m.target) for name, m in ours.items()}
    assert found == expected
    assert all(m.name == name for name, m in ours.items())


NAMES = strategies.lists(strategies.sampled_from(["a", "b", ".", "é", "日本", "x" * 60, "y" * 99, "z" * 100, "index.html"]),
                         min_size=1, max_size=6).map("/".join)
KIND = strategies.sampled_from([tarfile.REGTYPE, tarfile.REGTYPE, tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])


@settings(max_examples=60, deadline=None)
@given(
    strategies.sampled_from(FORMATS),
    strategies.lists(strategies.tuples(NAMES, KIND, strategies.binary(max_size=1100), strategies.integers(0, 0o7777),
                                       strategies.integers(0, 1 << 33) | strategies.integers(0, 1 << 33).map(lambda n: n / 8), NAMES), max_size=8),
)
def test_what_tarfile_writes_is_found_in_the_same_places(format: int, members: list[Any]) -> None:
    infos = []
    for name, kind, content, mode, mtime, target in members:
        infos.append(member(name, content if kind == tarfile.REGTYPE else b"", type=kind, mode=mode,
                            mtime=int(mtime) if format != tarfile.PAX_FORMAT else mtime,
                            linkname=target if kind in b"12" else ""))
    try:
        data = archive(infos, format)
    except ValueError:
        return  # a name that does not fit into ustar's fields
    assert_same(data)
    ours = index(data)
    for info, content in infos:
        if info.isreg():
            last = [i for i, c in infos if normalized(i.name) == normalized(info.name)][-1]
            found = ours.get(normalized(info.name))
            if last is info and found is not None:
                assert data[found.offset : found.offset + found.size] == content


@pytest.mark.parametrize("format", FORMATS)
def test_the_last_member_of_a_name_counts(format: int) -> None:
    data = archive([member("a", b"1"), member("b", b"2"), member("./a", b"33")], format)
    assert list(index(data)) == ["b", "a"] and index(data)["a"].size == 2


def test_names_are_relative_to_the_root_of_the_archive() -> None:
    data = archive([member("/etc//x/./y", b""), member("./", type=tarfile.DIRTYPE), member("d/", type=tarfile.DIRTYPE)])
    assert list(index(data)) == ["etc/x/y", "d"]
    for name in ("..", "../x", "a/../b", "a/..", "/../a"):
        with pytest.raises(TarError, match="leads out"):
            index(archive([member(name, b"")]))
    assert list(index(archive([member("..a/b..", b"")]))) == ["..a/b.."]


def test_links_are_not_followed() -> None:
    found = index(archive([member("l", type=tarfile.SYMTYPE, linkname="../../etc/passwd")]))["l"]
    assert (found.kind, found.target, found.offset, found.size) == ("symbolic link", "../../etc/passwd", 0, 0)


def test_global_values_hold_for_all_that_follow() -> None:
    data = archive([member("a", b"1"), member("b", b"2")], tarfile.PAX_FORMAT, pax_headers={"mtime": "77.5", "comment": "x"})
    assert [m.mtime for m in index(data).values()] == [77, 77]


def test_an_archive_without_members_is_one() -> None:
    assert index(archive([])) == {} and index(b"") == {} and index(b"\0" * 512) == {}
    # What is behind the archive on the disk is not looked at, and blocks that are not whole are not there.
    assert list(index(archive([member("a", b"1")]) + b"junk" * 300)) == ["a"]


def test_old_headers_are_read() -> None:
    plain = bytes(header(magic=bytes(8), kind=b"\0", name=b"old", size=b"         5 \0"))
    assert index(plain + bytes(512))["old"].size == 5
    assert index(bytes(header(magic=bytes(8), kind=b"\0", name=b"dir/", size=b"00000000777\0")))["dir"].kind == "directory"
    prefixed = bytes(header(prefix=b"some/where", name=b"n"))
    assert list(index(prefixed)) == ["some/where/n"]
    assert list(index(bytes(header(prefix=b"atime", name=b"n", magic=b"ustar  \0")))) == ["n"]
    signed = header(name="é".encode())
    signed[148:156] = b"%06o\0 " % (sum(signed) - sum(signed[148:156]) + 256 - 512)
    assert list(index(bytes(signed))) == ["é"]


def test_large_numbers_are_read() -> None:
    block = header(size=b"\x80" + (700).to_bytes(11, "big"), mtime=b"\xff" * 11 + b"\xfe")
    found = index(bytes(block) + bytes(1024))["f"]
    assert (found.size, found.mtime) == (700, -2)
    with pytest.raises(TarError, match="longer than"):
        index(bytes(header(size=b"\x80" + (1 << 59).to_bytes(11, "big"))))
    for size in (b"\x80" + (1 << 60).to_bytes(11, "big"), b"\x81" + bytes(11), b"\x80" + b"\xff" * 11, b"\xff" + bytes(11)):
        with pytest.raises(TarError, match="too large"):
            index(bytes(header(size=size)))
    with pytest.raises(TarError, match="longer than"):
        index(bytes(header(size=b"\xff" * 12)))


def pax(records: bytes, kind: bytes = b"x") -> bytes:
    return bytes(header(kind=kind, size=b"%011o\0" % len(records))) + records + bytes(-len(records) % 512)


def test_pax_records_take_the_place_of_fields() -> None:
    data = pax(b"9 path=p\n9 size=3\n15 mtime=-1.5e\n"[:18] + b"14 mtime=-1.5\n") + bytes(header()) + bytes(512)
    found = index(data)["p"]
    assert (found.size, found.mtime) == (3, -2)


@pytest.mark.parametrize(
    "records",
    [b"x", b"5", b"0 a=b\n", b"6 a=b\n ", b"5 a=b\n", b"7 a=b\n", b"999999999999999999999 a=b\n", b"4 a\n", b"5 =b\n", b"6\ta=b\n",
     b"6 a=bc", b"10 size=x\n", b"11 size=-1\n", b"29 size=1000000000000000000000\n", b"11 mtime=x\n", b"12 mtime=1.x\n",
     b"22 GNU.sparse.major=1\n", b"10 path=\xff\n", b"12 path=a\0b\n", b"11 path=..\n", b"6 a=b\n5"],
)
def test_damaged_records_are_errors(records: bytes) -> None:
    with pytest.raises(TarError):
        index(pax(records) + bytes(header()) + bytes(512))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x" * 512, "not octal|no tar header"),
        (bytes(header())[:-1] + b"!", "no tar header"),
        (bytes(header(size=b"0000000000x\0")), "not octal"),
        (bytes(header(size=b"00000001001\0")) + bytes(512), "longer than"),
        (bytes(header(kind=b"S")), "sparse"),
        (bytes(header(kind=b"M")), "volume"),
        (bytes(header(name=b"\xff")), "UTF-8"),
        (bytes(header(kind=b"x", size=b"00010000000\0")), "extended header"),
        (bytes(header(kind=b"L", size=b"00000001000\0")), "ends within"),
        (bytes(header(kind=b"L", size=b"00000001000\0")) + b"n" * 512, "ends after"),
        (pax(b"6 a=b\n") * 17 + bytes(header()), "too many extended"),
        (bytes(header(kind=b"L", size=b"00000020000\0")) + b"n" * 8192 + bytes(header()), "impossible name"),
    ],
)
def test_damage_is_named(data: bytes, message: str) -> None:
    with pytest.raises(TarError, match=message):
        index(data)


def test_a_device_that_gives_too_little_is_an_error() -> None:
    with pytest.raises(TarError, match="cannot be read"):
        tar.read_index(lambda offset, length: b"", 1024)


SAMPLES = [
    archive([member("a" * 150 + "/b", b"x" * 700, mtime=1.5 if format == tarfile.PAX_FORMAT else 1), member("d", type=tarfile.DIRTYPE),
             member("é" * 20, b"y"), member("l", type=tarfile.SYMTYPE, linkname="t" * 90)], format)
    for format in FORMATS
]


@settings(max_examples=150, deadline=None)
@given(strategies.sampled_from(SAMPLES), strategies.lists(strategies.tuples(strategies.integers(0, 1 << 16), strategies.integers(0, 255)),
                                                          min_size=1, max_size=8),
       strategies.booleans(), strategies.integers(0, 1 << 16))
def test_damaged_archives_end_in_an_index_or_an_error(data: bytes, changes: list[tuple[int, int]], repair: bool, length: int) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % 5120] = value
    if repair:
        # So that damage is not stopped by the checksums.
        for at in range(0, 5120, 512):
            if damaged[at + 257 : at + 262] == b"ustar":
                damaged[at : at + 512] = checked(damaged[at : at + 512])
    part = bytes(damaged[: length if length < len(damaged) else len(damaged)])
    try:
        found = index(part)
    except TarError:
        return
    for m in found.values():
        assert 0 <= m.offset and 0 <= m.size and m.offset + m.size <= len(part) and ".." not in m.name.split("/")


@settings(max_examples=60, deadline=None)
@given(strategies.binary(max_size=600))
def test_any_extended_header_ends_in_an_index_or_an_error(records: bytes) -> None:
    try:
        index(pax(records) + bytes(header()) + bytes(512))
    except TarError:
        pass
