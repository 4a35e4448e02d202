package org.opendpma.cli.tls;

import picocli.CommandLine.Command;

/** {@code opendpma tls}: certificates as phones see them. */
@Command(
        name = "tls",
        description = "Certificates as phones see them.",
        subcommands = {ExplainCommand.class, CheckTlsCommand.class, MakeCaCommand.class})
public final class TlsCommand {}
