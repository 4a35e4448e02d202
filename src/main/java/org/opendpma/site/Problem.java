package org.opendpma.site;

import org.opendpma.conf.Position;

/**
 * Something wrong in a configuration, as one sentence for the person who can mend it.
 *
 * @param severity an error keeps the whole configuration from being used
 * @param position where to look
 * @param message what is wrong, the value, and what would be right
 */
public record Problem(Severity severity, Position position, String message) {
    /** How bad a problem is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return position + ": " + (isError() ? "" : "warning: ") + message;
    }
}
