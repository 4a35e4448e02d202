package org.opendpma.config;

import java.util.Optional;
import org.opendpma.site.ExternalLine;
import org.opendpma.site.ExternalLine.Server;
import org.opendpma.site.Host;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Problems;
import org.opendpma.site.SipTransport;

/** Makes an {@link ExternalLine} of a section. */
final class ExternalLineReader {
    private ExternalLineReader() {}

    /** Empty, with an error, when it names no server. */
    static Optional<ExternalLine> read(SectionValues v, Problems problems) {
        Optional<Host> host = v.get(ExternalLineOptions.SERVER_ADDRESS);
        if (host.isEmpty()) {
            problems.error(
                    v.position(),
                    "[" + v.name() + "] type=external_line has no server; write server_address=sip.example.com");
        }
        return host.map(
                h -> line(v, server(h, v.get(ExternalLineOptions.SERVER_PORT), v.get(ExternalLineOptions.TRANSPORT))));
    }

    private static ExternalLine line(SectionValues v, Server server) {
        String user = v.get(ExternalLineOptions.USERID).orElse(v.name());
        return new ExternalLine(
                v.name(),
                v.get(ExternalLineOptions.LINE_LABEL).orElse(v.name()),
                user,
                v.get(ExternalLineOptions.AUTHNAME).orElse(user),
                v.get(ExternalLineOptions.SECRET),
                v.get(ExternalLineOptions.REGISTER)
                        .or(() -> v.get(ExternalLineOptions.REGISTRATION))
                        .orElse(true),
                v.get(ExternalLineOptions.CALLERID).flatMap(CallerId::forPhone),
                v.get(ExternalLineOptions.DIGIT_MAP),
                v.get(ExternalLineOptions.VOICEMAIL_URI),
                server,
                v.get(ExternalLineOptions.SECONDARY_ADDRESS)
                        .map(h -> server(
                                h,
                                v.get(ExternalLineOptions.SECONDARY_PORT),
                                v.get(ExternalLineOptions.SECONDARY_TRANSPORT))),
                v.get(ExternalLineOptions.MEDIA_ENCRYPTION).orElse(MediaEncryption.NONE),
                RegistrationOptions.read(
                        v,
                        ExternalLineOptions.REREGISTRATION_TIMEOUT,
                        ExternalLineOptions.RETRY_INTERVAL,
                        ExternalLineOptions.MAX_RETRIES),
                v.origins(),
                v.position());
    }

    private static Server server(Host host, Optional<Integer> port, Optional<SipTransport> transport) {
        SipTransport over = transport.orElse(SipTransport.UDP);
        return new Server(host, port.orElse(over.defaultPort()), over);
    }
}
