"""Backtraces from ring 0 to the program: while that waits, the processor stands in the supervisor (runtime/qemu/supervisor.s).

What the processor has pushed at the gate, at the top of the supervisor's stack, is where the program goes on.
"""

import gdb
from gdb.unwinder import Unwinder

from unic.debug.gdb import values

STACK_TOP = "ring0_stack_top"
# Pushed from there downwards: ss, rsp, rflags, cs, rip (Intel SDM, volume 3, 6.14.2).
PUSHED = 5
RING = 3
RETURN = b"\xc3"


class FrameId:
    def __init__(self, sp, pc):
        self.sp = sp
        self.pc = pc


class Gate(Unwinder):
    """The program's function that has asked the supervisor, as the caller of whatever runs in ring 0."""

    def __init__(self):
        super().__init__("unic-gate")

    def __call__(self, frame):
        try:
            if int(frame.read_register("cs")) & RING:
                return None
            top = int(gdb.parse_and_eval("(unsigned long)&%s" % STACK_TOP))
            rip, cs, _, rsp, _ = (values.read_word(top - values.WORD * place) for place in range(PUSHED, 0, -1))
            if cs & RING != RING:
                return None
            if values.read(rip, len(RETURN)) == RETURN:
                # In supervisor_call, which has a frame of no function.
                rip, rsp = values.read_word(rsp), rsp + values.WORD
        except (gdb.error, ValueError):
            return None
        # gdb believes in one stack only: this frame has its place below its caller's.
        place = gdb.Value(rsp - values.WORD).cast(frame.read_register("rsp").type)
        caller = frame.create_unwind_info(FrameId(place, frame.read_register("rip")))
        for name, value in (("rip", rip), ("rsp", rsp), ("cs", cs)):
            caller.add_saved_register(name, gdb.Value(value).cast(frame.read_register(name).type))
        caller.add_saved_register("rbp", frame.read_register("rbp"))
        return caller


def register(objfile):
    gdb.unwinder.register_unwinder(objfile, Gate(), replace=True)
