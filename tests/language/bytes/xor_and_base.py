"""Byte-wise XOR, a Base58 alphabet, and bytes taken apart and put together."""

from collections.abc import Callable
from itertools import cycle

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def xor(data: bytes, key: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(data, cycle(key)))


def base58(data: bytes) -> str:
    """Digit by digit over a list of base-58 digits, as the number may be of any size."""
    digits: list[int] = []
    for byte in data:
        carry = byte
        for i, digit in enumerate(digits):
            carry += digit << 8
            carry, digits[i] = divmod(carry, 58)
        while carry:
            carry, digit = divmod(carry, 58)
            digits.append(digit)
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "1" * zeros + "".join(ALPHABET[d] for d in reversed(digits))


def unbase58(text: str) -> bytes:
    out: list[int] = []
    for char in text:
        carry = ALPHABET.index(char)
        for i, byte in enumerate(out):
            carry, out[i] = divmod(carry + byte * 58, 256)
        while carry:
            carry, byte = divmod(carry, 256)
            out.append(byte)
    return bytes(len(text) - len(text.lstrip("1"))) + bytes(reversed(out))


secret = xor(b"attack at dawn", b"ICE")
print(secret.hex(), xor(secret, b"ICE"))
print(sum(bin(a ^ b).count("1") for a, b in zip(b"this is a test", b"wokka wokka!!!")))
hidden = bytes.fromhex("1b37373331363f78151b7f2b783431333d78397828372d363c78373e783a393b3736")
best = max(range(256), key=lambda k: sum(c in b"etaoin shrdlu" for c in xor(hidden, bytes([k])).lower()))
print(best, xor(hidden, bytes([best])).decode())
for raw in (b"", b"\0\0a", b"Hello World!", bytes.fromhex("0000287fb4cd"), bytes([255]) * 20):
    code = base58(raw)
    print(code, unbase58(code) == raw)
try:
    unbase58("0OIl")
except ValueError as error:
    print("ValueError:", error)
word = (0xDEADBEEF).to_bytes(4, "little")
print(word, list(word), word[::-1].hex(), int.from_bytes(word, "little") == 0xDEADBEEF, int.from_bytes(word, "big", signed=True))
print((-2).to_bytes(3, "big", signed=True), bytes([65] * 3) + str(7).encode("ascii"), b"-".join([b"a", b"", b"c"]), b"abc".replace(b"b", b"--"))
MAKERS: list[Callable[[], bytes]] = [lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1)]
for make in MAKERS:
    try:
        print(make())
    except ValueError as error:
        print(error)
