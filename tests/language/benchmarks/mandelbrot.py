"""Mandelbrot set as a bitmap of SIZE by SIZE points; prints a checksum of it (Benchmarks Game)."""
from typing import Final

SIZE: Final = 40
ITERATIONS: Final = 50


def row(y: int, n: int) -> bytes:
    line = bytearray()
    ci = 2.0 * y / n - 1.0
    bits = 0
    for x in range(n):
        cr = 2.0 * x / n - 1.5
        zr = zi = tr = ti = 0.0
        left = ITERATIONS
        while left > 0 and tr + ti <= 4.0:
            zi = 2.0 * zr * zi + ci
            zr = tr - ti + cr
            tr = zr * zr
            ti = zi * zi
            left -= 1
        bits = bits << 1 | (tr + ti <= 4.0)
        if x % 8 == 7:
            line.append(bits)
            bits = 0
    if n % 8:
        line.append(bits << 8 - n % 8)
    return bytes(line)


def main() -> None:
    checksum = inside = 0
    for y in range(SIZE):
        for byte in row(y, SIZE):
            checksum = (checksum * 31 + byte) % 1000000007
            inside += bin(byte).count("1")
    print(f"P4\n{SIZE} {SIZE}\n{checksum} {inside}")


if __name__ == "__main__":
    main()
