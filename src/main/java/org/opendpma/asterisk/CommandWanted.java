package org.opendpma.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/** {@code UserEvent: OpenDPMACommand}. Public for the library, which finds setters by reflection. */
@AsteriskMapping("OpenDPMACommand")
public final class CommandWanted extends UserEvent {
    private static final long serialVersionUID = 1L;

    private @Nullable String command;
    private @Nullable String actionId;
    private @Nullable String id;

    public CommandWanted(Object source) {
        super(source);
    }

    public void setCommand(@Nullable String command) {
        this.command = command;
    }

    public void setActionId(@Nullable String actionId) {
        this.actionId = actionId;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    String command() {
        return command == null ? "" : command;
    }

    String id() {
        String otherwise = actionId == null ? "" : actionId;
        return id == null ? otherwise : id;
    }
}
