"""The size of an app's image, and what dead-code elimination and the configuration as constants save of it."""

from __future__ import annotations

from dataclasses import replace

from unic.diagnostics import CompileError
from unic.measure.results import Sizes
from unic.pipeline import Pipeline, Source
from unic.targets.target import TargetError


def without_elimination(source: Source) -> Source:
    """With everything concrete of every module that is imported, and settings that are read at run time."""
    return replace(source, keeps_everything=True, folds_settings=False)


def without_configuration(source: Source) -> Source:
    """With what `main` may reach, whatever the settings are."""
    return replace(source, folds_settings=False)


def sizes_of(source: Source) -> Sizes:
    """The three images' bytes. Raises TargetError where a larger one cannot be built, CompileError where the image itself cannot."""
    configured = len(Pipeline(source).image.image)
    try:
        eliminated = len(Pipeline(without_configuration(source)).image.image)
        everything = len(Pipeline(without_elimination(source)).image.image)
    except CompileError as error:
        raise TargetError(f"cannot be built without: {error.diagnostics[0].message}") from error
    return Sizes(configured, eliminated, everything)
