package org.opendpma;

import org.opendpma.cli.CheckCommand;
import org.opendpma.cli.DhcpCommand;
import org.opendpma.cli.ExplainCommand;
import org.opendpma.cli.FirmwareCommand;
import org.opendpma.cli.LicenseCommand;
import org.opendpma.cli.ReconfigureCommand;
import org.opendpma.cli.ReloadCommand;
import org.opendpma.cli.RenderCommand;
import org.opendpma.cli.RestartCommand;
import org.opendpma.cli.ShowCommand;
import org.opendpma.cli.phone.PhoneCommand;
import org.opendpma.cli.setup.SetupCommand;
import org.opendpma.cli.tls.TlsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program: the tree of its commands. */
@Command(
        description = "The open phone module that runs beside Asterisk.",
        subcommands = {
            CheckCommand.class,
            ExplainCommand.class,
            RenderCommand.class,
            ShowCommand.class,
            ReloadCommand.class,
            ReconfigureCommand.class,
            RestartCommand.class,
            LicenseCommand.class,
            PhoneCommand.class,
            SetupCommand.class,
            FirmwareCommand.class,
            DhcpCommand.class,
            TlsCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  opendpma check /etc/opendpma       says everything that is wrong with the configuration",
            "  opendpma serve                     runs the daemon",
            "  opendpma show sessions             which phone has which profile",
            "",
            "Exit status: 0 done, 1 failed, 2 wrong usage, 78 wrong configuration."
        })
public final class OpenDpma extends Serving {
    OpenDpma() {}

    public static void main(String[] args) {
        boolean serves = args.length > 0 && args[0].equals("serve");
        var command = new CommandLine(serves ? new Serving() : new OpenDpma());
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            System.err.println("opendpma: " + e.getMessage());
            return 1;
        });
        int status = args.length == 0 ? usage(command) : command.execute(args);
        // The daemon's end comes by a signal, and its threads must not keep the process.
        System.exit(status);
    }

    private static int usage(CommandLine command) {
        command.usage(System.err);
        return CommandLine.ExitCode.USAGE;
    }
}
