"""A sans-I/O TCP/IP stack: frames and the clock are passed in, frames and the next deadline come out.

`net.interface.Interface` is the way in. Nothing here reads a clock, a device or a random source by itself, so
the same files run under CPython's tests on a simulated wire and inside an image.
"""
