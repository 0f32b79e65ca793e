package io.ringtrue.server.bulk;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Finds the column that holds the number by what people usually call it.
final class PhoneColumn {
    /// Letters and digits alone, without accents, the likeliest first; the local words after the
    /// English ones.
    private static final List<String> USUAL = Arrays.stream(("phone phonenumber number msisdn e164 tel telephone"
                            + " telephonenumber telno phoneno mobile mobilenumber mobilephone cell cellphone cellnumber"
                            + " phonenum phonenr mobileno cellno contactnumber callerid whatsapp homephone workphone"
                            // German, Dutch, Scandinavian, Finnish
                            + " telefon handy telefonnummer handynummer rufnummer mobil mobilnummer mobiltelefon telefoonnummer"
                            + " telefoon gsm mobiel telefonnr telnr tlf tlfnr mobilnr puhelin puhelinnumero matkapuhelin"
                            // Spanish, Portuguese, French, Italian, Romanian
                            + " telefono telefonos movil celular numerodetelefono numerotelefono telefone telemovel"
                            + " numerodetelefone numerodotelefone telephoneportable portable numerodetelephone numerotelephone"
                            + " mobileno cellulare numeroditelefono numerodicellulare telefonmobil numardetelefon"
                            // Polish, Czech, Hungarian, Croatian, Turkish, Indonesian, Vietnamese, Greek
                            + " numertelefonu komorka telkomorkowy telefonnicislo cislo mobilnitelefon telefonszam"
                            + " mobiltelefonszam brojtelefona telefonnumarasi ceptelefonu cep nomortelepon telepon nomorhp nohp"
                            + " sodienthoai dienthoai đienthoai sođienthoai τηλεφωνο κινητο αριθμοςτηλεφωνου"
                            // Russian, Ukrainian, Bulgarian
                            + " телефон номертелефона номер мобильный мобильныйтелефон сотовый моб телефоны номертелефону"
                            + " мобільний телефонномер"
                            // Chinese, Japanese, Korean, Hebrew, Arabic, Persian, Hindi, Thai
                            + " 电话 电话号码 手机 手机号 手机号码 電話 電話號碼 手機 手機號碼 電話番号 携帯 携帯電話 携帯番号 전화 전화번호 휴대폰 휴대전화"
                            + " 휴대폰번호 טלפון נייד מספרטלפון هاتف الهاتف جوال رقمالهاتف موبايل تلفن شمارهتلفن موبایل फोन"
                            + " फ़ोन मोबाइल फोननंबर मोबाइलनंबर โทรศัพท์ เบอร์โทร เบอร์โทรศัพท์ มือถือ")
                    .split(" "))
            .map(PhoneColumn::bare)
            .distinct()
            .toList();
    private static final int MOST_NAMES_TOLD = 30;
    private static final int LONGEST_NAME_TOLD = 40;

    private PhoneColumn() {}

    /// The place of the likeliest name; empty when none is usual.
    static OptionalInt guessed(List<String> names) {
        return ranked(names).stream().mapToInt(Integer::intValue).findFirst();
    }

    /// The places of all usual names, the likeliest first. A digit at the end is no part of a name:
    /// `Phone 1`.
    static List<Integer> ranked(List<String> names) {
        List<String> bare = names.stream().map(PhoneColumn::bare).toList();
        List<String> without = bare.stream()
                .map(name -> USUAL.contains(name) ? name : name.replaceFirst("[0-9]{1,2}$", ""))
                .toList();
        return USUAL.stream().map(without::indexOf).filter(at -> at >= 0).toList();
    }

    /// The place of the name, capitals aside.
    static OptionalInt named(List<String> names, String wanted) {
        if (names.contains(wanted)) return OptionalInt.of(names.indexOf(wanted));
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equalsIgnoreCase(wanted.strip())) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }

    static String bare(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// The names as they can be told back: few, short, without control characters.
    static String told(List<String> names) {
        String listed = names.stream()
                .limit(MOST_NAMES_TOLD)
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .map(name -> name.length() <= LONGEST_NAME_TOLD ? name : name.substring(0, LONGEST_NAME_TOLD) + "…")
                .collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES_TOLD ? listed : listed + ", …";
    }
}
