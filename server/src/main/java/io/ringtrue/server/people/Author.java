package io.ringtrue.server.people;

import java.util.OptionalLong;

/// Who changes something, as the audit log names them.
///
/// @param person empty: nobody of ours, such as a caller with the admin token
/// @param who the person's address
/// @param place the caller's IP address
public record Author(OptionalLong person, String who, String place) {
    public static Author of(Person person, String place) {
        return new Author(OptionalLong.of(person.id()), person.email(), place);
    }

    public static Author adminToken(String place) {
        return new Author(OptionalLong.empty(), "admin token", place);
    }
}
