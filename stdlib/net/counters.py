"""Counts of what was dropped, by reason, and of the few events worth watching."""


class Counters:
    """Every field only ever grows; a field is named after the layer that counts and the reason."""

    def __init__(self) -> None:
        self.frames_received: int = 0
        self.frames_sent: int = 0
        self.egress_full: int = 0
        self.ethernet_malformed: int = 0
        self.ethernet_not_for_us: int = 0
        self.ethernet_unknown_type: int = 0
        self.arp_malformed: int = 0
        self.arp_unresolved: int = 0
        self.ip_malformed: int = 0
        self.ip_checksum: int = 0
        self.ip_not_for_us: int = 0
        self.ip_bad_source: int = 0
        self.ip_fragment: int = 0
        self.ip_unknown_protocol: int = 0
        self.ip_no_route: int = 0
        self.icmp_malformed: int = 0
        self.icmp_checksum: int = 0
        self.icmp_ignored: int = 0
        self.udp_malformed: int = 0
        self.udp_checksum: int = 0
        self.udp_no_socket: int = 0
        self.udp_queue_full: int = 0
        self.tcp_malformed: int = 0
        self.tcp_checksum: int = 0
        self.tcp_no_connection: int = 0
        self.tcp_backlog_full: int = 0
        self.tcp_connections_full: int = 0
        self.tcp_memory_short: int = 0
        self.tcp_cookies_sent: int = 0
        self.tcp_cookies_accepted: int = 0
        self.tcp_unacceptable: int = 0
        self.tcp_challenge_acks: int = 0
        self.tcp_reassembly_full: int = 0
        self.tcp_retransmissions: int = 0
        self.tcp_time_wait_recycled: int = 0
        self.dhcp_malformed: int = 0
