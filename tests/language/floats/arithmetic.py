"""Floating-point arithmetic and its text."""

print(0.1 + 0.2, 1 / 3, 2.0**0.5, -7.5 // 2, -7.5 % 2, 7.5 % -2)
print(1e16, 1e15, 123456789.123, 1e-5, 0.0001, 5e-324, 1.7976931348623157e308)
print(float("inf"), -float("inf"), float("nan"), float("1e3"), float(" -2.5 "))
print(3.0, 3.10, 100.0, 1e100, -0.0, 0.0 == -0.0)
print(1.5 < 2, 2 == 2.0, 0.1 + 0.2 == 0.3, float("nan") == float("nan"))
print(round(2.675, 2), round(1.25, 1), round(-3.5), round(1234.5678, -2), int(1e10))
print(f"{3.14159:.2f} {2.5:8.3f}| {1e6:e} {0.000123:g} {1234567.0:,.1f} {0.25:.0%}")
print(abs(-2.5), max(1.5, 2.5), min(0.5, 0.25), sum([0.5, 0.25]), divmod(7.5, 2.0))
try:
    print(1.0 / 0.0)
except ZeroDivisionError as error:
    print(error)
try:
    float("abc")
except ValueError as error:
    print(error)
