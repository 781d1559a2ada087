"""AES, ChaCha20, RC4, SHA-1, MD5, base64 and CRC by hand."""
import struct
from typing import Iterator, Sequence, Iterable, List, Tuple
import binascii
import hashlib
import math
import zlib


def rotl(x: int, n: int) -> int:
    return ((x << n) | (x >> (32 - n))) & 0xFFFFFFFF


def quarter(s: List[int], a: int, b: int, c: int, d: int) -> None:
    s[a] = (s[a] + s[b]) & 0xFFFFFFFF; s[d] = rotl(s[d] ^ s[a], 16)
    s[c] = (s[c] + s[d]) & 0xFFFFFFFF; s[b] = rotl(s[b] ^ s[c], 12)
    s[a] = (s[a] + s[b]) & 0xFFFFFFFF; s[d] = rotl(s[d] ^ s[a], 8)
    s[c] = (s[c] + s[d]) & 0xFFFFFFFF; s[b] = rotl(s[b] ^ s[c], 7)


def chacha_block(key: bytes, counter: int, nonce: bytes) -> bytes:
    state = list(struct.unpack("<4I", b"expand 32-byte k") + struct.unpack("<8I", key) + (counter,) + struct.unpack("<3I", nonce))
    w = state[:]
    for _ in range(10):
        for cols in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
            quarter(w, *cols)
    return struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(w, state)))


def chacha20(key: bytes, nonce: bytes, data: bytes, counter: int = 1) -> bytes:
    out = bytearray()
    for i in range(0, len(data), 64):
        block = chacha_block(key, counter + i // 64, nonce)
        out += bytes(x ^ y for x, y in zip(data[i:i + 64], block))
    return bytes(out)


def rc4(key: bytes) -> Iterator[int]:
    S = list(range(256))
    j = 0
    for i in range(256):
        j = (j + S[i] + key[i % len(key)]) % 256
        S[i], S[j] = S[j], S[i]
    i = j = 0
    while True:
        i = (i + 1) % 256
        j = (j + S[i]) % 256
        S[i], S[j] = S[j], S[i]
        yield S[(S[i] + S[j]) % 256]


def sha1(data: bytes) -> str:
    h0, h1, h2, h3, h4 = 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0
    ml = len(data) * 8
    data += b"\x80"
    data += b"\x00" * ((56 - len(data)) % 64)
    data += ml.to_bytes(8, "big")
    for off in range(0, len(data), 64):
        w = [0] * 80
        for i in range(16):
            w[i] = struct.unpack(b">I", data[off + i * 4:off + i * 4 + 4])[0]
        for i in range(16, 80):
            w[i] = rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1)
        a, b, c, d, e = h0, h1, h2, h3, h4
        for i in range(80):
            if 0 <= i <= 19:
                f, k = d ^ (b & (c ^ d)), 0x5A827999
            elif 20 <= i <= 39:
                f, k = b ^ c ^ d, 0x6ED9EBA1
            elif 40 <= i <= 59:
                f, k = (b & c) | (b & d) | (c & d), 0x8F1BBCDC
            else:
                f, k = b ^ c ^ d, 0xCA62C1D6
            a, b, c, d, e = ((rotl(a, 5) + f + e + k + w[i]) & 0xFFFFFFFF, a, rotl(b, 30), c, d)
        h0, h1, h2, h3, h4 = ((x + y) & 0xFFFFFFFF for x, y in zip((h0, h1, h2, h3, h4), (a, b, c, d, e)))
    return "%08x%08x%08x%08x%08x" % (h0, h1, h2, h3, h4)


MD5_S = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
MD5_K = [int(abs(math.sin(i + 1)) * 2 ** 32) & 0xFFFFFFFF for i in range(64)]


def md5(message: bytes) -> str:
    msg = bytearray(message)
    length = (8 * len(msg)) & 0xFFFFFFFFFFFFFFF
    msg.append(0x80)
    while len(msg) % 64 != 56:
        msg.append(0)
    msg += length.to_bytes(8, byteorder="little")
    hash_pieces = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    for ofs in range(0, len(msg), 64):
        a, b, c, d = hash_pieces
        chunk = msg[ofs:ofs + 64]
        for i in range(64):
            if i < 16:
                f = (b & c) | (~b & d)
                g = i
            elif i < 32:
                f = (d & b) | (~d & c)
                g = (5 * i + 1) % 16
            elif i < 48:
                f = b ^ c ^ d
                g = (3 * i + 5) % 16
            else:
                f = c ^ (b | ~d)
                g = (7 * i) % 16
            to_rotate = a + f + MD5_K[i] + int.from_bytes(chunk[4 * g:4 * g + 4], byteorder="little")
            new_b = (b + rotl(to_rotate & 0xFFFFFFFF, MD5_S[i])) & 0xFFFFFFFF
            a, b, c, d = d, new_b, b, c
        for i, val in enumerate([a, b, c, d]):
            hash_pieces[i] += val
            hash_pieces[i] &= 0xFFFFFFFF
    return sum(x << (32 * i) for i, x in enumerate(hash_pieces[:1])).to_bytes(4, "little").hex() + b"".join(x.to_bytes(4, "little") for x in hash_pieces[1:]).hex()


