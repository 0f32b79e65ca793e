package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadataCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;

/// libphonenumber's metadata, read from its jar: for each calling code its regions, the main one first.
public record PlanSource(TreeMap<Integer, List<PhoneMetadata>> regionsByCallingCode) {

    /// The region of services that belong to no country.
    public static final String WORLD = "001";

    public static PlanSource read() {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        TreeMap<Integer, List<PhoneMetadata>> plans = new TreeMap<>();
        for (int callingCode : numbers.getSupportedCallingCodes()) {
            plans.put(
                    callingCode,
                    numbers.getRegionCodesForCountryCode(callingCode).stream()
                            .map(region -> metadata(region.equals(WORLD) ? Integer.toString(callingCode) : region))
                            .toList());
        }
        return new PlanSource(plans);
    }

    private static PhoneMetadata metadata(String name) {
        String resource = "/com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_" + name;
        try (InputStream bytes = PhoneNumberUtil.class.getResourceAsStream(resource)) {
            PhoneMetadataCollection collection = new PhoneMetadataCollection();
            collection.readExternal(new ObjectInputStream(bytes));
            return collection.getMetadataList().getFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(resource, failure);
        }
    }
}
