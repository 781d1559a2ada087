"""The part of CPython 3.11's asyncio that an appliance has a use for.

Not here: threads, subprocesses, signals and TLS.
"""

from asyncio.barriers import Barrier
from asyncio.base_events import EventLoop, get_event_loop, get_running_loop, new_event_loop, set_event_loop
from asyncio.base_events import EventLoop as AbstractEventLoop
from asyncio.coroutines import isfuture
from asyncio.events import Handle, TimerHandle
from asyncio.exceptions import (
    BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError, LimitOverrunError, QueueEmpty, QueueFull,
)
from asyncio.futures import Future
from asyncio.locks import BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.protocols import BaseProtocol, DatagramProtocol, Protocol
from asyncio.queues import LifoQueue, PriorityQueue, Queue
from asyncio.runners import Runner, run
from asyncio.server import Server
from asyncio.server import Server as AbstractServer
from asyncio.streams import StreamReader, StreamWriter, open_connection, start_server
from asyncio.taskgroups import TaskGroup
from asyncio.tasks import Task, all_tasks, create_task, current_task, ensure_future, gather
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.transports import BaseTransport, DatagramTransport, ReadTransport, Transport, WriteTransport
from asyncio.waiting import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, as_completed, shield, sleep, wait, wait_for,
)
from runtime.builtins.exceptions_os import TimeoutError
