package io.ringtrue.server.wiring;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.validation.PhoneLineType;
import io.ringtrue.server.validation.PhoneValidationService;
import io.ringtrue.server.validation.Refinement;
import io.ringtrue.server.validation.ValidationRules;
import io.ringtrue.server.validation.ValidationStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// From a number to what is said of it.
@Configuration(proxyBeanMethods = false)
class ValidationWiring {
    @Bean
    ValidationRules validationRules(Settings settings) {
        return new ValidationRules(
                ambiguous(settings.numbers().ambiguousLineType()),
                price(settings.validation().price()));
    }

    private static PhoneLineType ambiguous(String word) {
        return PhoneLineType.named(word)
                .filter(type -> switch (type) {
                    case MOBILE, LANDLINE, OTHER -> true;
                    case VOIP, VOICEMAIL, TOLL_FREE, PREMIUM -> false;
                })
                .orElseThrow(() -> new IllegalArgumentException(
                        "ringtrue.numbers.ambiguous-line-type: must be Mobile, Landline or Other"));
    }

    private static Money price(String decimal) {
        try {
            Money price = Money.of(decimal);
            if (!price.negative()) return price;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ringtrue.validation.price: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("ringtrue.validation.price: must not be negative");
    }

    @Bean
    PhoneValidationService phoneValidationService(
            NumberIntelligence numbers,
            Refinement refinement,
            ValidationStore store,
            ValidationRules rules,
            Clock clock) {
        return new PhoneValidationService(numbers, refinement, store, rules, clock);
    }
}
