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
    private volatile Object sink = "";

    @Override
    public long look(String text) {
        PhoneNumber number;
        try {
            number = numbers.parse(text, null);
        } catch (NumberParseException refused) {
            return 0;
        }
        boolean valid = numbers.isValidNumber(number);
        String region = numbers.getRegionCodeForNumber(number);
        String e164 = numbers.format(number, PhoneNumberFormat.E164);
        boolean known = region == sink | carriers.getNameForNumber(number, Locale.ENGLISH) == sink;
        long all = e164.length()
                + e164.charAt(e164.length() - 1)
                + (known ? 1 : 0)
                + numbers.getNumberType(number).ordinal();
        return all << 1 | (valid ? 1 : 0);
    }
}
