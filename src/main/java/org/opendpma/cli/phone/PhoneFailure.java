package org.opendpma.cli.phone;

/** Why the virtual phone stands without a configuration, in plain words. */
final class PhoneFailure extends Exception {
    private static final long serialVersionUID = 1L;

    PhoneFailure(String message) {
        super(message);
    }
}
