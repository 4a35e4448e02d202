package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import org.opendpma.site.RegistrationTimers;

/** The registration timers, alike for lines and external lines. */
final class RegistrationOptions {
    private RegistrationOptions() {}

    static OptionSpec<Integer> reregister(String section) {
        return option(section, "reregistration_timeout", Kinds.number(10, 604_800))
                .defaultsTo("300")
                .becomes("host_primary reregister")
                .means("Seconds between registrations.");
    }

    static OptionSpec<Integer> retry(String section) {
        return option(section, "registration_retry_interval", Kinds.number(1, 86_400))
                .defaultsTo("25")
                .becomes("host_primary retry")
                .means("Seconds before a failed registration is tried again.");
    }

    static OptionSpec<Integer> maxRetries(String section) {
        return option(section, "registration_max_retries", Kinds.number(0, 1_000_000))
                .defaultsTo("5")
                .becomes("host_primary num_retries")
                .means("How often it is tried again.");
    }

    /** The timers of a section, with the defaults of DPMA. */
    static RegistrationTimers read(
            SectionValues values,
            OptionSpec<Integer> reregister,
            OptionSpec<Integer> retry,
            OptionSpec<Integer> maxRetries) {
        return new RegistrationTimers(
                values.get(reregister).orElse(300),
                values.get(retry).orElse(25),
                values.get(maxRetries).orElse(5));
    }
}
