/// Vendor B's dialect: translation, no decisions.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.veratad;
