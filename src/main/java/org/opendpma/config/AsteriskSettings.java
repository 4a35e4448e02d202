package org.opendpma.config;

import java.nio.file.Path;
import org.opendpma.site.Host;
import org.opendpma.site.Secret;

/** Where endpoints and passwords come from. */
public sealed interface AsteriskSettings {
    /** Asterisk itself, over AMI. */
    record Ami(Host host, int port, String username, Secret secret) implements AsteriskSettings {}

    /** Asterisk's file, read by ourselves. */
    record Files(Path pjsip) implements AsteriskSettings {}
}
