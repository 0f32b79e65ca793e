package io.ringtrue.server.live.dns;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.live.LiveAnswer;
import io.ringtrue.server.live.LiveNumber;
import io.ringtrue.server.live.LiveSource;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Message;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/// Number portability by ENUM (RFC 6116, RFC 4769): a NAPTR record leads to a `tel` URI, whose parameters say who
/// serves the number. Records that lead to further names (RFC 6116 §3.4.1, no flag) are not followed.
public final class EnumSource implements LiveSource {
    private final Name suffix;
    private final DnsQuery dns;
    private final CarrierCodes<String> carriers;
    private final CarrierCodes<LineType> lineTypes;

    /// @throws IllegalArgumentException beginning with the name of the key that is wrong
    public EnumSource(EnumSettings settings) {
        this.suffix = EnumName.suffix(settings.suffix());
        this.dns = new DnsQuery(settings.servers());
        this.carriers = new CarrierCodes<>(settings.carriers());
        this.lineTypes = new CarrierCodes<>(settings.lineTypes());
        if (carriers.isEmpty() && lineTypes.isEmpty()) {
            throw new IllegalArgumentException(
                    "carrier-codes: at least one of carrier-codes and line-type-codes must be given");
        }
        if (settings.servers().isEmpty()) throw new IllegalArgumentException("servers: at least one must be given");
    }

    /// The fields this source can tell.
    public Set<Field> tells() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        if (!carriers.isEmpty()) fields.add(Field.CARRIER);
        if (!lineTypes.isEmpty()) fields.add(Field.LINE_TYPE);
        return fields;
    }

    @Override
    public Optional<LiveAnswer> ask(LiveNumber number, Duration within) throws IOException {
        Name name = EnumName.of(number, suffix);
        Message answer = dns.naptr(name, within);
        return switch (answer.getRcode()) {
            case Rcode.NXDOMAIN -> Optional.empty();
            case Rcode.NOERROR -> firstUsable(NaptrRules.of(answer, name), number);
            default -> throw new ProtocolException("the name server answered " + Rcode.string(answer.getRcode()));
        };
    }

    private Optional<LiveAnswer> firstUsable(List<NAPTRRecord> rules, LiveNumber number) throws ProtocolException {
        for (NAPTRRecord rule : rules) {
            Optional<TelUri> uri = Substitution.parse(CharacterString.of(rule.getRegexp()))
                    .flatMap(substitution -> substitution.apply(number.e164()))
                    .flatMap(TelUri::parse);
            if (uri.isPresent()) return Optional.of(answer(uri.get(), number));
        }
        if (!rules.isEmpty()) throw new ProtocolException("no record leads to a tel URI");
        return Optional.empty();
    }

    private LiveAnswer answer(TelUri uri, LiveNumber number) throws ProtocolException {
        if (!uri.number().equals(number.digits())) throw new ProtocolException("the answer is about another number");
        return new LiveAnswer(
                Optional.empty(), lineTypes.read(uri), carriers.read(uri), Optional.empty(), uri.ported());
    }
}
