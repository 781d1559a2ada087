"""statistics.NormalDist; context managers declared by their type; os.environ; the module a class says it is from."""
import asyncio
import collections
import datetime
import decimal
import fractions
import io
import ipaddress
import logging
import os
import re
import statistics
import timeit
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager, nullcontext
from statistics import NormalDist
from types import TracebackType
from typing import AsyncIterator, ContextManager, Iterator, Mapping, MutableMapping


def distributions() -> None:
    scores = NormalDist(1060.0, 195.0)
    print(scores, scores.mean, scores.stdev, scores.variance, scores.cdf(1200.5) - scores.cdf(1099.5), scores.pdf(1000.0), scores.zscore(1500.0))
    print([scores.inv_cdf(p) for p in (1e-20, 1e-6, 0.05, 0.25, 0.4999, 0.5, 0.8, 0.99999, 1 - 1e-12)])
    print(scores.quantiles(), [round(q) for q in scores.quantiles(10)], scores.overlap(NormalDist(1000.0, 100.0)), scores.overlap(NormalDist(1000.0, 195.0)))
    celsius = NormalDist(5.0, 2.5)
    print(celsius * (9 / 5) + 32.0, celsius + NormalDist(3.0, 1.0), celsius - NormalDist(3.0, 1.0), -celsius, celsius / 2.0, 2.0 * celsius, 10.0 - celsius)
    print(NormalDist.from_samples([1.0, 2.0, 4.0, 7.5]), NormalDist().samples(3, seed=86753), celsius == NormalDist(5.0, 2.5), len({celsius, NormalDist(5.0, 2.5)}))
    for p in (0.0, 2.0):
        try:
            scores.inv_cdf(p)
        except statistics.StatisticsError as error:
            print(type(error), error)


@contextmanager
def tag(name: str) -> Iterator[int]:
    print("<", name)
    yield len(name)
    print(">", name)


class Plain:
    def __enter__(self) -> int:
        return 7

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None) -> None:
        print("plain out", value)


class Swallowing:
    def __enter__(self) -> int:
        return 8

    def __exit__(self, *exc: object) -> bool:
        print("swallowed", exc[1])
        return True


class Own(AbstractContextManager[int]):
    def __enter__(self) -> int:
        return 9

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None) -> None:
        print("own out")


def choose(by_generator: bool) -> AbstractContextManager[int]:
    return tag("abc") if by_generator else Plain()


def fails(manager: ContextManager[int]) -> None:
    with manager as x:
        raise ValueError(x)


@asynccontextmanager
async def session(n: int) -> AsyncIterator[int]:
    yield n
    print("closed", n)


async def use(manager: AbstractAsyncContextManager[int]) -> None:
    async with manager as x:
        print("session", x)


def managers() -> None:
    known: list[ContextManager[int]] = [Plain(), tag("z"), Own(), Swallowing(), nullcontext(4)]
    for manager in known:
        with manager as value:
            print(value)
    with choose(True) as a, choose(False) as b:
        print(a, b)
    fails(Swallowing())
    try:
        fails(choose(False))
    except ValueError as error:
        print("raised", error)
    asyncio.run(use(session(3)))


def environment() -> None:
    port = int(os.environ.get("UNIC_PORT_X", "8080"))
    debug = os.getenv("UNIC_DEBUG_X", "false").lower() in ("1", "true")
    print(port, debug, os.getenv("UNIC_NOPE_X"), "UNIC_NOPE_X" in os.environ)
    try:
        print(os.environ["UNIC_NOPE_X"])
    except KeyError as error:
        print("KeyError", error)
    os.environ["UNIC_NOPE_X"] = "set"
    os.environ.setdefault("UNIC_OTHER_X", "2")
    calls: list[int] = []
    print(timeit.timeit(lambda: calls.append(1), number=7) >= 0.0, len(timeit.repeat(lambda: len(calls), repeat=3, number=2)), len(calls), timeit.default_timer() > 0.0)
    given: Mapping[str, str] = os.environ
    print(given.get("UNIC_NOPE_X", "d"), os.environ.pop("UNIC_OTHER_X"), sorted(k for k in os.environ if k.endswith("_X")))


class Request:
    """Of its mappings only the abstract class is known."""

    def __init__(self, headers: Mapping[str, str], counts: MutableMapping[str, int]) -> None:
        self.headers = headers
        self.counts = counts

    def show(self) -> None:
        print(self.headers.get("host"), self.headers.get("none"), self.headers.get("none", "d"), len(self.headers))
        self.counts["a"] = self.counts.get("a", 0) + 1
        print(self.counts.pop("a"), self.counts.pop("zz", -1), self.counts.setdefault("q", 4), self.counts.setdefault("q", 5), sorted(self.counts))
        try:
            self.counts.pop("none")
        except KeyError as error:
            print("KeyError", error, len(self.counts))


def abstract_mappings() -> None:
    made: collections.defaultdict[str, int] = collections.defaultdict(int)
    Request({"host": "h"}, {}).show()
    Request(collections.OrderedDict(host="i"), made).show()
    tables: list[Mapping[str, int]] = [{"a": 1}, collections.Counter("aa"), made]
    print([table.get("a", 0) for table in tables], sum(table.get("b", 0) for table in tables), dict(made))


def homes() -> None:
    print(type(datetime.datetime.min), type(datetime.timedelta(1)), type(logging.getLogger("x")), type(ipaddress.ip_address("1.2.3.4")), type(fractions.Fraction(1)))
    print(type(collections.Counter("a")), type(re.compile("a")), type(io.StringIO()), statistics.StatisticsError, type(decimal.Decimal(1)), datetime.date.__module__)
    print(ipaddress.AddressValueError, logging.Formatter, datetime.timezone, asyncio.QueueEmpty, decimal.InvalidOperation)


distributions()
managers()
environment()
abstract_mappings()
homes()
raise ipaddress.AddressValueError("uncaught")
