package org.opendpma.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.opendpma.render.RenderRequest;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code opendpma explain PHONE}: where everything in a phone's configuration comes from. */
@Command(
        name = "explain",
        description =
                "Says of every element of a phone's configuration where it comes from, and what was left out and why."
                        + " Passwords are not shown. No daemon is needed.",
        footer = {
            "",
            "Examples:",
            "  opendpma explain anna",
            "  opendpma explain anna --model D40                what a smaller phone would not get",
            "",
            "Exit status: 0 explained; 2 there is no such phone, model or network; 78 the configuration is wrong."
        })
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private Preview preview = new Preview();

    @Override
    public Integer call() {
        return preview.run((request, rendered) -> {
            System.out.println(head(request));
            System.out.print(Explanation.of(rendered));
        });
    }

    private static String head(RenderRequest request) {
        String model = request.device().map(DeviceModel::name).orElse("any model");
        String firmware =
                request.firmware().map(FirmwareVersion::text).map(f -> " " + f).orElse("");
        String networks = request.networks().stream().map(Network::name).collect(Collectors.joining(", "));
        return "phone " + request.phone().name() + " as " + model + firmware + " in "
                + (networks.isEmpty() ? "no network" : networks);
    }
}
