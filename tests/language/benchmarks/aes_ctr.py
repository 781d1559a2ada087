"""AES-128 in counter mode in plain Python, with tables made at start (pyperformance crypto_pyaes); SIZE is in bytes."""
from typing import Final

SIZE: Final = 400
ROUNDS: Final = 10


def double(a: int) -> int:
    return (a << 1 ^ 0x1B) & 0xFF if a & 0x80 else a << 1


def make_sbox() -> list[int]:
    sbox = [0] * 256
    p = q = 1
    while True:
        p = p ^ double(p)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        rotated = q
        x = q
        for _ in range(4):
            rotated = (rotated << 1 | rotated >> 7) & 0xFF
            x ^= rotated
        sbox[p] = x ^ 0x63
        if p == 1:
            break
    sbox[0] = 0x63
    return sbox


SBOX = make_sbox()


def rotate_right(word: int, count: int) -> int:
    return (word >> count | word << (32 - count)) & 0xFFFFFFFF


T1 = [double(s) << 24 | s << 16 | s << 8 | (double(s) ^ s) for s in SBOX]
T2 = [rotate_right(t, 8) for t in T1]
T3 = [rotate_right(t, 16) for t in T1]
T4 = [rotate_right(t, 24) for t in T1]


class AES:
    """The block cipher under one key of 16 bytes."""

    def __init__(self, key: bytes) -> None:
        if len(key) != 16:
            raise ValueError("invalid key size")
        words = [int.from_bytes(key[i:i + 4], "big") for i in range(0, 16, 4)]
        constant = 1
        for i in range(4, 4 * (ROUNDS + 1)):
            word = words[i - 1]
            if i % 4 == 0:
                word = rotate_right(word, 24)
                word = SBOX[word >> 24] << 24 | SBOX[word >> 16 & 255] << 16 | SBOX[word >> 8 & 255] << 8 | SBOX[word & 255]
                word ^= constant << 24
                constant = double(constant)
            words.append(words[i - 4] ^ word)
        self.keys = [words[i:i + 4] for i in range(0, len(words), 4)]

    def encrypt(self, block: list[int]) -> list[int]:
        """One block of 16 bytes."""
        keys = self.keys
        t = [(block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3]) ^ keys[0][i] for i in range(4)]
        a = [0, 0, 0, 0]
        for r in range(1, ROUNDS):
            for i in range(4):
                a[i] = (T1[t[i] >> 24 & 0xFF] ^ T2[t[(i + 1) % 4] >> 16 & 0xFF] ^ T3[t[(i + 2) % 4] >> 8 & 0xFF]
                        ^ T4[t[(i + 3) % 4] & 0xFF] ^ keys[r][i])
            t = a[:]
        result = []
        for i in range(4):
            key = keys[ROUNDS][i]
            result.append((SBOX[t[i] >> 24 & 0xFF] ^ key >> 24) & 0xFF)
            result.append((SBOX[t[(i + 1) % 4] >> 16 & 0xFF] ^ key >> 16) & 0xFF)
            result.append((SBOX[t[(i + 2) % 4] >> 8 & 0xFF] ^ key >> 8) & 0xFF)
            result.append((SBOX[t[(i + 3) % 4] & 0xFF] ^ key) & 0xFF)
        return result


class Counter:
    def __init__(self, value: bytes) -> None:
        self.value = list(value)

    def increment(self) -> None:
        for i in reversed(range(len(self.value))):
            self.value[i] = (self.value[i] + 1) % 256
            if self.value[i]:
                break


class CounterMode:
    """Encrypts and decrypts alike: the data xor the encrypted counters."""

    def __init__(self, key: bytes, start: bytes) -> None:
        self.aes = AES(key)
        self.counter = Counter(start)
        self.stream: list[int] = []

    def crypt(self, data: bytes) -> bytes:
        while len(self.stream) < len(data):
            self.stream += self.aes.encrypt(self.counter.value)
            self.counter.increment()
        done = bytes([a ^ b for a, b in zip(data, self.stream)])
        self.stream = self.stream[len(data):]
        return done


def main() -> None:
    known = AES(bytes.fromhex("000102030405060708090a0b0c0d0e0f")).encrypt(list(bytes.fromhex("00112233445566778899aabbccddeeff")))
    print(bytes(known).hex())
    key = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")
    start = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
    print(CounterMode(key, start).crypt(bytes.fromhex("6bc1bee22e409f96e93d7e117393172a")).hex())
    text = b"This is a test. What could possibly go wrong? "
    message = (text * (SIZE // len(text) + 1))[:SIZE]
    encrypter, decrypter = CounterMode(key, start), CounterMode(key, start)
    packets = [encrypter.crypt(message[at:at + 256]) for at in range(0, len(message), 256)]
    print(packets[-1][:16].hex(), b"".join(decrypter.crypt(packet) for packet in packets) == message)
    try:
        AES(b"short")
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
