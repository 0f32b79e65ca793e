package io.ringtrue.server.api.v1.verifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as `/v1` shows it. Its text is not kept.
///
/// @param number E.164 with `+`
/// @param status `delivered` once all of it was played
/// @param timeline only where a single message is asked for
public record MessageView(
        long id,
        String number,
        String status,
        @Nullable String reason,
        String price,
        String cost,
        Instant created,
        @Nullable Instant finished,
        String language,
        String languageReason,
        String reference,
        @Nullable String callbackUrl,
        int sipStatus,
        int q850,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<VerificationView.Event> timeline) {

    static MessageView whole(Verification message, List<TimelineEvent> timeline) {
        return new MessageView(
                message.id(),
                message.order().number(),
                VerificationView.word(message.standing().status()),
                message.standing().reason().map(Reason::text).orElse(null),
                message.order().price().toString(),
                message.standing().cost().toString(),
                message.order().created(),
                message.standing().finished().orElse(null),
                message.order().wording().language(),
                message.order().wording().languageReason(),
                message.order().reference(),
                message.order().callbackUrl().orElse(null),
                message.standing().sipStatus(),
                message.standing().q850(),
                timeline.stream().map(VerificationView.Event::of).toList());
    }
}
