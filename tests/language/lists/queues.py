"""Lists as queues: what is taken from the front, of short and long lists, of items of every width."""


class Job:
    def __init__(self, name: str, after: "Job | None" = None) -> None:
        self.name = name
        self.after = after


def drain(count: int) -> None:
    numbers = list(range(count))
    texts = [str(i) for i in range(count)]
    pairs = [(i, str(i)) for i in range(count)]
    flags = [i % 3 == 0 for i in range(count)]
    halves = [i / 2 for i in range(count)]
    total = turns = 0
    while numbers:
        number, text, pair, flag, half = numbers.pop(0), texts.pop(0), pairs.pop(0), flags.pop(0), halves.pop(0)
        if str(number) != text or pair != (number, text) or flag != (number % 3 == 0) or half * 2 != number:
            print("wrong:", number, text, pair, flag, half)
            return
        turns += 1
        if turns % 3 == 0 and turns < 4 * count:
            for more in range(1 + turns % 2):
                numbers.append(turns + more)
                texts.append(str(turns + more))
                pairs.append((turns + more, str(turns + more)))
                flags.append((turns + more) % 3 == 0)
                halves.append((turns + more) / 2)
        total += number
    print(count, total, turns, numbers, texts, pairs, flags, halves)


def breadth_first(edges: dict[int, list[int]], start: int) -> list[int]:
    seen = {start}
    queue = [start]
    order = []
    while queue:
        node = queue.pop(0)
        order.append(node)
        for neighbour in edges.get(node, []):
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return order


def rings() -> None:
    ring = list(range(1000))
    for _ in range(20000):
        ring.append(ring.pop(0) + 1)
    print(sum(ring), len(ring), ring[0], ring[-1], ring[500])
    del ring[:300]
    ring.insert(0, 7)
    print(ring[:3], len(ring), ring.index(520), 7 in ring, ring.count(7))
    del ring[0]
    other = ring.copy()
    ring[:100] = [1, 2]
    print(len(ring), sum(ring), other == ring, other[100:] == ring[2:], ring < other)
    ring.reverse()
    ring.sort()
    ring.extend(other)
    ring += ring[:5]
    print(ring[:4], ring[-4:], len(ring), tuple(ring[:3]), max(ring), min(ring))
    del ring[::2]
    del ring[:600]
    print(ring, ring * 2 == ring + ring)
    for item in (walked := list(range(200))):
        if item % 2 == 0:
            walked.pop(0)
    print(len(walked), walked[:3])


def chains() -> None:
    jobs: list[Job] = []
    last: Job | None = None
    for i in range(300):
        last = Job(f"job {i}", last)
        jobs.append(last)
    done: list[Job] = []
    while len(jobs) > 40:
        job = jobs.pop(0)
        if len(job.name) % 2:
            done.append(job)
        junk = [Job(job.name * 5) for _ in range(20)]
        del junk[0]
    print(len(jobs), jobs[0].name, len(done), done[-1].name)
    behind = jobs[0].after
    print(behind.name if behind is not None else None, [job.name for job in jobs[:2]])
    try:
        while True:
            jobs.pop(0)
    except IndexError as error:
        print(error, jobs)


for length in (0, 5, 32, 33, 34, 40, 700):
    drain(length)
rings()
chains()
tree = {node: [2 * node, 2 * node + 1] for node in range(1, 1500)}
walk = breadth_first(tree, 1)
print(len(walk), walk[:5], walk[-3:], sum(walk))
long = list(range(60000))
while long:
    del long[:999]
    long.append(-len(long))
    if len(long) < 300:
        break
print(len(long), long[:3], long[-3:])
