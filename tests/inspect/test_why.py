"""`--why`: what keeps something in an image, or out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from unic.inspect.absent import why_absent
from unic.inspect.graph import Graph
from unic.inspect.inspection import Inspection, inspect
from unic.inspect.lookup import find
from unic.inspect.terminal import Style, chain_lines
from unic.pipeline import PROJECT

Images = Callable[..., Path]


@pytest.fixture(scope="module")
def shapes(image: Images) -> Inspection:
    return inspect(image("qemu"))


@pytest.fixture(scope="module")
def graph(shapes: Inspection) -> Graph:
    assert shapes.record is not None
    return Graph(shapes.record, shapes.present)


def chain(graph: Graph, name: str) -> list[str]:
    found = find(graph, name)
    assert len(found.nodes) == 1, (name, found)
    return [graph.record.nodes[step.node].symbol for step in graph.chain(found.nodes[0])]


def test_a_chain_goes_from_the_start_by_calls_with_their_lines(shapes: Inspection, graph: Graph) -> None:
    assert chain(graph, "report") == ["__main__.<run>", "__main__.<module>", "__main__.main", "__main__.report"]
    text = "\n".join(chain_lines(graph, graph.numbers["__main__.report"], Style(), shapes))
    assert "__main__.report  (called at main.py:56" in text and "(the start of the program)" in text


def test_lines_are_those_of_the_function_that_calls(graph: Graph) -> None:
    # A default argument is evaluated by the caller, and stands in another file.
    nodes = graph.record.nodes
    calls = [(nodes[edge.source], edge.line) for edge in graph.record.edges if edge.line and nodes[edge.source].kind == "function" and nodes[edge.source].path]
    assert len(calls) > 100 and [(source.symbol, line) for source, line in calls if line < source.line] == []


def test_dispatch_says_which_class_and_where_its_objects_are_made(shapes: Inspection, graph: Graph) -> None:
    assert chain(graph, "Circle.area")[-2:] == ["dispatch.Shape.area", "__main__.Circle.area"]
    text = "\n".join(chain_lines(graph, graph.numbers["__main__.Circle.area"], Style(), shapes))
    assert "dispatch on the class, for Circle; Circle is made at main.py:55" in text


def test_inlined_functions_are_steps_too(graph: Graph) -> None:
    inlined = [number for number, node in enumerate(graph.record.nodes) if node.symbol == "__main__.main" and number not in graph.present]
    steps = graph.chain(graph.numbers["__main__.report"])
    assert [step.is_inlined for step in steps if step.node in inlined] == [True] * len(inlined)
    assert any(step.is_inlined for step in steps)


def test_boot_code_and_data_have_chains(graph: Graph) -> None:
    assert chain(graph, "map_range")[0] == "pvh_entry"
    greeting = next(number for number, node in enumerate(graph.record.nodes) if node.name == "'good morning'")
    assert graph.record.nodes[graph.chain(greeting)[-2].node].symbol == "__main__.report"


def test_everything_in_the_image_is_kept_by_something(graph: Graph) -> None:
    assert [graph.record.nodes[number].symbol for number in graph.present if graph.distance(number) is None] == []


def test_names_may_be_shortened_ambiguous_ones_have_candidates_and_wrong_ones_suggestions(graph: Graph) -> None:
    assert find(graph, "main.report").nodes == [] and find(graph, "__main__.report").nodes == find(graph, "report").nodes
    assert len(find(graph, "sides").candidates) >= 3
    assert {graph.record.nodes[number].name for number in find(graph, "*.area").nodes} == {"area"}
    assert "report" in find(graph, "reprot").suggestions
    assert chain(graph, "runtime.x86.paging")[0] == "pvh_entry"


def test_what_is_absent_says_why(image: Images, shapes: Inspection) -> None:
    assert shapes.record is not None
    [shout] = why_absent(shapes.record, "shout", PROJECT)
    assert shout.reason == ("removed by configuration: line 50 of main.py, which names it, is out because config.LOUD is False"
                            " (tested at main.py:49)")
    [louder] = why_absent(shapes.record, "louder", PROJECT)
    assert louder.callers == ("__main__.shout",) and louder.branch is not None and louder.branch.first == 50
    assert "it is used by __main__.shout; line 50 of main.py, which names __main__.shout, is out" in louder.reason
    [never] = why_absent(shapes.record, "never", PROJECT)
    assert never.reason.startswith("not reached: the program imports its module")
    [tar] = why_absent(shapes.record, "storage.tar.read_index", PROJECT)
    assert tar.place.startswith("stdlib/storage/tar.py:") and "imports its module" in tar.reason
    [error] = why_absent(shapes.record, "storage.tar.TarError", PROJECT)
    assert error.place.startswith("stdlib/storage/tar.py:")
    assert why_absent(shapes.record, "no_such_thing", PROJECT) == []
    loud = inspect(image("qemu", "LOUD=True"))
    assert loud.record is not None and find(Graph(loud.record, loud.present), "shout").nodes


def test_patterns_fit_the_end_of_a_name_and_brackets_are_letters(graph: Graph) -> None:
    def fitting(pattern: str) -> set[str]:
        return {graph.record.nodes[number].symbol for number in find(graph, pattern).nodes}

    assert fitting("Circle.a*") == {"__main__.Circle.area"} == fitting("__main__.Circle.a???")
    appends = fitting("list[*].append")
    assert appends and all(name.startswith("runtime.builtins.list.list[") and name.endswith("].append") for name in appends)
    assert not fitting("[") and not fitting("*[x") and not fitting("Circle.a??")


def test_packages_and_modules_are_found_by_what_is_nearest_to_the_start(graph: Graph) -> None:
    for name in ("runtime.memory", "memory", "builtins.text", "app"):
        (number,) = find(graph, name).nodes
        assert name in (graph.record.nodes[number].package, "app") or f".{name}." in f".{graph.record.nodes[number].module}."


@pytest.mark.parametrize(("name", "reason"), [
    ("GREETING", "the configuration has it, as 'good morning'"), ("config.LOUD", "the configuration has it, as False"), ("build.target", "the configuration has it, as 'qemu'"),
    ("print", "written out by the compiler"), ("len", "written out by the compiler"), ("json", "nothing that the program imports under this configuration imports it"),
    ("storage.device", "nothing that the program imports under this configuration imports it"), ("asyncio.run", "imports its module"),
])  # fmt: skip
def test_what_is_not_there_by_itself_is_told_apart_from_what_nobody_knows(graph: Graph, name: str, reason: str) -> None:
    assert not find(graph, name).nodes
    (absence,) = why_absent(graph.record, name, PROJECT)
    assert reason in absence.reason


@pytest.mark.parametrize("name", ["list[", "list]", "list[Nobody].append", "list[*].nothing", "*", ".", "..", "", "a b", "../json", "json.", "\0", "é"])
def test_names_of_nothing_are_absent_for_no_reason(graph: Graph, name: str) -> None:
    assert why_absent(graph.record, name, PROJECT) == []


def test_suggestions_look_beyond_large_letters_and_type_arguments(graph: Graph) -> None:
    assert "report" in find(graph, "REPORTS").suggestions
    assert all(".list.list[" in name for name in find(graph, "list[Nobody].append").suggestions) and find(graph, "list[Nobody].append").suggestions
