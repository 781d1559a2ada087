"""Lambdas in dicts, lists and tuples that nothing annotates: their calls tell the types of their parameters."""
# mypy: allow-untyped-calls
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
print(ops["+"](1, 2), ops["*"](3, 4))
for s, op in ops.items():
    print(s, op(7, 5))
fs = [lambda x: x * 19, lambda x: x + 6]
print([g(2) for g in fs], fs[0](3))
def run(text: str) -> list[int]:
    stack: list[int] = []
    table = {"+": lambda a, b: a + b, "/": lambda a, b: a // b}
    for tok in text.split():
        if tok in table:
            b, a = stack.pop(), stack.pop()
            stack.append(table[tok](a, b))
        else:
            stack.append(int(tok))
    return stack
print(run("1 2 + 9 3 /"))
checks = [("even", lambda n: n % 2 == 0), ("pos", lambda n: n > 0)]
for name, c in checks:
    print(name, c(3))
