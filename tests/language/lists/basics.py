"""list methods and slices."""

numbers = [3, 1, 4, 1, 5, 9, 2, 6]
print(numbers[2], numbers[-1], numbers[2:5], numbers[::-2], len(numbers), sum(numbers), numbers.index(4), numbers.count(1))
numbers.append(7)
numbers.insert(0, 0)
numbers.remove(1)
print(numbers, numbers.pop(), numbers.pop(0), 9 in numbers, 100 not in numbers)
numbers[1:3] = [10, 20, 30]
del numbers[0]
del numbers[-2:]
print(numbers, numbers + [1], [0] * 3, numbers == [10, 20, 30], [1, 2] < [1, 3])
numbers.extend(range(3))
numbers.reverse()
copy = numbers.copy()
numbers.clear()
print(numbers, copy, list("abc"), list(range(5, 0, -2)))
copy[::2] = [-1] * len(copy[::2])
print(copy)
for case in range(3):
    try:
        print(copy[99] if case == 0 else copy.index(1234) if case == 1 else numbers.pop())
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
