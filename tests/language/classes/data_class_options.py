from __future__ import annotations
import dataclasses
from dataclasses import dataclass, field, FrozenInstanceError, KW_ONLY, InitVar, replace, asdict, astuple, is_dataclass, fields
from typing import ClassVar


@dataclass
class P:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)


@dataclass(frozen=True)
class F:
    a: int
    b: str


@dataclass(order=True)
class V:
    major: int
    minor: int = field(compare=True)
    note: str = field(default="", compare=False)


@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 3
    c: str = "c"


@dataclass
class I:
    width: int
    scale: InitVar[int]
    area: int = field(init=False)
    count: ClassVar[int] = 0

    def __post_init__(self, scale: int) -> None:
        self.area = self.width * scale
        I.count += 1


@dataclass
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Derived(Base):
    z: int = 3
    x: int = 10


@dataclass(slots=True)
class S:
    a: int
    b: float = 1.5


@dataclass(unsafe_hash=True)
class H:
    a: int
    b: str = field(hash=False, default="q")


def main() -> None:
    p = P(1)
    p.tags.append("q")
    print(p, P(1, 2), p == P(1, 0, ["q"], "zz"), p != P(2))
    f = F(1, "z")
    print(hash(f) == hash(F(1, "z")), f)
    try:
        f.a = 3  # type: ignore[misc]
    except FrozenInstanceError as e:
        print(type(e).__name__, e)
    except AttributeError as e:
        print("AE", e)
    print(V(1, 2) < V(1, 3), sorted([V(2, 0), V(1, 5, "n")]), V(1, 2) >= V(1, 2, "x"))
    print(K(1, b=4), K(1, c="z"))
    i = I(3, 4)
    print(i, I.count)
    print(Derived(), Derived(5), Derived(1, 2, 3))
    print(S(1), S(2, 2.5) == S(2, 2.5))
    print(hash(H(1)) == hash(H(1, "x")), H(1) == H(1, "x"))
    print(replace(p, x=5), dataclasses.replace(f, b="r"))
    print(is_dataclass(p), is_dataclass(3))
    print(asdict(F(1, "b")), astuple(F(1, "b")))
    print([x.name for x in fields(p)])
    match p:
        case P(x, y):
            print("m", x, y)
    print(P.__match_args__)


main()
