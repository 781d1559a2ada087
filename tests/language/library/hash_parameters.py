"""BLAKE2's parameters and their bounds."""

import hashlib
from typing import Callable

calls: list[Callable[[], object]] = [
    lambda: hashlib.blake2b(digest_size=0).hexdigest(),
    lambda: hashlib.blake2s(digest_size=33).hexdigest(),
    lambda: hashlib.blake2s(key=b"x" * 33).hexdigest(),
    lambda: hashlib.blake2b(salt=b"x" * 17).hexdigest(),
    lambda: hashlib.blake2s(person=b"x" * 9).hexdigest(),
    lambda: hashlib.blake2b(fanout=256).hexdigest(),
    lambda: hashlib.blake2b(depth=0).hexdigest(),
    lambda: hashlib.blake2b(leaf_size=-1).hexdigest(),
    lambda: hashlib.blake2b(leaf_size=2**32).hexdigest(),
    lambda: hashlib.blake2s(node_offset=2**48).hexdigest(),
    lambda: hashlib.blake2b(node_offset=-1).hexdigest(),
    lambda: hashlib.blake2b(node_depth=-1).hexdigest(),
    lambda: hashlib.blake2b(inner_size=65).hexdigest(),
    lambda: hashlib.blake2s(inner_size=33).hexdigest(),
]
for call in calls:
    try:
        print(call())
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
keys: list[Callable[[], bytes]] = [
    lambda: hashlib.pbkdf2_hmac("sha1", b"", b"", 0),
    lambda: hashlib.pbkdf2_hmac("sha1", b"", b"", 1, 0),
    lambda: hashlib.pbkdf2_hmac("md5", b"", b"", 2, 33),
]
for key in keys:
    try:
        print(key().hex())
    except ValueError as error2:
        print(error2)
