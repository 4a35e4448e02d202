package org.opendpma.config;

import java.nio.file.Path;
import java.util.Optional;
import org.opendpma.site.Host;

/**
 * The section {@code [admin]}.
 *
 * @param socket the socket of the shell commands
 * @param listen where Asterisk's CLI, Prometheus and health checks ask; loopback
 * @param amiFront the port that is Asterisk's AMI with DPMA; loopback
 * @param reconfigureRate how many phones a second are told to fetch their configuration
 * @param userEvents whether commands are taken from AMI user events
 */
public record AdminSettings(
        Path socket, Optional<Bind> listen, Optional<Front> amiFront, int reconfigureRate, boolean userEvents) {
    /**
     * The AMI front.
     *
     * @param listen where programs log in
     * @param host Asterisk's AMI
     * @param port its port
     */
    public record Front(Bind listen, Host host, int port) {}
}
