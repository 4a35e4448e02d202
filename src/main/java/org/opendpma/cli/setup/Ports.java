package org.opendpma.cli.setup;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.opendpma.config.Bind;
import org.opendpma.config.DaemonSettings;
import org.opendpma.site.SipTransport;

/** Whether the doors' ports are free: Asterisk, or another program, may hold them. */
final class Ports {
    private static final int BACKLOG = 1;

    private Ports() {}

    /** What is taken, in words; asked for by opening each port for a moment. */
    static List<String> taken(DaemonSettings settings) {
        var taken = new ArrayList<String>();
        settings.sip().doors().forEach((transport, bind) -> {
            try {
                open(transport, bind);
            } catch (IOException e) {
                taken.add("[sip] " + transport + " = " + bind + " cannot be had (" + e.getMessage()
                        + "); write another port into " + settings.file());
            }
        });
        return taken;
    }

    private static void open(SipTransport transport, Bind bind) throws IOException {
        if (transport == SipTransport.UDP) {
            new DatagramSocket(bind.socketAddress()).close();
        } else {
            new ServerSocket(bind.port(), BACKLOG, bind.address()).close();
        }
    }
}
