/// Says what a phone number is and whether the caller excludes such numbers, and records what was used.
///
/// Entry points: [PhoneValidationService] validates, [Verdict] is the answer, [ValidationStore] the port.
/// Runs on the caller's thread. It never calls a number and knows no framework.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.validation;
