package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
    @ParameterizedTest
    @CsvSource({
        "pbx,                    pbx,                      pbx",
        "pbx.example.com,        pbx.example.com,          pbx.example.com",
        "PBX.Example.COM,        PBX.Example.COM,          PBX.Example.COM",
        "pbx.example.com.,       pbx.example.com.,         pbx.example.com.",
        "my_pbx.lan,             my_pbx.lan,               my_pbx.lan",
        "xn--bcher-kva.example,  xn--bcher-kva.example,    xn--bcher-kva.example",
        "1.pool.example,         1.pool.example,           1.pool.example",
        "' pbx ',                pbx,                      pbx",
        "192.0.2.1,              192.0.2.1,                192.0.2.1",
        "2001:db8::1,            2001:db8:0:0:0:0:0:1,     [2001:db8:0:0:0:0:0:1]",
        "[2001:db8::1],          2001:db8:0:0:0:0:0:1,     [2001:db8:0:0:0:0:0:1]",
    })
    void readsNamesAndAddresses(String text, String name, String inUri) {
        Host host = Host.parse(text).orElseThrow();
        assertEquals(name, host.name());
        assertEquals(name, host.toString());
        assertEquals(inUri, host.inUri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                "-pbx",
                "pbx-",
                "a b",
                "pbx:5060",
                "http://pbx",
                "pbx/phones",
                "user@pbx",
                "pbx;transport=tls",
                "büro.example",
                "192.0.2",
                "192.0.2.300",
                "1.2.3.4.5",
                "2001:db8::zz",
                "pbx\u0000",
                "pbx\r\nX: y",
            })
    void whatIsNeitherIsNone(String text) {
        assertEquals(Optional.empty(), Host.parse(text));
    }

    @Test
    void labelsAndNamesHaveTheLengthsOfDns() {
        String label = "a".repeat(63);
        assertEquals(true, Host.parse(label).isPresent());
        assertEquals(false, Host.parse(label + "a").isPresent());
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertEquals(253, longest.length());
        assertEquals(true, Host.parse(longest).isPresent());
        assertEquals(false, Host.parse(longest + "a").isPresent());
    }
}
