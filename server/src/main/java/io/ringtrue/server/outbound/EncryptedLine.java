package io.ringtrue.server.outbound;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.StandardConstants;

/// TLS over a connected socket, with the name asked for and the certificate compared with it.
final class EncryptedLine {
    private EncryptedLine() {}

    /// @return after the handshake; closing it closes the socket
    /// @throws javax.net.ssl.SSLException when nobody trusted has signed the certificate, or it is another host's
    static SSLSocket over(Socket socket, HttpTarget target, SSLSocketFactory tls) throws IOException {
        SSLSocket line = (SSLSocket) tls.createSocket(socket, target.host(), target.port(), true);
        SSLParameters parameters = line.getSSLParameters();
        if (target.host().indexOf('_') >= 0) {
            parameters.setServerNames(List.of(new AskedName(target.host())));
            line.setSSLParameters(parameters);
            line.startHandshake();
            CertificateName.require(line, target.host());
            return line;
        }
        // RFC 9110 §4.3.4; SNI follows from the host given above
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        line.setSSLParameters(parameters);
        line.startHandshake();
        return line;
    }

    /// RFC 6066 §3, for a host with an underscore: `SNIHostName` takes it for no name, and the receiver would not be
    /// told which of its hosts is meant.
    private static final class AskedName extends SNIServerName {
        AskedName(String host) {
            super(StandardConstants.SNI_HOST_NAME, host.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
