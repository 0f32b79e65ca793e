package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.alerts.LowBalance;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.verification.CallbackComposer;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Callbacks of verifications and messages made through `/v1`: JSON by POST, as Standard Webhooks 1.0 describes.
@Component
public final class OwnCallbacks implements CallbackComposer {
    private final JsonMapper json;

    /// @param json the mapper that writes `/v1`'s answers, so that both look the same
    public OwnCallbacks(JsonMapper json) {
        this.json = json;
    }

    /// @param type `verification.started` or `verification.finished`
    /// @param timestamp when it happened; the same in every attempt
    /// @param data what `GET /v1/verifications/{id}` answered at that time
    public record CallbackBody(String type, Instant timestamp, VerificationView data) {}

    /// @param type `message.started` or `message.finished`
    /// @param timestamp when it happened; the same in every attempt
    /// @param data what `GET /v1/messages/{id}` answered at that time
    public record MessageBody(String type, Instant timestamp, MessageView data) {}

    /// @param type `balance.low`
    /// @param timestamp when it was seen; the same in every attempt
    public record BalanceBody(String type, Instant timestamp, BalanceData data) {}

    /// @param balance the sum of the account's ledger entries
    /// @param balanceAlert the account's setting, which the balance is below
    public record BalanceData(long account, String balance, String balanceAlert) {}

    /// Says that a balance is low, always by POST: it belongs to no vendor's API.
    ///
    /// @param url the account's callback URL, complete
    public CallbackRequest compose(String url, LowBalance low) {
        BalanceData data = new BalanceData(
                low.accountId(), low.balance().toString(), low.alert().toString());
        String body = json.writeValueAsString(new BalanceBody("balance.low", low.at(), data));
        return new CallbackRequest.Post(url, "application/json", body);
    }

    @Override
    public CallbackRequest compose(Report report) {
        String url = report.verification().order().callbackUrl().orElseThrow();
        return new CallbackRequest.Post(url, "application/json", json.writeValueAsString(body(report)));
    }

    private static Object body(Report report) {
        Verification verification = report.verification();
        List<TimelineEvent> timeline = report.timeline().get();
        String event = verification.standing().status().isFinal() ? "finished" : "started";
        return switch (verification.order().mode()) {
            case REVERSE, SPOKEN ->
                new CallbackBody(
                        "verification." + event, report.at(), VerificationView.whole(verification, timeline, null));
            case MESSAGE -> new MessageBody("message." + event, report.at(), MessageView.whole(verification, timeline));
        };
    }

    @Override
    public Set<String> ownParameters() {
        return Set.of();
    }
}
