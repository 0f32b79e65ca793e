package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.SecondFactors;
import io.ringtrue.server.people.SignIn;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Lets Spring's form login ask [Passwords].
public final class PasswordCheck implements AuthenticationProvider {
    private final Passwords passwords;
    private final SecondFactors factors;

    public PasswordCheck(Passwords passwords, SecondFactors factors) {
        this.passwords = passwords;
        this.factors = factors;
    }

    /// The password is right, and a code has to follow.
    static final class CodeNeeded extends AuthenticationException {
        private static final long serialVersionUID = 1L;
        private final transient Person person;

        CodeNeeded(Person person) {
            super("code needed");
            this.person = person;
        }

        Person person() {
            return person;
        }
    }

    /// Too many wrong passwords, or too many sign-ins at this moment: nothing was tested.
    static final class MustWait extends AuthenticationException {
        private static final long serialVersionUID = 1L;
        private final long seconds;

        MustWait(Duration until) {
            super("must wait");
            this.seconds = Math.max(1, until.plusMillis(999).toSeconds());
        }

        long seconds() {
            return seconds;
        }
    }

    @Override
    public Authentication authenticate(Authentication given) {
        Secret password = new Secret(String.valueOf(given.getCredentials()));
        return switch (passwords.check(given.getName(), password, place(given))) {
            case SignIn.Granted(Person person) -> granted(person);
            case SignIn.Denied() -> throw new BadCredentialsException("denied");
            case SignIn.Wait(var until) -> throw new MustWait(until);
        };
    }

    private Authentication granted(Person person) {
        if (factors.isOn(person)) throw new CodeNeeded(person);
        return RememberedVisitor.authentication(new Visitor(person, false));
    }

    private static String place(Authentication given) {
        return given.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
