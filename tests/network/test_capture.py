"""The wrappers that tests run through, and a stack that survives what they do."""

from scapy.layers.inet import TCP
from scapy.utils import rdpcap

from capture import FaultInjection, PcapCapture
from test_tcp_lossy_wire import transfer
from wire import Wire, interface


def test_capture_is_a_pcap_file_that_scapy_reads(tmp_path):
    path = tmp_path / "wire.pcap"
    wire = Wire(PcapCapture(interface(1), path), interface(2))
    transfer(wire, 5000)
    packets = rdpcap(str(path))
    flags = [str(p[TCP].flags) for p in packets if TCP in p]
    assert flags[:3] == ["S", "SA", "A"] and sum("F" in f for f in flags) == 2


def test_transfer_through_injected_faults():
    ends = [FaultInjection(interface(n), n, drop=0.02, damage=0.03, cut=0.03) for n in (1, 2)]
    transfer(Wire(*ends), 60_000)
    for end in ends:
        counters = end.counters
        assert counters.ip_malformed + counters.ethernet_malformed > 0 and counters.tcp_checksum > 0
