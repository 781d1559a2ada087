"""Checksums and digests."""

import binascii
import hashlib
import zlib

print(hashlib.sha256(b"").hexdigest())
digest = hashlib.sha256()
digest.update(b"abc")
digest.update(b"def")
print(digest.hexdigest(), digest.digest_size, hashlib.sha256(b"abcdef").digest() == digest.digest())
print(zlib.crc32(b"hello"), binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"))
