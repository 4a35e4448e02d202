package org.opendpma.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A directory with everything a daemon needs: its configuration, a certificate, its state. */
public final class DaemonDirectory {
    private final Path path;
    private final Map<String, String> general = new LinkedHashMap<>();
    private final Map<String, String> asterisk = new LinkedHashMap<>();
    private final Map<String, String> sip = new LinkedHashMap<>();
    private final Map<String, String> http = new LinkedHashMap<>();
    private final Map<String, String> admin = new LinkedHashMap<>();
    private final Map<String, String> mdns = new LinkedHashMap<>();

    public DaemonDirectory(Path path) {
        this.path = path;
        general.put("phones", "res_digium_phone.conf");
        general.put("state_directory", "state");
        sip.put("udp", "127.0.0.1:0");
        sip.put("tcp", "127.0.0.1:0");
        sip.put("tls", "127.0.0.1:0");
        sip.put("certificate", "server.crt");
        sip.put("key", "server.key");
        admin.put("socket", "control.sock");
        mdns.put("enabled", "no");
    }

    /** Endpoints from a real Asterisk. */
    public DaemonDirectory ami(RealAsterisk real) {
        asterisk.put("source", "ami");
        asterisk.put("port", Integer.toString(real.amiPort()));
        asterisk.put("username", real.amiUser());
        asterisk.put("secret", real.amiSecret());
        return this;
    }

    /** Endpoints from a file in the directory. */
    public DaemonDirectory files(String pjsip) {
        asterisk.put("source", "files");
        asterisk.put("pjsip", "pjsip.conf");
        write("pjsip.conf", pjsip);
        return this;
    }

    public DaemonDirectory general(String option, String value) {
        general.put(option, value);
        return this;
    }

    /** An empty value takes the option out. */
    public DaemonDirectory sip(String option, String value) {
        sip.put(option, value);
        return this;
    }

    /** Without any, the HTTP door stays shut. */
    public DaemonDirectory http(String option, String value) {
        http.put(option, value);
        return this;
    }

    public DaemonDirectory admin(String option, String value) {
        admin.put(option, value);
        return this;
    }

    public DaemonDirectory mdns(String option, String value) {
        mdns.put(option, value);
        return this;
    }

    public DaemonDirectory phones(String phones) {
        write("res_digium_phone.conf", phones);
        return this;
    }

    /** Writes opendpma.conf, and a certificate for 127.0.0.1 if there is none yet. */
    public Path ready() {
        if (!Files.exists(path.resolve("server.crt"))) {
            Certificates.make(path, "server", "IP:127.0.0.1,DNS:localhost");
        }
        var text = new StringBuilder();
        section(text, "general", general);
        section(text, "asterisk", asterisk);
        section(text, "sip", sip);
        section(text, "http", http);
        section(text, "admin", admin);
        section(text, "mdns", mdns);
        write("opendpma.conf", text.toString());
        return path;
    }

    private static void section(StringBuilder text, String name, Map<String, String> options) {
        text.append('[').append(name).append("]\n");
        options.forEach((option, value) -> {
            if (!value.isEmpty()) {
                text.append(option).append(" = ").append(value).append('\n');
            }
        });
    }

    public DaemonDirectory write(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text, StandardCharsets.UTF_8);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String file) {
        return path.resolve(file);
    }
}
