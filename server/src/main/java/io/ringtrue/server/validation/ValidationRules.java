package io.ringtrue.server.validation;

import io.ringtrue.server.ledger.Money;

/// The installation's settings for validations.
///
/// @param ambiguousLineType what is answered where the plan cannot tell landline and mobile apart
/// @param price of one validation, for accounts without a price of their own; zero: free of charge
public record ValidationRules(PhoneLineType ambiguousLineType, Money price) {}
