package io.ringtrue.telephony.call.trunk;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.rtp.Network;
import io.ringtrue.telephony.sip.digest.Credentials;
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

/// A trunk in use: its calls, its limits, its pauses and its addresses. Safe for several threads.
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

    /// Looks up the trunk's host, which may take seconds.
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

    /// The operator's name for the trunk.
    public String name() {
        return trunk.name();
    }

    int priority() {
        return trunk.priority();
    }

    /// The codecs to offer, in order; not empty.
    public List<Codec> codecs() {
        return codecs;
    }

    /// Where media may come from and go to; empty when the far end's address decides.
    public List<Network> mediaNetworks() {
        return mediaNetworks;
    }

    public Trunk.Srtp srtp() {
        return trunk.srtp();
    }

    Transport transportUsed() {
        return transport;
    }

    /// For the trunk's challenges; empty when it does not use them.
    public Credentials credentials() {
        return new Credentials(trunk.username(), trunk.password().value());
    }

    /// The SIP URI of the trunk itself, such as `sip:carrier.example:5080`.
    public String address() {
        return "sip:" + hostPort();
    }

    /// The SIP URI of a number on this trunk, such as `sip:+12015550123@carrier.example:5080`.
    public String addressOf(String number) {
        return "sip:" + number + '@' + hostPort();
    }

    private String hostPort() {
        return uri.host() + (uri.port() < 0 ? "" : ":" + uri.port());
    }

    /// The SIP URI of the caller: the trunk's caller id, or the anonymous URI (RFC 3323 §4.1).
    public String callerAddress() {
        return trunk.callerId().isEmpty() ? ANONYMOUS : addressOf(trunk.callerId());
    }

    /// Where INVITEs are sent, by the last look-up; empty while no look-up has succeeded.
    public Optional<Hop> hop() {
        int port = uri.port() < 0 ? SipUri.DEFAULT_PORT : uri.port();
        return addresses.first().map(found -> new Hop(transport, new InetSocketAddress(found, port)));
    }

    /// Looks up the trunk's host again, which may take seconds.
    void lookUp() {
        addresses.lookUp();
    }

    /// Whether SIP from this address is the trunk's.
    boolean isAt(InetAddress source) {
        if (addresses.include(source)) return true;
        for (Network network : signallingNetworks) {
            if (network.contains(source)) return true;
        }
        return false;
    }

    /// The addresses from which SIP of this trunk's calls is accepted.
    public AllowedSources sources() {
        return new AllowedSources(this::isAt, trunk.strictSource());
    }

    /// Takes a place for one call; [#giveBack()] frees it.
    ///
    /// @return false when the trunk is full, has reached its calls for this second, or rests
    public boolean tryTake() {
        if (nanoTime.getAsLong() - restsUntil < 0) return false;
        if (calls.incrementAndGet() <= trunk.maxCalls() && starts.tryTake()) return true;
        calls.decrementAndGet();
        return false;
    }

    /// How many calls it would accept now.
    int room() {
        if (nanoTime.getAsLong() - restsUntil < 0) return 0;
        return Math.max(0, Math.min(trunk.maxCalls() - calls.get(), starts.left()));
    }

    /// Whether this line belongs to a trunk with the same name and settings.
    boolean serves(Trunk other) {
        return trunk.equals(other);
    }

    /// Frees a place. Call it once for each successful [#tryTake()].
    public void giveBack() {
        calls.decrementAndGet();
    }

    TrunkState state() {
        return new TrunkState(name(), calls.get(), nanoTime.getAsLong() - restsUntil < 0, isDoubtful());
    }

    boolean isIdle() {
        return calls.get() == 0;
    }

    /// Accepts no call for this long: the trunk has asked for it (503 with Retry-After, RFC 3261 §21.5.4).
    public void rest(Duration pause) {
        restsUntil = nanoTime.getAsLong() + pause.toNanos();
    }

    /// The trunk did not answer: for this long it is tried after all others. If it is the only one, it is
    /// still tried.
    public void doubt(Duration pause) {
        doubtedUntil = nanoTime.getAsLong() + pause.toNanos();
    }

    boolean isDoubtful() {
        return nanoTime.getAsLong() - doubtedUntil < 0;
    }
}
