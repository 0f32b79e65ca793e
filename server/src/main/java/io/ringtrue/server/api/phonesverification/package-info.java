/// Vendor A's dialect, on its paths: translation, no decisions.
///
/// Entry points: [PhonesVerificationHandler], [Routes]. Its words appear in no other folder. It never sees a call or a
/// table.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.phonesverification;
