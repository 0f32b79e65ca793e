package io.ringtrue.numbers.oracle;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.plan.LineType;

/// Everything that is compared between libphonenumber and us for one text.
///
/// @param read whether a calling code and a national number were read, valid or not
record Answer(
        boolean read, int callingCode, String national, String region, LineType type, boolean valid, String carrier) {

    private static final Answer UNREAD = new Answer(false, 0, "", "", LineType.UNKNOWN, false, "");

    static Answer ours(Lookup lookup, String text) {
        lookup.read(text, ReadingRules.COUNTRY_CODE_FIRST);
        if (!lookup.isRead()) return UNREAD;
        return new Answer(
                true,
                lookup.callingCode(),
                lookup.national(),
                lookup.region(),
                lookup.planLineType(),
                lookup.valid(),
                lookup.carrier());
    }

    static Answer oracle(CarrierOracle carriers, String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        PhoneNumber number;
        try {
            number = numbers.parse(text, null);
        } catch (NumberParseException refused) {
            return UNREAD;
        }
        String region = numbers.getRegionCodeForNumber(number);
        PhoneNumberType type = numbers.getNumberType(number);
        return new Answer(
                true,
                number.getCountryCode(),
                numbers.getNationalSignificantNumber(number),
                region == null ? "" : region,
                lineType(type),
                numbers.isValidNumber(number),
                carriers.carrier(number, type));
    }

    private static LineType lineType(PhoneNumberType type) {
        return type == PhoneNumberType.PERSONAL_NUMBER ? LineType.PERSONAL : LineType.valueOf(type.name());
    }
}
