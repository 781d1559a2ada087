"""Module bodies run when the first import statement that names them is come to, also inside functions."""

print("main begins")

import _body_early

print("after early:", _body_early.VALUE, _body_early.COUNTED)

STEPS: list[str] = ["one"]


def marked(name: str) -> int:
    STEPS.append(name)
    return len(STEPS)


FIRST = marked("first")


def lazily(n: int) -> int:
    import _body_lazy

    return _body_lazy.LEVEL + n


def lazily_by_name() -> list[int]:
    from _body_lazy import LEVEL, seen

    seen.append(LEVEL)
    return seen


def never() -> str:
    from _body_never import TEXT

    return TEXT


class Holder:
    total = marked("class attribute")


from _body_early import COUNTED

SECOND = marked("second")
print(FIRST, Holder.total, SECOND, STEPS, COUNTED)

try:
    from _body_broken import TABLE
except KeyError as error:
    print("broken import:", error)
else:
    print(TABLE)


def main() -> None:
    print("main() runs")
    for n in range(2):
        print(lazily(n))
    print(lazily_by_name(), lazily_by_name())
    if len(STEPS) > 100:
        print(never())


if __name__ == "__main__":
    main()
    import _body_raises

    print("not reached", _body_raises.RESULT)
