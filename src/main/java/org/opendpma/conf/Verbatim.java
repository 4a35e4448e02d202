package org.opendpma.conf;

import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;

/** Leaves values as they are: in this dialect <code>${...}</code> means something to Asterisk, not to us. */
final class Verbatim extends ConfigurationInterpolator {

    @Override
    public Object interpolate(Object value) {
        return value;
    }
}
