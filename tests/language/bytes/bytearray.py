"""bytearray: changed in place."""

buffer = bytearray(b"hello")
buffer.append(33)
buffer += b" world"
buffer[0] = ord("J")
print(buffer, len(buffer), bytes(buffer[1:4]))
del buffer[5:]
buffer.extend([32, 48])
buffer[1:3] = b"EEE"
print(buffer, buffer.find(b"E"), buffer == b"JEEElo 0", buffer.pop(), buffer)
own = bytearray(b"abcdef")
own[1:3] = own
print(own)
own[0:2] = own[4:6]
own[2:4] = bytearray(b"XY")
own[::5] = bytearray(b"01")
print(own, len(own))
own[:] = own
own[len(own):] = own
print(own)
buffer.reverse()
buffer.insert(0, 42)
print(buffer, buffer.upper(), bytearray(3), list(buffer[:2]))
buffer.clear()
print(buffer, not buffer)
try:
    buffer.append(300)
except ValueError as error:
    print(error)
try:
    buffer[0] = 1
except IndexError as error:
    print(error)
