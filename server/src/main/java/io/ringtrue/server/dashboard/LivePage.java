package io.ringtrue.server.dashboard;

import io.ringtrue.server.people.Person;
import java.util.Map;

/// A page whose regions are sent again while it is open. Its template `dashboard/NAME-live` holds these regions; each
/// is an element with an id.
public interface LivePage {
    /// In the address of its stream, `/events?page=NAME`, and in the name of its template.
    String name();

    /// What the template needs, read anew.
    Map<String, Object> model(Person person, Scope scope);
}
