"""What the web server is built with; `-D NAME=VALUE` replaces a constant at build time.

Sizes are in bytes, times in seconds.
"""

from typing import Final

PORT: Final = 8080

CONTENT: Final = "image"              # "image": the files of FOLDER, baked in; "block": a tar archive on DEVICE
FOLDER: Final = "www"
DEVICE: Final = "content"
CHUNK: Final = 32768                  # bytes of a file on the device that are read at once

MAX_CONNECTIONS: Final = 128

REQUEST_LINE_LIMIT: Final = 8000      # RFC 9112 §3 recommends at least 8000
HEADER_LIMIT: Final = 16384           # all field lines of one request
HEADER_COUNT: Final = 100
BODY_LIMIT: Final = 65536             # bodies are read and dropped up to here

IDLE_TIMEOUT: Final = 30.0            # between two requests
HEADER_TIMEOUT: Final = 10.0          # from the first byte of a head to its last
RESPONSE_TIMEOUT: Final = 60.0        # for the client to take one response
LINGER_TIMEOUT: Final = 2.0           # for the client to see an error before the close
