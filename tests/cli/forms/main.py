"""What the tests of this app use."""


class Client:
    def __init__(self, name: str) -> None:
        self.name = name
        self.calls = 0

    def call(self, n: int) -> int:
        self.calls += 1
        if n < 0:
            raise ValueError(f"negative: {n}")
        return n * 2


if __name__ == "__main__":
    print(Client("x").call(2))
