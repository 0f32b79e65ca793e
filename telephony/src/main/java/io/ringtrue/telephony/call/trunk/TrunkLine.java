package io.ringtrue.telephony.call.trunk;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.rtp.Network;
import io.ringtrue.telephony.sip.Credentials;
import io.ringtrue.telephony.sip.message.SipUri;
import io.ringtrue.telephony.sip.transport.AllowedSources;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// A trunk at work: how many calls it carries, how many it may take, where it is.
public final class TrunkLine {
    private static final String ANONYMOUS = "sip:anonymous@anonymous.invalid";

    private final Trunk trunk;
    private final SipUri uri;
    private final Transport transport;
    private final List<Codec> codecs;
    private final List<Network> mediaNetworks;
    private final List<Network> signallingNetworks;
    private final TokenBucket starts;
    private final LongSupplier nanoTime;
    private final AtomicInteger calls = new AtomicInteger();
    private final TrunkAddresses addresses;
    private volatile long restsUntil;
    private volatile long doubtedUntil;

    /// Asks the name service where the trunk is, so it may take long.
    public TrunkLine(Trunk trunk, NameService names, LongSupplier nanoTime) {
        this.trunk = trunk;
        this.nanoTime = nanoTime;
        this.restsUntil = nanoTime.getAsLong();
        this.doubtedUntil = restsUntil;
        this.uri = SipUri.read(trunk.uri()).orElseThrow();
        this.transport = Transport.valueOf(upper(uri.transport().orElse("udp")));
        this.codecs =
                trunk.codecs().stream().map(each -> Codec.valueOf(upper(each))).toList();
        this.mediaNetworks = trunk.mediaNetworks().stream().map(Network::parse).toList();
        this.signallingNetworks =
                trunk.signallingNetworks().stream().map(Network::parse).toList();
        this.starts = new TokenBucket(trunk.callsPerSecond(), nanoTime);
        this.addresses = new TrunkAddresses(uri.host(), names, nanoTime);
        lookUp();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    public String name() {
        return trunk.name();
    }

    int priority() {
        return trunk.priority();
    }

    public List<Codec> codecs() {
        return codecs;
    }

    public List<Network> mediaNetworks() {
        return mediaNetworks;
    }

    public Trunk.Srtp srtp() {
        return trunk.srtp();
    }

    Transport transportUsed() {
        return transport;
    }

    public Credentials credentials() {
        return new Credentials(trunk.username(), trunk.password().value());
    }

    /// Who this number is on this trunk, such as `sip:+12015550123@carrier.example:5080`.
    public String addressOf(String number) {
        return "sip:" + number + '@' + uri.host() + (uri.port() < 0 ? "" : ":" + uri.port());
    }

    /// Who calls: the trunk's caller id, or nobody (RFC 3323 §4.1).
    public String callerAddress() {
        return trunk.callerId().isEmpty() ? ANONYMOUS : addressOf(trunk.callerId());
    }

    /// Where INVITEs go, by the last look-up; empty when the name service knew no such host.
    public Optional<Hop> hop() {
        int port = uri.port() < 0 ? SipUri.DEFAULT_PORT : uri.port();
        return addresses.first().map(found -> new Hop(transport, new InetSocketAddress(found, port)));
    }

    /// Asks the name service where the trunk is; may take long.
    void lookUp() {
        addresses.lookUp();
    }

    /// Whether SIP from there is the trunk's.
    boolean isAt(InetAddress source) {
        if (addresses.include(source)) return true;
        for (Network network : signallingNetworks) {
            if (network.contains(source)) return true;
        }
        return false;
    }

    /// Where the SIP of its calls is expected from.
    public AllowedSources sources() {
        return new AllowedSources(this::isAt, trunk.strictSource());
    }

    /// Takes a place for one call.
    ///
    /// @return false when the trunk is full, takes no more calls this second, or rests
    public boolean tryTake() {
        if (nanoTime.getAsLong() - restsUntil < 0) return false;
        if (calls.incrementAndGet() <= trunk.maxCalls() && starts.tryTake()) return true;
        calls.decrementAndGet();
        return false;
    }

    /// How many calls it would take just now.
    int room() {
        if (nanoTime.getAsLong() - restsUntil < 0) return 0;
        return Math.max(0, Math.min(trunk.maxCalls() - calls.get(), starts.left()));
    }

    /// Whether it is this trunk's line, to the last setting.
    boolean serves(Trunk other) {
        return trunk.equals(other);
    }

    public void giveBack() {
        calls.decrementAndGet();
    }

    boolean isIdle() {
        return calls.get() == 0;
    }

    /// The trunk asked not to be called for so long (503 with Retry-After, RFC 3261 §21.5.4).
    public void rest(Duration pause) {
        restsUntil = nanoTime.getAsLong() + pause.toNanos();
    }

    /// It did not answer: for so long it is tried after the others. As the only one it is still tried.
    public void doubt(Duration pause) {
        doubtedUntil = nanoTime.getAsLong() + pause.toNanos();
    }

    boolean isDoubtful() {
        return nanoTime.getAsLong() - doubtedUntil < 0;
    }
}
