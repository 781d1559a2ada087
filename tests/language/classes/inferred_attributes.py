class Holder:
    value: int

    def __init__(self) -> None:
        self.value = 3


class A:
    def __init__(self, holder: Holder) -> None:
        self.low = holder.value if holder.value == 3 else -1
        self.count = 2 * holder.value
        self.last = self.count - 1
        self.count += 2


def main() -> None:
    print(A(Holder()).last)


main()
