package io.ringtrue.server.http.connections;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// The container's endpoint, with a share of the connections for each address. A connection beyond the share is
/// closed at once, before anything is read from it: an answer would cost what the share saves.
///
/// The container closes a connection in exactly one of two ways: by the wrapper, whose `close` calls `release` of the
/// handler once, or, when there is no wrapper yet, by `destroySocket`. Both count down.
final class CountedEndpoint extends NioEndpoint {
    private static final InetAddress UNKNOWN = InetAddress.ofLiteral("0.0.0.0");

    private volatile AddressShares shares = new AddressShares(Integer.MAX_VALUE, _ -> true);

    void share(AddressShares given) {
        shares = given;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (shares.take(socket, remote(socket))) return super.setSocketOptions(socket);
        destroySocket(socket);
        return false;
    }

    /// A connection that was reset already has no address; all of these count as one caller until they are closed.
    private static InetAddress remote(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress known ? known.getAddress() : UNKNOWN;
        } catch (IOException _) {
            return UNKNOWN;
        }
    }

    @Override
    protected void destroySocket(SocketChannel socket) {
        shares.giveBack(socket);
        super.destroySocket(socket);
    }

    @Override
    public void setHandler(Handler<NioChannel> handler) {
        super.setHandler(new CountingDown(handler));
    }

    private final class CountingDown implements Handler<NioChannel> {
        private final Handler<NioChannel> inner;

        CountingDown(Handler<NioChannel> inner) {
            this.inner = inner;
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> connection) {
            shares.giveBack(connection.getSocket().getIOChannel());
            inner.release(connection);
        }

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> connection, SocketEvent event) {
            return inner.process(connection, event);
        }

        @Override
        public Object getGlobal() {
            return inner.getGlobal();
        }

        @Override
        public void pause() {
            inner.pause();
        }

        @Override
        public void recycle() {
            inner.recycle();
        }
    }
}
