package org.opendpma.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.opendpma.asterisk.AmiLogin;
import org.opendpma.conf.Option;
import org.opendpma.conf.Position;
import org.opendpma.conf.Section;
import org.opendpma.site.Acl;
import org.opendpma.site.Cidr;
import org.opendpma.site.Host;
import org.opendpma.site.Policy;
import org.opendpma.site.Policy.CleartextSecrets;
import org.opendpma.site.Problems;
import org.opendpma.site.RootCertificate;
import org.opendpma.site.Secret;
import org.opendpma.site.SipTransport;
import org.opendpma.site.TlsIdentity;

/** Reads opendpma.conf, certificates included. Confined to one thread. */
public final class DaemonFile {
    private final Path file;
    private final List<Section> sections;
    private final Problems problems = new Problems();
    private final Map<String, SectionValues> values = new LinkedHashMap<>();

    private DaemonFile(Path file, List<Section> sections) {
        this.file = file;
        this.sections = sections;
    }

    /** Reads the sections of the file; without a result when anything is an error. */
    public static Loaded<DaemonSettings> read(Path file, List<Section> sections) {
        return read(file, sections, false);
    }

    /** @param certificateComes whether somebody will write a certificate for all doors into it */
    static Loaded<DaemonSettings> read(Path file, List<Section> sections, boolean certificateComes) {
        var reader = new DaemonFile(file, sections);
        reader.readSections();
        DaemonSettings settings = reader.settings(certificateComes);
        var problems = reader.problems;
        return new Loaded<>(problems.hasErrors() ? Optional.empty() : Optional.of(settings), problems.list());
    }

    static List<RootCertificate> authorities(Path file, List<Section> sections) {
        var reader = new DaemonFile(file, sections);
        reader.readSections();
        return reader.trusted(reader.in("general"));
    }

    private void readSections() {
        DaemonOptions.TABLES.forEach(
                (name, table) -> values.put(name, SectionValues.read(merged(name), table, problems)));
        for (Section section : sections) {
            if (!DaemonOptions.TABLES.containsKey(section.name().toLowerCase(Locale.ROOT))) {
                problems.warn(
                        section.position(),
                        "unknown section [" + section.name() + "] is not used"
                                + Suggestion.didYouMean(section.name(), DaemonOptions.TABLES.keySet()));
            }
        }
    }

    private Section merged(String name) {
        var options = new ArrayList<Option>();
        var named =
                sections.stream().filter(s -> s.name().equalsIgnoreCase(name)).toList();
        named.forEach(s -> options.addAll(s.options()));
        Position position = named.isEmpty()
                ? new Position(file.toString(), 0)
                : named.get(0).position();
        return new Section(name, false, List.of(), position, options);
    }

    private SectionValues in(String section) {
        return Objects.requireNonNull(values.get(section));
    }

    private DaemonSettings settings(boolean certificateComes) {
        SectionValues general = in("general");
        SipSettings sip = sip(in("sip"));
        Optional<TlsIdentity> identity = identity(in("sip"));
        var http = new HttpSection(in("http"), this::resolve, problems);
        return new DaemonSettings(
                file,
                path(general, DaemonOptions.PHONES, "/etc/asterisk/res_digium_phone.conf"),
                path(general, DaemonOptions.STATE_DIRECTORY, "/var/lib/opendpma"),
                new Policy(
                        acl(general),
                        general.get(DaemonOptions.CLEARTEXT_SECRETS).orElse(CleartextSecrets.WARN),
                        identity,
                        trusted(general),
                        http.identity(identity, certificateComes),
                        http.clientAuthorities(),
                        http.firmware()),
                asterisk(in("asterisk")),
                sip,
                http.settings(sip.tlsProfile()),
                admin(in("admin"), in("asterisk")),
                mdns(in("mdns")));
    }

    /** Relative paths are relative to the file that names them. */
    private Path path(SectionValues v, OptionSpec<String> option, String otherwise) {
        return resolve(v.get(option).orElse(otherwise));
    }

    private Path resolve(String path) {
        return file.toAbsolutePath().resolveSibling(path).normalize();
    }

    /** An address that no rule holds is permitted, which nobody expects who writes a single permit=. */
    private Acl acl(SectionValues v) {
        Acl acl = AclReader.read(List.of(merged("general")));
        boolean meant =
                acl.rules().stream().anyMatch(r -> !r.permit() || r.block().equals(Cidr.EVERYWHERE));
        if (!acl.rules().isEmpty() && !meant) {
            problems.warn(
                    v.positionOf(DaemonOptions.PERMIT),
                    "[general] permit= stands without any deny=, so every address is permitted; write deny=0.0.0.0/0"
                            + " before it");
        }
        return acl;
    }

