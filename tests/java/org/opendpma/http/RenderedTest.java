package org.opendpma.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.opendpma.config.Given.given;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendpma.render.FileFactCache;
import org.opendpma.render.NotedFiles;
import org.opendpma.render.Reached;
import org.opendpma.render.Reached.WebAuthority;
import org.opendpma.render.RenderRequest;
import org.opendpma.render.sangoma.SangomaRenderer;
import org.opendpma.sip.ManualClock;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Phone;
import org.opendpma.site.SipTransport;
import org.opendpma.site.Site;
import org.opendpma.site.WebScheme;

/** What was rendered is kept as long as nothing that it was made of has changed, and no longer. */
class RenderedTest {
    @TempDir
    private Path directory = Path.of("");

    private final ManualClock clock = new ManualClock();
    private final NotedFiles files = new NotedFiles(new FileFactCache());
    private final Rendered rendered = new Rendered(new SangomaRenderer(files, clock), files, clock);

    @BeforeEach
    void contacts() throws IOException {
        Files.writeString(directory.resolve("staff.xml"), "<phonebooks/>");
    }

    private Site site() {
        return given(
                        "[general]\nfile_directory=" + directory,
                        "[anna]\ntype=phone\nnetwork=lan\ncontact=staff.xml",
                        "[lan]\ntype=network")
                .site();
    }

    private static RenderRequest request(Site site, String host) {
        Phone phone = site.phone("anna").orElseThrow();
        var reached = new Reached(
                SipTransport.TCP,
                IpAddresses.parse("192.0.2.1").orElseThrow(),
                Map.of(),
                Map.of(WebScheme.HTTP, 8_080),
                Optional.of(new WebAuthority(WebScheme.HTTP, host, 8_080)));
        return new RenderRequest(site, phone, site.models().find("D65"), Optional.empty(), phone.networks(), reached);
    }

    @Test
    void theSameAgainAsLongAsNothingChanges() {
        Site site = site();
        Body.Made first = rendered.of(request(site, "pbx"));
        for (int i = 0; i < 10; i++) {
            assertSame(first, rendered.of(request(site, "pbx")));
            clock.advance(Duration.ofMillis(700));
        }
    }

    /** A phone fetches a file again when its checksum in the configuration is another one. */
    @Test
    void aChangedFileIsSeenWithinASecond() throws IOException {
        Site site = site();
        Body.Made first = rendered.of(request(site, "pbx"));
        Files.writeString(directory.resolve("staff.xml"), "<phonebooks></phonebooks>");
        clock.advance(Duration.ofSeconds(1));
        Body.Made second = rendered.of(request(site, "pbx"));
        assertNotEquals(text(first), text(second));
        assertNotEquals(first.tag(), second.tag());
        assertSame(second, rendered.of(request(site, "pbx")));
    }

    @Test
    void aFileThatIsGoneIsSeenToo() throws IOException {
        Site site = site();
        Body.Made first = rendered.of(request(site, "pbx"));
        Files.delete(directory.resolve("staff.xml"));
        clock.advance(Duration.ofSeconds(1));
        assertNotEquals(text(first), text(rendered.of(request(site, "pbx"))));
    }

    @Test
    void anotherSnapshotAndAnotherNameAreOthers() {
        Site site = site();
        Body.Made first = rendered.of(request(site, "pbx"));
        assertNotEquals(text(first), text(rendered.of(request(site, "pbx.example.com"))));
        Body.Made afterReload = rendered.of(request(site(), "pbx"));
        assertNotSame(first, afterReload);
        assertEquals(text(first), text(afterReload));
    }

    /** With firmware_rate the same request gets another answer as time goes on. */
    @Test
    void nothingIsKeptForLongerThanAMinuteNorWhenTheClockWasSetBack() {
        Site site = site();
        Body.Made first = rendered.of(request(site, "pbx"));
        clock.advance(Duration.ofSeconds(60));
        Body.Made second = rendered.of(request(site, "pbx"));
        assertNotSame(first, second);
        assertEquals(text(first), text(second));
        clock.advance(Duration.ofHours(-1));
        assertNotSame(second, rendered.of(request(site, "pbx")));
    }

    private static String text(Body.Made body) {
        return new String(body.plain(), StandardCharsets.UTF_8);
    }
}
