package org.opendpma.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;

/** {@code PJSIPShowRegistrationInboundContactStatuses}: every registered contact. Public for the library. */
public final class ShowContactsAction extends AbstractManagerAction implements EventGeneratingAction {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAction() {
        return "PJSIPShowRegistrationInboundContactStatuses";
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
        return ContactsComplete.class;
    }
}
