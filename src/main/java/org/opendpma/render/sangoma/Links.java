package org.opendpma.render.sangoma;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.opendpma.render.LinkedFiles;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Network;
import org.opendpma.xml.Element;

/** Turns names of files into what a phone fetches: a URL, and the MD5 by which it sees that the file has changed. */
final class Links {
    private static final String PLAIN = "-._~/?=&%+,;@:!$'()*";

    private final Rendering rendering;
    private final LinkedFiles files;

    Links(Rendering rendering, LinkedFiles files) {
        this.rendering = rendering;
        this.files = files;
    }

    /**
     * What a phone fetches.
     *
     * @param md5 empty when the file does not lie in file_directory, or is made at each request
     */
    record Link(String url, Optional<String> md5) {
        Element put(Element element) {
            return element.set("url", url).set("md5", md5);
        }
    }

    /** The link of a file in a network; empty, with the reason remembered, when nobody has said where it can be fetched. */
    Optional<Link> link(String what, LinkedFile file, Optional<Network> network) {
        if (file.isUrl()) {
            return Optional.of(new Link(file.name(), Optional.empty()));
        }
        Optional<Link> link = network.flatMap(Network::fileUrlPrefix)
                .map(prefix -> new Link(prefix + escaped(file.name()), md5(file)));
        if (link.isEmpty()) {
            rendering.omit(
                    what,
                    network.map(n -> "the network " + n.name() + " has no file_url_prefix")
                            .orElse("the phone has no network with a file_url_prefix"),
                    file.origin());
        }
        return link;
    }

    Optional<String> md5(LinkedFile file) {
        if (file.isUrl() || file.isMade()) {
            return Optional.empty();
        }
        try {
            return rendering
                    .request()
                    .site()
                    .general()
                    .fileDirectory()
                    .flatMap(directory -> files.md5(Path.of(directory, file.name())));
        } catch (InvalidPathException notOurs) {
            return Optional.empty();
        }
    }

    static String escaped(String name) {
        var url = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || PLAIN.indexOf(c) >= 0) {
                url.append(c);
            } else {
                url.append(String.format("%%%02X", (int) c));
            }
        }
        return url.toString();
    }
}
