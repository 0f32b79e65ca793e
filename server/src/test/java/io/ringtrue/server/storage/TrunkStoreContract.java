package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.trunk.Trunk;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
                "sip:carrier.example;transport=udp",
                "user",
                new Trunk.Password(password),
                "+12015550100",
                1,
                100,
                10,
                List.of("pcmu", "pcma"),
                mediaNetworks,
                srtp);
    }

    @Test
    void keepsTrunksByName() {
        Trunk second = trunk("second", "", List.of());
        Trunk first = trunk("first", "secret", List.of("192.0.2.0/24", "2001:db8::/32"));
        storage.trunks().put(second);
        storage.trunks().put(first);
        assertThat(storage.trunks().trunks()).containsExactly(first, second);
    }

    @Test
    void replacesATrunkOfTheSameName() {
        storage.trunks().put(trunk("main", "old", List.of()));
        Trunk changed = trunk("main", "new", List.of("192.0.2.0/24"));
        storage.trunks().put(changed);
        assertThat(storage.trunks().trunks()).containsExactly(changed);
    }

    @ParameterizedTest
    @EnumSource(Trunk.Srtp.class)
    void keepsWhetherMediaIsEncrypted(Trunk.Srtp srtp) {
        storage.trunks().put(trunk("main", "", List.of(), Trunk.Srtp.REQUIRED));
        Trunk changed = trunk("main", "", List.of(), srtp);
        storage.trunks().put(changed);
        assertThat(storage.trunks().trunks()).containsExactly(changed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsWhereItsSipComesFrom(boolean strict) {
        storage.trunks().put(trunk("main", "", List.of()).heardFrom(List.of("198.51.100.0/24"), !strict));
        Trunk changed = trunk("main", "", List.of()).heardFrom(List.of("192.0.2.0/24", "2001:db8::/32"), strict);
        storage.trunks().put(changed);
        assertThat(storage.trunks().trunks()).containsExactly(changed);
    }

    @Test
    void deletesATrunkOnce() {
        storage.trunks().put(trunk("main", "", List.of()));
        assertThat(storage.trunks().delete("main")).isTrue();
        assertThat(storage.trunks().delete("main")).isFalse();
        assertThat(storage.trunks().trunks()).isEmpty();
    }

    @Test
    void storesThePasswordOnlySealed() {
        storage.trunks().put(trunk("main", "very secret", List.of()));
        byte[] stored = tables().sql("SELECT password FROM trunk")
                .query((row, number) -> row.getBytes("password"))
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("very secret");
    }
}
