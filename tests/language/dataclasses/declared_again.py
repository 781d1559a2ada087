"""A subclass that is no dataclass itself declares an attribute of the dataclass above again."""
from dataclasses import dataclass


@dataclass
class Record:
    name: str
    data: str = ""

    def encoded(self) -> bytes:
        return self.name.encode()


class Address(Record):
    data: str

    def encoded(self) -> bytes:
        return super().encoded() + bytes(map(int, self.data.split(".")))


print(Address("a", "1.2.3.4").encoded(), Address("x"), Record("r") == Address("r"))
