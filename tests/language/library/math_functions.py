import math
from math import sqrt, pi
print(sqrt(2), sqrt(16), math.floor(2.7), math.ceil(2.1), math.floor(-2.5), math.floor(3), math.trunc(-2.7), pi, math.e, math.inf, -math.inf)
print(math.gcd(12, 18), math.lcm(4, 6), math.gcd(), math.isqrt(99), math.isqrt(9223372036854775807), math.factorial(20), math.comb(30, 15), math.comb(5, 2), math.perm(5, 2))
print(math.fabs(-3), math.copysign(2.0, -0.0), math.isnan(math.nan), math.isinf(1.0), math.isfinite(2), math.isclose(0.1 + 0.2, 0.3))
print(math.exp(1), math.exp(-3.5), math.log(10), math.log(8, 2), math.log2(8), math.log2(10), math.log10(1000), math.log10(2), math.pow(2, 0.5), math.hypot(3, 4), math.hypot(1.5, 2.5))
print(math.fmod(7, 3), math.fmod(-7.5, 2), math.modf(3.25), math.frexp(10.0), math.ldexp(0.75, 4), math.fsum([0.1] * 10), sum([0.1] * 10), math.degrees(math.pi), math.radians(180))
print(math.prod([1, 2, 3]), math.prod([1.5, 2.0]), math.dist((0.0, 0.0), (3.0, 4.0)))
for x in (0.1, 0.5, 1.5, 2.5, 10.0, 123.456, 1e-5, 1e10):
    print(math.log(x), math.exp(x) if x < 700 else 0, math.sqrt(x), math.log10(x), math.log2(x))
try:
    math.sqrt(-1)
except ValueError as e:
    print(e)
