"""f-strings with format specifications, conversions and nesting."""

name, age, ratio = "Ada", 36, 0.6180339887
print(f"{name} is {age} years, {ratio:.3f} and {ratio:10.2e}|")
print(f"{name!r:>8}|{name:<8}|{name:^8}|{name:*^9}|")
print(f"{age:5d}|{age:05d}|{age:x}|{age:#x}|{age:b}|{age:+d}|{-age:,}")
width = 12
print(f"{name:>{width}}|{ratio:{width}.{3}f}|")
print(f"{{braces}} {'nested ' + name} {[1, 2][0]} {age if age > 30 else 0}")
print(f"{age=} {name=!s}")
print("%s has %d items, %5.2f%%" % (name, 3, 99.5), "{} and {}".format("a", "b"), "{1}{0}".format("x", "y"))
print(f"{True} {None} {[1, 'a', None]} {(1,)} { {'k': 1} }")
print(f"{1000000:_} {3.0} {1e20} {b'raw'!r}")
