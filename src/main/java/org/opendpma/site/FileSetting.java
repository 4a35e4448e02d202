package org.opendpma.site;

import java.util.Map;
import java.util.Optional;

/**
 * A {@code <setting>} that names a file: a logo, a wallpaper, an OpenVPN configuration. The URL and the MD5 are filled in
 * when a phone asks.
 *
 * @param id the phone's name for it
 * @param value as the phone wants it
 * @param attributes further attributes, before url and md5
 * @param file the file
 * @param model the only model it is for; empty for all that know the setting
 */
public record FileSetting(
        String id, String value, Map<String, String> attributes, LinkedFile file, Optional<String> model) {}
