package org.opendpma.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small site that is served over HTTP: one phone, one network, endpoints of a file. */
final class WebSite {
    private static final String ENDPOINT = "[1002]\ntype=endpoint\nauth=1002\naors=1002\n[1002]\ntype=auth\n"
            + "auth_type=userpass\nusername=1002\npassword=sesame-1002\n[1002]\ntype=aor\nmax_contacts=1\n";

    private final Path directory;
    private final DaemonDirectory files;
    private String general = "config_auth=mac\n";
    private String network = "";

    WebSite(Path directory) throws IOException {
        this.directory = directory;
        this.files = new DaemonDirectory(directory)
                .files(ENDPOINT)
                .http("http", "127.0.0.1:0")
                .http("https", "127.0.0.1:0")
                .admin("listen", "127.0.0.1:0");
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/staff.xml"), "<phonebooks/>");
    }

    /** Lines of [general] of res_digium_phone.conf, instead of config_auth=mac. */
    WebSite general(String lines) {
        general = lines;
        return this;
    }

    /** Lines of the network. */
    WebSite network(String lines) {
        network = lines;
        return this;
    }

    WebSite http(String option, String value) {
        files.http(option, value);
        return this;
    }

    /** An option of [general] of opendpma.conf. */
    WebSite daemon(String option, String value) {
        files.general(option, value);
        return this;
    }

    RealDaemon start() throws InterruptedException {
        write();
        return RealDaemon.start(files.ready());
    }

    /** Writes the phones' file again, for a reload. */
    void write() {
        files.phones("""
                [general]
                file_directory=%s
                %s
                [office]
                type=network
                cidr=127.0.0.0/8
                %s
                [anna]
                type=phone
                mac=000FD3AABBCC
                pin=1203
                network=office
                line=1002

                [1002]
                type=line
                """.formatted(directory.resolve("files"), general, network));
    }
}
