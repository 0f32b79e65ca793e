package io.ringtrue.server.live.dns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// The records of an answer that say something about portability, in the order they are to be tried.
final class NaptrRules {
    /// More aliases than that are a loop or a joke.
    private static final int MOST_ALIASES = 8;

    private NaptrRules() {}

    static List<NAPTRRecord> of(Message answer, Name asked) {
        Name owner = asked;
        for (int i = 0; i < MOST_ALIASES; i++) {
            List<NAPTRRecord> rules = new ArrayList<>();
            Name alias = owner;
            for (Record record : answer.getSection(Section.ANSWER)) {
                if (!record.getName().equals(owner)) {
                    continue; // about somebody else
                }
                switch (record) {
                    case NAPTRRecord rule when isPortability(rule) -> rules.add(rule);
                    case CNAMERecord cname -> alias = cname.getTarget();
                    default -> {}
                }
            }
            if (!rules.isEmpty() || alias.equals(owner)) {
                // RFC 6116 §5.2: order, then preference; records for other services may be passed over.
                rules.sort(Comparator.comparingInt(NAPTRRecord::getOrder).thenComparingInt(NAPTRRecord::getPreference));
                return rules;
            }
            owner = alias;
        }
        return List.of();
    }

    /// RFC 4769 §3: `E2U+pstn:tel`, also among several (RFC 6116 §3.4.2); the flag `u` makes a record terminal and an
    /// answer a URI (RFC 6116 §3.4.1).
    private static boolean isPortability(NAPTRRecord rule) {
        String[] services = rule.getService().toLowerCase(Locale.ROOT).split("\\+");
        return rule.getFlags().equalsIgnoreCase("u")
                && services[0].equals("e2u")
                && List.of(services).contains("pstn:tel");
    }
}
