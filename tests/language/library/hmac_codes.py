"""Message authentication codes (the cases of RFC 4231 among them)."""

import hashlib
import hmac

for key in (b"", b"key", b"k" * 64, b"k" * 65, b"long" * 60):
    print(hmac.new(key, b"message", hashlib.sha256).hexdigest(), hmac.new(key, b"message", "md5").hexdigest(), hmac.digest(key, b"m", "sha512").hex())
h = hmac.new(b"secret", digestmod="sha1")
h.update(b"one")
c = h.copy()
c.update(bytearray(b"two"))
print(h.name, h.digest_size, h.block_size, h.digest(), c.hexdigest())
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest("abc", "abd"), hmac.compare_digest(b"a", b"ab"), hmac.compare_digest(b"x", bytearray(b"x")))
try:
    hmac.compare_digest("é", "é")
except TypeError as error:
    print(error)
print(hmac.new(b"\x0b" * 20, b"Hi There", hashlib.sha256).hexdigest(), hmac.new(b"Jefe", b"what do ya want for nothing?", hashlib.sha512).hexdigest())
print(hmac.new(b"\xaa" * 131, b"Test Using Larger Than Block-Size Key - Hash Key First", hashlib.sha384).hexdigest())


def sign(secret: bytes, body: str) -> str:
    return "sha256=" + hmac.new(secret, body.encode(), hashlib.sha256).hexdigest()


signature = sign(b"s3cret", '{"action": "opened"}')
print(signature, hmac.compare_digest(signature, sign(b"s3cret", '{"action": "opened"}')), hmac.compare_digest(signature, sign(b"other", "")))
