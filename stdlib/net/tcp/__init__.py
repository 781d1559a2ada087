"""TCP (RFC 9293), one concept a file; `net.tcp.endpoint.Tcp` is what the interface holds."""
