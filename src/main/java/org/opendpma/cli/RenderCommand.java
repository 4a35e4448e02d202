package org.opendpma.cli;

import java.util.concurrent.Callable;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code opendpma render PHONE}: the XML that a phone would get. */
@Command(
        name = "render",
        description =
                "Prints the XML configuration that a phone would get, its passwords included. No daemon is needed.",
        footer = {
            "",
            "Examples:",
            "  opendpma render anna",
            "  opendpma render 000fd3aabbcc --model D65 --firmware 2_9_19 --network office > anna.xml",
            "  opendpma render --preprovision --network office > /srv/staging/000000000000.cfg",
            "",
            "Exit status: 0 printed; 2 there is no such phone, model or network; 78 the configuration is wrong."
        })
public final class RenderCommand implements Callable<Integer> {
    @Mixin
    private Preview preview = new Preview();

    @Option(
            names = "--preprovision",
            description =
                    "Only what a phone out of its box needs first: firmware, VLAN, trusted authorities, and the way to the"
                            + " HTTPS door. Without PHONE for any phone of a network, to be served as 000000000000.cfg.")
    private boolean preProvision;

    @Override
    public Integer call() {
        return preProvision
                ? preview.preProvision(RenderCommand::print)
                : preview.run((request, rendered) -> print(rendered.config()));
    }

    private static void print(Element config) {
        System.out.writeBytes(XmlWriter.document(config));
        System.out.println();
    }
}
