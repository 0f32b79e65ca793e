package io.ringtrue.server.live.dns;

import io.ringtrue.numbers.plan.LineType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/// Which tree is asked, where, and what its codes mean.
///
/// @param suffix the tree's root: `e164.arpa`, or the private one of a carrier
/// @param servers asked in this order until one answers; by address, so that nothing has to be looked up
/// @param carriers parameter (`spn`, `cic`, `rn`) to code to the carrier's name
/// @param lineTypes the same to line types
public record EnumSettings(
        String suffix,
        List<InetSocketAddress> servers,
        Map<String, Map<String, String>> carriers,
        Map<String, Map<String, LineType>> lineTypes) {
    public EnumSettings {
        servers = List.copyOf(servers);
        carriers = Map.copyOf(carriers);
        lineTypes = Map.copyOf(lineTypes);
    }
}
