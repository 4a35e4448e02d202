package org.opendpma.site;

import java.util.Optional;

/**
 * What a phone said of itself when it last asked.
 *
 * @param model as it wrote it
 * @param firmware empty when it did not say
 */
public record SeenPhone(String model, Optional<FirmwareVersion> firmware) {}
