package org.opendpma.site;

/**
 * A codec as phones name it.
 *
 * @param id PCMU, PCMA, G722 ...
 */
public record Codec(String id) {}
