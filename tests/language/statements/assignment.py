"""Chained, augmented, swapped and starred assignment; del; the walrus."""

a = b = [1, 2]
a.append(3)
print(b, a is b)
x, y, z = 1, 2, 3
x, y, z = z, x, y
print(x, y, z)
values = [10, 20, 30]
i = 0
i, values[i] = 2, 99
print(i, values)
head, *middle, tail = range(6)
print(head, middle, tail)
count = 5
count += 3
count *= 2
count //= 3
count %= 4
count <<= 3
count |= 1
count ^= 2
print(count)
text = "ab"
text += "c"
text *= 2
print(text)
matrix = [[0, 0], [0, 0]]
matrix[0][1] = matrix[1][0] = 7
print(matrix)
if (n := len(values)) > 2:
    print("n is", n)
while (item := values.pop()) != 20:
    print("popped", item)
del matrix[0]
print(matrix, values)
