"""What lies on a disk: partition tables and archives, read through a function `read(offset, length)`.

Sans-I/O: nothing here knows a device, and nothing that is read is believed before it is checked.
"""
