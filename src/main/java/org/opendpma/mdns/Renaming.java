package org.opendpma.mdns;

import java.net.InetAddress;
import javax.jmdns.impl.NameRegister;

/** Finds the next name when one is taken; JmDNS's own lets names grow beyond a label and loses what follows a parenthesis. */
final class Renaming implements NameRegister {
    @Override
    public void register(InetAddress networkInterface, String name, NameType type) {
        // JmDNS never calls it.
    }

    @Override
    public boolean checkName(InetAddress networkInterface, String name, NameType type) {
        return false;
    }

    @Override
    public String incrementName(InetAddress networkInterface, String name, NameType type) {
        return type == NameType.HOST
                ? nextHost(name)
                : InstanceName.escape(InstanceName.next(InstanceName.unescape(name)));
    }

    /** {@code opendpma-192-0-2-1.local.} becomes {@code opendpma-192-0-2-1-x2.local.}: a plain number would look like an address. */
    private static String nextHost(String name) {
        int dot = name.indexOf('.');
        String label = dot < 0 ? name : name.substring(0, dot);
        int mark = label.lastIndexOf("-x");
        boolean counted = mark > 0 && label.substring(mark + 2).matches("[1-9][0-9]{0,5}");
        int next = counted ? Integer.parseInt(label.substring(mark + 2)) + 1 : 2;
        return (counted ? label.substring(0, mark) : label) + "-x" + next + ".local.";
    }
}
