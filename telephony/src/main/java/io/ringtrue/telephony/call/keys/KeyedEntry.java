package io.ringtrue.telephony.call.keys;

/// An entry of digits while it is keyed: the rules for `#`, `*` and length, without the timers. Printed as
/// `***`.
final class KeyedEntry {
    private final int length;
    private final StringBuilder keys = new StringBuilder();
    private boolean complete;
    private boolean endedByLength;

    KeyedEntry(int length) {
        this.length = length;
    }

    /// Adds the next key. Must not be called once the entry is complete.
    void press(char key) {
        switch (key) {
            case '#' -> complete = true;
            // A star begins a command; the keys before it were a mistake.
            case '*' -> startOver("*");
            default -> {
                if (isCommand()) command(key);
                else append(key);
            }
        }
    }

    private void append(char key) {
        keys.append(key);
        endedByLength = keys.length() == length;
        complete = endedByLength;
    }

    /// `*9` is a command. Any other key after a star is a mistake, and the entry begins again, empty.
    private void command(char key) {
        if (key == '9') {
            keys.append(key);
            complete = true;
        } else {
            startOver("");
        }
    }

    private void startOver(String begun) {
        keys.setLength(0);
        keys.append(begun);
    }

    boolean isComplete() {
        return complete;
    }

    /// Whether it is complete by its length; a `#` that follows out of habit then belongs to it.
    boolean isEndedByLength() {
        return endedByLength;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /// Whether it is a star alone. After a second without a key, that means "repeat the question".
    boolean isCommand() {
        return keys.length() == 1 && keys.charAt(0) == '*';
    }

    Digits digits() {
        return new Digits(keys.toString());
    }

    @Override
    public String toString() {
        return "***";
    }
}
