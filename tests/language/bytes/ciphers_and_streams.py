"""RC4, a linear feedback register, byte histograms, run-length of bytes, and bytearray edited in place."""

from collections import Counter
from collections.abc import Iterator


def rc4(key: bytes) -> Iterator[int]:
    if not key:
        raise ValueError("empty key")
    s = list(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    i = j = 0
    while True:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        yield s[(s[i] + s[j]) % 256]


def crypt(key: bytes, data: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(data, rc4(key)))


def lfsr(state: int) -> Iterator[int]:
    while True:
        bit = (state ^ state >> 2 ^ state >> 3 ^ state >> 5) & 1
        state = state >> 1 | bit << 15
        yield state


def pack_bits(data: bytes) -> bytes:
    out = bytearray()
    i = 0
    while i < len(data):
        run = 1
        while i + run < len(data) and run < 128 and data[i + run] == data[i]:
            run += 1
        if run > 2:
            out += bytes([257 - run, data[i]])
            i += run
            continue
        start = i
        while i < len(data) and i - start < 128 and not (i + 2 < len(data) and data[i] == data[i + 1] == data[i + 2]):
            i += 1
        out.append(i - start - 1)
        out += data[start:i]
    return bytes(out)


def unpack_bits(data: bytes) -> bytes:
    out = bytearray()
    i = 0
    while i < len(data):
        n = data[i]
        if n < 128:
            out += data[i + 1 : i + 2 + n]
            i += 2 + n
        else:
            out += data[i + 1 : i + 2] * (257 - n)
            i += 2
    return bytes(out)


for key, text in ((b"Key", b"Plaintext"), (b"Wiki", b"pedia"), (b"Secret", b"Attack at dawn")):
    hidden = crypt(key, text)
    print(hidden.hex().upper(), crypt(key, hidden) == text)
try:
    crypt(b"", b"x")
except ValueError as error:
    print(error)
register = lfsr(0xACE1)
print([f"{next(register):04x}" for _ in range(5)], next(n for n, s in enumerate(lfsr(0xACE1), 1) if s == 0xACE1))
sample = b"\xaa\xaa\xaa\x80\x00\x2a\xaa\xaa\xaa\xaa\x80\x00\x2a\x22\xaa\xaa\xaa\xaa\xaa\xaa\xaa\xaa\xaa\xaa"
packed = pack_bits(sample)
print(packed.hex(" "), unpack_bits(packed) == sample, len(sample), len(packed), pack_bits(b""), pack_bits(b"aab"), len(pack_bits(bytes(300))))
print(Counter(b"mississippi").most_common(2), bytes(sorted(b"hello")), max(b"az"), sum(b"\x01\x02"), b"abc"[1], b"abc"[1:2], b"l" in b"hello", 108 in b"hello")
buffer = bytearray(b"hello world")
buffer[0] ^= 0x20
buffer[6:] = buffer[6:].upper()
buffer += b"!" * 2
buffer.insert(5, ord(","))
print(buffer, buffer.pop(), buffer.find(b"WOR"), buffer.count(b"L"), buffer.replace(b"L", b"l").decode(), bytes(reversed(buffer[:3])))
for value in (256, -1):
    try:
        buffer[0] = value
    except ValueError as error:
        print("ValueError:", error)
try:
    buffer[99] = 1
except IndexError as error:
    print("IndexError:", error)
