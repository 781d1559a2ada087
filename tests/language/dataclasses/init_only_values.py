"""InitVar: parameters of __init__ that are not kept, together with ClassVar."""
from __future__ import annotations
from dataclasses import InitVar, dataclass, field
from typing import ClassVar, Optional


@dataclass
class Account:
    owner: str
    pin: InitVar[str]
    bonus: InitVar[int] = 0
    balance: int = 100
    pin_hash: int = field(init=False, repr=False)
    opened: ClassVar[int] = 0
    log: ClassVar[list[str]] = []

    def __post_init__(self, pin: str, bonus: int) -> None:
        if len(pin) != 4 or not pin.isdigit():
            raise ValueError(f"PIN of {self.owner} must be four digits")
        self.pin_hash = self.scramble(pin)
        self.balance += bonus
        Account.opened += 1
        Account.log.append(self.owner)

    @staticmethod
    def scramble(pin: str) -> int:
        value = 7
        for c in pin:
            value = value * 31 % 10007 + ord(c)
        return value

    def check(self, pin: str) -> bool:
        return self.scramble(pin) == self.pin_hash


@dataclass
class Celsius:
    degrees: float = 0.0
    fahrenheit: InitVar[Optional[float]] = None

    def __post_init__(self, fahrenheit: Optional[float]) -> None:
        if fahrenheit is not None:
            self.degrees = (fahrenheit - 32) * 5 / 9


ann = Account("ann", "1234", 50)
bob = Account("bob", "0000", balance=1)
print(ann, bob, Account.opened, Account.log)
print(ann.check("1234"), ann.check("4321"), bob.check("0000"))
for pin in ("12", "abcd", ""):
    try:
        Account("eve", pin)
    except ValueError as error:
        print(error)
print(Account.opened, Account("ann", "1234", balance=150) == ann, Account("ann", "9999", balance=150) == ann)
print(Celsius(10.0), Celsius(fahrenheit=212.0), Celsius(), Celsius(1.0, 32.0))
