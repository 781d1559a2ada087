"""finally runs on every way out: return, break, continue, raise."""


def returns(n: int) -> str:
    try:
        if n == 0:
            return "from try"
        if n == 1:
            raise ValueError("one")
        print("no return")
    except ValueError:
        return "from except"
    else:
        print("else")
    finally:
        print("finally", n)
    return "end"


def overrides() -> int:
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    return i


def nested() -> None:
    try:
        try:
            raise KeyError("inner")
        finally:
            print("inner finally")
    except KeyError as error:
        print("caught", error)
    finally:
        print("outer finally")


for n in range(3):
    print(returns(n))
print(overrides())
nested()
