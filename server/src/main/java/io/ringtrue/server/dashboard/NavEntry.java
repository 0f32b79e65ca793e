package io.ringtrue.server.dashboard;

import io.ringtrue.server.people.Person;
import java.util.function.Predicate;

/// One line of the navigation. The package of a page makes one as a bean; a line without a page does not exist.
///
/// @param place from the top; below 100 the main group, from 100 on the settings
/// @param icon its name in `icons.svg`
/// @param shown to whom
public record NavEntry(int place, String href, String icon, String label, Predicate<Person> shown) {
    private static final int SETTINGS = 100;

    public boolean isSetting() {
        return place >= SETTINGS;
    }
}
