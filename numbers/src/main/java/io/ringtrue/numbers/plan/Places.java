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

/// The English names of the places for which numbers were given out: a town, a district, a state. Immutable.
///
/// Numbers are ordered by their first nine digits, and each row states which place begins there. So the
/// longest listed prefix of a number belongs to the last row that is not after the number.
///
/// `places.bin` contains: the counts of names and rows; where each name begins and the last one ends; the
/// names in UTF-8; where each row begins; the name of each row. Name 0 means no place.
public final class Places {

    /// No prefix in the data has more digits.
    private static final int DIGITS = 9;
    /// Mexico, Argentina, Brazil, Indonesia, China: mobile numbers there contain an area code.
    private static final Set<Integer> MOBILES_WITH_AREA = Set.of(52, 54, 55, 62, 86);
    private static final int ARGENTINA = 54;
    /// The digit before the area code of an Argentine mobile number.
    private static final String ARGENTINE_MOBILE = "9";

    /// Reads the 2 MB of places only when the first place is wanted.
    private static final class Shared {
        static final Places PLACES = load();
    }

    private final byte[] names;
    /// Where each name begins, and one more entry for the end.
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

    /// The places in the jar. The first call reads them, in milliseconds.
    public static Places shared() {
        return Shared.PLACES;
    }

    /// Whether valid numbers of this calling code and type belong to a place.
    public static boolean tied(int callingCode, LineType type) {
        return switch (type) {
            case FIXED_LINE, FIXED_LINE_OR_MOBILE -> true;
            case MOBILE -> MOBILES_WITH_AREA.contains(callingCode);
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOIP, PERSONAL, PAGER, UAN, VOICEMAIL, UNKNOWN -> false;
        };
    }

    /// The place of a valid number; empty when not known. Call it only if [#tied(int,LineType)] is true.
    public Optional<String> of(int callingCode, String national) {
        boolean mobile = callingCode == ARGENTINA && national.startsWith(ARGENTINE_MOBILE);
        int row = Arrays.binarySearch(rowStarts, start(callingCode + (mobile ? national.substring(1) : national)));
        // Between two rows, the search returns where the number would be inserted.
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
