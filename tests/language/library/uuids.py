"""UUIDs: forms, fields, order, names."""

import uuid
from uuid import UUID

u = UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.bytes, u.bytes_le, u.urn, u.version, u.variant, u.fields, u.node, u.time, u.clock_seq, hash(u))
for text in ("{12345678-1234-5678-9234-567812345678}", "urn:uuid:6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "ffffffffffffffffffffffffffffffff", "00000000-0000-0000-0000-000000000000", "1fffffffffffffffdfffffffffffffff"):
    v = UUID(text)
    print(v, v.version, v.variant, hash(v), v < u, v == UUID(bytes=v.bytes), v == UUID(bytes_le=v.bytes_le), UUID(fields=v.fields) == v)
for bad in ("", "1234", "g" * 32, "12345678-1234-5678-1234-56781234567"):
    try:
        print(UUID(bad))
    except ValueError as error:
        print(error)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://ä.example"), uuid.uuid5(uuid.NAMESPACE_OID, ""), uuid.NAMESPACE_URL)
print(UUID(bytes=b"0123456789abcdef", version=4), sorted([uuid.NAMESPACE_X500, uuid.NAMESPACE_DNS])[0], {u: 1}[UUID(u.hex)])
try:
    UUID()
except TypeError as error2:
    print(error2)
try:
    UUID(fields=(1 << 32, 0, 0, 0, 0, 0))
except ValueError as error:
    print(error)
