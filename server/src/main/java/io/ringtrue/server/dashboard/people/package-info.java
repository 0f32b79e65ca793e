/// The pages of people: who may sign in and as what, and everybody's own second factor.
///
/// Entry points: [PeoplePage] lists and invites, [PersonPage] changes one person, [SecondFactorPage] is for oneself,
/// [CodePage] is the second step of sign-in. Requests run on Tomcat's virtual threads. A link, a key or a recovery code
/// is shown once, in the answer to the form that made it, and kept nowhere here.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.people;
