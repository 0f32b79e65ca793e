package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.VerificationReports.Charge;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.MediaFigures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What shows afterwards how a verification went, for its account's records. It holds no PIN, no digit and no
/// credential: none of these is stored. Addresses are without their query.
///
/// @param read when it was written
record Evidence(
        Instant read,
        Request request,
        Outcome outcome,
        List<Event> timeline,
        List<Call> calls,
        List<Ledger> ledger,
        List<Delivery> callbacks) {
    record Request(
            long id,
            long account,
            String accountName,
            String mode,
            String number,
            Instant created,
            String reference,
            String brand,
            boolean announcePin,
            String language,
            String languageReason,
            String price,
            @Nullable String callbackUrl) {}

    /// @param held while it is under way
    record Outcome(
            String status,
            @Nullable String reason,
            @Nullable Boolean matched,
            @Nullable Instant finished,
            String cost,
            String held,
            int sipStatus,
            int q850) {}

    record Event(Instant at, String event, String detail) {}

    record Call(
            int attempt,
            String trunk,
            String transport,
            String sipCallId,
            Instant began,
            List<Message> ladder,
            int leftOut,
            @Nullable MediaFigures media) {}

    record Message(Instant at, String direction, String line, String cseq, int repeats) {}

    record Ledger(String kind, long sequence, String amount, String balance, Instant at) {}

    record Delivery(String messageId, String kind, String url, String state, Instant created, List<Attempt> attempts) {}

    record Attempt(int number, Instant at, long tookMs, int httpStatus, String outcome) {}

    static Evidence of(Story story, Instant now) {
        return new Evidence(
                now,
                request(story),
                outcome(story),
                story.timeline().stream()
                        .map(event -> new Event(event.at(), event.event(), event.detail()))
                        .toList(),
                IntStream.range(0, story.calls().size())
                        .mapToObj(i -> call(i + 1, story.calls().get(i)))
                        .toList(),
                story.charge().stream().map(Evidence::entry).toList(),
                story.callbacks().stream().map(Evidence::delivery).toList());
    }

    private static Request request(Story story) {
        Verification.Order order = story.verification().order();
        return new Request(
                story.line().id(),
                story.line().account(),
                story.line().accountName(),
                order.mode().text(),
                order.number(),
                order.created(),
                order.reference(),
                order.wording().brand(),
                order.wording().announcePin(),
                order.wording().language(),
                order.wording().languageReason(),
                order.price().toString(),
                order.callbackUrl().map(Evidence::withoutQuery).orElse(null));
    }

    /// Receivers keep tokens of their own in it.
    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static Outcome outcome(Story story) {
        Verification.Standing standing = story.verification().standing();
        return new Outcome(
                standing.status().text(),
                standing.reason().map(reason -> reason.text()).orElse(null),
                standing.matched().orElse(null),
                standing.finished().orElse(null),
                standing.cost().toString(),
                new Money(story.line().held()).toString(),
                standing.sipStatus(),
                standing.q850());
    }

    private static Call call(int attempt, CallTrace trace) {
        return new Call(
                attempt,
                trace.trunk(),
                trace.transport().toLowerCase(Locale.ROOT),
                trace.sipCallId(),
                trace.began(),
                trace.ladder().stream()
                        .map(message -> new Message(
                                trace.began().plus(message.after()),
                                message.isSent() ? "sent" : "received",
                                message.line(),
                                message.cseq(),
                                message.repeats()))
                        .toList(),
                trace.leftOut(),
                trace.media().orElse(null));
    }

    private static Ledger entry(Charge charge) {
        return new Ledger(
                "charge",
                charge.sequence(),
                new Money(charge.amount()).toString(),
                new Money(charge.balance()).toString(),
                charge.at());
    }

    private static Delivery delivery(Callback callback) {
        return new Delivery(
                callback.messageId(),
                callback.kind(),
                withoutQuery(callback.url()),
                callback.state().name().toLowerCase(Locale.ROOT),
                callback.created(),
                callback.attempts().stream().map(Evidence::attempt).toList());
    }

    private static Attempt attempt(DeliveryAttempt attempt) {
        return new Attempt(
                attempt.number(), attempt.at(), attempt.took().toMillis(), attempt.httpStatus(), attempt.outcome());
    }
}
