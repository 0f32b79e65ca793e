package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.Oddity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All oddities by name.
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

    /// In the order they are to be shown.
    public static List<Oddity> all() {
        return ALL;
    }

    /// Empty when there is none of that name.
    public static Optional<Oddity> named(String name) {
        return ALL.stream().filter(oddity -> oddity.name().equals(name)).findFirst();
    }
}
