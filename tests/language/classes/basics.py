"""A class with state, methods, class attributes, properties and special methods."""


class Account:
    interest = 0.02
    opened = 0

    def __init__(self, owner: str, balance: int = 0) -> None:
        self.owner = owner
        self._balance = balance
        Account.opened += 1

    def deposit(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount

    @property
    def balance(self) -> int:
        return self._balance

    @balance.setter
    def balance(self, value: int) -> None:
        print("set", value)
        self._balance = value

    @classmethod
    def empty(cls, owner: str) -> "Account":
        return cls(owner)

    @staticmethod
    def is_valid(name: str) -> bool:
        return name.isalpha()

    def __repr__(self) -> str:
        return f"Account({self.owner!r}, {self._balance})"


account = Account("ann", 10)
account.deposit(5)
print(account, account.balance, Account.opened, account.interest, Account.is_valid("x1"))
account.balance = 100
print(Account.empty("bob"), Account.opened, str(account), [account])
try:
    account.deposit(-1)
except ValueError as error:
    print(error)
