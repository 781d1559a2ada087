"""The sequence that follows from a seed: ints, floats, texts and bytes."""

import random
from random import Random

for seed in (0, 1, 42, -42, 2**31, 2**40 + 5, 2**62):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(5), random.getrandbits(40), random.getrandbits(63), random.randint(1, 6), random.randrange(10), random.randrange(5, 100, 7), random.randrange(10, -10, -3))
for text in ("", "hello", "ä€😀", "x" * 200):
    r = Random(text)
    print(r.random(), r.randint(-10**15, 10**15))
for data in (b"", b"\x00\x00\x01", b"abc" * 50):
    random.seed(data)
    print(random.random(), random.randbytes(11), random.randbytes(0), random.randbytes(4))
random.seed(bytearray(b"zz"))
print(random.random())
for x in (0.0, 1.5, -2.25, 1e300, 0.1):
    random.seed(x)
    print(random.random())

r = Random(99)
first = [r.random() for _ in range(700)]
print(first[0], first[623], first[-1], sum(first))
state = r.getstate()
following = [r.randint(1, 6) for _ in range(20)]
r.setstate(state)
print(following, following == [r.randint(1, 6) for _ in range(20)], state[0], len(state[1]), state[2])
