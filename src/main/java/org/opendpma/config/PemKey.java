package org.opendpma.config;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a private key in PEM: PKCS#8 (RFC 5208), and the older forms that {@code openssl genrsa} and {@code ecparam}
 * write, which Java does not read by itself (RFC 8017 appendix A.1.2, RFC 5915), by putting PKCS#8's frame round them.
 */
final class PemKey {
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };
    private static final byte[] EC_OID = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 4;
    private static final int OID = 6;
    private static final int PARAMETERS = 0xa0;

    private PemKey() {}

    static PrivateKey read(String pem) throws GeneralSecurityException {
        if (pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || pem.contains("Proc-Type: 4,ENCRYPTED")) {
            throw new InvalidKeyException("the key is encrypted; write it in clear, readable by this user only:"
                    + " openssl pkey -in KEY -out PLAIN");
        }
        List<String> pkcs8 = blocks(pem, "PRIVATE KEY");
        if (!pkcs8.isEmpty()) {
            return pkcs8(decode(pkcs8.get(0)));
        }
        List<String> pkcs1 = blocks(pem, "RSA PRIVATE KEY");
        if (!pkcs1.isEmpty()) {
            return pkcs8(frame(RSA, decode(pkcs1.get(0))));
        }
        List<String> sec1 = blocks(pem, "EC PRIVATE KEY");
        if (!sec1.isEmpty()) {
            byte[] key = decode(sec1.get(0));
            return pkcs8(frame(tlv(SEQUENCE, join(EC_OID, curve(key))), key));
        }
        throw new InvalidKeyException("there is no PRIVATE KEY block in PEM");
    }

    /** The Base64 bodies of all blocks of a type, in order. */
    static List<String> blocks(String pem, String type) {
        Matcher m = Pattern.compile("-----BEGIN " + type + "-----([^-]*)-----END " + type + "-----")
                .matcher(pem);
        var bodies = new ArrayList<String>();
        while (m.find()) {
            bodies.add(m.group(1).strip());
        }
        return bodies;
    }

    private static byte[] decode(String base64) throws InvalidKeyException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("the key is not Base64", e);
        }
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        var spec = new PKCS8EncodedKeySpec(der);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (InvalidKeySpecException notRsa) {
            return ec(spec);
        }
    }

    private static PrivateKey ec(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (InvalidKeySpecException notEither) {
            throw new InvalidKeyException("the key is neither RSA nor EC", notEither);
        }
    }

    private static byte[] frame(byte[] algorithm, byte[] key) {
        return tlv(SEQUENCE, join(VERSION_0, algorithm, tlv(OCTET_STRING, key)));
    }

    /** The named curve: the object identifier within {@code parameters [0]} of RFC 5915. */
    private static byte[] curve(byte[] key) throws InvalidKeyException {
        for (int i = 0; i + 3 < key.length; i++) {
            boolean parameters = (key[i] & 0xff) == PARAMETERS && key[i + 2] == OID;
            int end = i + 4 + (key[i + 3] & 0xff);
            if (parameters && (key[i + 1] & 0xff) == 2 + (key[i + 3] & 0xff) && end <= key.length) {
                return Arrays.copyOfRange(key, i + 2, end);
            }
        }
        throw new InvalidKeyException(
                "the EC key does not name its curve; convert it: openssl ec -in KEY -param_enc named_curve -out NEW");
    }

    private static byte[] tlv(int tag, byte[] value) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (value.length < 0x80) {
            out.write(value.length);
        } else if (value.length < 0x100) {
            out.write(0x81);
            out.write(value.length);
        } else {
            out.write(0x82);
            out.write(value.length >> 8);
            out.write(value.length);
        }
        out.writeBytes(value);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
