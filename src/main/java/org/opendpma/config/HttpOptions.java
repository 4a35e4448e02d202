package org.opendpma.config;

import static org.opendpma.config.OptionSpec.option;

import java.util.List;

/** The options of {@code [http]} in opendpma.conf. */
final class HttpOptions {
    private static final String S = "http";

    private HttpOptions() {}

    static final OptionSpec<Bind> HTTP =
            option(S, "http", DaemonOptions.BIND).means("Plain HTTP; left out, it is closed.");
    static final OptionSpec<Bind> HTTPS =
            option(S, "https", DaemonOptions.BIND).means("HTTPS; left out, it is closed.");
    static final OptionSpec<String> CERTIFICATE = option(S, "certificate", DaemonOptions.FILE)
            .defaultsTo("that of [sip]")
            .means("The certificate of HTTPS, in PEM, with its chain.");
    static final OptionSpec<String> KEY = option(S, "key", DaemonOptions.FILE)
            .defaultsTo("the certificate's file, or that of [sip]")
            .means("Its private key, in PEM.");
    static final OptionSpec<String> CLIENT_CA = option(S, "https_client_ca", DaemonOptions.FILE)
            .means(
                    "The authorities that sign the certificates of phones, in PEM; networks with client_certificate ask for"
                            + " one.");
    static final OptionSpec<Integer> MAX_CONNECTIONS = option(S, "max_connections", Kinds.number(1, 100_000))
            .defaultsTo("2000")
            .means("How many HTTP and HTTPS connections are held at once.");
    static final OptionSpec<Integer> MAX_PER_ADDRESS = option(
                    S, "max_connections_per_address", Kinds.number(1, 100_000))
            .defaultsTo("256")
            .means("How many of them may come from one address.");
    static final OptionSpec<Integer> IDLE_TIMEOUT = option(S, "idle_timeout", Kinds.number(1, 3_600))
            .defaultsTo("15")
            .means("Seconds after which a silent connection is closed; a request must be whole within the same time.");

    static final OptionSpec<String> FIRMWARE_DIRECTORY = option(S, "firmware_directory", DaemonOptions.FILE)
            .becomes("firmware")
            .means(
                    "A directory of firmware under its makers' names, such as 2_9_19_D65_firmware.eff; phones are offered the"
                            + " newest of their model. It is read again at each reload.");
    static final OptionSpec<String> FIRMWARE_ROLLOUT = option(
                    S,
                    "firmware_rollout",
                    Kinds.like(
                            "\\d{1,2}%|100%|[^%,]+(,[^%,]+)*",
                            "a percentage such as 10%, or names of phones separated by commas", t -> t))
            .defaultsTo("100%")
            .means("The phones that are offered it: a percentage of all, always the same ones, or a list of names.");
    static final OptionSpec<Integer> FIRMWARE_RATE = option(S, "firmware_rate", Kinds.number(1, 1_000_000))
            .defaultsTo("all at once")
            .example("200")
            .means("About how many more phones are offered a new firmware with every hour since the file was put into"
                    + " firmware_directory.");
    static final OptionSpec<Integer> FIRMWARE_DOWNLOADS = option(S, "firmware_downloads", Kinds.number(1, 10_000))
            .defaultsTo("20")
            .means("How many phones fetch firmware at the same time; another one is told to come back later.");

    static final List<OptionSpec<?>> ALL = List.of(
            HTTP,
            HTTPS,
            CERTIFICATE,
            KEY,
            CLIENT_CA,
            MAX_CONNECTIONS,
            MAX_PER_ADDRESS,
            IDLE_TIMEOUT,
            FIRMWARE_DIRECTORY,
            FIRMWARE_ROLLOUT,
            FIRMWARE_RATE,
            FIRMWARE_DOWNLOADS);
}
