package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who changes callbacks and voice of an account: its owners, and owners and operators of the installation.
/// Everybody else of both reads them.
class SettingsByRoleTest {
    @TempDir
    static Path dataDir;

    private static Household house;
    private static String larkfield;

    @BeforeAll
    static void start() throws Exception {
        house = new Household(new DashboardServer(dataDir));
        larkfield = house.account("Larkfield");
        house.admin("PATCH", "/accounts/" + larkfield, "{\"callbackUrl\":\"https://hooks.larkfield.invalid/\"}");
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "owner, installation, true",
        "operator, installation, true",
        "viewer, installation, false",
        "owner, account, true",
        "member, account, false",
        "viewer, account, false"
    })
    void changesByRole(String role, String of, boolean may) throws Exception {
        boolean own = of.equals("account");
        String query = own ? "" : "?account=" + larkfield;
        try (PageClient person = house.person(role + "-" + of + "@a.example", role, own ? larkfield : "")) {
            String callbacks = person.get("/settings/callbacks" + query).body();
            String voice = person.get("/settings/voice" + query).body();
            assertThat(callbacks.contains("Save callback URL")).isEqualTo(may);
            assertThat(callbacks.contains("Rotate secret")).isEqualTo(may);
            assertThat(callbacks.contains("Send a test delivery</button>")).isEqualTo(may);
            assertThat(voice.contains("Save voice")).isEqualTo(may);
            Map<String, Map<String, String>> forms = Map.of(
                    "/settings/callbacks", Map.of("url", "https://hooks.larkfield.invalid/", "scheme", "https"),
                    "/settings/callbacks/test", Map.of("form", "v1"),
                    "/settings/callbacks/secret", Map.of("overlap", "0"),
                    "/settings/voice", Map.of("pin", "screen", "language", ""));
            for (Map.Entry<String, Map<String, String>> form : forms.entrySet()) {
                int status =
                        person.submit(form.getKey() + query, form.getValue()).statusCode();
                assertThat(status).as(role + " " + form.getKey()).isIn(may ? List.of(200, 302) : List.of(404));
            }
        }
    }
}
