package io.ringtrue.server.http.connections;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// HTTP/1.1 with a time limit for all headers together, and a share of the connections for each address. The
/// container limits the time of each read only, so headers sent drop by drop would hold a connection for ever.
/// Once a second this closes every connection whose request began more than ten seconds ago and has not
/// reached the application. The container creates it by its class name.
public final class DeadlineProtocol extends Http11NioProtocol {
    private static final Duration HEADERS = Duration.ofSeconds(10);

    private final CountedEndpoint endpoint;

    public DeadlineProtocol() {
        this(new CountedEndpoint());
    }

    private DeadlineProtocol(CountedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /// Sets the share; before it is set, no address has a limit.
    public void share(AddressShares shares) {
        endpoint.share(shares);
    }

    @Override
    protected Processor createProcessor() {
        return new ForgettingProcessor(this, getAdapter());
    }

    @Override
    public void start() throws Exception {
        super.start();
        getUtilityExecutor().scheduleWithFixedDelay(this::closeLate, 1, 1, TimeUnit.SECONDS);
    }

    private void closeLate() {
        getEndpoint().getConnections().stream().filter(DeadlineProtocol::late).forEach(SocketWrapperBase::close);
    }

    private static boolean late(SocketWrapperBase<?> connection) {
        if (!(connection.getCurrentProcessor() instanceof AbstractProcessor processor) || processor.isAsync()) {
            return false;
        }
        Request request = processor.getRequest();
        int stage = request.getRequestProcessor().getStage();
        // Between two reads of unfinished headers the stage is "ended", although nothing was answered yet.
        boolean reading = stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDED;
        long began = request.getStartTimeNanos();
        return reading && began > 0 && System.nanoTime() - began > HEADERS.toNanos();
    }
}
