package io.ringtrue.server.dashboard.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tests of people do by pages, and what their pages hold.
public final class Pages {
    public static final String PEOPLE = "/settings/people";
    private static final Pattern LINK = Pattern.compile("id=\"once\">([^<]+)<");
    private static final Pattern PERSON = Pattern.compile("href=\"/settings/people/(\\d+)");

    private Pages() {}

    /// @param where ends the address of the page; empty: the installation
    /// @return the answer, which shows the link
    public static HttpResponse<String> invite(PageClient owner, String where, String email, String name, String role)
            throws Exception {
        owner.get(PEOPLE + where);
        return owner.submit(PEOPLE + where, Map.of("email", email, "name", name, "role", role));
    }

    /// The path of the link that an answer shows.
    public static String link(HttpResponse<String> answer) {
        Matcher link = LINK.matcher(answer.body());
        assertThat(link.find()).as(answer.body()).isTrue();
        return URI.create(link.group(1)).getPath();
    }

    /// The id of the first person that a page links to.
    public static String person(HttpResponse<String> answer) {
        Matcher person = PERSON.matcher(answer.body());
        assertThat(person.find()).as(answer.body()).isTrue();
        return person.group(1);
    }

    /// Invites somebody and enters as them.
    ///
    /// @return close it
    public static PageClient guest(DashboardServer server, PageClient owner, String where, String email, String role)
            throws Exception {
        return server.enter(link(invite(owner, where, email, "Guest", role)));
    }

    /// @return the id of a new account
    public static String account(DashboardServer server, String name) throws Exception {
        return server.created("/accounts", "{\"name\":\"" + name + "\",\"announcePin\":false}");
    }
}
