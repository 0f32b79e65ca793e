/// Read-only rows for operators and audits. Sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.reports;
