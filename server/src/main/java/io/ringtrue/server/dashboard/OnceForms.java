package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Secrets;
import io.ringtrue.server.people.SentForms;
import java.time.Clock;
import java.util.regex.Pattern;

/// Forms that work once, because their answer shows a secret or something leaves this server: a page that is
/// loaded again sends its form again. A form has the field `once` with the token that every page's model
/// holds under this name.
public final class OnceForms {
    private static final Pattern TOKEN = Pattern.compile("[a-z2-9]{10,40}");

    private final SentForms sent;
    private final Clock clock;

    public OnceForms(SentForms sent, Clock clock) {
        this.sent = sent;
        this.clock = clock;
    }

    /// Public: it only tells one showing of a form from another.
    static String token() {
        return Secrets.newApiKey();
    }

    /// To be called when the form is found good, before anything is done.
    ///
    /// @throws SentBefore when it was sent before, or has no token
    public void use(String token) {
        if (!TOKEN.matcher(token).matches() || !sent.first(token, clock.instant())) throw new SentBefore();
    }

    /// The answer is a page that says so.
    public static final class SentBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SentBefore() {
            super("this form was sent before", null, false, false);
        }
    }
}
