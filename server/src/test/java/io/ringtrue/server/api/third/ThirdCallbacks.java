package io.ringtrue.server.api.third;

import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.verification.CallbackComposer;
import java.util.Set;

/// `458521 verified`, by POST.
final class ThirdCallbacks implements CallbackComposer {
    @Override
    public CallbackRequest compose(Report report) {
        return new CallbackRequest.Post(
                report.verification().order().callbackUrl().orElseThrow(),
                "text/plain",
                report.verification().id() + " "
                        + report.verification().standing().status().text());
    }

    @Override
    public Set<String> ownParameters() {
        return Set.of();
    }
}
