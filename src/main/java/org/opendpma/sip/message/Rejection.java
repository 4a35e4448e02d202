package org.opendpma.sip.message;

import java.util.Map;

/**
 * Why a request is not carried out.
 *
 * @param status the response
 * @param reason the reason phrase; empty for the usual one
 * @param headers what the response must tell besides
 */
public record Rejection(int status, String reason, Map<String, String> headers) {
    static Rejection of(int status) {
        return new Rejection(status, "", Map.of());
    }

    static Rejection of(int status, String header, String value) {
        return new Rejection(status, "", Map.of(header, value));
    }
}
