package org.opendpma.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.opendpma.exchange.Visitor;
import org.opendpma.render.Reached;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.site.Host;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.SipTransport;
import org.opendpma.site.WebScheme;

/** Makes a {@link Visitor} of a request. Any thread. */
final class Visitors {
    private final LoginReader logins;
    private final Supplier<Map<SipTransport, Integer>> sipPorts;
    private final Supplier<Map<WebScheme, Integer>> webPorts;

    private volatile @Nullable HostText lastHost;

    /** A host as it was written, and as it stands in a URL when it is one. */
    private record HostText(String written, Optional<String> inUri) {}

    Visitors(
            LoginReader logins,
            Supplier<Map<SipTransport, Integer>> sipPorts,
            Supplier<Map<WebScheme, Integer>> webPorts) {
        this.logins = logins;
        this.sipPorts = sipPorts;
        this.webPorts = webPorts;
    }

    /**
     * A visitor.
     *
     * @param stale whether its digest was too old
     */
    record Read(Visitor visitor, boolean stale) {}

    Read read(Request request, Optional<String> key) {
        InetAddress address = address(request.getConnectionMetaData().getRemoteSocketAddress());
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        LoginReader.Read login = authorization == null
                ? LoginReader.Read.NOTHING
                : logins.read(
                        authorization, request.getMethod(), request.getHttpURI().getPathQuery(), address);
        return new Read(
                new Visitor(address, reached(request), key, login.login(), certificate(request)), login.stale());
    }

    private Reached reached(Request request) {
        InetAddress local = address(request.getConnectionMetaData().getLocalSocketAddress());
        WebScheme scheme = request.isSecure() ? WebScheme.HTTPS : WebScheme.HTTP;
        String host = host(String.valueOf(Request.getServerName(request))).orElseGet(() -> IpAddresses.inUri(local));
        return new Reached(
                request.isSecure() ? SipTransport.TLS : SipTransport.TCP,
                local,
                sipPorts.get(),
                webPorts.get(),
                Optional.of(new WebAuthority(scheme, host, Request.getServerPort(request))));
    }

    /** The phones of a site write one name or two: the last is remembered. */
    private Optional<String> host(String written) {
        HostText last = lastHost;
        if (last == null || !last.written().equals(written)) {
            last = new HostText(written, Host.parse(written).map(Host::inUri));
            lastHost = last;
        }
        return last.inUri();
    }

    private static InetAddress address(SocketAddress socket) {
        return ((InetSocketAddress) socket).getAddress();
    }

    private static Optional<X509Certificate> certificate(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session
                        && session.peerCertificates() != null
                        && session.peerCertificates().length > 0
                ? Optional.of(session.peerCertificates()[0])
                : Optional.empty();
    }
}
