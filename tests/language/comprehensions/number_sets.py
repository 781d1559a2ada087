"""Mathematics as comprehensions: triples, primes, perfect numbers, divisors, Pascal, magic squares, closures."""
from itertools import permutations
from math import gcd, isqrt

triples = [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c and gcd(a, b) == 1]
print(triples)
composites = {n for i in range(2, 8) for n in range(i * i, 60, i)}
primes = [n for n in range(2, 60) if n not in composites]
print(primes, [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2], all(all(p % d for d in range(2, isqrt(p) + 1)) for p in primes))
divisors = {n: [d for d in range(1, n) if n % d == 0] for n in range(1, 500)}
print([n for n, ds in divisors.items() if sum(ds) == n], [(a, b) for a in divisors if (b := sum(divisors[a])) > a and b in divisors and sum(divisors[b]) == a])
pascal = [[1]]
for _ in range(6):
    pascal.append([a + b for a, b in zip([0, *pascal[-1]], [*pascal[-1], 0])])
print(pascal[-1], [sum(row) for row in pascal], ["".join("*" if n % 2 else " " for n in row) for row in pascal][3])
print([n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))], {x * x % 16 for x in range(16)}, sum(n for n in range(1000) if not n % 3 or not n % 5))
magic = [p for p in permutations(range(1, 10)) if p[4] == 5 and sum(p[:3]) == 15 and sum(p[3:6]) == 15 and all(p[c] + p[c + 3] + p[c + 6] == 15 for c in range(3)) and p[0] + p[8] == 10 and p[2] + p[6] == 10]
print(len(magic), magic[0])
relation = {(1, 2), (2, 3), (3, 4), (5, 5)}
while new := {(a, d) for a, b in relation for c, d in relation if b == c} - relation:
    relation |= new
print(sorted(relation), {a: {b for x, b in relation if x == a} for a, _ in sorted(relation)})
rows = [[r * 3 + c for c in range(3)] for r in range(4)]
print([[row[c] for row in rows] for c in range(3)], [x for row in rows for x in row if x % 2], [row[::-1] for row in rows[::-1]][0], list(map(list, zip(*rows[:2]))))
fizz = [("Fizz" if n % 3 == 0 else "") + ("Buzz" if n % 5 == 0 else "") or str(n) for n in range(1, 16)]
print(" ".join(fizz))
