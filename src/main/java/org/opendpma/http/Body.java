package org.opendpma.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.opendpma.exchange.Fingerprint;
import org.opendpma.site.FileFacts.Fact;

/** What a phone gets, with what it needs to know whether it has it already. Immutable; any thread. */
sealed interface Body {
    String type();

    /** Without quotes. */
    String tag();

    long size();

    /** Made for this phone, and small. */
    record Made(String type, String tag, byte[] plain) implements Body {
        private static final int LONGEST_TAG = 32;

        static Made of(String type, byte[] plain) {
            return new Made(type, Fingerprint.sha256(plain).substring(0, LONGEST_TAG), plain);
        }

        @Override
        public long size() {
            return plain.length;
        }

        /** Compressed now: few phones ask for it, and each asks once. */
        byte[] zipped() {
            var zipped = new ByteArrayOutputStream(plain.length / 2 + 64);
            try (var gzip = new GZIPOutputStream(zipped)) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException("in memory", e);
            }
            return zipped.toByteArray();
        }
    }

    /** A file, as it lies there. */
    record OfFile(String type, String tag, Path file, long size) implements Body {
        static OfFile of(Fact fact) {
            return new OfFile(ContentTypes.of(fact.file()), fact.md5(), fact.file(), fact.size());
        }
    }
}
