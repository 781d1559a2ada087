"""An overriding method has defaults of its own, keyword-only parameters, * and **."""
class A:
    def f(self, x: int = 1, *, k: str = "a") -> str:
        return f"A{x}{k}"
class B(A):
    def f(self, x: int = 2, *, k: str = "b") -> str:
        return f"B{x}{k}"
for a in [A(), B()]:
    print(a.f(), a.f(5), a.f(k="z"), a.f(7, k="q"))
class P:
    def g(self, *xs: int, scale: int = 1, **kw: int) -> str:
        return f"P{xs}{scale}{kw}"
class Q(P):
    def g(self, *xs: int, scale: int = 3, **kw: int) -> str:
        return f"Q{xs}{scale}{sorted(kw)}" + super().g(*xs, scale=scale, **kw)
for p in [P(), Q()]:
    print(p.g(), p.g(1, 2), p.g(1, scale=5), p.g(a=1, b=2), p.g(7, a=1, scale=2))
class M:
    def h(self, a: int, b: int = 2, c: int = 3) -> str:
        return f"M{a}{b}{c}"
class N(M):
    def h(self, a: int, b: int = 5, c: int = 6, d: int = 7) -> str:
        return f"N{a}{b}{c}{d}"

for m in [M(), N()]:
    print(m.h(1), m.h(1, 9), m.h(1, c=8), m.h(a=4), m.h(b=1, a=0), m.h(1, 2, 3))
