/// Customers, their credentials and settings. Sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.accounts;
