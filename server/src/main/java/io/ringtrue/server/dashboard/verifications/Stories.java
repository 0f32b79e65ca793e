package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.callbacks.Deliveries;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.VerificationReports;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Verification;
import java.util.OptionalLong;

/// Reads stories, with the same services that `/v1` calls.
public final class Stories {
    private final VerificationReports reports;
    private final ReversePinService verifications;
    private final Deliveries deliveries;

    public Stories(VerificationReports reports, ReversePinService verifications, Deliveries deliveries) {
        this.reports = reports;
        this.verifications = verifications;
        this.deliveries = deliveries;
    }

    /// @param account whose things are shown; empty: all
    /// @throws NotYours when there is none, or it is another account's
    Story of(OptionalLong account, String id) {
        ListedVerification line = line(account, id);
        Verification verification =
                verifications.find(line.account(), line.id()).orElseThrow(NotYours::new);
        return new Story(
                line,
                verification,
                verifications.timeline(line.account(), line.id()),
                verifications.calls(line.account(), line.id()),
                deliveries.ofVerification(line.account(), line.id()),
                reports.charge(line.account(), line.id()));
    }

    ListedVerification line(OptionalLong account, String id) {
        if (!id.matches("[0-9]{1,18}")) throw new NotYours();
        return reports.find(account, Long.parseLong(id)).orElseThrow(NotYours::new);
    }
}
