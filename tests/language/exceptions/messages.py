"""The text of what builtin operations raise."""

def tests() -> None:
    def t1() -> object:
        return [1][5]
    def t2() -> object:
        return {}["k"]  # type: ignore
    def t3() -> object:
        return 1 // 0
    def t4() -> object:
        return 1 % 0
    def t5() -> object:
        return 1 / 0
    def t6() -> object:
        return 1.0 // 0.0
    def t7() -> object:
        return int("12x")
    def t8() -> object:
        return float("1.2.3")
    def t9() -> object:
        return "abc"[10]
    def t10() -> object:
        return b"abc"[10]
    def t11() -> object:
        return [1, 2].index(3)
    def t12() -> object:
        e: list[int] = []
        return e.pop()
    def t13() -> object:
        return [1].pop(3)
    def t14() -> object:
        d: dict[str, int] = {}
        return d.pop("zz")
    def t15() -> object:
        return chr(-1)
    def t16() -> object:
        return "a\nb".index("q")
    def t17() -> object:
        return int("")
    def t18() -> object:
        return int("  12 ")
    def t19() -> object:
        return int("ff", 16)
    def t20() -> object:
        return int("zz", 16)
    def t21() -> object:
        return 2 ** -1
    def t22() -> object:
        return divmod(5, 0)
    def t23() -> object:
        e: list[int] = []
        return max(e)
    def t24() -> object:
        items = [1, 2, 3]
        a, b = items
        return a
    def t25() -> object:
        items = [1, 2]
        a, b, c = items
        return a
    def t26() -> object:
        return b"\xff\xfe".decode("utf-8")
    def t27() -> object:
        return "é".encode("ascii")
    def t28() -> object:
        return bytes([256])
    def t29() -> object:
        return 1 << -1
    def t30() -> object:
        s: set[int] = set()
        return s.pop()
    def t31() -> object:
        s = {1}
        s.remove(2)
        return None
    def t32() -> object:
        return int(float("nan"))
    def t33() -> object:
        return int(float("inf"))
    def t34() -> object:
        return ord("ab")
    def t35() -> object:
        return next(iter([0][:0]))
    def t36() -> object:
        d = {1: 2}
        for k in d:
            d[k + 1] = 3
        return None
    def t37() -> object:
        return "abc".split("")
    def t38() -> object:
        return range(1, 2, 0)
    def t39() -> object:
        xs = [1, 2, 3]
        xs.remove(9)
        return None
    def t40() -> object:
        return 0.0 ** -1.0
    for f in [t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15, t16, t17, t18, t19, t20, t21, t22, t23,
              t24, t25, t26, t27, t28, t29, t30, t31, t32, t33, t34, t35, t36, t37, t38, t39, t40]:
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e, repr(e), e.args)


tests()
