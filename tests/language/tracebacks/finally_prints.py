"""finally blocks run before the traceback is printed."""


def work(step: int) -> None:
    try:
        if step == 2:
            raise RuntimeError("step two")
        work(step + 1)
    finally:
        print("leaving", step)


try:
    work(0)
finally:
    print("end of module")
