/// Money: exact amounts, holds, entries, tariffs. Sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.ledger;
