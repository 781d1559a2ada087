"""Hashes fed piece by piece, copied, and made by name; keys from passwords."""

import hashlib

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s"):
    h = hashlib.new(name)
    for piece in (b"abc", b"", b"x" * 61, b"y" * 200, b"z"):
        h.update(piece)
        other = h.copy()
        other.update(bytearray(b"more"))
        print(h.name, h.digest_size, h.block_size, h.hexdigest(), other.hexdigest())
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 10).hex(), hashlib.pbkdf2_hmac("sha1", b"p" * 100, b"salt", 3, 50).hex())
print(sorted(hashlib.algorithms_guaranteed & {"md5", "sha1", "sha512"}), hashlib.md5(b"x", usedforsecurity=False).hexdigest(), hashlib.sha1(memoryview(b"abc")).hexdigest())
for bad in ("foo", ""):
    try:
        hashlib.new(bad)
    except ValueError as error:
        print(error)
checks = {name: hashlib.new(name, b"abc").hexdigest()[:8] for name in ("md5", "sha256", "blake2s")}
print(checks)
