package io.ringtrue.server.people;

import java.util.OptionalLong;

/// Which people to list.
///
/// @param account empty: everybody, whatever they belong to
/// @param text a part of the address or the name, in any case; empty: all
/// @param after only people with a larger id; 0 to begin
public record PersonSearch(OptionalLong account, String text, long after) {
    public static PersonSearch everybody(long after) {
        return new PersonSearch(OptionalLong.empty(), "", after);
    }
}
