"""Images of our own as domains."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.images import built
from unic.targets.xen_host.configuration import Configuration
from unic.targets.xen_host.domain import Domain
from unic.targets.xen_host.machine import Machine

BOTH = pytest.mark.parametrize("mode", ["pvh", "pv"])
# What the front ends do is the same in both; under PVH the machine takes twice the time.
PV_FIRST = pytest.mark.parametrize("mode", [pytest.param("pvh", marks=pytest.mark.thorough), "pv"])


def domain(machine: Machine, program: Path, mode: Any, *definitions: str, **options: Any) -> Domain:
    """`program` as a domain that has not been created yet; `options` are those of Configuration."""
    image = built(program, "xen", *definitions).image
    return Domain(machine, Configuration("guest", machine.upload(image), mode, **{"memory": 16, **options}))
