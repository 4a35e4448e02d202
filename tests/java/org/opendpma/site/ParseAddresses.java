package org.opendpma.site;

import java.io.IOException;
import java.net.InetAddress;

/** Prints what {@link IpAddresses} reads in each of its arguments, after showing that the first one could be looked up. */
final class ParseAddresses {
    private ParseAddresses() {}

    public static void main(String... texts) throws IOException {
        System.out.println("looked up: " + InetAddress.getByName(texts[0]).getHostAddress());
        for (String text : texts) {
            System.out.println(
                    IpAddresses.parse(text).map(InetAddress::getHostAddress).orElse("none"));
        }
    }
}
