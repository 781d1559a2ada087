"""Hashes of data of all lengths around the blocks'."""

import hashlib

for n in (0, 1, 3, 55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 1000):
    data = bytes([i * 7 & 255 for i in range(n)])
    print(n, hashlib.md5(data).hexdigest(), hashlib.sha1(data).hexdigest(), hashlib.sha224(data).hexdigest())
    print(hashlib.sha256(data).hexdigest(), hashlib.sha384(data).hexdigest(), hashlib.sha512(data).hexdigest())
    print(hashlib.blake2b(data).hexdigest(), hashlib.blake2s(data).hexdigest())
    print(hashlib.blake2b(data, digest_size=20, key=b"key", salt=b"salt", person=b"me", node_offset=5, last_node=True).hexdigest())
    print(hashlib.blake2s(data, digest_size=7, key=b"k" * 32, salt=b"saltsalt", person=b"", fanout=2, depth=3, leaf_size=70000, inner_size=9).hexdigest())
