package io.ringtrue.server.http.connections;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Overwrites each request in memory once it is answered, and what was sent of the answer. The container keeps the
/// buffer for later connections, and
/// a PIN or a secret would stay in it until a request of the same length came.
final class ForgettingProcessor extends Http11Processor {
    ForgettingProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        SocketState state = SocketState.CLOSED;
        try {
            state = super.service(connection);
            return state;
        } finally {
            // In every other state part of a request was read and is still needed.
            if (state == SocketState.OPEN || state == SocketState.CLOSED) forget(connection);
        }
    }

    /// Half a microsecond for 24 kB of request and 8 kB of answer.
    private void forget(SocketWrapperBase<?> connection) {
        if (getRequest().getInputBuffer() instanceof Http11InputBuffer buffer) overwrite(buffer.getByteBuffer());
        SocketBufferHandler sent = connection.getSocketBufferHandler();
        if (sent.isWriteBufferEmpty()) overwrite(sent.getWriteBuffer());
    }

    private static void overwrite(@Nullable ByteBuffer buffer) {
        if (buffer != null && buffer.hasArray()) Arrays.fill(buffer.array(), (byte) 0);
    }
}