    private List<RootCertificate> trusted(SectionValues v) {
        var trusted = new ArrayList<RootCertificate>();
        for (SectionValues.Value<String> ca : v.all(DaemonOptions.CA)) {
            Path certificate = file.toAbsolutePath().resolveSibling(ca.value()).normalize();
            trusted.addAll(CertificateFile.roots(certificate, ca.position(), problems));
        }
        return trusted;
    }

    private AsteriskSettings asterisk(SectionValues v) {
        if (v.get(DaemonOptions.SOURCE).orElse(DaemonOptions.Source.AMI) == DaemonOptions.Source.FILES) {
            return new AsteriskSettings.Files(path(v, DaemonOptions.PJSIP, "/etc/asterisk/pjsip.conf"));
        }
        Optional<String> username = v.get(DaemonOptions.AMI_USERNAME);
        if (username.isEmpty()) {
            problems.error(
                    v.position(),
                    "[asterisk] has no username, so nobody can log in to AMI; write username= and secret="
                            + " of a user in manager.conf, or source=files");
        }
        return new AsteriskSettings.Ami(new AmiLogin(
                v.get(DaemonOptions.AMI_HOST).orElse(new Host("127.0.0.1")),
                v.get(DaemonOptions.AMI_PORT).orElse(5_038),
                username.orElse(""),
                v.get(DaemonOptions.AMI_SECRET).orElse(new Secret(""))));
    }

    private AdminSettings admin(SectionValues v, SectionValues asterisk) {
        return new AdminSettings(
                path(v, DaemonOptions.SOCKET, "/run/opendpma/control.sock"),
                v.get(DaemonOptions.LISTEN),
                v.get(DaemonOptions.AMI_FRONT)
                        .map(b -> new AdminSettings.Front(
                                b,
                                asterisk.get(DaemonOptions.AMI_HOST).orElse(new Host("127.0.0.1")),
                                asterisk.get(DaemonOptions.AMI_PORT).orElse(5_038))),
                v.get(DaemonOptions.RECONFIGURE_RATE).orElse(20),
                v.get(DaemonOptions.USER_EVENTS).orElse(true));
    }

    private SipSettings sip(SectionValues v) {
        var doors = new EnumMap<SipTransport, Bind>(SipTransport.class);
        v.get(DaemonOptions.UDP).ifPresent(b -> doors.put(SipTransport.UDP, b));
        v.get(DaemonOptions.TCP).ifPresent(b -> doors.put(SipTransport.TCP, b));
        v.get(DaemonOptions.TLS).ifPresent(b -> doors.put(SipTransport.TLS, b));
        return new SipSettings(
                doors,
                v.get(DaemonOptions.TLS_MINIMUM).orElse("TLSv1.2"),
                v.get(DaemonOptions.TLS_CIPHERS).map(DaemonFile::list).orElse(List.of()),
                v.get(DaemonOptions.UDP_ANSWER_MAX).orElse(16_384),
                v.get(DaemonOptions.MAX_CONNECTIONS).orElse(10_000),
                v.get(DaemonOptions.MAX_PER_ADDRESS).orElse(256),
                v.get(DaemonOptions.IDLE_TIMEOUT).orElse(600));
    }

    private Optional<TlsIdentity> identity(SectionValues v) {
        Optional<String> certificate = v.get(DaemonOptions.CERTIFICATE);
        if (certificate.isEmpty() && v.get(DaemonOptions.TLS).isPresent()) {
            problems.error(
                    v.positionOf(DaemonOptions.TLS), "[sip] tls= needs a certificate; write certificate= and key=");
        }
        return certificate.flatMap(c -> CertificateFile.identity(
                resolve(c),
                resolve(v.get(DaemonOptions.KEY).orElse(c)),
                v.positionOf(DaemonOptions.CERTIFICATE),
                problems));
    }

    private boolean announcesFirmware(SectionValues v) {
        boolean announced = v.get(DaemonOptions.MDNS_FIRMWARE).orElse(false);
        if (announced && in("http").get(HttpOptions.FIRMWARE_DIRECTORY).isEmpty()) {
            problems.warn(
                    v.positionOf(DaemonOptions.MDNS_FIRMWARE),
                    "[mdns] firmware=yes, but there is no firmware to announce; write firmware_directory= into [http]");
        }
        return announced;
    }

    private MdnsSection mdns(SectionValues v) {
        var interfaces = new ArrayList<String>();
        v.all(DaemonOptions.MDNS_INTERFACES).forEach(names -> interfaces.addAll(list(names.value())));
        return new MdnsSection(
                v.get(DaemonOptions.MDNS_ENABLED).orElse(true),
                v.get(DaemonOptions.MDNS_BACKEND).orElse(MdnsSection.Backend.AUTO),
                interfaces,
                announcesFirmware(v));
    }

    private static List<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1)).map(String::strip).toList();
    }
}
