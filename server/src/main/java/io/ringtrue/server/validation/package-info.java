/// Tells what a phone number is, whether the caller wanted to exclude such numbers, and keeps what was used.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.validation;
