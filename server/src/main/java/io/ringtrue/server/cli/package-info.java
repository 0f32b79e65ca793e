/// The command line: serve, demo, phone, admin.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli;
