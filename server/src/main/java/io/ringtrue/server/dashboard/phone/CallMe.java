package io.ringtrue.server.dashboard.phone;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.server.verification.request.Pin;
import io.ringtrue.server.verification.request.StartRequest;
import java.security.SecureRandom;
import java.util.Optional;

/// What the button *Call me* does: starts a verification as any customer would. The page shows the PIN, which is
/// five digits and made here, because the service's own answer has it only once.
public final class CallMe {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ReversePinService verifications;
    private final String dialect;

    /// @param dialect the name of the one that composes the callbacks
    public CallMe(ReversePinService verifications, String dialect) {
        this.verifications = verifications;
        this.dialect = dialect;
    }

    /// @param pin the one to be keyed
    record Placed(Started started, Pin pin) {}

    Placed place(Account account, String number, Optional<String> brand) {
        Pin pin = new Pin(String.format("%05d", RANDOM.nextInt(100_000)));
        StartRequest request = new StartRequest(
                dialect,
                Mode.REVERSE,
                number,
                Optional.of(pin),
                brand,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("browser phone"),
                Optional.empty());
        return new Placed(verifications.start(account, request), pin);
    }
}
