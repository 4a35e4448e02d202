package org.opendpma.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** {@code GetConfig} of the transports in pjsip.conf: AMI has no action that lists them. Public for the library. */
public final class GetTransportsAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAction() {
        return "GetConfig";
    }

    public String getFilename() {
        return "pjsip.conf";
    }

    public String getFilter() {
        return "type=transport";
    }
}
