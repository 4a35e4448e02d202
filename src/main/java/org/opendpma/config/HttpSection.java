package org.opendpma.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendpma.site.FirmwareStock;
import org.opendpma.site.Problems;
import org.opendpma.site.Rollout;
import org.opendpma.site.TlsIdentity;
import org.opendpma.site.WebScheme;

/** Reads the section {@code [http]}, certificates included. Confined to one thread. */
final class HttpSection {
    private final SectionValues v;
    private final Function<String, Path> resolve;
    private final Problems problems;

    HttpSection(SectionValues v, Function<String, Path> resolve, Problems problems) {
        this.v = v;
        this.resolve = resolve;
        this.problems = problems;
    }

    HttpSettings settings(TlsProfile tls) {
        var doors = new EnumMap<WebScheme, Bind>(WebScheme.class);
        v.get(HttpOptions.HTTP).ifPresent(b -> doors.put(WebScheme.HTTP, b));
        v.get(HttpOptions.HTTPS).ifPresent(b -> doors.put(WebScheme.HTTPS, b));
        return new HttpSettings(
                doors,
                tls,
                v.get(HttpOptions.MAX_CONNECTIONS).orElse(2_000),
                v.get(HttpOptions.MAX_PER_ADDRESS).orElse(256),
                v.get(HttpOptions.IDLE_TIMEOUT).orElse(15),
                v.get(HttpOptions.CLIENT_CA).isPresent(),
                v.get(HttpOptions.FIRMWARE_DOWNLOADS).orElse(20));
    }

    /** The door's own certificate, else that of SIP. */
    Optional<TlsIdentity> identity(Optional<TlsIdentity> sip, boolean certificateComes) {
        Optional<String> certificate = v.get(HttpOptions.CERTIFICATE);
        if (certificate.isEmpty()) {
            if (v.get(HttpOptions.HTTPS).isPresent() && sip.isEmpty() && !certificateComes) {
                problems.error(
                        v.positionOf(HttpOptions.HTTPS),
                        "[http] https= needs a certificate; write certificate= and key= here or in [sip]");
            }
            return sip;
        }
        return CertificateFile.identity(
                resolve.apply(certificate.get()),
                resolve.apply(v.get(HttpOptions.KEY).orElse(certificate.get())),
                v.positionOf(HttpOptions.CERTIFICATE),
                problems);
    }

    FirmwareStock firmware() {
        Optional<Path> directory = v.get(HttpOptions.FIRMWARE_DIRECTORY).map(resolve);
        if (directory.isEmpty()) {
            return FirmwareStock.NONE;
        }
        String rollout = v.get(HttpOptions.FIRMWARE_ROLLOUT).orElse("100%");
        boolean percentage = rollout.endsWith("%");
        try {
            return new FirmwareStock(
                    directory,
                    FirmwareStock.newest(FirmwareDirectory.files(directory.get())),
                    new Rollout(
                            percentage ? Integer.parseInt(rollout.substring(0, rollout.length() - 1)) : 0,
                            percentage ? Set.of() : names(rollout),
                            v.get(HttpOptions.FIRMWARE_RATE)
                                    .map(OptionalInt::of)
                                    .orElseGet(OptionalInt::empty)));
        } catch (IOException e) {
            problems.warn(
                    v.positionOf(HttpOptions.FIRMWARE_DIRECTORY),
                    "[http] firmware_directory cannot be read (" + e.getMessage()
                            + "), so no firmware is offered of it");
            return FirmwareStock.NONE;
        }
    }

    private static Set<String> names(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }

    List<X509Certificate> clientAuthorities() {
        return v.get(HttpOptions.CLIENT_CA)
                .map(file ->
                        CertificateFile.authorities(resolve.apply(file), v.positionOf(HttpOptions.CLIENT_CA), problems))
                .orElse(List.of());
    }
}
