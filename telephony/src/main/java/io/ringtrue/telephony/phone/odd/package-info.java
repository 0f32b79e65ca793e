/// The habits of real far ends that break a rule, each under a name: found in public reports of people who place
/// calls for a living, and rebuilt. [Oddities] lists them. For tests, and for operators who want to see at home what
/// a carrier does to them.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.phone.odd;
