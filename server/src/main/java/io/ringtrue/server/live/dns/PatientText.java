package io.ringtrue.server.live.dns;

/// A text that may be looked at only so often: an expression from the network, made to backtrack for ever, gives up.
final class PatientText implements CharSequence {
    private final String text;
    private int looksLeft;

    PatientText(String text, int looks) {
        this.text = text;
        this.looksLeft = looks;
    }

    static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfPatience() {
            super("the expression takes too long", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (looksLeft-- <= 0) {
            throw new OutOfPatience();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
