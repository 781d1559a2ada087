"""Transactions with rollback; exceptions with data."""

from dataclasses import dataclass, field


class InsufficientFunds(Exception):
    def __init__(self, account: str, missing: int) -> None:
        super().__init__(f"{account} lacks {missing}")
        self.missing = missing


@dataclass
class Bank:
    balances: dict[str, int] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def transfer(self, source: str, target: str, amount: int) -> None:
        saved = self.balances.copy()
        try:
            self.balances[target] += amount
            self.balances[source] -= amount
            if self.balances[source] < 0:
                raise InsufficientFunds(source, -self.balances[source])
        except (InsufficientFunds, KeyError):
            self.balances = saved
            self.log.append(f"rolled back {source}->{target}")
            raise
        else:
            self.log.append(f"{source}->{target}: {amount}")


bank = Bank({"ann": 100, "bob": 20})
for source, target, amount in [("ann", "bob", 50), ("bob", "ann", 500), ("ann", "zoe", 1), ("bob", "ann", 70)]:
    try:
        bank.transfer(source, target, amount)
    except InsufficientFunds as error:
        print(error, error.missing)
    except KeyError as error:
        print("no account", error)
print(bank)
