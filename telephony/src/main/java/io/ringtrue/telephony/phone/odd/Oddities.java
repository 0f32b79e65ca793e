package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.Oddity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The list of all oddities.
public final class Oddities {
    private static final List<Oddity> ALL = Stream.of(
                    KeyOddities.all(),
                    VoiceOddities.all(),
                    DescriptionOddities.all(),
                    SipOddities.all(),
                    PlaceOddities.all(),
                    ChallengeOddities.all(),
                    StreamOddities.all(),
                    EarlyOddities.all())
            .flatMap(List::stream)
            .toList();

    private Oddities() {}

    /// All oddities, in the order in which to show them.
    public static List<Oddity> all() {
        return ALL;
    }

    /// The oddity with this name; empty when there is none.
    public static Optional<Oddity> named(String name) {
        return ALL.stream().filter(oddity -> oddity.name().equals(name)).findFirst();
    }
}
