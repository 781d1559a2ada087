"""FNV-1a and xorshift on machine integers."""

from machine import u32, u64


def fnv(text: str) -> u32:
    value = u32(2166136261)
    for byte in text.encode():
        value = (value ^ u32(byte)) * 16777619
    return value


class Random:
    def __init__(self, seed: int) -> None:
        self.state = u64(seed)

    def next(self) -> int:
        x = self.state
        x ^= x << 13
        x ^= x >> 7
        x ^= x << 17
        self.state = x
        return int(x >> 11)


print(int(fnv("")), int(fnv("a")), int(fnv("foobar")))
random = Random(88172645463325252)
print([random.next() for _ in range(5)])
