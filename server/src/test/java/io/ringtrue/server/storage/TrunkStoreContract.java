package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class TrunkStoreContract extends StoreContract {
    TrunkStoreContract(Engine engine) {
        super(engine);
    }

    private static Trunk trunk(String name, String password, List<String> mediaNetworks) {
        return trunk(name, password, mediaNetworks, Trunk.Srtp.NONE);
    }

    private static Trunk trunk(String name, String password, List<String> mediaNetworks, Trunk.Srtp srtp) {
        return new Trunk(
                name,
                Map.of(
                        TrunkSetting.URI,
                        "sip:carrier.example;transport=udp",
                        TrunkSetting.USERNAME,
                        "user",
                        TrunkSetting.PASSWORD,
                        new Trunk.Password(password),
                        TrunkSetting.CALLER_ID,
                        "+12015550100",
                        TrunkSetting.MEDIA_NETWORKS,
                        mediaNetworks,
                        TrunkSetting.SRTP,
                        srtp));
    }

    private void put(Trunk trunk) {
        storage.trunks().put(trunk.name(), _ -> trunk);
    }

    private List<Trunk> stored() {
        return storage.trunks().trunks().stream().map(TrunkDraft::trunk).toList();
    }

    @Test
    void keepsTrunksByName() {
        Trunk second = trunk("second", "", List.of());
        Trunk first = trunk("first", "secret", List.of("192.0.2.0/24", "2001:db8::/32"));
        put(second);
        put(first);
        assertThat(stored()).containsExactly(first, second);
    }

    @Test
    void replacesATrunkOfTheSameName() {
        put(trunk("main", "old", List.of()));
        Trunk changed = trunk("main", "new", List.of("192.0.2.0/24"));
        put(changed);
        assertThat(stored()).containsExactly(changed);
    }

    @ParameterizedTest
    @EnumSource(Trunk.Srtp.class)
    void keepsWhetherMediaIsEncrypted(Trunk.Srtp srtp) {
        put(trunk("main", "", List.of(), Trunk.Srtp.REQUIRED));
        Trunk changed = trunk("main", "", List.of(), srtp);
        put(changed);
        assertThat(stored()).containsExactly(changed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsWhereItsSipComesFrom(boolean strict) {
        put(heardFrom(List.of("198.51.100.0/24"), !strict));
        Trunk changed = heardFrom(List.of("192.0.2.0/24", "2001:db8::/32"), strict);
        put(changed);
        assertThat(stored()).containsExactly(changed);
    }

    private static Trunk heardFrom(List<String> networks, boolean strict) {
        return trunk("main", "", List.of())
                .with(Map.of(TrunkSetting.SIGNALLING_NETWORKS, networks, TrunkSetting.STRICT_SOURCE, strict));
    }

    @Test
    void answersAlsoWhatBreaksARuleOfToday() {
        put(trunk("main", "secret", List.of()));
        tables().sql("UPDATE trunk SET media_networks = '10/8', max_calls = 0, srtp = 'SOMETIMES'")
                .update();
        TrunkDraft broken = storage.trunks().trunks().getFirst();
        assertThatThrownBy(broken::trunk)
                .hasMessageContainingAll("trunk main", "max-calls must be", "media-networks must be", "srtp must be");
        assertThat(broken.settings())
                .containsEntry(TrunkSetting.PASSWORD, new Trunk.Password("secret"))
                .containsEntry(TrunkSetting.MAX_CALLS, 0);
    }

    @Test
    void deletesATrunkOnce() {
        put(trunk("main", "", List.of()));
        assertThat(storage.trunks().delete("main")).isTrue();
        assertThat(storage.trunks().delete("main")).isFalse();
        assertThat(storage.trunks().trunks()).isEmpty();
    }

    @Test
    void storesThePasswordOnlySealed() {
        put(trunk("main", "very secret", List.of()));
        byte[] stored = tables().sql("SELECT password FROM trunk")
                .query((row, number) -> row.getBytes("password"))
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("very secret");
    }

    /// Each keeps what the other has written, as the form does that names no password.
    @Test
    void losesNothingOfTwoChangesAtOnce() {
        put(trunk("main", "", List.of()).with(Map.of(TrunkSetting.MAX_CALLS, 1)));
        Callable<Trunk> oneMore = () -> storage.trunks().put("main", TrunkStoreContract::withOneCallMore);
        together(Collections.nCopies(16, oneMore));
        assertThat(stored()).singleElement().extracting(Trunk::maxCalls).isEqualTo(17);
    }

    static Trunk withOneCallMore(Optional<TrunkDraft> old) {
        Trunk trunk = old.orElseThrow().trunk();
        return trunk.with(Map.of(TrunkSetting.MAX_CALLS, trunk.maxCalls() + 1));
    }

    @Test
    void changesNoTrunkWhoseReplacementIsRefused() {
        Trunk before = trunk("main", "secret", List.of());
        put(before);
        assertThatThrownBy(() -> storage.trunks().put("main", _ -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThatThrownBy(() -> storage.trunks().put("main", _ -> trunk("other", "", List.of())))
                .hasMessage("name: must be main");
        assertThat(stored()).containsExactly(before);
    }
}
