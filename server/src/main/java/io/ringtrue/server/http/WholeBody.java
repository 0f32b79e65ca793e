package io.ringtrue.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.coyote.CloseNowException;

/// Reads a body whole, up to a size and within a time, and answers what is packed, too large or too slow.
///
/// The container limits the time of each read only, so a body sent drop by drop would never end. This checks
/// the total after every read: a body takes at most the deadline and one read's limit.
public final class WholeBody {
    /// More than any request needs: a message of 500 characters and two URLs are under 8 kB.
    public static final int MOST_BYTES = 64 * 1024;

    private static final Problem PACKED =
            Problem.of(415, "Unsupported media type", "Content-Encoding must be identity: packed bodies are not read");

    private static final int PIECE = 8 * 1024;
    private static final int MOST_DROPPED_BYTES = 2 * 1024 * 1024;
    private static final Duration DROPPING = Duration.ofSeconds(2);

    private final ErrorAnswers answers;
    private final Duration deadline;

    /// @param deadline for reading a whole body
    public WholeBody(ErrorAnswers answers, Duration deadline) {
        this.answers = answers;
        this.deadline = deadline;
    }

    /// The body of a request that was read; empty when it had none.
    ///
    /// @throws IllegalStateException when it was not read, or is streamed
    public static byte[] of(HttpServletRequest request) {
        return ReadRequest.bodyOf(request);
    }

    /// @param most bytes
    /// @return the request with its body in memory, empty when it had none; or nothing: the request was refused,
    /// and its answer is written
    public Optional<HttpServletRequest> read(HttpServletRequest request, HttpServletResponse response, int most)
            throws IOException {
        if (isPacked(request)) {
            refuse(request, response, PACKED);
            return Optional.empty();
        }
        try {
            return Optional.of(new ReadRequest(request, bytes(request, most)));
        } catch (ProblemException e) {
            refuse(request, response, e.problem());
        } catch (IOException e) {
            answers.write(request, response, ErrorPage.problem(400));
        }
        return Optional.empty();
    }

    /// Whether the body is packed, as far as the headers say.
    static boolean isPacked(HttpServletRequest request) {
        String coding = request.getHeader("Content-Encoding");
        return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
    }

    private byte[] bytes(HttpServletRequest request, int most) throws IOException {
        long length = request.getContentLengthLong();
        if (length > most) throw new ProblemException(tooLarge(most));
        long start = System.nanoTime();
        try {
            return length < 0 ? chunks(request, most, start) : exactly((int) length, request, start);
        } catch (SocketTimeoutException e) {
            throw new ProblemException(ErrorPage.problem(408));
        }
    }

    /// The length is known, as it nearly always is: one array of that length, and no copy. What is announced and
    /// does not come gets one piece only, or idle connections would fill the heap.
    private byte[] exactly(int length, HttpServletRequest request, long start) throws IOException {
        byte[] body = new byte[Math.min(length, PIECE)];
        InputStream in = request.getInputStream();
        int at = 0;
        while (at < length) {
            if (at == body.length) body = Arrays.copyOf(body, length);
            int n = in.read(body, at, body.length - at);
            if (n < 0) throw new IOException("the body ended early");
            at += n;
            requireInTime(start);
        }
        return body;
    }

    private byte[] chunks(HttpServletRequest request, int most, long start) throws IOException {
        InputStream in = request.getInputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            body.write(piece, 0, n);
            if (body.size() > most) throw new ProblemException(tooLarge(most));
            requireInTime(start);
        }
        return body.toByteArray();
    }

    private void requireInTime(long start) {
        if (System.nanoTime() - start > deadline.toNanos()) throw new ProblemException(ErrorPage.problem(408));
    }

    private static Problem tooLarge(int most) {
        return Problem.of(413, "Content too large", "body must be at most " + most + " bytes");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setHeader("Connection", "close");
        answers.write(request, response, problem);
        response.flushBuffer();
        if (!drained(request)) throw new CloseNowException("the rest of a refused body was not worth waiting for");
    }

    /// Reads and drops the rest, for a limited time, so that a client that is still sending sees the answer.
    ///
    /// @return false when more was left, or the client has gone
    private static boolean drained(HttpServletRequest request) {
        long start = System.nanoTime();
        byte[] piece = new byte[PIECE];
        int dropped = 0;
        try {
            InputStream in = request.getInputStream();
            while (dropped < MOST_DROPPED_BYTES && System.nanoTime() - start < DROPPING.toNanos()) {
                int n = in.read(piece);
                if (n < 0) return true;
                dropped += n;
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
