"""The traceback of a method called through inheritance."""


class Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def parse(self) -> int:
        result = self.number()
        while self.position < len(self.text):
            self.expect("+")
            result += self.number()
        return result

    def expect(self, wanted: str) -> None:
        if self.text[self.position] != wanted:
            raise ValueError(f"expected {wanted!r} at {self.position}, "
                              f"found {self.text[self.position]!r}")
        self.position += 1

    def number(self) -> int:
        start = self.position
        while self.position < len(self.text) and self.text[self.position].isdigit():
            self.position += 1
        return int(self.text[start:self.position])


class Strict(Parser):
    def number(self) -> int:
        value = super().number()
        return value


print(Strict("1+2+30").parse())
print(Strict("1-2").parse())
