package io.ringtrue.telephony.call.keys;

/// One entry of digits being keyed. Knows the keypad's grammar, and nothing of time. Prints as `***`.
final class KeyedEntry {
    private final int length;
    private final StringBuilder keys = new StringBuilder();
    private boolean complete;
    private boolean endedByLength;

    KeyedEntry(int length) {
        this.length = length;
    }

    /// Takes the next key; none after it is complete.
    void press(char key) {
        switch (key) {
            case '#' -> complete = true;
            // A star begins a command, and what was keyed before it was a mistake.
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

    /// `*9` is one; any other is a slip of the finger, and the entry begins anew.
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

    /// Complete by its length, so that a `#` keyed out of habit belongs to it.
    boolean isEndedByLength() {
        return endedByLength;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /// A star alone, which a second of nothing makes "say that again".
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
