package io.ringtrue.server.dashboard;

import io.ringtrue.server.dashboard.signin.SignedIn;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.SignInLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Remembers who signed in as three numbers and how, and reads the person anew at each request: whoever was
/// made inactive, has a new password or signed in too long ago is nobody.
public final class RememberedVisitor implements SecurityContextRepository {
    /// What is not used for so long is forgotten.
    public static final Duration IDLE = Duration.ofMinutes(30);
    /// Whoever works on signs in again after this.
    static final Duration LONGEST = Duration.ofHours(12);

    static final String AUTHORITY = "PAGE";
    private static final String ATTRIBUTE = "person";
    private static final String LINK = " link";

    private final PersonStore people;
    private final Clock clock;

    public RememberedVisitor(PersonStore people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    static Authentication authentication(Visitor visitor) {
        return UsernamePasswordAuthenticationToken.authenticated(
                visitor, null, List.of(new SimpleGrantedAuthority(AUTHORITY)));
    }

    /// Signs a person in at this browser, who was somebody else or nobody before.
    ///
    /// A browser never keeps the name that it had before: whoever planted it would be signed in too.
    public void signIn(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) before.invalidate();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(visitor));
        SecurityContextHolder.setContext(context);
        saveContext(context, request, response);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof Visitor(Person person, boolean byLink))) {
            HttpSession known = request.getSession(false);
            if (known != null) known.removeAttribute(ATTRIBUTE);
            return;
        }
        request.getSession(true)
                .setAttribute(
                        ATTRIBUTE,
                        person.id() + " " + person.version() + " "
                                + clock.instant().toEpochMilli() + (byLink ? LINK : ""));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession known = request.getSession(false);
        return known != null && known.getAttribute(ATTRIBUTE) != null;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /// The sign-in at this browser, without a look whether it is over.
    public static Optional<SignedIn> signedIn(HttpServletRequest request) {
        HttpSession known = request.getSession(false);
        if (known == null || !(known.getAttribute(ATTRIBUTE) instanceof String text)) return Optional.empty();
        String[] parts = text.split(" ");
        Instant since = Instant.ofEpochMilli(Long.parseLong(parts[2]));
        return Optional.of(
                new SignedIn(Long.parseLong(parts[0]), Long.parseLong(parts[1]), since.plus(LONGEST), known.getId()));
    }

    private Optional<Visitor> remembered(HttpServletRequest request) {
        Optional<SignedIn> known = signedIn(request);
        if (known.isEmpty()) return Optional.empty();
        SignedIn who = known.get();
        Instant now = clock.instant();
        Optional<Person> person = now.isBefore(who.until())
                ? people.find(who.person()).filter(found -> found.active() && found.version() == who.version())
                : Optional.empty();
        HttpSession browser = request.getSession();
        boolean byLink = String.valueOf(browser.getAttribute(ATTRIBUTE)).endsWith(LINK)
                && now.isBefore(who.until().minus(LONGEST).plus(SignInLinks.LIFE));
        if (person.isEmpty()) browser.invalidate();
        return person.map(found -> new Visitor(found, byLink));
    }

    /// Reads nothing until somebody asks: most requests without a cookie are for the sign-in page.
    private final class Deferred implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;
        private boolean generated;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known != null) return known;
            SecurityContext made = SecurityContextHolder.createEmptyContext();
            Optional<Visitor> visitor = remembered(request);
            visitor.map(RememberedVisitor::authentication).ifPresent(made::setAuthentication);
            generated = visitor.isEmpty();
            context = made;
            return made;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }
}
