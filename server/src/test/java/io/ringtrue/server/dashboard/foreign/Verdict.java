package io.ringtrue.server.dashboard.foreign;

import java.util.Map;
import java.util.TreeMap;

/// What a path answers to somebody of another account, and to nobody.
enum Verdict {
    /// A page of the account in the parameter `account`: there is no other than one's own.
    ACCOUNT,
    /// A thing with an id: another's is not there.
    THING,
    /// For people of the installation: nobody else finds it.
    INSTALLATION,
    /// One's own person, password, and what is public: there is no word of an account in it.
    OWN,
    /// Open to somebody who has not signed in.
    DOOR;

    /// Of every path below the pages' own. A path that is not here fails the test: say first who may see it.
    static final Map<String, Verdict> OF = new TreeMap<>();

    private static void are(Verdict verdict, String... paths) {
        for (String path : paths) OF.put(path, verdict);
    }

    static {
        are(
                ACCOUNT,
                "GET /",
                "GET /events",
                "GET /verifications",
                "GET /verifications/export.csv",
                "GET /callbacks",
                "GET /numbers",
                "GET /numbers/{number}",
                "GET /numbers/lists",
                "POST /numbers/lists",
                "GET /money",
                "GET /money/statement",
                "GET /money/statement.csv",
                "GET /money/prices",
                "GET /money/prices.csv",
                "GET /phone",
                "POST /phone/calls",
                "GET /settings/api",
                "POST /settings/api/keys",
                "POST /settings/api/users",
                "POST /settings/api/test",
                "GET /settings/callbacks",
                "POST /settings/callbacks",
                "POST /settings/callbacks/secret",
                "POST /settings/callbacks/test",
                "GET /settings/voice",
                "POST /settings/voice",
                "GET /settings/voice/preview",
                "GET /settings/limits",
                "GET /settings/people",
                "POST /settings/people",
                "GET /settings/audit",
                "GET /settings/audit/log.csv");
        are(
                THING,
                "GET /verifications/{id}",
                "POST /verifications/{id}/stop",
                "GET /verifications/{id}/evidence.json",
                "GET /callbacks/{id}",
                "POST /callbacks/{id}/replay",
                "GET /numbers/lists/{id}",
                "POST /numbers/lists/{id}/forget",
                "GET /settings/api/credentials/{id}/rotate",
                "POST /settings/api/credentials/{id}/rotate",
                "GET /settings/api/credentials/{id}/revoke",
                "POST /settings/api/credentials/{id}/revoke",
                "GET /settings/people/{id}",
                "POST /settings/people/{id}/role",
                "POST /settings/people/{id}/active",
                "POST /settings/people/{id}/link",
                "POST /settings/people/{id}/provider",
                "POST /settings/people/{id}/sign-out",
                "POST /settings/people/{id}/second-factor");
        are(
                INSTALLATION,
                "GET /accounts",
                "POST /accounts",
                "GET /accounts/new",
                "GET /accounts/{id:[0-9]{1,18}}",
                "POST /accounts/{id:[0-9]{1,18}}",
                "POST /accounts/{id:[0-9]{1,18}}/active",
                "POST /accounts/{id:[0-9]{1,18}}/credits",
                "POST /money/prices/deck",
                "POST /money/prices/deck/apply",
                "POST /money/prices/default",
                "POST /settings/limits",
                "POST /settings/limits/countries",
                "GET /numbers/sources",
                "POST /numbers/sources",
                "GET /settings/trunks",
                "GET /settings/trunks/new",
                "POST /settings/trunks/new",
                "GET /settings/trunks/{name}",
                "POST /settings/trunks/{name}",
                "GET /settings/trunks/{name}/check",
                "POST /settings/trunks/{name}/check",
                "GET /settings/trunks/{name}/delete",
                "POST /settings/trunks/{name}/delete",
                "GET /setup/trunk",
                "POST /setup/trunk",
                "POST /setup/trunk/check",
                "GET /setup/countries",
                "POST /setup/countries");
        are(
                OWN,
                "GET /password",
                "POST /password",
                "GET /second-factor",
                "POST /second-factor/begin",
                "POST /second-factor/confirm",
                "POST /second-factor/off");
        are(
                DOOR,
                "GET /sign-in",
                "GET /sign-in/code",
                "POST /sign-in/code",
                "GET /sign-in/provider",
                "GET /sign-in/provider/back",
                "POST /sign-in-again",
                "GET /setup",
                "POST /setup",
                "POST /setup/account",
                "GET /once/{token}",
                "POST /once");
    }
}
