"""SHA-256 (FIPS 180-4) in plain Python on int with masks; SIZE is the number of bytes."""
from typing import Final

SIZE: Final = 2000
MASK: Final = 0xFFFFFFFF


def primes(count: int) -> list[int]:
    found: list[int] = []
    candidate = 2
    while len(found) < count:
        if all(candidate % p for p in found):
            found.append(candidate)
        candidate += 1
    return found


def fraction_bits(x: float) -> int:
    return int((x - int(x)) * 4294967296.0)


K = [fraction_bits(p ** (1.0 / 3.0)) for p in primes(64)]
INITIAL = [fraction_bits(p ** 0.5) for p in primes(8)]


def rotr(x: int, n: int) -> int:
    return (x >> n | x << (32 - n)) & MASK


class Sha256:
    def __init__(self, data: bytes = b"") -> None:
        self.state = INITIAL[:]
        self.buffer = b""
        self.length = 0
        self.update(data)

    def update(self, data: bytes) -> None:
        self.length += len(data)
        self.buffer += data
        whole = len(self.buffer) // 64 * 64
        for at in range(0, whole, 64):
            self.process(self.buffer[at:at + 64])
        self.buffer = self.buffer[whole:]

    def process(self, block: bytes) -> None:
        w = [int.from_bytes(block[i:i + 4], "big") for i in range(0, 64, 4)]
        for i in range(16, 64):
            s0 = rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ (w[i - 15] >> 3)
            s1 = rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ (w[i - 2] >> 10)
            w.append((w[i - 16] + s0 + w[i - 7] + s1) & MASK)
        a, b, c, d, e, f, g, h = self.state
        for i in range(64):
            s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
            ch = (e & f) ^ (~e & g)
            temp1 = (h + s1 + ch + K[i] + w[i]) & MASK
            s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
            maj = (a & b) ^ (a & c) ^ (b & c)
            temp2 = (s0 + maj) & MASK
            h, g, f, e, d, c, b, a = g, f, e, (d + temp1) & MASK, c, b, a, (temp1 + temp2) & MASK
        self.state = [(x + y) & MASK for x, y in zip(self.state, [a, b, c, d, e, f, g, h])]

    def hexdigest(self) -> str:
        last = Sha256()
        last.state = self.state[:]
        padding = b"\x80" + b"\0" * ((55 - self.length) % 64)
        last.update(self.buffer + padding + (self.length * 8).to_bytes(8, "big"))
        return "".join(f"{word:08x}" for word in last.state)


def main() -> None:
    print(Sha256().hexdigest())
    print(Sha256(b"abc").hexdigest())
    digest = Sha256()
    for at in range(0, SIZE, 100):
        digest.update(bytes((at + i) % 251 for i in range(min(100, SIZE - at))))
    print(digest.hexdigest())


if __name__ == "__main__":
    main()
