package io.ringtrue.server.speech.freetts;

import com.sun.speech.freetts.FreeTTSSpeakableImpl;

/// A text for a voice without an output thread: all is said when `speak` comes to wait for it, or will never be.
final class Utterance extends FreeTTSSpeakableImpl {
    private boolean finished;

    Utterance(String text) {
        super(text);
    }

    @Override
    public synchronized void completed() {
        finished = true;
        super.completed();
    }

    @Override
    public synchronized boolean waitCompleted() {
        return finished;
    }
}
