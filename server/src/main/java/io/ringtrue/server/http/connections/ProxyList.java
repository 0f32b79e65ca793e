package io.ringtrue.server.http.connections;

import java.net.InetAddress;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMaskSet;

/// The operator's own proxies, read as the container reads them: a list of CIDR blocks when there is a slash in it,
/// otherwise a regular expression.
public final class ProxyList {
    private ProxyList() {}

    /// @param written empty: there are none
    /// @throws IllegalArgumentException when it can be read as neither
    public static Predicate<InetAddress> of(String written) {
        if (written.isBlank()) return _ -> false;
        if (written.indexOf('/') > 0) return NetMaskSet.parse(written)::contains;
        Pattern pattern = Pattern.compile(written);
        return address -> pattern.matcher(address.getHostAddress()).matches();
    }
}
