# mypy: ignore-errors
"""Ordinary scripts with few annotations: grids, tables, a parser, words counted, searches."""
from collections import deque, defaultdict, namedtuple
import math
import string
import functools

Point = namedtuple("Point", ["x", "y"])


# --- numbers beside symbols
DATA = """\
467..114..
...*......
..35..633.
......#...
617*......
"""

grid = [list(line) for line in DATA.strip().split("\n")]
height, width = len(grid), len(grid[0])


def neighbours(x: int, y: int):
    result = []
    for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1)):
        nx, ny = x + dx, y + dy
        if 0 <= nx < width and 0 <= ny < height:
            result.append((nx, ny))
    return result


def part1():
    total = 0
    for y, row in enumerate(grid):
        number = ""
        near = False
        for x, c in enumerate(row + ["."]):
            if c.isdigit():
                number += c
                if any(grid[b][a] not in string.digits + "." for a, b in neighbours(x, y)):
                    near = True
            else:
                if number and near:
                    total += int(number)
                number, near = "", False
    return total


print("part1", part1())


def knapsack(items: list[tuple[int, int]], capacity: int):
    table = [[0 for _ in range(capacity + 1)] for _ in range(len(items) + 1)]
    for i in range(1, len(items) + 1):
        w, v = items[i - 1]
        for c in range(capacity + 1):
            table[i][c] = table[i - 1][c]
            if w <= c:
                table[i][c] = max(table[i][c], table[i - 1][c - w] + v)
    chosen = []
    c = capacity
    for i in range(len(items), 0, -1):
        if table[i][c] != table[i - 1][c]:
            chosen.append(i - 1)
            c -= items[i - 1][0]
    return table[-1][-1], chosen[::-1]


print(knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7))


def permutations(xs: list[int]):
    if len(xs) <= 1:
        return [xs]
    out = []
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            out.append([x] + rest)
    return out


print(permutations([1, 2, 3]))


def sieve(n: int):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, math.isqrt(n) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, f in enumerate(flags) if f]


print(sieve(30))


class Matrix:
    def __init__(self, rows: list[list[float]]):
        self.rows = rows

    def __mul__(self, other: "Matrix"):
        return Matrix([[sum((a * b for a, b in zip(r, c)), 0.0) for c in zip(*other.rows)] for r in self.rows])

    def __repr__(self):
        return "Matrix(" + repr(self.rows) + ")"


print(Matrix([[1.0, 2.0], [3.0, 4.0]]) * Matrix([[0.0, 1.0], [1.0, 0.0]]))


# tokenizer + parser + interpreter
def tokenize(text: str):
    tokens = []
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            tokens.append(("num", text[i:j]))
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            tokens.append(("name", text[i:j]))
            i = j
        else:
            tokens.append(("op", c))
            i += 1
    tokens.append(("end", ""))
    return tokens


class Parser:
    def __init__(self, text: str):
        self.tokens = tokenize(text)
        self.pos = 0
        self.vars = {}

    def peek(self):
        return self.tokens[self.pos]

    def next(self):
        token = self.tokens[self.pos]
        self.pos += 1
        return token

    def expr(self):
        value = self.term()
        while self.peek()[1] in ("+", "-"):
            _, op = self.next()
            right = self.term()
            value = value + right if op == "+" else value - right
        return value

    def term(self):
        value = self.factor()
        while self.peek()[1] in ("*", "/"):
            _, op = self.next()
            right = self.factor()
            if op == "*":
                value *= right
            else:
                value //= right
        return value

    def factor(self):
        kind, text = self.next()
        if kind == "num":
            return int(text)
        if kind == "name":
            return self.vars[text]
        if text == "(":
            value = self.expr()
            self.next()
            return value
        if text == "-":
            return -self.factor()
        raise SyntaxError(f"unexpected {text!r}")


p = Parser("2 * (3 + x) - 10 / 3")
p.vars["x"] = 4
print(p.expr())
counts = {}
for word in "the cat the dog the end".split():
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):
    print(word, n)
index = defaultdict(set)
for i, word in enumerate("a b a c".split()):
    index[word].add(i)
print({k: sorted(v) for k, v in index.items()})
tree = lambda: defaultdict(int)
best = max(counts, key=counts.get)
print(best)
longest = ""
for w in counts:
    if len(w) > len(longest):
        longest = w
print(longest)
xs = [3, 1, 2]
xs.sort(reverse=True)
print(xs, sum(xs) / len(xs), Point(1, 2))
stack = []
for tok in "3 4 + 2 *".split():
    if tok in "+-*":
        b, a = stack.pop(), stack.pop()
        stack.append(a + b if tok == "+" else a * b if tok == "*" else a - b)
    else:
        stack.append(int(tok))
print(stack)


@functools.lru_cache(maxsize=None)
def ways(n: int):
    if n < 0:
        return 0
    if n == 0:
        return 1
    return ways(n - 1) + ways(n - 2)


print(ways(30))
state = {"hp": 10, "log": 0}
state["hp"] -= 3
print(state)
moves = {"U": (0, -1), "D": (0, 1)}
x, y = 0, 0
visited = {(x, y)}
for m in "UUD":
    dx, dy = moves[m]
    x, y = x + dx, y + dy
    visited.add((x, y))
print(len(visited), min(visited))
queue = deque()
queue.append((0, 0, []))
while queue:
    a, b, path = queue.popleft()
    if a == 2 and b == 1:
        print(path)
        break
    for name, (da, db) in (("r", (1, 0)), ("d", (0, 1))):
        if a + da < 3 and b + db < 2:
            queue.append((a + da, b + db, path + [name]))
counts = {"a": 1, "b": 3}
print(max(counts, key=counts.get), sorted(counts, key=counts.get, reverse=True), min(counts, key=lambda k: counts[k]))
d: dict[str, float] = {"x": 1.5, "y": 0.5}
print(min(d, key=d.get), list(map(d.get, ["x", "q"])))
words = ["bb", "a"]
print(sorted(words, key=str.upper), max(words, key=words.count), sorted(words, key=words.index))
try:
    print(max(["x", "nope"], key=d.get))
except TypeError as e:
    print(e)
