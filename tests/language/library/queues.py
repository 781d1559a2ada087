"""queue: the four kinds in a program of one thread."""
import queue
from dataclasses import dataclass, field

q: queue.Queue[int] = queue.Queue(maxsize=2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
try:
    q.get(block=False)
except queue.Empty:
    print("empty")
q.put(3)
q.put(4)
try:
    q.put(5, timeout=0.01)
except queue.Full as error:
    print("full", repr(error))
for _ in range(4):
    q.task_done()
q.join()
try:
    q.task_done()
except ValueError as error:
    print(error)
while not q.empty():
    print(q.get(), end=" ")
print()
lifo: queue.LifoQueue[str] = queue.LifoQueue()
for letter in "abc":
    lifo.put(letter)
print([lifo.get() for _ in range(lifo.qsize())])


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


jobs: queue.PriorityQueue[Job] = queue.PriorityQueue()
for priority, name in [(3, "low"), (1, "high"), (2, "middle")]:
    jobs.put(Job(priority, name))
print(jobs.qsize(), [jobs.get().name for _ in range(3)], jobs.empty(), jobs.full())
pairs: queue.PriorityQueue[tuple[int, str]] = queue.PriorityQueue()
pairs.put((2, "b"))
pairs.put((1, "a"))
print(pairs.get(), pairs.get())
simple: queue.SimpleQueue[float] = queue.SimpleQueue()
simple.put(1.5)
print(simple.get(), simple.qsize())
try:
    simple.get(timeout=0.01)
except queue.Empty:
    print("nothing")
