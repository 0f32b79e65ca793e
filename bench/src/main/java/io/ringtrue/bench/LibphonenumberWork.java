package io.ringtrue.bench;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToCarrierMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;

final class LibphonenumberWork implements NumberWork {

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final PhoneNumberToCarrierMapper carriers = PhoneNumberToCarrierMapper.getInstance();

    @Override
    public long look(String text) {
        PhoneNumber number;
        try {
            number = numbers.parse(text, null);
        } catch (NumberParseException refused) {
            return 1;
        }
        boolean valid = numbers.isValidNumber(number);
        String region = numbers.getRegionCodeForNumber(number);
        return numbers.format(number, PhoneNumberFormat.E164).length()
                + (valid ? 1 : 0)
                + (region == null ? 0 : region.length())
                + numbers.getNumberType(number).ordinal()
                + carriers.getNameForNumber(number, Locale.ENGLISH).length();
    }
}
