def nested() -> None:
    try:
        raise
    except RuntimeError as e:
        print(e)
def in_handler() -> None:
    try:
        1 // 0
    except ZeroDivisionError:
        pass
    raise
nested()
try:
    in_handler()
except RuntimeError as e:
    print(e)
def helper() -> None:
    raise
try:
    try:
        1 // 0
    except ZeroDivisionError:
        helper()
except ZeroDivisionError as e:
    print("re", e)
from typing import Iterator
def gen() -> Iterator[int]:
    try:
        1 // 0
    except ZeroDivisionError:
        yield 1
        helper()
try:
    list(gen())
except ZeroDivisionError as e:
    print("gen", e, repr(e.__context__))
def fin() -> None:
    try:
        pass
    finally:
        raise
try:
    fin()
except RuntimeError as e:
    print(e)
def chain() -> None:
    try:
        int("x")
    except ValueError:
        try:
            helper()
        except ValueError as v:
            print(repr(v), repr(v.__context__))
        raise
try:
    chain()
except ValueError as e:
    print(repr(e))
def main() -> None:
    try:
        int("y")
    except ValueError:
        helper()
main()
