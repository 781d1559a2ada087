"""In which turns of the loop streams hear of what happens at the other end, which is in the same program."""
import asyncio
turn = 0


def tick() -> None:
    global turn
    turn += 1
    if not done:
        asyncio.get_running_loop().call_soon(tick)


done = False


def note(s: object) -> None:
    print(turn, s)


async def handle(r: asyncio.StreamReader, w: asyncio.StreamWriter) -> None:
    note("handler start")
    while True:
        d = await r.read(100)
        note(f"server read {d!r}")
        if not d:
            break
        w.write(d.upper())
        note("server wrote")
        await w.drain()
        note("server drained")
    w.close()
    note("server closed")
    await w.wait_closed()
    note("server wait_closed")


async def main() -> None:
    global done, turn
    s = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = s.sockets[0].getsockname()[1]
    tick()
    note("connecting")
    r, w = await asyncio.open_connection("127.0.0.1", port)
    note("connected")
    w.write(b"hello")
    await w.drain()
    note("client wrote")
    note(f"client read {await r.read(100)!r}")
    w.write_eof()
    note("client eof")
    note(f"client read {await r.read(100)!r}")
    w.close()
    note("client closed")
    await w.wait_closed()
    note("client wait_closed")
    try:
        await asyncio.open_connection("127.0.0.1", 1)
    except OSError as e:
        note(repr(e) + str(e))
    rs = await asyncio.gather(*[asyncio.open_connection("127.0.0.1", port) for _ in range(3)])
    note("three")
    for r, w in rs:
        w.write(b"x")
    for r, w in rs:
        note(f"{await r.read(5)!r}")
    for r, w in rs:
        w.close()
    for r, w in rs:
        await w.wait_closed()
    note("all closed")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    r, w = await asyncio.open_connection("127.0.0.1", port)
    w.write(b"hello")
    w.close()
    note("closed with answer under way")
    await w.wait_closed()
    for _ in range(10):
        await asyncio.sleep(0)
    s.close()
    await s.wait_closed()
    note("end")
    done = True


asyncio.run(main())
