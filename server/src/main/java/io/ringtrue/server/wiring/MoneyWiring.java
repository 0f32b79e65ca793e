package io.ringtrue.server.wiring;

import io.ringtrue.server.ledger.LedgerCheck;
import io.ringtrue.server.storage.Storage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What watches money: the check of the ledger.
@Configuration(proxyBeanMethods = false)
class MoneyWiring {
    @Bean
    LedgerCheck ledgerCheck(Storage storage) {
        return storage.ledgerCheck();
    }
}
