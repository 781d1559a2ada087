"""Large lists, dicts, strings and bytes that grow and shrink."""

numbers: list[int] = []
for i in range(300_000):
    numbers.append(i)
while len(numbers) > 10:
    numbers.pop()
print(numbers)
table: dict[int, list[int]] = {}
for i in range(20_000):
    table.setdefault(i % 100, []).append(i)
print(len(table), sum(len(v) for v in table.values()), table[99][-1])
text = ""
for i in range(2000):
    text += str(i)
print(len(text), text[-8:])
buffer = bytearray()
for i in range(50_000):
    buffer.append(i & 255)
print(len(buffer), sum(buffer), bytes(buffer[1000:1004]))
