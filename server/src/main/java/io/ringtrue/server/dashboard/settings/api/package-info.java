/// The page where customers find their keys: create, rotate and revoke them, and code that works as it stands.
///
/// Entry points: [ApiPage] shows the page and makes keys; [CredentialPages] rotates and revokes after asking;
/// [TestRequestPage] sends a request in the sandbox. [Samples] fills the code in. Everything runs on the thread of the
/// request. A new secret is written into one answer, which no cache may keep, and nowhere else.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.settings.api;
