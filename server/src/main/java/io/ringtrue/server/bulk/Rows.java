package io.ringtrue.server.bulk;

/// Answers the records of one piece after another. Belongs to one thread at a time.
interface Rows {
    /// Writes every record of the piece with its answers to the piece's output, and counts them.
    void answer(Piece piece);

    /// Writes the answer to a record that was too long to be kept.
    void refuseTooLong(Piece piece);
}
