"""Run an app's tests, under CPython and inside an image.

Status: 0 all have passed; 1 some have not, or the program is refused; 2 wrong options, or there are no tests.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from unic import project
from unic.building import OUTPUT, build_if_needed, prepare
from unic.cli.diagnostics import shown_text, source_text
from unic.cli.json_output import add_json_argument, print_json
from unic.cli.options import add_definitions
from unic.cli.run import block_files, megabytes, named_file, seconds
from unic.diagnostics import CompileError, Diagnostic, SettingsError, Span
from unic.project import App
from unic.targets import RunOptions, by_name
from unic.testing.collection import Test, collect, select
from unic.testing.harness import Program, stage
from unic.testing.modules import Definition, Modules
from unic.testing.outcomes import NOT_RUN, PASSED, REFUSED, SKIPPED, XFAILED, XPASSED, Outcome, cleaned
from unic.testing.refusals import Refusals
from unic.testing.rewriting import column_before
from unic.testing.runner import CPYTHON, DEFAULT_TIMEOUT, Run, has_pytest, in_image, under_cpython

FOLDER = OUTPUT / "tests"
WORDS = {PASSED: "ok", "failed": "FAILED", "crashed": "CRASHED", "hung": "HUNG", NOT_RUN: "NOT RUN", REFUSED: "REFUSED", SKIPPED: "skipped", XFAILED: "xfailed", XPASSED: "XPASSED"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_definitions(parser)
    parser.add_argument("--target", choices=project.TARGETS, action="append", default=[], help="test images for this one, or for several (default: the app's own)")
    parser.add_argument("--only", choices=("cpython", "image"), help="run them only there")
    parser.add_argument("-k", dest="selects", default="", metavar="TEXT", help="only tests whose file or name holds TEXT")
    parser.add_argument("--timeout", type=seconds, default=DEFAULT_TIMEOUT, metavar="S", help=f"end a test after S seconds (default {DEFAULT_TIMEOUT:.0f})")
    parser.add_argument("--memory", type=megabytes, default=0, metavar="MB", help="memory of the image in MiB")
    parser.add_argument("--block", type=named_file, action="append", default=[], metavar="NAME=FILE", help="attach the disk image FILE as a block device of unic.toml")
    add_json_argument(parser)


def execute(options: argparse.Namespace) -> int:
    targets = list(dict.fromkeys(options.target)) or [None]
    apps = [project.load(options.app, target, options.definitions) for target in targets]
    modules = Modules(options.app.parent if options.app.suffix == ".py" else options.app)
    tests = collect(options.app, modules)
    # Those that are not selected are in the program, too: it is the same one then.
    selected = select(tests, options.selects)
    prepare(FOLDER)
    blocks = block_files(apps[0], options.block)
    results: dict[str, dict[Test, Outcome]] = {}
    if options.only != "image":
        refusals = Refusals(modules, tests)
        by_pytest = has_pytest()
        program = _staged(apps[0], options, modules, tests if by_pytest else refusals.ready, FOLDER / f"{apps[0].name}.cpython", omitted=None if by_pytest else refusals.omitted)
        results[CPYTHON] = _outcomes(Run(CPYTHON, under_cpython(program, blocks), options.timeout), program, selected, refusals, options.app)
    if options.only != "cpython":
        for app in apps:
            target = app.source.target
            refusals = Refusals(modules, tests)
            built = _built(app, options, modules, refusals)
            if built is None:
                results[target] = {test: _refused(test, refusals, options.app) for test in selected}
                continue
            program, image, tested = built
            run = RunOptions(memory=options.memory, network=tested.network, blocks=blocks, machine=(*by_name(target).machines, "")[0])
            results[target] = _outcomes(Run(target, in_image(image.absolute(), target, run), options.timeout), program, selected, refusals, options.app)
    if options.json:
        print_json([_as_json(test, results) for test in selected])
    else:
        _print_results(selected, results)
    return 0 if all(outcome.is_good for outcomes in results.values() for outcome in outcomes.values()) else 1


def _staged(
    app: App, options: argparse.Namespace, modules: Modules, tests: Sequence[Test], folder: Path, explains: bool = True,
    omitted: Mapping[Path, Collection[Definition]] | None = None,
) -> Program:  # fmt: skip
    constants = {(module, name): value for (module, name), value in app.source.constants.items() if module != "image"}
    return stage(folder.absolute(), options.app, modules, tests, constants, [name for name, _ in app.source.baked], explains, omitted)


def _built(app: App, options: argparse.Namespace, modules: Modules, refusals: Refusals) -> tuple[Program, Path, App] | None:
    """The program of the tests, its image, and the program as an app; None if all tests are refused. Those that are come into `refusals`.

    Raises CompileError, with the places of the app's own files, for what is no test's.
    """
    target = app.source.target
    explains = True
    while refusals.ready:
        program = _staged(app, options, modules, refusals.ready, FOLDER / f"{app.name}.{target}", explains, refusals.omitted)
        tested = project.load(options.app, target, options.definitions, program=program.main)
        # What a jailed program reaches is itself: no port of the host is taken, and no tap device is asked for.
        constants = {**tested.source.constants, ("image", "LISTEN"): ""}
        if target == "jail" and tested.network:
            constants.update({("image", "NETWORK"): False, ("image", "SOCKETS"): True})
        tested = replace(tested, name=f"{app.name}-tests", source=replace(tested.source, constants=constants))
        try:
            return program, build_if_needed(tested, FOLDER), tested
        except SettingsError:
            raise
        except CompileError as error:
            if not explains:
                found = [_in_app(diagnostic, program) for diagnostic in error.diagnostics]
                # What several cases have in common is said once.
                found = [diagnostic for number, diagnostic in enumerate(found) if diagnostic not in found[:number]]
                if not refusals.add(found):
                    raise CompileError(found) from None
            # The messages of asserts may be what is refused. Without those that are, they may do.
            explains = not explains
    return None


def _in_app(diagnostic: Diagnostic, program: Program) -> Diagnostic:
    """With the places of the app's own files in place of those of the program."""
    span = _span_in_app(diagnostic.span, program) if diagnostic.span is not None else None
    return replace(diagnostic, span=span, labels=[(_span_in_app(place, program), text) for place, text in diagnostic.labels])


