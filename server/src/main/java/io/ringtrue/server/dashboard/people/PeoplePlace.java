package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonStore;

/// Where the pages of people are, and who gets there.
final class PeoplePlace {
    static final String PATH = "/settings/people";

    private PeoplePlace() {}

    /// @throws NotYours for anybody but an owner
    static void requireOwner(Visitor visitor) {
        if (!visitor.person().owns()) throw new NotYours();
    }

    /// @throws NotYours when the frame shows one account, and the person is not of this account
    static void requireWithin(Frame frame, Person person) {
        boolean within =
                frame.scope().account().isEmpty() || frame.scope().account().equals(person.account());
        if (!within) throw new NotYours();
    }

    /// One person, for an owner.
    ///
    /// @throws NotYours when there is no such person, or it is not the visitor's to change
    static PersonLine line(PersonStore people, Visitor visitor, Frame frame, String id) {
        requireOwner(visitor);
        if (!id.matches("[0-9]{1,18}")) throw new NotYours();
        PersonLine line = people.line(Long.parseLong(id)).orElseThrow(NotYours::new);
        requireWithin(frame, line.person());
        return line;
    }

    /// To the person's page, which says what was done.
    static String back(Frame frame, Person person, String done) {
        String query = query(frame);
        return "redirect:" + PATH + "/" + person.id() + query + (query.isEmpty() ? "?" : "&") + "done=" + done;
    }

    /// Ends an address, so that the chosen account stays chosen.
    ///
    /// @return empty where there is nothing to choose
    static String query(Frame frame) {
        boolean chosen = frame.person().filter(Person::isOfInstallation).isPresent()
                && frame.scope().account().isPresent();
        return chosen ? "?account=" + frame.scope().account().getAsLong() : "";
    }
}
