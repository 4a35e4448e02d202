package org.opendpma.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ResponseEvent;

/** The event that ends the list of {@link ShowContactsAction}. Public for the library. */
@AsteriskMapping("ContactStatusDetailComplete")
public final class ContactsComplete extends ResponseEvent {
    private static final long serialVersionUID = 1L;

    public ContactsComplete(Object source) {
        super(source);
    }
}
