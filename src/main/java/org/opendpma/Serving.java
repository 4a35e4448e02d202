package org.opendpma;

import org.opendpma.cli.Versions;
import org.opendpma.daemon.ServeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tree of commands with the daemon alone: to learn of all the others takes a tenth of a second, for which phones would wait. */
@Command(
        name = "opendpma",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ServeCommand.class)
class Serving {}
