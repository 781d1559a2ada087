"""hashlib: MD5, SHA-1, SHA-2, SHA-3, BLAKE2 and PBKDF2. A hash that is not named brings no code; new() brings all of them."""

# The functions have one parameter, so that they are values for hmac; _NAME_N is what a call of NAME with N positional arguments means.

from typing import Final

from hashlib import blake2 as _blake2
from hashlib.block import BlockHash, Buffer
from hashlib.md5 import Md5
from hashlib.sha1 import Sha1
from hashlib.sha3 import Sha3, Shake
from hashlib.sha2_32 import INITIAL_224, INITIAL_256, Sha256
from hashlib.sha2_64 import INITIAL_384, INITIAL_512, Sha512

algorithms_guaranteed: Final = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
                               "shake_128", "shake_256"}
algorithms_available: Final = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
                               "shake_128", "shake_256"}


def _fed(hash: BlockHash, data: Buffer) -> BlockHash:
    hash.update(data)
    return hash


def md5(string: Buffer = b"") -> BlockHash:
    """MD5 (RFC 1321), 16 bytes."""
    return _fed(Md5(), string)


def _md5_0(*, usedforsecurity: bool = True) -> BlockHash:
    return _fed(Md5(), b"")


def _md5_1(string: Buffer, *, usedforsecurity: bool = True) -> BlockHash:
    return _fed(Md5(), string)


def sha1(string: Buffer = b"") -> BlockHash:
    """SHA-1 (FIPS 180-4), 20 bytes."""
    return _fed(Sha1(), string)


def _sha1_0(*, usedforsecurity: bool = True) -> BlockHash:
    return _fed(Sha1(), b"")


def _sha1_1(string: Buffer, *, usedforsecurity: bool = True) -> BlockHash:
    return _fed(Sha1(), string)


def sha224(string: Buffer = b"") -> BlockHash:
    """SHA-224 (FIPS 180-4), 28 bytes."""
    return _fed(Sha256("sha224", 28, INITIAL_224), string)


def sha256(string: Buffer = b"") -> BlockHash:
    """SHA-256 (FIPS 180-4), 32 bytes."""
    return _fed(Sha256("sha256", 32, INITIAL_256), string)


def sha384(string: Buffer = b"") -> BlockHash:
    """SHA-384 (FIPS 180-4), 48 bytes."""
    return _fed(Sha512("sha384", 48, INITIAL_384), string)


def sha512(string: Buffer = b"") -> BlockHash:
    """SHA-512 (FIPS 180-4), 64 bytes."""
    return _fed(Sha512("sha512", 64, INITIAL_512), string)


def sha3_224(string: Buffer = b"") -> BlockHash:
    """SHA3-224 (FIPS 202), 28 bytes."""
    return _fed(Sha3("sha3_224", 28, 144, 0x06), string)


def sha3_256(string: Buffer = b"") -> BlockHash:
    """SHA3-256 (FIPS 202), 32 bytes."""
    return _fed(Sha3("sha3_256", 32, 136, 0x06), string)


def sha3_384(string: Buffer = b"") -> BlockHash:
    """SHA3-384 (FIPS 202), 48 bytes."""
    return _fed(Sha3("sha3_384", 48, 104, 0x06), string)


def sha3_512(string: Buffer = b"") -> BlockHash:
    """SHA3-512 (FIPS 202), 64 bytes."""
    return _fed(Sha3("sha3_512", 64, 72, 0x06), string)


def shake_128(string: Buffer = b"") -> Shake:
    """SHAKE128 (FIPS 202); digest() takes the length."""
    return Shake("shake_128", 168, string)


def shake_256(string: Buffer = b"") -> Shake:
    """SHAKE256 (FIPS 202); digest() takes the length."""
    return Shake("shake_256", 136, string)


def blake2b(data: Buffer = b"", *, digest_size: int = 64, key: bytes = b"", salt: bytes = b"", person: bytes = b"",
            fanout: int = 1, depth: int = 1, leaf_size: int = 0, node_offset: int = 0, node_depth: int = 0,
            inner_size: int = 0, last_node: bool = False) -> BlockHash:
    """BLAKE2b (RFC 7693), up to 64 bytes."""
    return _fed(_blake2.blake2b(digest_size, key, salt, person, fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node), data)


def blake2s(data: Buffer = b"", *, digest_size: int = 32, key: bytes = b"", salt: bytes = b"", person: bytes = b"",
            fanout: int = 1, depth: int = 1, leaf_size: int = 0, node_offset: int = 0, node_depth: int = 0,
            inner_size: int = 0, last_node: bool = False) -> BlockHash:
    """BLAKE2s (RFC 7693), up to 32 bytes."""
    return _fed(_blake2.blake2s(digest_size, key, salt, person, fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node), data)


def new(name: str, data: Buffer = b"") -> BlockHash:
    """The hash of that name; ValueError for one that is not here."""
    return _fed(_by_name(name), data)


def _by_name(name: str) -> BlockHash:
    lower = name.lower()
    if lower == "sha256":
        return sha256(b"")
    if lower == "sha1":
        return sha1(b"")
    if lower == "md5":
        return _fed(Md5(), b"")
    if lower == "sha512":
        return sha512(b"")
    if lower == "sha224":
        return sha224(b"")
    if lower == "sha384":
        return sha384(b"")
    if lower == "blake2b":
        return blake2b(b"")
    if lower == "blake2s":
        return blake2s(b"")
    if lower == "sha3_256":
        return sha3_256(b"")
    if lower == "sha3_512":
        return sha3_512(b"")
    if lower == "sha3_224":
        return sha3_224(b"")
    if lower == "sha3_384":
        return sha3_384(b"")
    raise ValueError(f"unsupported hash type {name}")


def pbkdf2_hmac(hash_name: str, password: bytes, salt: bytes, iterations: int, dklen: int | None = None) -> bytes:
    """A key from a password (RFC 8018 §5.2)."""
    inner = new(hash_name)
    length = inner.digest_size if dklen is None else dklen
    if length < 1:
        raise ValueError("key length must be greater than 0.")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    outer = inner.copy()
    if len(password) > inner.block_size:
        inner.update(password)
        password = inner.digest()
        inner = outer.copy()
    padded = password + bytes(inner.block_size - len(password))
    inner.update(bytes([byte ^ 0x36 for byte in padded]))
    outer.update(bytes([byte ^ 0x5C for byte in padded]))
    key = bytearray()
    index = 1
    while len(key) < length:
        block = _keyed(inner, outer, salt + index.to_bytes(4, "big"))
        total = bytearray(block)
        for _ in range(iterations - 1):
            block = _keyed(inner, outer, block)
            for i in range(len(block)):
                total[i] ^= block[i]
        key += total
        index += 1
    return bytes(key[:length])


def _keyed(inner: BlockHash, outer: BlockHash, message: bytes) -> bytes:
    """The HMAC of the message, from the hashes that have taken the keys in."""
    first = inner.copy()
    first.update(message)
    second = outer.copy()
    second.update(first.digest())
    return second.digest()
