package io.ringtrue.server.live.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Asks name servers one after the other, over UDP and, when an answer was cut, over TCP. An answer whose id, name,
/// type or class is not the question's counts as none (the library compares them).
final class DnsQuery {
    private final List<InetSocketAddress> servers;

    /// @param servers at least one
    DnsQuery(List<InetSocketAddress> servers) {
        this.servers = List.copyOf(servers);
    }

    /// @param within for all servers together; each has its share of what is left
    /// @return where every server only said that it cannot tell (SERVFAIL, REFUSED), what the last of them said
    /// @throws IOException when none of them gave a sensible answer in time; the message holds no name
    Message naptr(Name name, Duration within) throws IOException {
        long end = System.nanoTime() + within.toNanos();
        Message question = Message.newQuery(Record.newRecord(name, Type.NAPTR, DClass.IN));
        Optional<Message> unhelpful = Optional.empty();
        for (int i = 0; i < servers.size(); i++) {
            long share = (end - System.nanoTime()) / (servers.size() - i);
            try {
                Message answer = ask(servers.get(i), question, Duration.ofNanos(Math.max(0, share)));
                if (tells(answer)) return answer;
                unhelpful = Optional.of(answer);
            } catch (IOException _) { // its message holds the name; the next server may know better
                continue;
            }
        }
        return unhelpful.orElseThrow(() -> new IOException("no name server gave a sensible answer in time"));
    }

    /// RFC 2308 §2.1 and §2.2: these two are about the name; every other code is about the server.
    private static boolean tells(Message answer) {
        return answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN;
    }

    private static Message ask(InetSocketAddress server, Message question, Duration within) throws IOException {
        if (within.isZero()) throw new IOException("out of time");
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(within);
        return resolver.send(question);
    }
}
