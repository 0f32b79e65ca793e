package io.ringtrue.server.dashboard.settings;

import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.people.Person;

/// Who may change which settings. What somebody may not see looks as if it did not exist.
public final class SettingRights {
    private SettingRights() {}

    /// An account's keys, callbacks and voice: its owners; of the installation, operators too.
    public static boolean account(Person person) {
        return person.owns() || person.isOfInstallation() && person.changes();
    }

    /// A spend cap bounds what an account may owe, so an account does not set its own.
    public static boolean limits(Person person) {
        return trunks(person);
    }

    /// Trunks are nobody's but the installation's.
    public static boolean trunks(Person person) {
        return person.isOfInstallation() && person.changes();
    }

    /// @throws NotYours unless it is allowed
    public static void require(boolean allowed) {
        if (!allowed) throw new NotYours();
    }
}
