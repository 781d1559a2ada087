"""Displays of tuples of different lengths."""
ranks = {(5,): 10, (4, 1): 7, (3, 1, 1): 3}
counts: tuple[int, ...] = (4, 1)
print(ranks[counts], ranks[(5,)], (3, 1, 1) in ranks, sorted(ranks))
for path in [(1,), (2, 3), ()]:
    print(len(path), path, path[:1])
for shape in [("circle", 2), ("square", 3, 4)]:
    print(shape[0], shape)
xs = [("a",), ("b", "c")]
xs.append(("d", "e", "f"))
print(xs, max(xs, key=len))
