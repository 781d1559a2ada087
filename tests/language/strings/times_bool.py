"""Texts and lists times a truth value"""
for n in (2, 1):
    print(f"{n} bottle{'s' * (n != 1)}")
print([0] * (n == 1))
def f(flag: bool) -> str:
    return "a" + " DESC" * flag


print(f(True), f(False), [0] * True)
