package io.ringtrue.server.bulk;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Some whole records on their way: read by one thread, answered by another, written by the first again. Reused.
final class Piece implements Runnable {
    final byte[] in;
    final Output out;
    final Tally tally = new Tally();
    private final Rows rows;
    private final Semaphore answered = new Semaphore(0);
    private @Nullable Throwable failure;

    /// Bytes of `in` that are records.
    int length;
    /// Where the piece ends in the whole input.
    long end;
    /// It stands for one record that was too long to be kept; `length` is 0.
    boolean tooLong;

    Piece(int size, Rows rows) {
        in = new byte[size];
        // The answers are about as long as what is asked; more is made room for when needed.
        out = new Output(size * 2);
        this.rows = rows;
    }

    @Override
    public void run() {
        try {
            out.clear();
            tally.clear();
            if (tooLong) rows.refuseTooLong(this);
            else rows.answer(this);
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            answered.release();
        }
    }

    /// Waits until it is answered.
    void await() throws InterruptedException {
        answered.acquire();
        if (failure != null) throw new IllegalStateException("the piece that ends at byte " + end, failure);
    }
}
