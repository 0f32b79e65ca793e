package io.ringtrue.numbers.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// English names of the places that numbers were given out for: a town, a district, a state.
///
/// All numbers are one line, ordered by their first nine digits; a row says which place begins there. So the longest
/// listed prefix is found by looking for the last row that is not behind the number.
///
/// `places.bin`: how many names and how many rows; where each name begins and the last ends; the names in UTF-8;
/// where
/// each row begins; each row's name. Name 0 is nowhere.
public final class Places {

    /// No prefix of the data has more digits.
    private static final int DIGITS = 9;
    /// Mexico, Argentina, Brazil, Indonesia, China: mobile numbers there carry an area code.
    private static final Set<Integer> MOBILES_WITH_AREA = Set.of(52, 54, 55, 62, 86);
    private static final int ARGENTINA = 54;
    /// Stands before the area code of an Argentine mobile number.
    private static final String ARGENTINE_MOBILE = "9";

    /// Read when the first place is asked for.
    private static final class Shared {
        static final Places PLACES = load();
    }

    private final byte[] names;
    /// Where each name begins; one more for the end.
    private final int[] nameStarts;
    private final int[] rowStarts;
    private final char[] rowNames;

    private Places(ByteBuffer in) {
        nameStarts = new int[in.getInt() + 1];
        rowStarts = new int[in.getInt()];
        rowNames = new char[rowStarts.length];
        in.asIntBuffer().get(nameStarts);
        in.position(in.position() + nameStarts.length * Integer.BYTES);
        names = new byte[nameStarts[nameStarts.length - 1]];
        in.get(names);
        in.asIntBuffer().get(rowStarts);
        in.position(in.position() + rowStarts.length * Integer.BYTES);
        in.asCharBuffer().get(rowNames);
    }

    /// Takes milliseconds once.
    public static Places shared() {
        return Shared.PLACES;
    }

    /// Whether valid numbers of this type belong to a place there.
    public static boolean tied(int callingCode, LineType type) {
        return switch (type) {
            case FIXED_LINE, FIXED_LINE_OR_MOBILE -> true;
            case MOBILE -> MOBILES_WITH_AREA.contains(callingCode);
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOIP, PERSONAL, PAGER, UAN, VOICEMAIL, UNKNOWN -> false;
        };
    }

    /// Of a valid number that is [tied][#tied(int,LineType)] to a place; empty when not known.
    public Optional<String> of(int callingCode, String national) {
        boolean mobile = callingCode == ARGENTINA && national.startsWith(ARGENTINE_MOBILE);
        int row = Arrays.binarySearch(rowStarts, start(callingCode + (mobile ? national.substring(1) : national)));
        // Between two rows, the search answers where the number would be put in.
        int name = rowNames[row < 0 ? -row - 2 : row];
        return name == 0 ? Optional.empty() : Optional.of(name(name));
    }

    private static int start(String digits) {
        int start = 0;
        for (int i = 0; i < DIGITS; i++) start = start * 10 + (i < digits.length() ? digits.charAt(i) - '0' : 0);
        return start;
    }

    private String name(int name) {
        return new String(names, nameStarts[name], nameStarts[name + 1] - nameStarts[name], StandardCharsets.UTF_8);
    }

    private static Places load() {
        try (InputStream resource = Places.class.getResourceAsStream("places.bin")) {
            return new Places(ByteBuffer.wrap(Objects.requireNonNull(resource, "places.bin is missing from the jar")
                    .readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException("places.bin", failure);
        }
    }
}
