package org.opendpma.exchange;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.opendpma.render.Reached;
import org.opendpma.site.Secret;
import org.opendpma.site.WebAccess.Auth;

/**
 * Who fetches something over HTTP, as far as it is known.
 *
 * @param address where it is
 * @param reached how it came
 * @param key the secret at the beginning of the path, if there was anything
 * @param login the user and the proof that it sent; not checked yet
 * @param certificate its own, signed by an authority of ours
 */
public record Visitor(
        InetAddress address,
        Reached reached,
        Optional<String> key,
        Optional<Login> login,
        Optional<X509Certificate> certificate) {

    /** What a phone says to log in. */
    public interface Login {
        /** The untrusted name. */
        String user();

        /** How it was sent. */
        Auth auth();

        /** Whether it shows that it knows a password. */
        boolean proves(Secret password);
    }

    /** Whether what it gets can be read on the way. */
    boolean isCleartext() {
        return reached.transport().isCleartext();
    }

    @Override
    public String toString() {
        return "Visitor[" + address.getHostAddress() + "]";
    }
}
