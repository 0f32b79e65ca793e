package io.ringtrue.server.dashboard.provider;

import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.PageDoor;
import io.ringtrue.server.dashboard.RememberedVisitor;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.signin.HalfWay;
import io.ringtrue.server.dashboard.signin.Way;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;

/// Signs a person in whom the provider has proven. The provider stands for the password: a person's own
/// second factor is asked for all the same, whatever the provider has asked for.
public record Entrance(SecondFactors factors, RememberedVisitor browsers, Deeds deeds, Clock clock) {
    /// @param next empty: the overview
    /// @return where to go
    String open(Person person, String next, HttpServletRequest request, HttpServletResponse response) {
        if (factors.isOn(person)) {
            HalfWay.begin(person, Way.PROVIDER, clock.instant(), request);
            return "redirect:" + PageDoor.code(next);
        }
        browsers.signIn(new Visitor(person, false), request, response);
        deeds.signedIn(person, request.getRemoteAddr(), Way.PROVIDER.alone());
        return "redirect:" + (next.isEmpty() ? "/" : next);
    }
}
