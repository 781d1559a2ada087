"""Randomness of the machine: only its bounds are known."""

import random
import secrets
import uuid

s = random.SystemRandom()
print(all(0.0 <= s.random() < 1.0 for _ in range(100)), all(0 <= s.randrange(10) < 10 for _ in range(100)), s.choice("a"), len(s.randbytes(5)), len(set(s.sample(range(50), 7))), 0 <= s.getrandbits(3) < 8)
for call in (s.getstate, s.getstate):
    try:
        call()
    except NotImplementedError as error:
        print(error)
random.seed()
print(0 <= random.random() < 1, random.Random().random() != random.Random().random())
print(len(secrets.token_bytes()), len(secrets.token_bytes(3)), len(secrets.token_hex(5)), len(secrets.token_urlsafe(16)), secrets.randbelow(1), secrets.choice([7]), secrets.randbits(4) < 16, secrets.compare_digest(b"a", b"a"))
try:
    secrets.randbelow(0)
except ValueError as error2:
    print(error2)
print(uuid.uuid4().version, uuid.uuid4() != uuid.uuid4(), uuid.uuid1().version, uuid.uuid1(5, 6).node, uuid.uuid4().variant)
