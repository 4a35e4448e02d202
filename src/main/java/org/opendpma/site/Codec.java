package org.opendpma.site;

/**
 * A codec as phones name it.
 *
 * @param id PCMU, PCMA, G722 ...
 * @param origin who asked for it
 */
public record Codec(String id, Origin origin) {}
