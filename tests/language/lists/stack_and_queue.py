"""Lists as stacks and queues: balanced brackets, postfix, undo, a ring buffer, and a priority list."""

import operator
from collections.abc import Callable

PAIRS = {")": "(", "]": "[", "}": "{"}
OPERATORS: dict[str, Callable[[float, float], float]] = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow}


def unbalanced(text: str) -> int | None:
    """The place of the first bracket that fits nothing."""
    stack: list[tuple[str, int]] = []
    for i, c in enumerate(text):
        if c in PAIRS.values():
            stack.append((c, i))
        elif c in PAIRS and (not stack or stack.pop()[0] != PAIRS[c]):
            return i
    return stack[0][1] if stack else None


def postfix(text: str) -> float:
    stack: list[float] = []
    for word in text.split():
        if word in OPERATORS:
            b, a = stack.pop(), stack.pop()
            stack.append(OPERATORS[word](a, b))
        else:
            stack.append(float(word))
    (result,) = stack
    return result


class Editor:
    def __init__(self) -> None:
        self.text = ""
        self.done: list[str] = []
        self.undone: list[str] = []

    def write(self, more: str) -> None:
        self.done.append(self.text)
        self.undone.clear()
        self.text += more

    def undo(self) -> bool:
        if not self.done:
            return False
        self.undone.append(self.text)
        self.text = self.done.pop()
        return True

    def redo(self) -> bool:
        if not self.undone:
            return False
        self.done.append(self.text)
        self.text = self.undone.pop()
        return True


print([unbalanced(t) for t in ("", "()", "([]{})", "(]", "((", "a)b", "{[}]", "f(x[1], {2: 3})")])
for text in ("3 4 + 2 *", "3 4 2 * 1 5 - 2 3 ^ ^ / +", "1 +", "1 0 /", "1 2", "x", ""):
    try:
        print(text, "=", round(postfix(text), 6))
    except (IndexError, ZeroDivisionError, ValueError) as error:
        print(repr(text), type(error).__name__, error)
editor = Editor()
for word in ("a", "b", "c"):
    editor.write(word)
print(editor.undo(), editor.undo(), editor.text, editor.redo(), editor.text, editor.redo(), editor.redo(), editor.text)
editor.undo()
editor.write("X")
print(editor.text, editor.redo(), editor.done, [editor.undo() for _ in range(4)], repr(editor.text))
ring = [0] * 4
head = 0
for n in range(1, 8):
    ring[head] = n
    head = (head + 1) % len(ring)
print(ring, ring[head:] + ring[:head])
