package org.opendpma.cli.tls;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.opendpma.control.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code opendpma tls explain 0x40000022}: what a phone means by the number that it shows. */
@Command(
        name = "explain",
        description = "Says what a phone means that shows a TLS error as a number.",
        footer = {"", "Example:", "  opendpma tls explain 0x40000022"})
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", description = "As the phone shows it, hexadecimal.")
    private String number = "";

    /** The bits, from the public table "Sangoma Phones and Secure Calling". */
    private enum Bit {
        EISSUER_NOT_FOUND(
                0x1, "the issuer's certificate is missing: send the whole chain, or give the phone the authority"),
        EUNTRUSTED(
                0x2, "the phone does not trust the authority: use a public one, or give it the private one with ca="),
        EVALIDITY_PERIOD(0x4, "expired or not valid yet: renew it, or check the phone's clock (NTP)"),
        EINVALID_FORMAT(0x8, "some field of the certificate has a wrong format"),
        EINVALID_PURPOSE(0x10, "the certificate is not for servers: it needs the purpose serverAuth"),
        EISSUER_MISMATCH(
                0x20, "the issuer named in it is not the one that signed: the chain is of another certificate"),
        ECRL_FAILURE(0x40, "the list of revoked certificates could not be had"),
        EREVOKED(0x80, "it was revoked"),
        ECHAIN_TOO_LONG(0x100, "the chain is too long"),
        EIDENTITY_NOT_MATCH(
                0x4000_0000L,
                "it is for another name than the phone calls: mdns_address or the host of the URL"
                        + " must be one of its names; a wildcard is none"),
        EUNKNOWN(0x8000_0000L, "an error that the phone has no name for");

        private final long mask;
        private final String meaning;

        Bit(long mask, String meaning) {
            this.mask = mask;
            this.meaning = meaning;
        }
    }

    @Override
    public Integer call() {
        String digits = number.toLowerCase(Locale.ROOT).replaceFirst("^0x", "").replace(" ", "");
        if (!digits.matches("[0-9a-f]{1,8}")) {
            System.err.println("opendpma: " + number
                    + " is no error number; write up to eight hexadecimal digits, such as" + " 0x40000022");
            return Result.USAGE;
        }
        long mask = Long.parseLong(digits, 16);
        if (mask == 0) {
            System.out.println("0: no error");
        }
        for (Bit bit : Bit.values()) {
            if ((mask & bit.mask) != 0) {
                System.out.printf("0x%08x %-20s %s%n", bit.mask, bit.name(), bit.meaning);
                mask &= ~bit.mask;
            }
        }
        if (mask != 0) {
            System.out.printf("0x%08x %-20s%n", mask, "not documented");
        }
        return Result.DONE;
    }
}
