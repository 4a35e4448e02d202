package org.opendpma.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of codecs: the phones' own, and Asterisk's for them. */
final class CodecNames {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("pcmu", "PCMU"),
            Map.entry("ulaw", "PCMU"),
            Map.entry("pcma", "PCMA"),
            Map.entry("alaw", "PCMA"),
            Map.entry("g722", "G722"),
            Map.entry("g726", "G726-32"),
            Map.entry("g726-32", "G726-32"),
            Map.entry("g729", "G729"),
            Map.entry("l16", "L16"),
            Map.entry("slin", "L16"),
            Map.entry("l16-256", "L16-256"),
            Map.entry("slin16", "L16-256"),
            Map.entry("ilbc", "iLBC"),
            Map.entry("opus", "opus"));
    private static final String EXPECTS = "PCMU, PCMA, G722, G726-32, G729, L16, L16-256, iLBC or opus";

    private CodecNames() {}

    static final Kind<String> ONE = Kind.of("one of " + EXPECTS, CodecNames::phoneName);

    static final Kind<List<String>> LIST =
            Kind.of("a list such as G722,PCMA,PCMU; there are " + EXPECTS, CodecNames::list);

    private static Optional<String> phoneName(String name) {
        return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    private static Optional<List<String>> list(String text) {
        var codecs = new ArrayList<String>();
        for (String name : text.strip().split("\\s*[,|&]\\s*|\\s+", -1)) {
            Optional<String> codec = phoneName(name);
            if (codec.isEmpty() || codecs.contains(codec.get())) {
                return Optional.empty();
            }
            codecs.add(codec.get());
        }
        return Optional.of(codecs);
    }
}
