"""Retrying, accumulating errors, and an assertion."""

attempts = 0


def flaky() -> str:
    global attempts
    attempts += 1
    if attempts < 3:
        raise ConnectionError(f"attempt {attempts} failed")
    return "done"


def retry(limit: int) -> str:
    errors: list[Exception] = []
    for _ in range(limit):
        try:
            return flaky()
        except ConnectionError as error:
            errors.append(error)
    raise RuntimeError(f"gave up after {len(errors)}: {errors[-1]}")


try:
    print(retry(2))
except RuntimeError as error:
    print(error)
print(retry(2))
try:
    assert attempts == 1, f"attempts is {attempts}"
except AssertionError as error:
    print("assertion:", error)
try:
    assert attempts > 100
except AssertionError as error:
    print("assertion:", repr(error))
