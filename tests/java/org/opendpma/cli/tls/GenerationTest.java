package org.opendpma.cli.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendpma.cli.tls.Complaint.Where;
import org.opendpma.config.ModelFile;

class GenerationTest {
    private static final Complaint WILDCARD = new Complaint(0x40000000, "a wildcard", Where.SIP_WILDCARD);
    private static final Complaint UNKNOWN = new Complaint(0x1, "an unknown authority", Where.EVERYWHERE);
    private static final Complaint OLD = new Complaint(0, "SSL 3.0", Where.HANDSHAKE);

    private final List<Generation> generations = Generation.of(ModelFile.read());

    @Test
    void areMadeOfWhatIsKnownOfTheModels() {
        assertEquals(
                List.of(
                        new Generation(
                                "D40, D45, D50, D70, D60, D62, D65 before 2_3_0; D80 before 1_5_0", false, false),
                        new Generation(
                                "D40, D45, D50, D70 from 2_3_0; D60, D62, D65 from 2_3_0 before 2_9_0;"
                                        + " D80 from 1_5_0 before 1_12_0",
                                true,
                                false),
                        new Generation(
                                "D60, D62, D65 from 2_9_0; D80 from 1_12_0; P310, P315, P320, P325, P330, P370, PM200",
                                true,
                                true)),
                generations);
    }

    @Test
    void sayWhatTheyLookAt() {
        assertEquals(List.of("unchecked/unchecked", "content/unchecked", "content/content"), words());
        assertEquals(List.of("unchecked/unchecked", "content/unchecked", "content/0x40000000"), words(WILDCARD));
        assertEquals(
                List.of("unchecked/unchecked", "0x00000001/unchecked", "0x00000001/0x40000001"),
                words(WILDCARD, UNKNOWN));
        assertEquals(
                List.of("no connection/no connection", "no connection/no connection", "no connection/no connection"),
                words(OLD, UNKNOWN));
        assertTrue(generations.get(1).isContent(List.of(WILDCARD)));
        assertFalse(generations.get(2).isContent(List.of(WILDCARD)));
        assertFalse(generations.get(0).isContent(List.of(OLD)));
    }

    private List<String> words(Complaint... complaints) {
        return generations.stream()
                .map(g -> g.verdict(List.of(complaints)))
                .map(v -> v.replaceFirst("HTTPS: (.{14}) SIP: (.{14}) .*", "$1/$2"))
                .map(v -> v.replaceAll(" +(/|$)", "$1"))
                .toList();
    }
}
