package org.opendpma.render.sangoma;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.opendpma.render.WebUrl;
import org.opendpma.site.FileFacts;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Network;
import org.opendpma.site.Setting;
import org.opendpma.xml.Element;

/** Turns names of files into what a phone fetches: a URL, and the MD5 by which it sees that the file has changed. */
final class Links {
    private static final String PLAIN = "-._~/?=&%+,;@:!$'()*";

    private final Rendering rendering;
    private final FileFacts files;

    Links(Rendering rendering, FileFacts files) {
        this.rendering = rendering;
        this.files = files;
    }

    /**
     * What a phone fetches.
     *
     * @param url hidden where it holds a login or a key
     * @param md5 empty when the file does not lie in file_directory, or is made at each request
     */
    record Link(Setting.Value url, Optional<String> md5) {
        Element put(Element element) {
            return SettingElement.with(element, "url", url).set("md5", md5);
        }
    }

    /** The link of a file in a network; empty, with the reason remembered, when nobody has said where it can be fetched. */
    Optional<Link> link(String what, LinkedFile file, Optional<Network> network) {
        if (file.isUrl()) {
            return Optional.of(new Link(new Setting.Value.Plain(file.name()), Optional.empty()));
        }
        Optional<Link> link = network.flatMap(Network::fileUrlPrefix)
                .<Setting.Value>map(prefix -> new Setting.Value.Plain(prefix + escaped(file.name())))
                .or(() -> ofOurDoor(file, network))
                .map(url -> new Link(url, md5(file)));
        if (link.isEmpty()) {
            rendering.omit(what, missing(file, network), file.origin());
        }
        return link;
    }

    private String missing(LinkedFile file, Optional<Network> network) {
        String prefix = network.map(n -> "the network " + n.name() + " has no file_url_prefix")
                .orElse("the phone has no network with a file_url_prefix");
        if (file.isMade()) {
            return prefix + ", and what another program makes is behind one only";
        }
        return rendering.request().site().general().fileDirectory().isEmpty()
                ? prefix + ", and without file_directory in [general] there is nothing that our own door could give"
                : prefix + ", and [http] of opendpma.conf opens no door that could give the file";
    }

    /** Our own door gives what lies in file_directory. */
    private Optional<Setting.Value> ofOurDoor(LinkedFile file, Optional<Network> network) {
        boolean gives = !file.isMade()
                && rendering.request().site().general().fileDirectory().isPresent();
        return gives ? WebUrl.ofFile(rendering.request(), network, file.name()) : Optional.empty();
    }

    Optional<String> md5(LinkedFile file) {
        return rendering
                .request()
                .site()
                .general()
                .fileDirectory()
                .map(Path::of)
                .flatMap(file::below)
                .flatMap(files::of)
                .map(FileFacts.Fact::md5);
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
