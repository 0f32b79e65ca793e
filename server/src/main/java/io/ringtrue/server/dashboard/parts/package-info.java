/// What pages have in common: how they write times and numbers for people, and how lists turn their pages.
///
/// Entry points: [Times], [PhoneText], [ListPage]. Values only; no threads, no state, nothing of any one page.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.parts;
