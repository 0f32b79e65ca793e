package io.ringtrue.server.wiring.pages;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.dashboard.NavEntry;
import io.ringtrue.server.dashboard.phone.CallMe;
import io.ringtrue.server.dashboard.phone.HeldNumbers;
import io.ringtrue.server.dashboard.phone.LineSocket;
import io.ringtrue.server.dashboard.phone.PhoneAccounts;
import io.ringtrue.server.dashboard.phone.SameOrigin;
import io.ringtrue.server.dashboard.phone.SignedInLine;
import io.ringtrue.server.dashboard.phone.VisitorsAccount;
import io.ringtrue.server.dashboard.signin.Presence;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.wiring.Threads;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/// The browser phone. Only the sandbox has a built-in carrier, so elsewhere its paths do not exist.
@Configuration(proxyBeanMethods = false)
class PhoneWiring {
    @Bean
    HeldNumbers heldNumbers() {
        return new HeldNumbers();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "ringtrue.sandbox", havingValue = "true")
    static class InTheSandbox {
        /// Before Spring's own mappings, of which the last answers every path.
        private static final int FIRST = 0;

        @Bean
        PhoneAccounts phoneAccounts(AccountStore accounts) {
            return new VisitorsAccount(accounts);
        }

        @Bean
        NavEntry phoneEntry() {
            return new NavEntry(60, "/phone", "phone", "Browser phone", Person::changes);
        }

        @Bean
        CallMe callMe(ReversePinService verifications) {
            return new CallMe(verifications, Dialects.OWN);
        }

        @Bean(destroyMethod = "close")
        LineSocket lineSocket(
                HeldNumbers numbers,
                PhoneAccounts accounts,
                ReversePinService verifications,
                Clock clock,
                Presence presence) {
            return new LineSocket(numbers, accounts, verifications, Threads.virtual("phone-line"), clock, presence);
        }

        @Bean
        WebSocketHttpRequestHandler phoneLine(LineSocket socket) {
            WebSocketHttpRequestHandler handler = new WebSocketHttpRequestHandler(socket);
            handler.setHandshakeInterceptors(List.of(new SameOrigin(), new SignedInLine()));
            return handler;
        }

        @Bean
        SimpleUrlHandlerMapping phoneLineMapping(WebSocketHttpRequestHandler phoneLine) {
            return new SimpleUrlHandlerMapping(Map.of("/phone/line", phoneLine), FIRST);
        }
    }
}
