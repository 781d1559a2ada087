"""graphlib: static orders, tasks that become ready as others are done, cycles, wrong use."""
from graphlib import CycleError, TopologicalSorter


def static() -> None:
    print(list(TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}).static_order())[0::3])
    numbers: TopologicalSorter[int] = TopologicalSorter()
    numbers.add(1, 2, 3)
    numbers.add(2, 3)
    numbers.add(4)
    print(tuple(numbers.static_order()))
    builds = {"app": ["lib", "assets"], "lib": ["core"], "tests": ["app", "lib"], "core": [], "assets": []}
    print(" ".join(TopologicalSorter(builds).static_order()))


def step_by_step() -> None:
    steps = TopologicalSorter({"d": ["b", "c"], "b": ["a"], "c": ["a"], "e": ["d"]})
    steps.prepare()
    rounds = 0
    while steps.is_active():
        ready = steps.get_ready()
        rounds += 1
        print(rounds, sorted(ready), bool(steps), steps.get_ready())
        for node in ready:
            steps.done(node)
    print(bool(steps), rounds)


def wrong() -> None:
    cycle = TopologicalSorter({1: [2], 2: [3], 3: [1], 4: [1]})
    try:
        cycle.prepare()
    except CycleError as error:
        print(error.args[0], error.args[1], isinstance(error, ValueError))
    for attempt in range(6):
        sorter = TopologicalSorter({"a": ["b"]})
        try:
            if attempt == 0:
                sorter.get_ready()
            elif attempt == 5:
                sorter.is_active()
            else:
                sorter.prepare()
                if attempt == 1:
                    sorter.add("x")
                elif attempt == 2:
                    sorter.done("b")
                elif attempt == 3:
                    sorter.done("nobody")
                else:
                    sorter.done(*sorter.get_ready())
                    sorter.done("b")
        except ValueError as error:
            print(error)
    sorter = TopologicalSorter({"a": ["b"]})
    sorter.prepare()
    try:
        sorter.prepare()
    except ValueError as error:
        print(error)


static()
step_by_step()
wrong()
