package io.ringtrue.server.outbound;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/// Compares a certificate with a host that has an underscore: the JDK's own check takes such a host for no name and
/// refuses every certificate.
final class CertificateName {
    /// RFC 5280 §4.2.1.6: dNSName.
    private static final int DNS_NAME = 2;

    private CertificateName() {}

    /// @param line after the handshake, so that somebody trusted has signed the certificate
    /// @throws SSLException when it is another host's
    static void require(SSLSocket line, String host) throws SSLException {
        X509Certificate own = (X509Certificate) line.getSession().getPeerCertificates()[0];
        try {
            Collection<List<?>> names = own.getSubjectAlternativeNames();
            if (names == null
                    || names.stream()
                            .filter(name -> name.get(0).equals(DNS_NAME))
                            .noneMatch(name -> matches(String.valueOf(name.get(1)), host))) {
                throw new SSLPeerUnverifiedException("the certificate is of another host");
            }
        } catch (CertificateParsingException e) {
            throw new SSLException("the certificate cannot be read", e);
        }
    }

    /// RFC 9525 §6.3: a star stands for one whole label, the first; it may not stand for all of a top-level domain.
    static boolean matches(String name, String host) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("*.")) return lower.equals(host);
        String parent = lower.substring(1);
        int dot = host.indexOf('.');
        return parent.indexOf('.', 1) > 0 && dot > 0 && host.substring(dot).equals(parent);
    }
}
