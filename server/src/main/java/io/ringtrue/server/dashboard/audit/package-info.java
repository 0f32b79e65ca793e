/// The audit log as a page and as CSV: who changed what, from where, and what it was before.
///
/// Entry point: [AuditPage]; [AuditFilter] reads what the address asks for. Requests run on Tomcat's
/// virtual threads. It changes nothing, and the log itself holds no secret.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.audit;
