"""isclose, ldexp and rounding to ints."""

import math

VALUES = [0.0, 1.0, 1.0 + 1e-10, 1e200, -1e200, math.inf, -math.inf, math.nan, 1e-12]
for x in VALUES:
    print([math.isclose(x, y) for y in VALUES], [math.isclose(x, y, rel_tol=0.5) for y in VALUES], [math.isclose(x, y, abs_tol=1.0) for y in VALUES])
print(math.isclose(1, 1), math.isclose(100, 101, rel_tol=0.01), math.isclose(0.1 + 0.2, 0.3))
try:
    math.isclose(1.0, 1.0, rel_tol=-1.0)
except ValueError as error:
    print(error)
for mantissa in (0.75, -1.0, 3.5, 5e-324, 1.7e308, 0.0, -0.0, math.inf, math.nan):
    for exponent in (0, 1, -1, 10, -1022, -1060, -1074, -1080, 1023, 1024, -2200, 2200, 2**62, -(2**62)):
        try:
            print(mantissa, exponent, math.ldexp(mantissa, exponent))
        except OverflowError as error2:
            print(mantissa, exponent, error2)
for x in (2.5, -2.5, 0.0, -0.7, 1e18, 7.0, math.inf, -math.inf, math.nan):
    try:
        print(x, math.floor(x), math.ceil(x), math.trunc(x))
    except (ValueError, OverflowError) as error3:
        print(x, type(error3).__name__, error3)
print(math.floor(7), math.ceil(-7), math.trunc(True), math.pi, math.e, math.tau)
