package org.opendpma.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.opendpma.sip.Phone;
import org.opendpma.sip.Wire;

/** Asks a daemon as a phone does, with plain sockets. */
public final class Asking {
    private Asking() {}

    /** A flow to a daemon's door. */
    public static Wire open(RealDaemon daemon, String transport) {
        try {
            return switch (transport) {
                case "udp" -> Wire.udp(daemon.port("udp"));
                case "tcp" -> Wire.tcp(daemon.port("tcp"));
                default -> Wire.over(tls(daemon.port("tls")));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a request for a configuration. */
    public static String config(RealDaemon daemon, String transport, String mac) {
        return ask(daemon, transport, Phone.body(mac));
    }

    /** The answer to any request. */
    public static String ask(RealDaemon daemon, String transport, String body) {
        try (Wire wire = open(daemon, transport)) {
            return Phone.ask(wire, transport.toUpperCase(Locale.ROOT), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A TLS connection that takes any certificate. */
    public static SSLSocket tls(int port) throws IOException {
        return tls(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** TLS over a connection. */
    public static SSLSocket tls(Socket socket) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
            var tls = (SSLSocket) context.getSocketFactory()
                    .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
            tls.startHandshake();
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
