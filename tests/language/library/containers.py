"""deque, defaultdict and Counter."""

from collections import Counter, defaultdict, deque

window: deque[int] = deque(maxlen=3)
for n in range(6):
    window.append(n)
print(window, list(window), window[0], len(window))
line: deque[str] = deque(["a", "b"])
line.appendleft("z")
line.append("c")
print(line.popleft(), line.pop(), line, "b" in line)
line.extend("xy")
line.rotate(1)
print(list(line), list(reversed(line)))
groups: defaultdict[str, list[int]] = defaultdict(list)
for n in range(5):
    groups["even" if n % 2 == 0 else "odd"].append(n)
print(dict(groups), groups["none"], len(groups))
counts = Counter("mississippi")
print(counts.most_common(2), counts["s"], counts["z"], sum(counts.values()))
