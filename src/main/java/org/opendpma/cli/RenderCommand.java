package org.opendpma.cli;

import java.util.concurrent.Callable;
import org.opendpma.xml.XmlWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
            "",
            "Exit status: 0 printed; 2 there is no such phone, model or network; 78 the configuration is wrong."
        })
public final class RenderCommand implements Callable<Integer> {
    @Mixin
    private Preview preview = new Preview();

    @Override
    public Integer call() {
        return preview.run((request, rendered) -> {
            byte[] xml = XmlWriter.document(rendered.config());
            System.out.writeBytes(xml);
            System.out.println();
        });
    }
}
