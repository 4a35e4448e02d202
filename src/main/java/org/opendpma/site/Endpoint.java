package org.opendpma.site;

import java.util.List;
import java.util.Optional;

/**
 * What Asterisk knows of a PJSIP endpoint, as far as a phone's configuration depends on it.
 *
 * @param name the endpoint's name, which is the name of the line too
 * @param auth how it logs in
 * @param callerId as Asterisk writes it: {@code "Ada One" <1000>}
 * @param mailboxes voicemail boxes that Asterisk tells about by itself (option {@code mailboxes} of the endpoint)
 * @param aorMailboxes voicemail boxes that must be subscribed to (option {@code mailboxes} of the AOR)
 * @param voicemailExtension what to dial for voicemail
 * @param mediaEncryption how its media is encrypted
 * @param transport the name of an explicit transport
 * @param rewriteContact whether Asterisk answers to where a request came from
 */
public record Endpoint(
        String name,
        EndpointAuth auth,
        Optional<String> callerId,
        List<String> mailboxes,
        List<String> aorMailboxes,
        Optional<String> voicemailExtension,
        MediaEncryption mediaEncryption,
        Optional<String> transport,
        boolean rewriteContact) {

    public Endpoint {
        mailboxes = List.copyOf(mailboxes);
        aorMailboxes = List.copyOf(aorMailboxes);
    }
}
