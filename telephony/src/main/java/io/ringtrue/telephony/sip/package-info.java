/// SIP (RFC 3261): messages, transactions, dialogs, digest authentication, transports. Knows nothing of media.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip;
