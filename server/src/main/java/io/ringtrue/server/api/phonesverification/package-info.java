/// Vendor A's dialect: translation, no decisions.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.phonesverification;
