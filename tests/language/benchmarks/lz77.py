"""LZ77 with hash chains over bytes, and back; SIZE is the number of bytes."""
from typing import Final

SIZE: Final = 3000

WINDOW: Final = 4096
SHORTEST: Final = 3
LONGEST: Final = 34
CHAIN: Final = 16


def make_data(size: int) -> bytes:
    words = [b"packet ", b"header ", b"window ", b"segment ", b"the ", b"of ", b"sequence ", b"acknowledged ", b"\r\n"]
    out = bytearray()
    seed = 99
    while len(out) < size:
        seed = (seed * 1103515245 + 12345) % 2147483648
        out += words[(seed >> 16) % len(words)]
        if seed % 17 == 0:
            out.append(seed >> 20 & 0xFF)
    return bytes(out[:size])


def match_length(data: bytes, first: int, second: int) -> int:
    length = 0
    most = min(LONGEST, len(data) - second)
    while length < most and data[first + length] == data[second + length]:
        length += 1
    return length


def compress(data: bytes) -> bytes:
    out = bytearray()
    heads: dict[int, int] = {}
    previous = [-1] * len(data)
    at = 0
    flags_at = bit = 0
    while at < len(data):
        best_length = best_distance = 0
        if at + SHORTEST <= len(data):
            key = data[at] | data[at + 1] << 8 | data[at + 2] << 16
            candidate = heads.get(key, -1)
            tries = 0
            while candidate >= 0 and at - candidate <= WINDOW and tries < CHAIN:
                length = match_length(data, candidate, at)
                if length > best_length:
                    best_length, best_distance = length, at - candidate
                candidate = previous[candidate]
                tries += 1
        if bit == 0:
            flags_at = len(out)
            out.append(0)
        if best_length >= SHORTEST:
            out[flags_at] |= 1 << bit
            token = (best_length - SHORTEST) << 12 | best_distance - 1
            out += token.to_bytes(3, "little")
            step = best_length
        else:
            out.append(data[at])
            step = 1
        bit = (bit + 1) % 8
        for _ in range(step):
            if at + SHORTEST <= len(data):
                key = data[at] | data[at + 1] << 8 | data[at + 2] << 16
                previous[at] = heads.get(key, -1)
                heads[key] = at
            at += 1
    return bytes(out)


def decompress(packed: bytes) -> bytes:
    out = bytearray()
    at = 0
    while at < len(packed):
        flags = packed[at]
        at += 1
        for bit in range(8):
            if at >= len(packed):
                break
            if flags >> bit & 1:
                token = int.from_bytes(packed[at:at + 3], "little")
                at += 3
                distance = (token & 0xFFF) + 1
                if distance > len(out):
                    raise ValueError(f"distance {distance} before the start")
                for _ in range((token >> 12) + SHORTEST):
                    out.append(out[-distance])
            else:
                out.append(packed[at])
                at += 1
    return bytes(out)


def main() -> None:
    data = make_data(SIZE)
    packed = compress(data)
    checksum = 0
    for byte in packed:
        checksum = (checksum * 257 + byte) % 1000000007
    print(len(data), len(packed), checksum, decompress(packed) == data)
    try:
        decompress(b"\x01\xff\xff\x01")
    except ValueError as error:
        print("error:", error)


if __name__ == "__main__":
    main()
