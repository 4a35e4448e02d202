package org.opendpma.daemon;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.opendpma.mdns.Announcement;
import org.opendpma.site.FirmwareFile;
import org.opendpma.site.FirmwareStock;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.General;
import org.opendpma.site.Host;
import org.opendpma.site.Network;
import org.opendpma.site.Site;
import org.opendpma.site.WebAccess.Auth;
import org.opendpma.site.WebScheme;

/**
 * What mDNS says of the directory of firmware. An advert has one version for all models, so that is the version that most of the
 * models have; a phone of another model would load its file again and again.
 */
final class FirmwareAdvert {
    /** So that a name and its model fit one TXT string of 255 bytes (RFC 6763 section 6.1). */
    private static final int LONGEST_NAME = 200;

    private final Site site;
    private final Map<WebScheme, Integer> doors;
    private final Consumer<String> notice;

    /**
     * An advert for a snapshot.
     *
     * @param doors where our HTTP doors listen
     * @param notice told what keeps phones from their firmware
     */
    FirmwareAdvert(Site site, Map<WebScheme, Integer> doors, Consumer<String> notice) {
        this.site = site;
        this.doors = doors;
        this.notice = notice;
    }

    /** Empty when there is nothing that every phone may have now, or no door where it could be fetched. */
    Optional<Announcement> at(Instant now) {
        FirmwareStock stock = site.policy().firmware();
        int phones = site.phones().size();
        List<FirmwareFile> forAll = stock.files().stream()
                .filter(f -> f.name().length() <= LONGEST_NAME)
                .filter(f -> stock.rollout()
                        .complete(phones, f)
                        .filter(t -> !now.isBefore(t))
                        .isPresent())
                .toList();
        if (forAll.size() < stock.files().size()) {
            notice.accept(
                    "mdns: firmware that firmware_rollout or firmware_rate does not give to every phone yet is not"
                            + " announced");
        }
        if (doors.isEmpty() && !stock.files().isEmpty()) {
            notice.accept("mdns: firmware is not announced, for [http] opens no door where it could be fetched");
        }
        // HTTP before HTTPS: a phone out of its box may not trust the certificate of the other door.
        return doors.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .flatMap(door -> version(forAll).map(v -> announcement(door.getKey(), door.getValue(), v, forAll)));
    }

    private static Optional<FirmwareVersion> version(List<FirmwareFile> files) {
        return files.stream()
                .collect(Collectors.groupingBy(FirmwareFile::version, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<FirmwareVersion, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private Announcement announcement(WebScheme scheme, int port, FirmwareVersion version, List<FirmwareFile> forAll) {
        String others = forAll.stream()
                .filter(f -> !f.version().equals(version))
                .map(FirmwareFile::name)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            notice.accept("mdns: firmware " + version + " is announced, and not " + others
                    + ": one advert has one version for all models");
        }
        refused(scheme);
        General.Mdns mdns = site.general().mdns();
        Map<String, String> files = forAll.stream()
                .filter(f -> f.version().equals(version))
                .collect(Collectors.toMap(FirmwareFile::model, FirmwareFile::name));
        return new Announcement(
                mdns.serviceName() + " firmware",
                mdns.address().map(Host::name),
                port,
                new Announcement.Service.Firmware(scheme, "/firmware/", version, files));
    }

    /** Whoever hears of it by mDNS has no login and no key. */
    private void refused(WebScheme scheme) {
        String networks = site.catalog().networks().values().stream()
                .filter(n -> n.web().auth() != Auth.NONE || (n.web().https() && scheme == WebScheme.HTTP))
                .map(Network::name)
                .collect(Collectors.joining(", "));
        if (!networks.isEmpty()) {
            notice.accept("mdns: phones in the networks " + networks
                    + " will not get the announced firmware, for http_auth or require_https keeps it from them");
        }
    }
}
