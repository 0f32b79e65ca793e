package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Validations through a whole server on SQLite, as a customer has them.
@Timeout(300)
class ValidationTest {
    private static final String GATEWAY = "/process/comprehensive/gateway";
    private static final String OPERATOR = "Bearer " + Installation.ADMIN_TOKEN;
    private static final int ASKING = 200;

    @TempDir
    Path folder;

    private Map<String, Object> settings(String... more) {
        Map<String, Object> settings = Installation.settings(folder.resolve("data"));
        for (int i = 0; i < more.length; i += 2) settings.put(more[i], more[i + 1]);
        return settings;
    }

    private static JsonNode account(Installation at, String balance) {
        Map<String, Object> form =
                Map.of("name", "Acme", "company", "Acme, LLC", "announcePin", false, "balance", balance);
        Http.Reply reply = at.http().post("/v1/admin/accounts", form, OPERATOR);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private static Http.Reply validate(Installation at, JsonNode account, String phone) {
        Map<String, Object> query = new HashMap<>();
        query.put("user", account.path("user").asString());
        query.put("pass", account.path("pass").asString());
        query.put("service", "PhoneMatch5.0.Validate");
        query.put("target", Map.of("phone", phone, "invalid_phonelinetypes", List.of("voip")));
        return at.http().post(GATEWAY, query, "");
    }

    private static JsonNode shown(Installation at, JsonNode account) {
        return at.http()
                .get("/v1/admin/accounts/" + account.path("id").asLong(), OPERATOR)
                .json();
    }

    private static <T> List<T> together(int count, Callable<T> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) all.add(work);
            for (Future<T> future : threads.invokeAll(all)) answers.add(future.get());
            return answers;
        }
    }

    @Test
    void chargesExactlyAsManyAsTheBalanceAllowsAndRemembersThemAll() throws Exception {
        Set<Long> confirmations = new HashSet<>();
        JsonNode account;
        try (Installation installation = Installation.start(settings("ringtrue.validation.price", "0.002"))) {
            account = account(installation, "0.398");
            Installation at = installation;
            JsonNode customer = account;
            List<Http.Reply> replies = together(ASKING, () -> validate(at, customer, "2015106000"));
            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
            assertThat(replies)
                    .filteredOn(reply -> reply.body().contains("\"detail\":\"SERVICE CANNOT BE COMPLETED\""))
                    .singleElement()
                    .satisfies(reply -> assertThat(reply.body()).contains("\"PhoneNumber\":[]"));
            assertThat(replies)
                    .filteredOn(reply -> reply.body().contains("\"detail\":\"ALL CHECKS PASSED\""))
                    .hasSize(ASKING - 1);
            replies.forEach(reply -> confirmations.add(
                    reply.json().path("meta").path("confirmation").asLong()));
            assertThat(confirmations).hasSize(ASKING);
            assertThat(shown(installation, account).path("balance").asString()).isEqualTo("0");
        }
        try (Installation again = Installation.start(settings())) {
            String export = again.http()
                    .get("/v1/admin/audit/validations.csv", OPERATOR)
                    .body();
            Set<Long> stored = new HashSet<>();
            export.lines().skip(1).forEach(line -> stored.add(Long.valueOf(line.split(",")[1])));
            assertThat(stored).isEqualTo(confirmations);
            assertThat(export).doesNotContain("2015106000");
            String balances =
                    again.http().get("/v1/admin/audit/balances.csv", OPERATOR).body();
            assertThat(balances.lines().skip(1))
                    .containsExactly(account.path("id").asLong() + ",Acme,0,0,0,0");
        }
    }

    @Test
    void validatesForAnAccountAsItsSettingsSay() throws StartFailed {
        try (Installation installation =
                Installation.start(settings("ringtrue.numbers.ambiguous-line-type", "Other"))) {
            JsonNode account = account(installation, "0");
            assertThat(validate(installation, account, "2015106000").body())
                    .contains(
                            "\"phonelinetype\":\"Other\"",
                            "\"company\":\"Acme, LLC\"",
                            "\"detail\":\"ALL CHECKS PASSED\"");
            patch(installation, account, Map.of("strictNumbers", true));
            assertThat(validate(installation, account, "2015106000").body()).contains("\"country\":\"Egypt\"");
            patch(installation, account, Map.of("strictNumbers", false, "defaultCallingCode", 44));
            assertThat(validate(installation, account, "2079460958").body()).contains("\"country\":\"United Kingdom\"");
            patch(installation, account, Map.of("validationPrice", "0.5"));
            assertThat(validate(installation, account, "2079460958").body()).contains("SERVICE CANNOT BE COMPLETED");
            patch(installation, account, Map.of("active", false));
            assertThat(validate(installation, account, "2079460958").body()).contains("AUTH1");
        }
    }

    private static void patch(Installation at, JsonNode account, Map<String, Object> change) {
        Http.Reply reply =
                at.http().patch("/v1/admin/accounts/" + account.path("id").asLong(), change, OPERATOR);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void takesTheDocumentedSampleInTheSandboxOnlyAndARevokedUserNowhere() throws StartFailed {
        Map<String, Object> query = Map.of(
                "user",
                "user@company.com",
                "pass",
                "example_password",
                "service",
                "PhoneMatch5.0.Validate",
                "phone",
                "2015106000");
        Map<String, Object> sandbox = settings();
        sandbox.put("ringtrue.sandbox", true);
        try (Installation installation = Installation.start(sandbox)) {
            assertThat(installation.http().post(GATEWAY, query, "").body())
                    .contains("\"company\":\"Company, LLC\",\"user\":\"user@company.com\"", "ALL CHECKS PASSED");
        }
        try (Installation installation = Installation.start(settings())) {
            assertThat(installation.http().post(GATEWAY, query, "").body()).contains("AUTH1");
            JsonNode account = account(installation, "0");
            assertThat(validate(installation, account, "2015106000").status()).isEqualTo(200);
            for (JsonNode credential :
                    shown(installation, account).path("credentials").values()) {
                installation
                        .http()
                        .delete(
                                "/v1/admin/accounts/" + account.path("id").asLong() + "/credentials/"
                                        + credential.path("id").asLong(),
                                OPERATOR);
            }
            assertThat(validate(installation, account, "2015106000").body()).contains("AUTH0");
        }
    }

    @Test
    void countsValidationsForTheOperator() throws StartFailed {
        try (Installation installation = Installation.start(settings())) {
            validate(installation, account(installation, "0"), "2015106000");
            String metrics = installation.http().get("/metrics", OPERATOR).body();
            assertThat(metrics).contains("ringtrue_validations_seconds_count{status=\"200\"} 1");
        }
    }
}
