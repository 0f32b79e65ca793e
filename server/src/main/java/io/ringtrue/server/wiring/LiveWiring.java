package io.ringtrue.server.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.live.DailySpend;
import io.ringtrue.server.live.LiveCache;
import io.ringtrue.server.live.LiveListener;
import io.ringtrue.server.live.LiveSource;
import io.ringtrue.server.live.LiveSources;
import io.ringtrue.server.live.LiveSpendStore;
import io.ringtrue.server.live.SourceGate;
import io.ringtrue.server.live.Wish;
import io.ringtrue.server.live.dns.EnumSource;
import io.ringtrue.server.live.http.AnswerShape;
import io.ringtrue.server.live.http.HttpQuery;
import io.ringtrue.server.live.http.HttpSource;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.outbound.SystemResolver;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.validation.PhoneLineType;
import io.ringtrue.server.validation.Refinement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The live sources of `ringtrue.numbers.live`, and how validations use them.
@Configuration(proxyBeanMethods = false)
class LiveWiring {
    /// Whoever configures a source may mean a host of his own; metadata and link-local addresses stay shut.
    private static final AddressPolicy NOT_METADATA =
            new AddressPolicy(List.of(NetworkBlock.parse("0.0.0.0/0"), NetworkBlock.parse("::/0")));

    @Bean
    LiveSpendStore liveSpendStore(Storage storage) {
        return storage.liveSpend();
    }

    @Bean
    LiveSources liveSources(
            Settings settings, LiveSpendStore spend, SystemResolver resolver, LiveListener listener, Clock clock) {
        LiveSettings live = settings.numbers().live();
        LiveCache cache = new LiveCache(bounds(live.cache()), Ticker.systemTicker());
        SafeConnector connector = connector(resolver);
        List<SourceGate> gates = new ArrayList<>();
        for (Map.Entry<String, LiveSettings.Source> entry : live.sources().entrySet()) {
            LiveSettings.Source source = entry.getValue();
            LiveSourceReader reader = new LiveSourceReader(entry.getKey(), source);
            LiveSettings.Http http = source.http();
            Asked asked = http == null
                    ? naptr(reader, Objects.requireNonNull(source.naptr()))
                    : http(reader, http, connector);
            gates.add(new SourceGate(
                    terms(entry.getKey(), source, asked.tells()),
                    asked.source(),
                    new DailySpend(reader.price(), reader.dailySpend(), spend, clock),
                    cache,
                    listener,
                    Threads.virtual("live"),
                    clock,
                    Ticker.systemTicker()));
        }
        return new LiveSources(gates, live.deadline());
    }

    private record Asked(LiveSource source, Set<Field> tells) {}

    /// To hosts that the operator names.
    static SafeConnector connector(SystemResolver resolver) {
        return new SafeConnector(
                NOT_METADATA,
                _ -> true,
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Threads.virtual("live-watch"));
    }

    private static Asked http(LiveSourceReader reader, LiveSettings.Http http, SafeConnector connector) {
        HttpQuery query = reader.query(http);
        connector.objection(query.sampleTarget()).ifPresent(why -> {
            throw reader.wrong("http.url", why);
        });
        AnswerShape shape = reader.shape(http);
        return new Asked(new HttpSource(query, shape, connector), shape.tells());
    }

    private static Asked naptr(LiveSourceReader reader, LiveSettings.Naptr naptr) {
        EnumSource source = reader.in("enum", () -> new EnumSource(reader.naptr(naptr)));
        return new Asked(source, source.tells());
    }

    private static LiveCache.Bounds bounds(LiveSettings.Cache cache) {
        if (cache.entries() < 0) {
            throw new IllegalArgumentException("ringtrue.numbers.live.cache.entries: must not be negative");
        }
        return new LiveCache.Bounds(cache.entries(), cache.found(), cache.notFound(), cache.error());
    }

    private static SourceGate.Terms terms(String name, LiveSettings.Source source, Set<Field> tells) {
        return new SourceGate.Terms(
                name,
                tells,
                source.mostAtOnce(),
                source.timeout(),
                source.breaker().failures(),
                source.breaker().pause());
    }

    @Bean
    Refinement refinement(Settings settings, LiveSources live) {
        Wish wish = settings.numbers().live().validations();
        return (local, excluded) ->
                live.enrich(local, lineTypes(excluded), wish).report();
    }

    /// Every line type of the plan that is certainly excluded.
    private static Set<LineType> lineTypes(Set<PhoneLineType> excluded) {
        Set<LineType> types = EnumSet.noneOf(LineType.class);
        for (LineType type : LineType.values()) {
            if (excluded.containsAll(PhoneLineType.of(type))) types.add(type);
        }
        return types;
    }
}
