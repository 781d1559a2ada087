from typing import Optional
class A: pass
class B(A): pass
def f(x: Optional[int], y: Optional[A], o: object) -> None:
    print(type(x), type(y), type(o), type(o).__name__, type(x) is int, type(y) is A)
    if type(o) is int:
        print("int")
f(1, A(), 1.5)
f(None, None, None)
f(2, B(), [1])
f(2, B(), 3)
print(type(A()), type(3), type("x"), type((1, 2)), type([1]), type({}), type(None), type(1.5).__name__)
a: A = B()
print(type(a).__name__, type(a) == B, type(a) == A, isinstance(a, A), a.__class__.__name__)
objects: list[object] = [1, "a", None, 2.5, True]
print([type(o).__name__ for o in objects], objects)
