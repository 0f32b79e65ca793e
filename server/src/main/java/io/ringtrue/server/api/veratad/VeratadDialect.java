package io.ringtrue.server.api.veratad;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.api.Aliases;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.api.TimedHandler;
import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.validation.PhoneValidationService;
import io.ringtrue.server.verification.CallbackComposer;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/// Validations in the words of Veratad's gateway. It has no callbacks: the answer is complete.
@Component
public final class VeratadDialect implements Dialect {
    private static final String NAME = "veratad";

    private final GatewayAnswers answers;
    private final HttpRequestHandler handler;

    public VeratadDialect(
            Aliases aliases, Accounts accounts, PhoneValidationService validations, MeterRegistry meters, Clock clock) {
        this.answers = new GatewayAnswers(clock);
        GatewayHandler gateway =
                new GatewayHandler(new GatewayRoutes(aliases.of(NAME)), accounts, validations, answers);
        this.handler =
                new TimedHandler(gateway, meters, "ringtrue.validations", "validations answered, by status of HTTP");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String base() {
        return GatewayRoutes.BASE;
    }

    @Override
    public HttpRequestHandler handler() {
        return handler;
    }

    @Override
    public ErrorAnswer errors() {
        return answers;
    }

    @Override
    public Optional<CallbackComposer> callbacks() {
        return Optional.empty();
    }
}
