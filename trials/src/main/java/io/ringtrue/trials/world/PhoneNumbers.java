package io.ringtrue.trials.world;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Numbers reserved for fiction, 555-0100 to 555-0199 of each area: every order calls one of its own.
public final class PhoneNumbers {
    private static final int IN_AN_AREA = 100;

    private static final List<Integer> AREAS = List.of(
            201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229,
            231, 234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 301, 302, 303, 304,
            305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 325, 330, 334, 336, 337,
            339, 347, 351, 352, 360, 361, 386, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417,
            419, 423, 425, 430, 432, 434, 435, 440, 443, 469, 478, 479, 480, 484, 501, 502, 503, 504, 505, 507, 508,
            509, 510, 512, 513, 515, 516, 517, 518, 520, 530, 540, 541, 551, 559, 561, 562, 563, 567, 570, 571, 573);

    private final AtomicInteger taken;

    /// @param first how many numbers to pass over
    public PhoneNumbers(int first) {
        taken = new AtomicInteger(first);
    }

    /// Digits, country code first.
    ///
    /// @throws IllegalStateException when all were taken
    public String next() {
        int number = taken.getAndIncrement();
        // Neighbours in time are in different areas, so that no limit of one prefix counts them together.
        int area = number % AREAS.size();
        int line = number / AREAS.size();
        if (line >= IN_AN_AREA) throw new IllegalStateException("all numbers of fiction are taken");
        return "1" + AREAS.get(area) + "55501" + "%02d".formatted(line);
    }
}
