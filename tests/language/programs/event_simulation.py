"""A discrete-event simulation with callbacks in a heap."""

import heapq
from collections.abc import Callable


class Simulation:
    def __init__(self) -> None:
        self.now = 0
        self.sequence = 0
        self.queue: list[tuple[int, int]] = []
        self.actions: dict[int, Callable[[], None]] = {}

    def at(self, delay: int, action: Callable[[], None]) -> None:
        self.sequence += 1
        self.actions[self.sequence] = action
        heapq.heappush(self.queue, (self.now + delay, self.sequence))

    def run(self) -> None:
        while self.queue:
            self.now, number = heapq.heappop(self.queue)
            self.actions.pop(number)()


class Shop:
    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.waiting: list[str] = []
        self.busy = False

    def arrive(self, name: str) -> None:
        print(f"{self.simulation.now:3} {name} arrives")
        self.waiting.append(name)
        self.serve()

    def serve(self) -> None:
        if self.busy or not self.waiting:
            return
        self.busy = True
        name = self.waiting.pop(0)

        def done() -> None:
            print(f"{self.simulation.now:3} {name} leaves")
            self.busy = False
            self.serve()

        self.simulation.at(5, done)


simulation = Simulation()
shop = Shop(simulation)
for number, name in enumerate(["ann", "bob", "cid"]):
    simulation.at(number * 3, lambda name=name: shop.arrive(name))  # type: ignore[misc]
simulation.run()
