package org.opendpma.site;

import java.util.Optional;
import org.opendpma.conf.Position;

/**
 * A {@code type=firmware}: what phones of one model are to run.
 *
 * @param model D65, P325, or the expansion module EXP100
 * @param version as the phone itself writes it: the two are compared as text
 * @param file behind the network's file_url_prefix
 * @param isPublic whether the network's public_firmware_url_prefix may serve it too
 */
public record Firmware(
        String name, String model, String version, Optional<LinkedFile> file, boolean isPublic, Position position) {}
