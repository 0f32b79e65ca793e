package io.ringtrue.server.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.coyote.CloseNowException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads every body whole before anything else looks at it, up to a size and within a time.
///
/// The container limits the time of each read only, so a body sent drop by drop would never end. This filter
/// checks the total after every read: a body takes at most the deadline and one read's limit.
public final class BodyLimit extends OncePerRequestFilter {
    /// More than any request of the dialects needs: a message of 500 characters and two URLs are under 8 kB.
    public static final int MOST_BYTES = 64 * 1024;
    /// For uploads by authenticated callers: a tariff of some 100,000 prefixes.
    private static final int MOST_UPLOAD_BYTES = 8 * 1024 * 1024;

    private static final Problem PACKED =
            Problem.of(415, "Unsupported media type", "Content-Encoding must be identity: packed bodies are not read");

    private static final int MOST_DROPPED_BYTES = 2 * 1024 * 1024;
    private static final Duration DROPPING = Duration.ofSeconds(2);

    private final ErrorAnswers answers;
    private final Predicate<HttpServletRequest> upload;
    private final Predicate<HttpServletRequest> stream;
    private final Duration deadline;

    /// @param upload which requests may carry 8 MB; must be true only for authenticated ones
    /// @param stream which requests stream a body of any length, read later at the rate that [PacedRequest]
    /// demands; must be true only for authenticated ones
    /// @param deadline for reading a whole body, streamed ones apart
    public BodyLimit(
            ErrorAnswers answers,
            Predicate<HttpServletRequest> upload,
            Predicate<HttpServletRequest> stream,
            Duration deadline) {
        this.answers = answers;
        this.upload = upload;
        this.stream = stream;
        this.deadline = deadline;
    }

    /// The body of a request that came through this filter; empty when it had none.
    ///
    /// @throws IllegalStateException when the request did not come through, or is streamed
    public static byte[] bodyOf(HttpServletRequest request) {
        return ReadRequest.bodyOf(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPacked(request)) {
            refuse(request, response, PACKED);
            return;
        }
        if (stream.test(request)) {
            chain.doFilter(new PacedRequest(request), response);
            return;
        }
        byte[] body;
        try {
            body = read(request, upload.test(request) ? MOST_UPLOAD_BYTES : MOST_BYTES);
        } catch (ProblemException e) {
            refuse(request, response, e.problem());
            return;
        } catch (IOException e) {
            answers.write(request, response, ErrorPage.problem(400));
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    private static boolean isPacked(HttpServletRequest request) {
        String coding = request.getHeader("Content-Encoding");
        return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setHeader("Connection", "close");
        answers.write(request, response, problem);
        response.flushBuffer();
        if (!drained(request)) throw new CloseNowException("the rest of a refused body was not worth waiting for");
    }

    /// Reads and drops the rest, for a limited time, so that a client that is still sending sees the answer.,
    /// so that a client still busy sending sees the answer; not for ever.
    ///
    /// @return false when more was left, or the client has gone
    private static boolean drained(HttpServletRequest request) {
        long start = System.nanoTime();
        byte[] piece = new byte[8 * 1024];
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

    private byte[] read(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) throw new ProblemException(tooLarge(most));
        long start = System.nanoTime();
        InputStream in = request.getInputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[8 * 1024];
        try {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                body.write(piece, 0, n);
                if (body.size() > most) throw new ProblemException(tooLarge(most));
                if (System.nanoTime() - start > deadline.toNanos()) {
                    throw new ProblemException(ErrorPage.problem(408));
                }
            }
        } catch (SocketTimeoutException e) {
            throw new ProblemException(ErrorPage.problem(408));
        }
        return body.toByteArray();
    }

    private static Problem tooLarge(int most) {
        return Problem.of(413, "Content too large", "body must be at most " + most + " bytes");
    }
}
