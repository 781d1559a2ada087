"""A bit set in a bytearray, and the primes in it."""


class BitSet:
    def __init__(self, size: int) -> None:
        self.size = size
        self._bytes = bytearray((size + 7) // 8)

    def __setitem__(self, index: int, value: bool) -> None:
        self._check(index)
        if value:
            self._bytes[index >> 3] |= 1 << (index & 7)
        else:
            self._bytes[index >> 3] &= ~(1 << (index & 7)) & 0xFF

    def __getitem__(self, index: int) -> bool:
        self._check(index)
        return bool(self._bytes[index >> 3] >> (index & 7) & 1)

    def _check(self, index: int) -> None:
        if not 0 <= index < self.size:
            raise IndexError(f"bit {index} of {self.size}")


bits = BitSet(200)
for n in range(2, 200):
    bits[n] = True
for n in range(2, 15):
    if bits[n]:
        for multiple in range(n * n, 200, n):
            bits[multiple] = False
print([n for n in range(200) if bits[n]])
try:
    bits[200] = True
except IndexError as error:
    print(error)
