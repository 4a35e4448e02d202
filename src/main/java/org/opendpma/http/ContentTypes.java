package org.opendpma.http;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The content types of linked files, by their last letters. */
final class ContentTypes {
    static final String XML = "application/xml";
    private static final Map<String, String> BY_ENDING = Map.of(
            "xml", XML,
            "cfg", XML,
            "wav", "audio/wav",
            "png", "image/png",
            "zip", "application/zip",
            "ovpn", "application/x-openvpn-profile",
            "crt", "application/x-x509-ca-cert",
            "pem", "application/x-pem-file");

    private ContentTypes() {}

    static String of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
