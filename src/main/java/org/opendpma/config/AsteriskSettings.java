package org.opendpma.config;

import java.nio.file.Path;
import org.opendpma.asterisk.AmiLogin;

/** Where endpoints and passwords come from. */
public sealed interface AsteriskSettings {
    /** Asterisk itself, over AMI. */
    record Ami(AmiLogin login) implements AsteriskSettings {}

    /** Asterisk's file, read by ourselves. */
    record Files(Path pjsip) implements AsteriskSettings {}
}
