package io.ringtrue.server.dashboard.settings.api;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.verification.request.Pin;

/// Verifies a number as a customer of `/v1` would.
@FunctionalInterface
public interface TestRequests {
    /// @param brand who calls; empty: nobody in particular
    /// @throws io.ringtrue.server.http.ProblemException when the request is refused, as `/v1` refuses it
    Answer send(Account account, String number, Pin pin, String brand);

    /// @param id of the verification
    /// @param json as `/v1` answers
    record Answer(long id, String json) {}
}
