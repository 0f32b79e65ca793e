package io.ringtrue.numbers.oracle;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The carrier as libphonenumber's PhoneNumberToCarrierMapper finds it, from the current text files: only for
/// numbers that may be mobile, in the file of the calling code, longest prefix first.
final class CarrierOracle {

    private static final int LONGEST_PREFIX = 12;

    private final Path folder;
    private final Map<Integer, Map<String, String>> files = new HashMap<>();

    CarrierOracle(Path folder) {
        this.folder = folder;
    }

    String carrier(PhoneNumber number, PhoneNumberType type) {
        return switch (type) {
            case MOBILE, FIXED_LINE_OR_MOBILE, PAGER -> longest(number);
            default -> "";
        };
    }

    private String longest(PhoneNumber number) {
        int callingCode = number.getCountryCode();
        String digits = callingCode + PhoneNumberUtil.getInstance().getNationalSignificantNumber(number);
        Map<String, String> prefixes = files.computeIfAbsent(callingCode, this::read);
        for (int length = Math.min(digits.length(), LONGEST_PREFIX); length > 0; length--) {
            String carrier = prefixes.get(digits.substring(0, length));
            if (carrier != null) return carrier;
        }
        return "";
    }

    private Map<String, String> read(int callingCode) {
        Path file = folder.resolve(callingCode + ".txt");
        Map<String, String> prefixes = new HashMap<>();
        if (!Files.exists(file)) return prefixes;
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] columns = line.strip().split("\\|", 2);
                if (columns.length == 2 && !line.strip().startsWith("#"))
                    prefixes.put(columns[0].strip(), columns[1].strip());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return prefixes;
    }
}
