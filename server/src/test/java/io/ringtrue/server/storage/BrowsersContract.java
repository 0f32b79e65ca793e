package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.storage.people.Browsers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

abstract class BrowsersContract extends StoreContract {
    private static final Duration IDLE = Duration.ofMinutes(30);

    BrowsersContract(Engine engine) {
        super(engine);
    }

    @Test
    void remembersATextUnderTheNewNameAlone() {
        try (Browsers browsers = storage.openBrowsers(IDLE)) {
            remembersUnderTheNewNameAlone(browsers.repository());
        }
    }

    private static <S extends Session> void remembersUnderTheNewNameAlone(SessionRepository<S> repository) {
        S browser = repository.createSession();
        browser.setAttribute("person", "1 0 1764460800000");
        repository.save(browser);
        String before = browser.getId();
        assertThat(repository.findById(before).<String>getAttribute("person")).isEqualTo("1 0 1764460800000");

        browser.changeSessionId();
        repository.save(browser);
        assertThat(repository.findById(before)).isNull();
        assertThat(repository.findById(browser.getId()).<String>getAttribute("person"))
                .isEqualTo("1 0 1764460800000");
        repository.deleteById(browser.getId());
        assertThat(repository.findById(browser.getId())).isNull();
    }

    @Test
    void keepsNoObjects() {
        try (Browsers browsers = storage.openBrowsers(IDLE)) {
            keepsNoObjects(browsers.repository());
        }
    }

    private static <S extends Session> void keepsNoObjects(SessionRepository<S> repository) {
        S browser = repository.createSession();
        browser.setAttribute("person", Instant.EPOCH);
        assertThatThrownBy(() -> repository.save(browser)).hasStackTraceContaining("only texts are kept");
    }

    @Test
    void forgetsWhatNobodyUses() {
        try (Browsers browsers = storage.openBrowsers(IDLE)) {
            forgetsOld(browsers, browsers.repository());
        }
    }

    private static <S extends Session> void forgetsOld(Browsers browsers, SessionRepository<S> repository) {
        S old = repository.createSession();
        old.setLastAccessedTime(Instant.now().minus(IDLE).minusSeconds(1));
        repository.save(old);
        S young = repository.createSession();
        repository.save(young);
        browsers.forgetOld();
        assertThat(repository.findById(old.getId())).isNull();
        assertThat(repository.findById(young.getId())).isNotNull();
    }

    @Test
    void saysWhichOfManyAreStillKnown() {
        try (Browsers browsers = storage.openBrowsers(IDLE)) {
            knowsTheKnown(browsers, browsers.repository());
        }
    }

    private static <S extends Session> void knowsTheKnown(Browsers browsers, SessionRepository<S> repository) {
        S stays = repository.createSession();
        repository.save(stays);
        S goes = repository.createSession();
        repository.save(goes);
        repository.deleteById(goes.getId());
        assertThat(browsers.known(Set.of(stays.getId(), goes.getId(), "nobody")))
                .containsExactly(stays.getId());
        assertThat(browsers.known(Set.of())).isEmpty();
    }
}
