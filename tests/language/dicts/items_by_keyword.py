"""Items by keyword: update(), Counter(), OrderedDict(), subclasses of dict."""
from collections import Counter, OrderedDict, defaultdict


class Defaults(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"<{key}>"


class Config(dict[str, object]):
    def __init__(self, name: str, **more: object) -> None:
        super().__init__(name=name, **more)
        self.update(extra=1)


def show(**options: int) -> None:
    d = dict(a=0)
    d.update(**options)
    d.update({"b": 5}, **options, z=1)
    print(d)


d = {"a": 1}
d.update(b=2)
d.update({"c": 3}, d=4)
d.update([("e", 5)], a=9)
print(d)
print(OrderedDict(a=1), OrderedDict([("x", 1)], y=2), OrderedDict({"p": 1.5}, q=2.5))
c = Counter(a=3, b=1)
c.update(a=2, z=1)
c.update("abc", b=10)
c.subtract("zz")
print(c)
dd = defaultdict(int, a=1)
dd["k"] += 1
print(dict(dd))
print(Defaults(a="1")["b"], "{a} {b}".format_map(Defaults(a="1")))
print(Config("n", port=80, debug=True))
show(a=4, q=6)
od: OrderedDict[str, object] = OrderedDict(a=1, b="x")
od.update(c=None)
print(od)
