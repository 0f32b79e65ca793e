package io.ringtrue.telephony.phone;

import java.time.Duration;

/// Nobody answers, and the network reports it by a final status.
///
/// @param status the final SIP status, 300 to 699
/// @param reason the reason phrase
/// @param rings how long it rings first; zero means that it does not ring
public record Refusing(int status, String reason, Duration rings) implements Callee {
    /// The line is in use.
    public static final Refusing BUSY = new Refusing(486, "Busy Here");

    /// The person declines the call.
    public static final Refusing DECLINED = new Refusing(603, "Decline", Duration.ofMillis(200));

    /// The number is not in service.
    public static final Refusing NOT_FOUND = new Refusing(404, "Not Found");

    /// The phone is switched off.
    public static final Refusing UNAVAILABLE = new Refusing(480, "Temporarily Unavailable");

    /// @throws IllegalArgumentException when the status is not 300 to 699
    public Refusing {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("status: " + status + " is not within 300 to 699");
        }
    }

    /// A refusal without ringing.
    public Refusing(int status, String reason) {
        this(status, reason, Duration.ZERO);
    }
}
