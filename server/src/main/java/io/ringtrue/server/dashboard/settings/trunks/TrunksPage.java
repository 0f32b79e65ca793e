package io.ringtrue.server.dashboard.settings.trunks;

import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkFault;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// *Trunks*: what carries calls, in the order in which it is tried.
@Controller
public class TrunksPage {
    public static final String PATH = "/settings/trunks";

    private final TrunkRoom trunks;

    public TrunksPage(TrunkRoom trunks) {
        this.trunks = trunks;
    }

    /// @param fault why it is out of use; empty: it is in use
    public record Row(String name, Map<String, String> fields, String fault) {
        static Row of(TrunkDraft trunk) {
            return new Row(trunk.name(), TrunkFields.of(trunk).values(), fault(trunk));
        }

        private static String fault(TrunkDraft trunk) {
            try {
                trunk.trunk();
                return "";
            } catch (TrunkFault fault) {
                return String.valueOf(fault.sentence(field -> field));
            }
        }
    }

    @GetMapping(PATH)
    public String show(@AuthenticationPrincipal Visitor visitor, Model page) {
        SettingRights.require(visitor.person().isOfInstallation());
        List<Row> rows = trunks.all().stream().map(Row::of).toList();
        page.addAttribute("rows", rows);
        page.addAttribute("room", trunks);
        page.addAttribute("may", SettingRights.trunks(visitor.person()) && !trunks.isOwned());
        page.addAttribute("mayCheck", SettingRights.trunks(visitor.person()));
        return "dashboard/settings-trunks";
    }
}
