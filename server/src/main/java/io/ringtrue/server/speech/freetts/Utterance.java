package io.ringtrue.server.speech.freetts;

import com.sun.speech.freetts.FreeTTSSpeakableImpl;

/// A text for a voice without an output thread. When FreeTTS comes to wait for it, either everything was said
/// or nothing more will be, so waiting returns at once.
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
