"""Assignments to slices and deletions of slices, with extended steps and their errors."""

letters = list("abcdefgh")
letters[2:5] = ["X"]
print(letters)
letters[1:1] = "123"
print("".join(letters), len(letters))
letters[-2:] = []
letters[:0] = ["<"]
letters[len(letters):] = [">"]
print("".join(letters))
letters[::2] = ["_"] * len(letters[::2])
print("".join(letters))
letters[::-1] = list(letters)
print("".join(letters))
letters[5:2] = ["between"]
print(letters)
for attempt in range(5):
    items = list(range(6))
    try:
        if attempt == 0:
            items[::2] = [1, 2]
        elif attempt == 1:
            items[::0] = []
        elif attempt == 2:
            items[4:1:-1] = [30, 20, 10]
        elif attempt == 3:
            items[10:20] = [7]
        else:
            items[1:3] = items
        print(items)
    except ValueError as error:
        print("ValueError:", error, items)
numbers = list(range(20))
del numbers[::3]
print(numbers)
del numbers[-1:-6:-2]
print(numbers)
del numbers[2:4], numbers[100:]
print(numbers)
del numbers[:]
print(numbers, numbers[1:], numbers[::-1])
primes = [True] * 31
primes[:2] = False, False
for i in range(2, 6):
    if primes[i]:
        primes[i * i :: i] = [False] * len(primes[i * i :: i])
print([i for i, p in enumerate(primes) if p])
data = bytearray(b"hello world")
data[:5] = b"HOWDY"
data[5:6] = b", "
del data[-1:]
data[::4] = b"..." if len(data[::4]) == 3 else b""
print(data)
window = [1, 2, 3]
alias = window
window[:] = [n * n for n in window]
print(alias, alias is window)
window[1:], window[:1] = window[:2], [0]
print(alias)
board = [["."] * 3 for _ in range(3)]
board[1][:2] = "XO"
board[::2] = [list("top"), list("end")]
print(["".join(line) for line in board], [line[::-1] for line in board[:2]], sum((line[1:] for line in board), []))
