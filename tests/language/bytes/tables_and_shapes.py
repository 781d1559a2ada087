"""bytes: translate(), maketrans(), zfill(), expandtabs(), istitle(); shapes of memoryviews; sys."""
import sys

print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"hello".translate(bytes.maketrans(b"l", b"L"), delete=b"h"), bytearray(b"abc").translate(None, b"c"))
print(b"42".zfill(5), b"-42".zfill(6), b"+1".zfill(2), bytearray(b"x").zfill(3), b"a\tb\tc\n\td".expandtabs(4), b"\t".expandtabs(), b"a\tb".expandtabs(0), bytearray(b"\tq").expandtabs(2))
print(b"Hello World".istitle(), b"Hello world".istitle(), b"".istitle(), b"A1b".istitle(), b"A1B".istitle(), bytearray(b"Xy").istitle(), bytearray.maketrans(b"a", b"b")[97])
try:
    print(bytes.maketrans(b"a", b"bc"))
except ValueError as e:
    print(e)
try:
    print(b"a".translate(b"short"))
except ValueError as e:
    print(e)
m = memoryview(bytearray(8))
print(m.readonly, m.shape, m.strides, m.c_contiguous, m.contiguous, m[2:4].tobytes(), m.hex(":"), m.format, m.itemsize, m.nbytes, m.ndim)
print(m[::2].strides, m[::2].contiguous, m.f_contiguous, m.suboffsets)
m.release()
with memoryview(b"abc") as mv:
    print(mv[0], list(mv), len(mv))
print(sys.version_info >= (3, 8), sys.version_info.major, sys.version_info[:2] >= (3, 11), sys.maxsize, sys.byteorder, sys.getdefaultencoding(), sys.maxunicode)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.min, sys.float_info.dig, sys.float_info)
sys.setrecursionlimit(5000)
print(sys.getrecursionlimit())
sys.stdout.write("out\n")
sys.stdout.writelines(["a\n", "b\n"])
sys.stdout.flush()
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
