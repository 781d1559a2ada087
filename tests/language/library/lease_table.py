"""A table of address leases: networks, hosts, expiry by datetime, a log of what happened."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from ipaddress import IPv4Address, IPv4Network

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname).1s %(name)s: %(message)s")
log = logging.getLogger("dhcp.leases")


@dataclass(order=True)
class Lease:
    expires: datetime
    address: IPv4Address
    client: str


class Pool:
    def __init__(self, network: IPv4Network, reserved: list[IPv4Address], duration: timedelta) -> None:
        self.network = network
        self.free = [host for host in network.hosts() if host not in reserved]
        self.leases: dict[str, Lease] = {}
        self.duration = duration

    def request(self, client: str, now: datetime) -> IPv4Address | None:
        self.expire(now)
        lease = self.leases.get(client)
        if lease is not None:
            lease.expires = now + self.duration
            log.info("renewed %s for %s until %s", lease.address, client, lease.expires.isoformat())
            return lease.address
        if not self.free:
            log.warning("no address left for %s in %s", client, self.network)
            return None
        address = self.free.pop(0)
        self.leases[client] = Lease(now + self.duration, address, client)
        log.info("leased %s to %s", address, client)
        return address

    def expire(self, now: datetime) -> None:
        for lease in sorted(self.leases.values()):
            if lease.expires > now:
                break
            log.info("expired %s of %s, %s ago", lease.address, lease.client, now - lease.expires)
            del self.leases[lease.client]
            self.free.append(lease.address)
            self.free.sort()


pool = Pool(IPv4Network("10.0.0.0/29"), [IPv4Address("10.0.0.1")], timedelta(hours=1))
now = datetime(2024, 2, 28, 23, 0, tzinfo=timezone.utc)
print([str(a) for a in pool.free])
for minutes, client in ((0, "ada"), (5, "bob"), (10, "cy"), (15, "dee"), (20, "eve"), (25, "fay"), (30, "ada"), (65, "gus"), (70, "fay"), (75, "bob"), (300, "hal")):
    then = now + timedelta(minutes=minutes)
    print(f"{then:%d.%m. %H:%M}", client, pool.request(client, then))
print(sorted(pool.leases), [str(a) for a in pool.free], max(pool.leases.values()).client)
