"""Much garbage, little that lives: what lives stays intact."""


class Node:
    def __init__(self, value: int, previous: "Node | None") -> None:
        self.value = value
        self.previous = previous


keep: list[Node] = []
for i in range(200_000):
    node = Node(i, None)
    node.previous = Node(-i, node)
    if i % 1000 == 0:
        keep.append(node)
print(len(keep), sum(node.value for node in keep), sum(n.previous.value for n in keep if n.previous is not None))
texts = {n: f"text {n}" for n in range(5000)}
for round in range(20):
    texts = {n: text for n, text in texts.items()}
print(len(texts), texts[4999], all(texts[n] == f"text {n}" for n in range(5000)))
