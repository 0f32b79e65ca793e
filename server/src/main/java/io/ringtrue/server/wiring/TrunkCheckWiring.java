package io.ringtrue.server.wiring;

import io.ringtrue.server.guard.DoNotCallStore;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.guard.NumberRange;
import io.ringtrue.server.guard.RangeStore;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.guard.TestCallStore;
import io.ringtrue.server.outbound.SystemResolver;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.trunks.Destinations;
import io.ringtrue.server.trunks.MediaWords;
import io.ringtrue.server.trunks.TestCalls;
import io.ringtrue.server.trunks.TrunkChecks;
import io.ringtrue.server.trunks.TrunkDoctor;
import io.ringtrue.server.verification.request.NumberReader;
import io.ringtrue.telephony.call.RtpPortRange;
import io.ringtrue.telephony.call.SipDialer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The trunk doctor.
@Configuration(proxyBeanMethods = false)
class TrunkCheckWiring {
    /// By the rules and limits of verifications, but for those that count by account.
    @Bean
    Destinations testDestinations(
            NumberReader numbers,
            DoNotCallStore doNotCall,
            RangeStore ranges,
            TestCallStore calls,
            Limits limits,
            Clock clock) {
        return new Destinations() {
            @Override
            public Answer of(String number) {
                NumberReader.Reading reading = numbers.read(number);
                Optional<String> why = reading.refusal()
                        .map(Refusal::rule)
                        .or(() -> objection(reading.e164(), doNotCall, ranges, limits, clock.instant()));
                return answer(reading.e164(), why);
            }

            @Override
            public Answer count(String e164) {
                return answer(
                        e164,
                        calls.count(e164, limits.ofNumber(e164), clock.instant())
                                .map(full -> "cannot be called now: " + full.rule()));
            }
        };
    }

    private static Destinations.Answer answer(String e164, Optional<String> why) {
        return why.<Destinations.Answer>map(Destinations.Answer.Refused::new)
                .orElseGet(() -> new Destinations.Answer.Allowed(e164));
    }

    private static Optional<String> objection(
            String e164, DoNotCallStore doNotCall, RangeStore ranges, Limits limits, Instant now) {
        boolean listed = doNotCall
                .find(e164)
                .filter(entry -> entry.until()
                        .orElse(entry.since().plus(limits.doNotCall()))
                        .isAfter(now))
                .isPresent();
        if (listed) return Optional.of("is on the do-not-call list");
        String prefix = NumberRange.of(e164).prefix();
        return ranges.paused(now).stream()
                        .anyMatch(range ->
                                range.account().isEmpty() && range.prefix().equals(prefix))
                ? Optional.of("lies in a range that is paused")
                : Optional.empty();
    }

    @Bean
    TrunkChecks trunkChecks(
            SipDialer dialer,
            SystemResolver resolver,
            Destinations destinations,
            ConfiguredTrunks trunks,
            AuditLog log,
            Settings settings,
            Clock clock) {
        RtpPortRange ports =
                new RtpPortRange(settings.rtp().portMin(), settings.rtp().portMax());
        TestCalls calls = new TestCalls(dialer, destinations, Threads.virtual("test-call"), clock);
        TrunkDoctor doctor = new TrunkDoctor(dialer, resolver, new MediaWords(ports), calls, clock);
        return new TrunkChecks(trunks::current, doctor::check, log, clock);
    }
}
