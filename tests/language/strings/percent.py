from typing import Tuple
def f(xs: Tuple[int, ...]) -> str:
    return "%d-%d" % xs
print("%d items, %s: %5.2f|%-5s|%05d|%x|%r|%c|%%" % (3, "abc", 3.14159, "ab", 42, 255, "q'", "z"))
print("%s" % 5, "%s" % [1, 2], "%s and %s" % ("a", None), f((1, 2)))
name, n = "bob", 3
print("Hello %s, you have %d" % (name, n))
t = (1, 2)
print("%s %s" % t)
print("%+.3e %g %i%%" % (12345.678, 0.0001, 7))
print("%*d|%-*d|" % (5, 42, 5, 42))
print("%s" % (1,), "%s" % ((1, 2),), "%s" % True)