B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def b64encode(data: bytes) -> str:
    bits = "".join(bin(b)[2:].zfill(8) for b in data)
    pad = len(bits) % 6 != 0
    if pad:
        padding = "=" * ((6 - len(bits) % 6) // 2)
        bits += "0" * (6 - len(bits) % 6)
    else:
        padding = ""
    return "".join(B64[int(bits[i:i + 6], 2)] for i in range(0, len(bits), 6)) + padding


def b64decode(text: str) -> bytes:
    padding = text.count("=")
    if not all(c in B64 for c in text.rstrip("=")):
        raise AssertionError("Invalid base64 character(s) found.")
    stripped = text[:-padding] if padding else text
    bits = "".join(f"{B64.index(c):06b}" for c in stripped)
    bits = bits[:-padding * 2] if padding else bits
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


CRC_TABLE = []
for n in range(256):
    c = n
    for _ in range(8):
        c = 0xEDB88320 ^ (c >> 1) if c & 1 else c >> 1
    CRC_TABLE.append(c)


def crc32(data: bytes, crc: int = 0) -> int:
    crc ^= 0xFFFFFFFF
    for byte in data:
        crc = CRC_TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def xtime(a: int) -> int:
    return (((a << 1) ^ 0x1B) & 0xFF) if a & 0x80 else a << 1


def make_sbox() -> Tuple[int, ...]:
    p = q = 1
    sbox = [0] * 256
    while True:
        p = p ^ ((p << 1) & 0xFF) ^ (0x1B if p & 0x80 else 0)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        x = q ^ ((q << 1 | q >> 7) & 0xFF) ^ ((q << 2 | q >> 6) & 0xFF) ^ ((q << 3 | q >> 5) & 0xFF) ^ ((q << 4 | q >> 4) & 0xFF)
        sbox[p] = (x ^ 0x63) & 0xFF
        if p == 1:
            break
    sbox[0] = 0x63
    return tuple(sbox)


SBOX = make_sbox()
RCON = [0x00, 0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0x1B, 0x36]


class AES:
    def __init__(self, key: bytes) -> None:
        self.round_keys = self.expand(key)

    def expand(self, key: bytes) -> List[List[int]]:
        cols = [list(key[i:i + 4]) for i in range(0, 16, 4)]
        i = 1
        while len(cols) < 44:
            word = list(cols[-1])
            if len(cols) % 4 == 0:
                word.append(word.pop(0))
                word = [SBOX[b] for b in word]
                word[0] ^= RCON[i]
                i += 1
            cols.append([a ^ b for a, b in zip(word, cols[-4])])
        return cols

    def encrypt_block(self, block: bytes) -> bytes:
        assert len(block) == 16
        state = [list(block[i:i + 4]) for i in range(0, 16, 4)]
        self.add_round_key(state, 0)
        for rnd in range(1, 11):
            state = [[SBOX[b] for b in col] for col in state]
            state = [[state[(c + r) % 4][r] for r in range(4)] for c in range(4)]
            if rnd != 10:
                for col in state:
                    t = col[0] ^ col[1] ^ col[2] ^ col[3]
                    u = col[0]
                    col[0] ^= t ^ xtime(col[0] ^ col[1])
                    col[1] ^= t ^ xtime(col[1] ^ col[2])
                    col[2] ^= t ^ xtime(col[2] ^ col[3])
                    col[3] ^= t ^ xtime(col[3] ^ u)
            self.add_round_key(state, rnd)
        return bytes(sum(state, []))

    def add_round_key(self, state: List[List[int]], rnd: int) -> None:
        for col, key in zip(state, self.round_keys[4 * rnd:4 * rnd + 4]):
            for i in range(4):
                col[i] ^= key[i]


key = bytes(range(32))
nonce = bytes.fromhex("000000000000004a00000000")
text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
ct = chacha20(key, nonce, text)
print(ct[:16].hex(), chacha20(key, nonce, ct) == text)
ks = rc4(b"Key")
print(bytes(a ^ next(ks) for a in b"Plaintext").hex().upper())
print(sha1(b"abc"), sha1(text) == hashlib.sha1(text).hexdigest())
print(md5(b""), md5(text) == hashlib.md5(text).hexdigest())
for s in (b"", b"f", b"fo", b"foo", b"foob"):
    e = b64encode(s)
    print(s, e, b64decode(e) == s, e == binascii.b2a_base64(s, newline=False).decode())
try:
    b64decode("a$b=")
except AssertionError as err:
    print(err)
print(hex(crc32(b"123456789")), crc32(text) == zlib.crc32(text), crc32(b"6789", crc32(b"12345")) == crc32(b"123456789"))
print(AES(bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")).encrypt_block(bytes.fromhex("6bc1bee22e409f96e93d7e117393172a")).hex())
