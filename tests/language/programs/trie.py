"""A prefix tree of nested dicts in nodes."""


class Node:
    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.is_word = False


class Trie:
    def __init__(self) -> None:
        self.root = Node()
        self.size = 0

    def add(self, word: str) -> None:
        node = self.root
        for letter in word:
            if letter not in node.children:
                node.children[letter] = Node()
            node = node.children[letter]
        if not node.is_word:
            node.is_word = True
            self.size += 1

    def complete(self, prefix: str) -> list[str]:
        node = self.root
        for letter in prefix:
            if letter not in node.children:
                return []
            node = node.children[letter]
        found: list[str] = []
        self._collect(node, prefix, found)
        return found

    def _collect(self, node: Node, path: str, found: list[str]) -> None:
        if node.is_word:
            found.append(path)
        for letter in sorted(node.children):
            self._collect(node.children[letter], path + letter, found)


trie = Trie()
for word in "car cart care dog do done cat car".split():
    trie.add(word)
print(trie.size, trie.complete("car"), trie.complete("do"), trie.complete("x"), trie.complete(""))
