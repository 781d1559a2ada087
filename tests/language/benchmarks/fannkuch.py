"""Fannkuch redux: the most flips of a prefix that a permutation of 1..SIZE takes (Benchmarks Game)."""
from typing import Final

SIZE: Final = 7


def fannkuch(n: int) -> tuple[int, int]:
    permutation = list(range(n))
    count = [0] * n
    most_flips = checksum = turns = 0
    r = n
    while True:
        while r > 1:
            count[r - 1] = r
            r -= 1
        first = permutation[0]
        if first:
            flips = 0
            flipped = permutation[:]
            while first:
                low, high = 0, first
                while low < high:
                    flipped[low], flipped[high] = flipped[high], flipped[low]
                    low += 1
                    high -= 1
                flips += 1
                first = flipped[0]
            most_flips = max(most_flips, flips)
            checksum += flips if turns % 2 == 0 else -flips
        while True:
            if r == n:
                return checksum, most_flips
            first = permutation[0]
            for i in range(r):
                permutation[i] = permutation[i + 1]
            permutation[r] = first
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        turns += 1


def main() -> None:
    checksum, flips = fannkuch(SIZE)
    print(f"{checksum}\nPfannkuchen({SIZE}) = {flips}")


if __name__ == "__main__":
    main()
