package org.opendpma.control.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What comes of an action, in the form that Asterisk gives it.
 *
 * @param success for the header Response
 * @param more the headers after ActionID
 */
record AmiAnswer(boolean success, List<AmiMessage.Header> more) {
    static AmiAnswer success(String message) {
        return new AmiAnswer(true, List.of(new AmiMessage.Header("Message", message)));
    }

    static AmiAnswer error(String message) {
        return new AmiAnswer(false, List.of(new AmiMessage.Header("Message", message)));
    }

    /** Output of a command, as Asterisk gives it since version 14. */
    static AmiAnswer output(boolean success, String text) {
        var headers = new ArrayList<AmiMessage.Header>();
        headers.add(new AmiMessage.Header("Message", "Command output follows"));
        text.lines().forEach(line -> headers.add(new AmiMessage.Header("Output", line)));
        return new AmiAnswer(success, headers);
    }

    /** The answer to one action. */
    byte[] bytes(Optional<String> actionId) {
        var headers = new ArrayList<AmiMessage.Header>();
        headers.add(new AmiMessage.Header("Response", success ? "Success" : "Error"));
        actionId.ifPresent(id -> headers.add(new AmiMessage.Header("ActionID", id)));
        headers.addAll(more);
        return new AmiMessage(headers).bytes();
    }
}
