/// PhonesVerification's dialect: translation, no decisions.
///
/// Entry point: [PhonesVerificationDialect]. Its words appear in no other folder. It never sees a call or a
/// table.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.phonesverification;
