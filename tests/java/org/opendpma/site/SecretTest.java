package org.opendpma.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendpma.conf.Position;

class SecretTest {
    private static final String TEXT = "sesame-1000";
    private static final Secret SECRET = new Secret(TEXT);

    @Test
    void isNeverPrinted() {
        assertEquals("[redacted]", SECRET.toString());
        assertEquals("password=[redacted]", "password=" + SECRET);
        assertEquals("[redacted]", String.format("%s", SECRET));
    }

    @Test
    void isNotPrintedByAnythingThatHoldsIt() {
        var origin = new Origin.InFile("secret", new Position("phones.conf", 7));
        Phone phone = new Phone(
                "anna",
                "Anna",
                Optional.empty(),
                Optional.of(SECRET),
                Optional.of(SECRET),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Setting("login_password", new Setting.Value.Hidden(SECRET), Map.of(), origin)),
                List.of(),
                PhoneFeatures.NONE,
                new Position("phones.conf", 3));
        for (Object holder : List.of(
                phone,
                new EndpointAuth.Password("1000", SECRET),
                new LineCredentials.Known("1000", SECRET, origin),
                Optional.of(SECRET),
                List.of(SECRET),
                Map.of("secret", SECRET))) {
            assertFalse(holder.toString().contains(TEXT), holder.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 1234,  true",
        "1234, 12345, false",
        "1234, 123,   false",
        "1234, '',    false",
        "'',   '',    true",
        "grün, grün,  true",
        "grün, gr?n,  false",
    })
    void matchesItselfAndNothingElse(String secret, String other, boolean same) {
        assertEquals(same, new Secret(secret).matches(other));
        assertEquals(same, new Secret(secret).equals(new Secret(other)));
    }

    @ParameterizedTest
    @CsvSource({"sesame-1000, true", "grün & <gelb>, true", "'', true", "a\u0001b, false", "a\u0085b, false"})
    void knowsWhetherAPhoneCanBeGivenIt(String secret, boolean fits) {
        assertEquals(fits, new Secret(secret).fitsXml());
    }

    @Test
    void equalSecretsHaveEqualHashes() {
        assertEquals(SECRET.hashCode(), new Secret(TEXT).hashCode());
        assertNotEquals((Object) TEXT, SECRET);
    }
}
