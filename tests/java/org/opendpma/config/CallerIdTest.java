package org.opendpma.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerIdTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '~',
            value = {
                "\"Ada One\" <1000>        | Ada One <1000>",
                "Ada One <1000>            | Ada One <1000>",
                "\"Ada One\"               | Ada One",
                "\"Ada One\"<1000>         | Ada One <1000>",
                "\"Ada \\\"the\\\" One\" <1> | Ada \"the\" One <1>",
                "\"back\\\\slash\" <1>     | back\\slash <1>",
                "\"\" <1000>               | <1000>",
                "<1000>                    | <1000>",
                "1000                      | 1000",
                "\"unclosed <1000>         | \"unclosed <1000>",
                "<unknown>                 | -",
                "\"\"                      | -",
                "~~                        | -",
                "~  ~                      | -",
            })
    void isRewrittenAsPhonesWriteIt(String asterisk, String phone) {
        assertEquals(Optional.ofNullable(phone), CallerId.forPhone(asterisk));
    }
}
