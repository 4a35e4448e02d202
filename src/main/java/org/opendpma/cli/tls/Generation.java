package org.opendpma.cli.tls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendpma.cli.tls.Complaint.Where;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.FirmwareVersion;

/**
 * Phones whose firmware looks at certificates in the same way.
 *
 * @param phones which ones, in words: {@code D60, D62 from 2_3_0 before 2_9_0; D80 ...}
 * @param overHttps whether they check the certificate of an HTTPS server
 * @param overSip whether they check that of a SIP server
 */
record Generation(String phones, boolean overHttps, boolean overSip) {
    /** The firmware of one model from one version to another, and what it checks. */
    private record Span(FirmwareVersion from, Optional<FirmwareVersion> end, boolean overHttps, boolean overSip) {
        @Override
        public String toString() {
            return (from.equals(FirmwareVersion.FIRST) ? "" : " from " + from)
                    + end.map(e -> " before " + e).orElse("");
        }
    }

    /** All generations of the models that are known, those that check the least first. */
    static List<Generation> of(DeviceModels models) {
        var bySpan = new LinkedHashMap<Span, List<String>>();
        for (DeviceModel model : models.all()) {
            spans(model)
                    .forEach(s ->
                            bySpan.computeIfAbsent(s, n -> new ArrayList<>()).add(model.name()));
        }
        return Stream.of(
                        of(bySpan, false, false),
                        of(bySpan, false, true),
                        of(bySpan, true, false),
                        of(bySpan, true, true))
                .filter(g -> !g.phones().isEmpty())
                .toList();
    }

    private static Generation of(Map<Span, List<String>> bySpan, boolean overHttps, boolean overSip) {
        String phones = bySpan.entrySet().stream()
                .filter(e -> e.getKey().overHttps() == overHttps && e.getKey().overSip() == overSip)
                .map(Generation::phones)
                .collect(Collectors.joining("; "));
        return new Generation(phones, overHttps, overSip);
    }

    private static String phones(Map.Entry<Span, List<String>> same) {
        return String.join(", ", same.getValue()) + same.getKey();
    }

    /** A model's firmware changes at most twice: when it begins to check one kind of server, and the other. */
    private static List<Span> spans(DeviceModel model) {
        List<FirmwareVersion> changes = List.of(Feature.VERIFIES, Feature.VERIFIES_HTTPS).stream()
                .flatMap(f -> model.firstWith(f).stream())
                .filter(v -> !v.equals(FirmwareVersion.FIRST))
                .sorted()
                .distinct()
                .toList();
        var spans = new ArrayList<Span>();
        FirmwareVersion from = FirmwareVersion.FIRST;
        for (int i = 0; i <= changes.size(); i++) {
            Optional<FirmwareVersion> end = i < changes.size() ? Optional.of(changes.get(i)) : Optional.empty();
            Optional<FirmwareVersion> at = Optional.of(from);
            spans.add(new Span(from, end, model.knows(Feature.VERIFIES_HTTPS, at), model.knows(Feature.VERIFIES, at)));
            from = end.orElse(from);
        }
        return spans;
    }

    /** One line: what such a phone says over HTTPS, and over SIP. */
    String verdict(List<Complaint> complaints) {
        return String.format(
                "HTTPS: %-14s SIP: %-14s %s",
                word(complaints, false, overHttps), word(complaints, true, overSip), phones);
    }

    /** Whether it says nothing at all. */
    boolean isContent(List<Complaint> complaints) {
        return !hears(complaints, false) && !hears(complaints, true);
    }

    private boolean hears(List<Complaint> complaints, boolean sip) {
        return complaints.stream().anyMatch(c -> minds(c, sip));
    }

    private boolean minds(Complaint complaint, boolean sip) {
        return switch (complaint.where()) {
            case HANDSHAKE -> true;
            case EVERYWHERE -> sip ? overSip : overHttps;
            case SIP_WILDCARD -> sip && overSip;
        };
    }

    private String word(List<Complaint> complaints, boolean sip, boolean checks) {
        if (complaints.stream().anyMatch(c -> c.where() == Where.HANDSHAKE)) {
            return "no connection";
        }
        if (!checks) {
            return "unchecked";
        }
        long mask = 0;
        for (Complaint complaint : complaints) {
            mask |= minds(complaint, sip) ? complaint.mask() : 0;
        }
        return mask == 0 ? (hears(complaints, sip) ? "refused" : "content") : String.format("0x%08x", mask);
    }
}
