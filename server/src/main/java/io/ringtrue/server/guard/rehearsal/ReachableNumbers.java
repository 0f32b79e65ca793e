package io.ringtrue.server.guard.rehearsal;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.guard.DestinationPolicy;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Finds out by trying where an installation may call: random digits behind each calling code, always the
/// same ones.
public final class ReachableNumbers {
    private static final long SEED = 1;
    private static final int LARGEST_CODE = 999;
    /// A country that has one number in five hundred of its code is found with 95 % in so many draws, a
    /// usual one at once.
    private static final int DRAWS = 1_500;
    private static final int SHORTEST = 7;
    private static final int LONGEST = 11;

    private final NumberIntelligence numbers;
    private final DestinationPolicy policy;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final SortedMap<String, String> byCode = new TreeMap<>();

    public ReachableNumbers(NumberIntelligence numbers, DestinationPolicy policy) {
        this.numbers = numbers;
        this.policy = policy;
        for (int code = 1; code <= LARGEST_CODE; code++) {
            String dialCode = Integer.toString(code);
            if (exists(dialCode)) draw(dialCode, DRAWS).ifPresent(number -> byCode.put(dialCode, number));
        }
    }

    /// Calling codes with at least one number that may be called, ascending as text.
    public List<String> dialCodes() {
        return List.copyOf(byCode.keySet());
    }

    /// A number that may be called, with `+`, of any of the codes in turn.
    ///
    /// @param serial 0 and up
    Optional<String> any(int serial) {
        List<String> codes = dialCodes();
        if (codes.isEmpty()) return Optional.empty();
        String code = codes.get(serial % codes.size());
        return draw(code, DRAWS).or(() -> Optional.ofNullable(byCode.get(code)));
    }

    /// Up to so many numbers that lie together, one after the other; fewer where some of them may not be
    /// called.
    List<String> sequence(int size) {
        Optional<String> first = any(0);
        if (first.isEmpty()) return Collections.emptyList();
        String prefix = first.get().substring(0, first.get().length() - 4);
        return IntStream.range(0, size)
                .mapToObj(i -> prefix + String.format(Locale.ROOT, "%04d", i))
                .toList();
    }

    private boolean exists(String dialCode) {
        return numbers.describe("+" + dialCode + "00000000", ReadingRules.DIALLED)
                        .callingCode()
                == Integer.parseInt(dialCode);
    }

    private Optional<String> draw(String dialCode, int draws) {
        for (int i = 0; i < draws; i++) {
            String number = digits(dialCode);
            if (policy.refuse(numbers.describe(number, ReadingRules.DIALLED)).isEmpty()) return Optional.of(number);
        }
        return Optional.empty();
    }

    private String digits(String dialCode) {
        StringBuilder number = new StringBuilder("+").append(dialCode);
        for (int rest = random.nextInt(SHORTEST, LONGEST + 1); rest > 0; rest--) {
            number.append((char) ('0' + random.nextInt(10)));
        }
        return number.toString();
    }
}
