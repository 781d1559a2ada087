"""Richards: an operating system kernel's scheduler in simulation (pyperformance richards); SIZE is how often."""
from __future__ import annotations

from typing import Final

SIZE: Final = 1

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(1, 7)
KIND_DEVICE, KIND_WORK = 1000, 1001
BUFFER_SIZE: Final = 4
TABLE_SIZE: Final = 10


class Packet:
    def __init__(self, link: Packet | None, ident: int, kind: int) -> None:
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE

    def append_to(self, queue: Packet | None) -> Packet:
        self.link = None
        if queue is None:
            return self
        p = queue
        following = p.link
        while following is not None:
            p = following
            following = p.link
        p.link = self
        return queue


class TaskRecord:
    pass


class DeviceRecord(TaskRecord):
    def __init__(self) -> None:
        self.pending: Packet | None = None


class IdleRecord(TaskRecord):
    def __init__(self) -> None:
        self.control = 1
        self.count = 10000


class HandlerRecord(TaskRecord):
    def __init__(self) -> None:
        self.work_in: Packet | None = None
        self.device_in: Packet | None = None

    def work_in_add(self, p: Packet) -> Packet:
        self.work_in = p.append_to(self.work_in)
        return self.work_in

    def device_in_add(self, p: Packet) -> Packet:
        self.device_in = p.append_to(self.device_in)
        return self.device_in


class WorkerRecord(TaskRecord):
    def __init__(self) -> None:
        self.destination = HANDLER_A
        self.count = 0


class TaskState:
    def __init__(self) -> None:
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False

    def set_packet_pending(self) -> TaskState:
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False
        return self

    def set_waiting(self) -> TaskState:
        self.packet_pending = False
        self.task_waiting = True
        self.task_holding = False
        return self

    def set_running(self) -> TaskState:
        self.packet_pending = False
        self.task_waiting = False
        self.task_holding = False
        return self

    def set_waiting_with_packet(self) -> TaskState:
        self.packet_pending = True
        self.task_waiting = True
        self.task_holding = False
        return self

    def is_packet_pending(self) -> bool:
        return self.packet_pending

    def is_task_waiting(self) -> bool:
        return self.task_waiting

    def is_task_holding(self) -> bool:
        return self.task_holding

    def is_task_holding_or_waiting(self) -> bool:
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def is_waiting_with_packet(self) -> bool:
        return self.packet_pending and (self.task_waiting and not self.task_holding)


class TaskWorkArea:
    def __init__(self) -> None:
        self.task_list: Task | None = None
        self.task_table: list[Task | None] = [None] * TABLE_SIZE
        self.hold_count = 0
        self.packet_count = 0


area = TaskWorkArea()


class Task(TaskState):
    def __init__(self, ident: int, priority: int, queue: Packet | None, initial: TaskState, record: TaskRecord) -> None:
        self.link = area.task_list
        self.ident = ident
        self.priority = priority
        self.input = queue
        self.packet_pending = initial.is_packet_pending()
        self.task_waiting = initial.is_task_waiting()
        self.task_holding = initial.is_task_holding()
        self.handle = record
        area.task_list = self
        area.task_table[ident] = self

    def fn(self, packet: Packet | None, record: TaskRecord) -> Task | None:
        raise NotImplementedError

    def add_packet(self, p: Packet, old: Task) -> Task:
        if self.input is None:
            self.input = p
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            p.append_to(self.input)
        return old

    def run_task(self) -> Task | None:
        if self.is_waiting_with_packet():
            message = self.input
            assert message is not None
            self.input = message.link
            if self.input is None:
                self.set_running()
            else:
                self.set_packet_pending()
        else:
            message = None
        return self.fn(message, self.handle)

    def wait_task(self) -> Task:
        self.task_waiting = True
        return self

    def hold(self) -> Task | None:
        area.hold_count += 1
        self.task_holding = True
        return self.link

    def release(self, i: int) -> Task:
        t = self.find_task(i)
        t.task_holding = False
        return t if t.priority > self.priority else self

    def queue_packet(self, packet: Packet) -> Task:
        t = self.find_task(packet.ident)
        area.packet_count += 1
        packet.link = None
        packet.ident = self.ident
        return t.add_packet(packet, self)

    def find_task(self, ident: int) -> Task:
        t = area.task_table[ident]
        if t is None:
            raise Exception(f"bad task id {ident}")
        return t


class DeviceTask(Task):
    def fn(self, packet: Packet | None, record: TaskRecord) -> Task | None:
        assert isinstance(record, DeviceRecord)
        if packet is None:
            packet = record.pending
            if packet is None:
                return self.wait_task()
            record.pending = None
            return self.queue_packet(packet)
        record.pending = packet
        return self.hold()


class HandlerTask(Task):
    def fn(self, packet: Packet | None, record: TaskRecord) -> Task | None:
        assert isinstance(record, HandlerRecord)
        if packet is not None:
            if packet.kind == KIND_WORK:
                record.work_in_add(packet)
            else:
                record.device_in_add(packet)
        work = record.work_in
        if work is None:
            return self.wait_task()
        count = work.datum
        if count >= BUFFER_SIZE:
            record.work_in = work.link
            return self.queue_packet(work)
        device = record.device_in
        if device is None:
            return self.wait_task()
        record.device_in = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.queue_packet(device)


class IdleTask(Task):
    def fn(self, packet: Packet | None, record: TaskRecord) -> Task | None:
        assert isinstance(record, IdleRecord)
        record.count -= 1
        if record.count == 0:
            return self.hold()
        if record.control & 1 == 0:
            record.control //= 2
            return self.release(DEVICE_A)
        record.control = record.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def fn(self, packet: Packet | None, record: TaskRecord) -> Task | None:
        assert isinstance(record, WorkerRecord)
        if packet is None:
            return self.wait_task()
        destination = HANDLER_B if record.destination == HANDLER_A else HANDLER_A
        record.destination = destination
        packet.ident = destination
        packet.datum = 0
        for i in range(BUFFER_SIZE):
            record.count += 1
            if record.count > 26:
                record.count = 1
            packet.data[i] = ord("A") + record.count - 1
        return self.queue_packet(packet)


def schedule() -> None:
    task = area.task_list
    while task is not None:
        if task.is_task_holding_or_waiting():
            task = task.link
        else:
            task = task.run_task()


def run() -> bool:
    area.task_list = None
    area.task_table = [None] * TABLE_SIZE
    area.hold_count = 0
    area.packet_count = 0
    IdleTask(IDLE, 1, None, TaskState().set_running(), IdleRecord())
    queue = Packet(None, 0, KIND_WORK)
    queue = Packet(queue, 0, KIND_WORK)
    WorkTask(WORKER, 1000, queue, TaskState().set_waiting_with_packet(), WorkerRecord())
    for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = Packet(None, device, KIND_DEVICE)
        queue = Packet(queue, device, KIND_DEVICE)
        queue = Packet(queue, device, KIND_DEVICE)
        HandlerTask(handler, priority, queue, TaskState().set_waiting_with_packet(), HandlerRecord())
    DeviceTask(DEVICE_A, 4000, None, TaskState().set_waiting(), DeviceRecord())
    DeviceTask(DEVICE_B, 5000, None, TaskState().set_waiting(), DeviceRecord())
    schedule()
    return area.hold_count == 9297 and area.packet_count == 23246


def main() -> None:
    good = True
    for _ in range(SIZE):
        good = run() and good
    print(good, area.hold_count, area.packet_count)


if __name__ == "__main__":
    main()
