package org.opendpma.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.io.FileLocatorUtils;
import org.opendpma.asterisk.PjsipFile;
import org.opendpma.conf.AsteriskConfiguration;
import org.opendpma.conf.Section;
import org.opendpma.site.Acl;
import org.opendpma.site.Endpoints;
import org.opendpma.site.FirmwareStock;
import org.opendpma.site.FirmwareVersion;
import org.opendpma.site.Policy;
import org.opendpma.site.Policy.CleartextSecrets;
import org.opendpma.site.Problem;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.Site;

/**
 * A configuration that a test writes as an administrator would: {@code given("[general]...").pjsip("[1000]...").site()}.
 * Messages name the files {@code /phones.conf} and {@code /pjsip.conf}.
 *
 * @param phones the text of res_digium_phone.conf
 * @param pjsip the text of pjsip.conf; empty while Asterisk has not been reached
 * @param now what the clock shows
 * @param seen what phones said of themselves
 */
public record Given(
        String phones, Optional<String> pjsip, Policy policy, Instant now, Function<String, Optional<SeenPhone>> seen) {
    private static final Policy USUAL = new Policy(Acl.LOCAL_ONLY, CleartextSecrets.ALLOW, Optional.empty(), List.of());
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    public static Given given(String... phones) {
        return new Given(
                String.join("\n", phones) + "\n", Optional.empty(), USUAL, NEW_YEAR, phone -> Optional.empty());
    }

    public Given pjsip(String... text) {
        return new Given(phones, Optional.of(String.join("\n", text) + "\n"), policy, now, seen);
    }

    public Given policy(Policy other) {
        return new Given(phones, pjsip, other, now, seen);
    }

    /** With a directory of firmware. */
    public Given stocked(FirmwareStock stock) {
        return policy(new Policy(
                policy.acl(),
                policy.cleartextSecrets(),
                policy.tls(),
                policy.trusted(),
                policy.https(),
                policy.clientAuthorities(),
                stock));
    }

    public Given at(Instant time) {
        return new Given(phones, pjsip, policy, time, seen);
    }

    /** Whatever profile is asked for, the phone that has it is of this model and firmware. */
    public Given seenAs(String model, String firmware) {
        var phone = new SeenPhone(model, FirmwareVersion.parse(firmware));
        return new Given(phones, pjsip, policy, now, name -> Optional.of(phone));
    }

    public Loaded<Site> load() {
        List<Section> sections = sections("/phones.conf", phones);
        return new SiteBuilder(policy, ModelFile.read(), Clock.fixed(now, ZoneOffset.UTC))
                .build("/phones.conf", sections, endpoints(sections), seen);
    }

    /** The snapshot; fails with what is wrong. */
    public Site site() {
        Loaded<Site> loaded = load();
        return loaded.result().orElseThrow(() -> new AssertionError(loaded.problems()));
    }

    /** What is wrong, as administrators see it. */
    public List<String> problems() {
        return load().problems().stream().map(Problem::toString).toList();
    }

    private Optional<Endpoints> endpoints(List<Section> phoneSections) {
        var names = new LinkedHashSet<String>();
        phoneSections.forEach(s -> names.add(s.name()));
        return pjsip.map(text -> new PjsipFile(sections("/pjsip.conf", text)).read(names));
    }

    /** The sections of a text as if it stood in a file of this path. */
    static List<Section> sections(String path, String text) {
        var configuration = new AsteriskConfiguration();
        try {
            configuration.initFileLocator(FileLocatorUtils.fileLocator()
                    .sourceURL(URI.create("file://" + path).toURL())
                    .create());
            configuration.read(new StringReader(text));
        } catch (MalformedURLException | ConfigurationException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configuration.sections();
    }
}
