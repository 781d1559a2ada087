"""Methods that change a list in place, what they return, aliases, and changing while iterating."""

import copy

stack = [3, 1, 2]
alias = stack
stack += [5, 4]
stack.insert(0, 9)
stack.insert(-1, 7)
stack.insert(100, 8)
print(alias, alias is stack, stack.sort(), stack)
stack = stack + [0]
print(alias == stack, len(alias), stack.pop(), stack.pop(0), stack.pop(-2), stack)
alias.reverse()
alias.remove(7)
print(alias, alias.index(5), alias.index(3, 3), alias.count(9), 7 in alias)
alias.extend(x * 10 for x in alias[:2])
alias.extend(range(2))
print(alias)
del alias[0], alias[1:3]
print(alias, alias.copy() == alias, alias[:] is alias)
for attempt in ("remove", "index", "pop", "get", "set", "del"):
    empty: list[int] = []
    try:
        if attempt == "remove":
            empty.remove(1)
        elif attempt == "index":
            [1, 2, 3].index(3, 0, 2)
        elif attempt == "pop":
            empty.pop()
        elif attempt == "get":
            print(empty[0])
        elif attempt == "set":
            empty[-1] = 5
        else:
            del empty[0]
    except (ValueError, IndexError) as error:
        print(attempt, type(error).__name__, error)
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows, rows[0] is rows[1])
shallow, deep = list(rows), copy.deepcopy(rows)
rows[1][1] = 2
print(shallow, deep, shallow == rows, shallow[0] is rows[0], deep[0] is deep[1])
numbers = [1, 2, 2, 3, 4, 4, 5]
for n in numbers:
    if n % 2 == 0:
        numbers.remove(n)
print(numbers)
for n in numbers[:]:
    numbers.append(n * 10)
print(numbers)
nested: list[list[int]] = []
for i in range(3):
    nested.append([])
    for inner in nested:
        inner.append(i)
print(nested, sum(nested, []), max(nested), [1, 2] < [1, 2, 0] < [1, 3], [] < [0])
a, *b, c = numbers
print(a, b, c, [*b, *range(2)], b * 0, 2 * [a])
numbers.clear()
print(numbers, bool(numbers))
