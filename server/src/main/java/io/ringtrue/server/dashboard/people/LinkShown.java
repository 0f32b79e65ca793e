package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/// The answer that shows a sign-in link, once.
final class LinkShown {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private LinkShown() {}

    /// @param isNew whether the person was just invited
    /// @return the name of the template
    static String view(
            Model page, Frame frame, Person person, Secret token, HttpServletRequest request, boolean isNew) {
        String link = UriComponentsBuilder.newInstance()
                .scheme(request.getScheme())
                .host(request.getServerName())
                .port(isUsualPort(request) ? -1 : request.getServerPort())
                .path("/once/" + token.value())
                .toUriString();
        page.addAttribute("whose", person);
        page.addAttribute("link", new Secret(link));
        page.addAttribute("isNew", isNew);
        page.addAttribute("query", PeoplePlace.query(frame));
        return "dashboard/people-link";
    }

    private static boolean isUsualPort(HttpServletRequest request) {
        return request.getServerPort() == (request.isSecure() ? HTTPS : HTTP);
    }
}
