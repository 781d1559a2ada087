"""break, continue and return through try, else and finally in loops."""
from typing import Iterator

log: list[str] = []


def first_number(texts: list[str]) -> int | None:
    for text in texts:
        try:
            value = int(text)
        except ValueError:
            log.append(f"skip {text}")
            continue
        else:
            log.append(f"got {value}")
            if value < 0:
                break
            return value
        finally:
            log.append("next")
    else:
        log.append("nothing left")
        return None
    return -1


def overriding(n: int) -> str:
    try:
        if n == 0:
            return "try"
        if n == 1:
            raise ValueError
        return "late"
    except ValueError:
        return "except"
    finally:
        if n == 2:
            return "finally"


def nested(limit: int) -> Iterator[str]:
    for i in range(limit):
        try:
            for j in range(limit):
                try:
                    if j == 1:
                        break
                    if i == 1:
                        raise KeyError(j)
                    yield f"{i}{j}"
                finally:
                    yield f"inner {i}{j}"
        except KeyError as error:
            yield f"key {error}"
            continue
        finally:
            yield f"outer {i}"
        yield "end"


def swallow() -> int:
    count = 0
    while True:
        try:
            count += 1
            if count == 3:
                raise StopIteration
            10 // (count - 1)
        except ZeroDivisionError:
            continue
        except StopIteration:
            break
        finally:
            count += 10
            if count > 100:
                break
    return count


for texts in (["a", "7", "b"], ["x", "-2", "5"], ["q"], []):
    log.clear()
    print(first_number(texts), log)
print([overriding(n) for n in range(4)], list(nested(2)), swallow())
