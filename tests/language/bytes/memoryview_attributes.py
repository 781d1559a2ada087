"""What a memoryview says of itself, and read-only views."""

data = bytearray(b"abcdef")
view = memoryview(data)
print(view.itemsize, view.ndim, view.contiguous, view.nbytes, view.format, view.readonly, len(view))
every = view[::2]
print(every.contiguous, every.nbytes, bytes(every))
fixed = view.toreadonly()
print(fixed.readonly, view.readonly, bytes(fixed[1:3]))
try:
    fixed[0] = 1
except TypeError as error:
    print(error)
view[0] = 65
print(bytes(fixed), memoryview(b"x").readonly)
