"""The firmware that marks its first instruction."""

from unic.measure.firmware import marked

FIRMWARE = bytes(0xFFF0) + bytes([0xE9, 0x8D, 0xFF]) + b"\x66\x90" * 6 + b"\x90"


def test_the_first_instruction_writes_to_the_port_and_the_jump_leads_where_it_did():
    made = marked(FIRMWARE, 0xE8)
    assert len(made) == len(FIRMWARE)
    assert made[0xFFF0:0xFFF3] == bytes([0xE6, 0xE8, 0xE9])
    before = 0xFFF0 + 3 + int.from_bytes(FIRMWARE[0xFFF1:0xFFF3], "little")
    after = 0xFFF2 + 3 + int.from_bytes(made[0xFFF3:0xFFF5], "little")
    assert before % 0x10000 == after % 0x10000


def test_firmware_that_starts_otherwise_is_left_alone():
    far_jump = bytes(0xFFF0) + b"\xea\x5b\xe0\x00\xf0" + bytes(11)
    assert marked(far_jump, 0xE8) is None
    assert marked(b"", 0xE8) is None
