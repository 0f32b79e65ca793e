/// Describes phone numbers, decides whether the caller excludes them, and records and
/// charges each validation.
///
/// Entry points: [PhoneValidationService] validates, [Verdict] is the answer, [ValidationStore] and
/// [Refinement] are the ports. Runs on the caller's thread. It never calls a number, stores none, and
/// knows no framework.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.validation;
