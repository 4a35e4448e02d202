package org.opendpma.http;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and knows again the nonces of digests, without remembering any: each holds its time, and a signature over that and
 * the address it was made for. Any thread.
 */
final class Nonces {
    static final long SECONDS = 300;
    private static final int KEY_OCTETS = 32;
    private static final int SIGNATURE_OCTETS = 16;

    private final Clock clock;
    private final SecretKeySpec key;

    /** What a nonce turns out to be. */
    enum Age {
        FRESH,
        OLD,
        /** Not ours, or another address's. */
        FOREIGN
    }

    Nonces(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[KEY_OCTETS];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    String fresh(InetAddress address) {
        long now = clock.instant().getEpochSecond();
        byte[] signature = signature(now, address);
        byte[] nonce = ByteBuffer.allocate(Long.BYTES + SIGNATURE_OCTETS)
                .putLong(now)
                .put(signature)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    Age check(String nonce, InetAddress address) {
        byte[] octets;
        try {
            octets = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notOurs) {
            return Age.FOREIGN;
        }
        if (octets.length != Long.BYTES + SIGNATURE_OCTETS) {
            return Age.FOREIGN;
        }
        long made = ByteBuffer.wrap(octets).getLong();
        byte[] signature = Arrays.copyOfRange(octets, Long.BYTES, octets.length);
        if (!MessageDigest.isEqual(signature, signature(made, address))) {
            return Age.FOREIGN;
        }
        long age = clock.instant().getEpochSecond() - made;
        return age < 0 || age > SECONDS ? Age.OLD : Age.FRESH;
    }

    private byte[] signature(long time, InetAddress address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(time).array());
            return Arrays.copyOf(mac.doFinal(address.getAddress()), SIGNATURE_OCTETS);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