def _span_in_app(span: Span, program: Program) -> Span:
    file = Path(span.path)
    if file.is_absolute():
        if not file.is_relative_to(program.folder):
            return span
        file = file.relative_to(program.folder)
    count, origins = program.origins.get(file, (0, []))
    if 0 < count < span.line <= count + len(origins):
        # Of a line that was added: that of its test.
        line = origins[span.line - count - 1]
        return Span(str(file), line, 0, line, 1)
    edits = program.edits.get(file, [])
    first, last = column_before(edits, span.line - 1, span.column), column_before(edits, span.end_line - 1, span.end_column)
    return Span(str(file), span.line, first, span.end_line, max(last, first + 1) if span.line == span.end_line else last)


def _outcomes(run: Run, program: Program, selected: Sequence[Test], refusals: Refusals, app: Path) -> dict[Test, Outcome]:
    source_of = partial(_read, {})
    called = [test for test in selected if test in program.tests]
    outcomes = run.outcomes([program.tests.index(test) for test in called])
    found = {test: replace(outcome, failure=cleaned(outcome.failure, program, source_of)) for test, outcome in zip(called, outcomes)}
    return {test: found[test] if test in found else _refused(test, refusals, app) for test in selected}


def _refused(test: Test, refusals: Refusals, app: Path) -> Outcome:
    texts = [shown_text(diagnostic, app) for diagnostic in refusals.reasons[test]]
    return Outcome(REFUSED, failure="\n\n".join(texts))


def _read(known: dict[Path, str | None], path: Path) -> str | None:
    if path not in known:
        known[path] = source_text(str(path))
    return known[path]


# The results


def _differs(test: Test, results: dict[str, dict[Test, Outcome]]) -> bool:
    """Whether it has passed, failed or been skipped in one place and not in another."""
    kinds = {outcomes[test].kind if outcomes[test].is_good else "failed" for outcomes in results.values() if outcomes[test].kind != REFUSED}
    return len(kinds) > 1


def _as_json(test: Test, results: dict[str, dict[Test, Outcome]]) -> dict[str, Any]:
    return {
        "test": test.title,
        "path": test.file.as_posix(),
        "line": test.line,
        "differs": _differs(test, results),
        "results": {
            place: {"outcome": found.kind, "seconds": found.seconds, "output": found.output, "failure": found.failure, "reason": found.reason}
            for place, outcomes in results.items() for found in (outcomes[test],)
        },
    }  # fmt: skip


def _print_results(tests: Sequence[Test], results: dict[str, dict[Test, Outcome]]) -> None:
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = max(len(test.title) for test in tests)
    for test in tests:
        cells = "   ".join(_cell(place, outcomes[test], colours) for place, outcomes in results.items())
        reason = next((outcomes[test].reason for outcomes in results.values() if outcomes[test].reason), "")
        print(f"{test.title:<{width}}   {cells}{'   <- differs' if _differs(test, results) else ''}{f'   ({reason})' if reason else ''}".rstrip())
    shown: set[str] = set()
    for test in tests:
        for place, outcomes in results.items():
            found = outcomes[test]
            # What kept several tests from running is said once.
            if not found.is_good and not (found.kind in (NOT_RUN, REFUSED) and found.failure in shown):
                shown.add(found.failure)
                print(f"\n--- {test.title} under {place}: {found.kind}" if found.kind != NOT_RUN else f"\n--- no test was run under {place}; the program said:")
                for text in (found.output, found.failure):
                    if text:
                        print(text.rstrip("\n"))
    print(f"\n{_summary(tests, results)}")


def _cell(place: str, outcome: Outcome, colours: bool) -> str:
    took = f"{outcome.seconds:7.3f} s" if outcome.seconds is not None else ""
    text = f"{WORDS[outcome.kind]:<7} {took:<9}"
    if colours:
        text = f"\x1b[{32 if outcome.kind == PASSED else 33 if outcome.is_good else 31}m{text}\x1b[0m"
    return f"{place} {text}"


def _summary(tests: Sequence[Test], results: dict[str, dict[Test, Outcome]]) -> str:
    kinds = [{outcomes[test].kind for outcomes in results.values()} for test in tests]
    counts = {
        "passed": sum(kind == {PASSED} for kind in kinds), "failed": sum(not all(Outcome(name).is_good or name == REFUSED for name in kind) for kind in kinds),
        REFUSED: sum(REFUSED in kind and all(Outcome(name).is_good or name == REFUSED for name in kind) for kind in kinds),
        **{name: sum(name in kind and all(Outcome(one).is_good for one in kind) for kind in kinds) for name in (SKIPPED, XFAILED, XPASSED)},
    }  # fmt: skip
    parts = [f"{len(tests)} test{'' if len(tests) == 1 else 's'} under {' and '.join(results)}: {counts.pop('passed')} passed"]
    parts += [f"{count} {name}" for name, count in counts.items() if count]
    different = sum(_differs(test, results) for test in tests)
    if different:
        parts.append(f"{different} with another outcome under one than under another")
    return ", ".join(parts)
