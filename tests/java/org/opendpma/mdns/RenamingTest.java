package org.opendpma.mdns;

import static javax.jmdns.impl.NameRegister.NameType.HOST;
import static javax.jmdns.impl.NameRegister.NameType.SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import javax.jmdns.impl.NameRegister;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private final Renaming renaming = new Renaming();

    @Test
    void keepsDotsOfAServiceEscaped() {
        assertEquals("Acme Inc\\. (2)", next("Acme Inc\\.", SERVICE));
        assertEquals("Acme Inc\\. (3)", next("Acme Inc\\. (2)", SERVICE));
    }

    @Test
    void numbersHosts() {
        assertEquals("opendpma-192-0-2-1-x2.local.", next("opendpma-192-0-2-1.local.", HOST));
        assertEquals("opendpma-192-0-2-1-x3.local.", next("opendpma-192-0-2-1-x2.local.", HOST));
    }

    @Test
    void aRenamedHostIsNotAnotherOneOfThisMachine() {
        String own = HostName.of(Messages.ip("127.0.0.1"));
        assertEquals("opendpma-127-0-0-1", own);
        var local = new LocalHosts();
        assertTrue(local.contains(own));
        assertTrue(local.contains(own.toUpperCase(Locale.ROOT)));
        assertFalse(local.contains(own + "-x2"));
        assertFalse(local.contains("opendpma-203-0-113-254"));
        assertFalse(local.contains("printer"));
        assertEquals("opendpma-fe80-0-0-0-0-0-0-1", HostName.of(Messages.ip("fe80::1%1")));
    }

    private String next(String name, NameRegister.NameType type) {
        return renaming.incrementName(Messages.ip("192.0.2.1"), name, type);
    }
}
