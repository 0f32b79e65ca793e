/// The far end: a SIP user agent that answers like a person, a busy line, a machine. For tests and the sandbox.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.phone;
