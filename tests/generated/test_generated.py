"""Generated programs do as images what they do under CPython.

A case is one function with its inputs; many cases share an image. The normal run is the same each time. The nightly run
makes new cases; GENERATED_SEED=n repeats one.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.generated.arithmetic import arithmetic_cases
from tests.generated.batches import FAILURES, failures
from tests.generated.cases import OWN, Case
from tests.generated.containers import container_cases
from tests.generated.control_flow import coroutine_cases, exception_cases, generator_cases
from tests.generated.formatting import formatting_cases
from tests.generated.objects import class_cases, closure_cases, match_cases
from tests.generated.slicing import slicing_cases

KINDS: dict[str, SearchStrategy[Case]] = {
    "arithmetic": arithmetic_cases(),
    "slicing": slicing_cases(),
    "formatting": formatting_cases(),
    "containers": container_cases(),
    "closures": closure_cases(),
    "classes": class_cases(),
    "match": match_cases(),
    "exceptions": exception_cases(),
    "generators": generator_cases(),
    "coroutines": coroutine_cases(),
}
BATCH = 50
NORMAL = 30
NIGHTLY = 500


def generated(strategy: SearchStrategy[Case], count: int, number: int) -> list[Case]:
    """`count` different functions: what Hypothesis draws from `strategy` with the seed `number` and those after it."""
    cases: dict[str, Case] = {}
    for each in itertools.count(number):
        # Hypothesis repeats itself, above all in its first examples.
        @seed(each)
        @settings(max_examples=count, phases=[Phase.generate], database=None, deadline=None, suppress_health_check=list(HealthCheck))
        @given(strategy)
        def gather(case: Case) -> None:
            cases.setdefault(case.text, case)

        gather()
        if len(cases) >= count:
            break
    return list(cases.values())[:count]


def batches(cases: list[Case]) -> Iterator[list[Case]]:
    for start in range(0, len(cases), BATCH):
        yield cases[start : start + BATCH]


def check(kind: str, count: int, number: int, folder: Path) -> None:
    found: list[str] = []
    for index, batch in enumerate(batches(generated(KINDS[kind], count, number))):
        # Without optimisation other code paths run, and an image is made sooner.
        found += failures(batch, folder, 2 if (index + list(KINDS).index(kind)) % 2 == 0 else 0)
        if len(found) >= FAILURES:
            break
    assert not found, f"GENERATED_SEED={number}\n\n" + "\n\n".join(found)


def test_the_case_that_differs_is_found(tmp_path: Path) -> None:
    same = Case(f"def case{OWN}(n: int) -> None:\n    print(n)", ("1", "2"))
    # Known limits: a product of steps that does not fit in 64 bits, and code at run time.
    differs = Case(f"def case{OWN}() -> None:\n    print(range(9)[:: 2**62][:: 2**62])")
    refused = Case(f"def case{OWN}() -> None:\n    print(eval('1'))")
    (report,) = failures([same, differs, same], tmp_path, 0)
    assert "range(0, 4611686018427387904, 21267647932558653966460912964485513216)" in report and "the image:\n0\nOverflowError" in report
    (report,) = failures([same, refused], tmp_path, 0)
    assert "'eval' is not supported" in report


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=[pytest.mark.thorough] if place % 2 else []) for place, kind in enumerate(KINDS)])
def test_generated_programs_do_what_cpython_does(kind: str, tmp_path: Path) -> None:
    check(kind, NORMAL, 0, tmp_path)


@pytest.mark.nightly
@pytest.mark.parametrize("kind", KINDS)
def test_many_generated_programs_do_what_cpython_does(kind: str, tmp_path: Path) -> None:
    check(kind, NIGHTLY, int(os.environ.get("GENERATED_SEED") or random.randrange(2**32)), tmp_path)
