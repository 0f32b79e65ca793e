/// One JDBC store per port; the only java.sql in the house.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage;
