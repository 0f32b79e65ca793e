package io.ringtrue.server.live.dns;

import io.ringtrue.server.live.LiveNumber;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/// The domain name of a number. RFC 6116 §3.4: digits in reverse, a dot between each, then the tree's root:
/// `+1 201 510 6000` is `0.0.0.6.0.1.5.1.0.2.1.e164.arpa.`
final class EnumName {
    private EnumName() {}

    static Name of(LiveNumber number, Name suffix) {
        StringBuilder name = new StringBuilder();
        for (char digit :
                new StringBuilder(number.digits()).reverse().toString().toCharArray()) {
            name.append(digit).append('.');
        }
        try {
            return Name.fromString(name.substring(0, name.length() - 1), suffix);
        } catch (TextParseException e) {
            throw new IllegalStateException("digits are labels", e);
        }
    }

    /// @throws IllegalArgumentException when it is no domain name, or so long that no number fits before it
    static Name suffix(String text) {
        try {
            Name suffix = Name.fromString(text, Name.root);
            of(new LiveNumber(999, "999999999999999"), suffix);
            return suffix;
        } catch (TextParseException | IllegalStateException e) {
            throw new IllegalArgumentException("suffix: \"" + text + "\" is no domain such as e164.arpa", e);
        }
    }
}
