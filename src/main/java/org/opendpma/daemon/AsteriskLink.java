package org.opendpma.daemon;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.opendpma.asterisk.AmiActions;
import org.opendpma.asterisk.AmiSession;
import org.opendpma.asterisk.AmiState;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.config.AsteriskSettings;
import org.opendpma.config.FileEndpoints;
import org.opendpma.config.SiteLoader;
import org.opendpma.site.Endpoints;

/** The way to Asterisk that is configured: its AMI, or its files. */
final class AsteriskLink implements AutoCloseable {
    private final AsteriskSettings settings;
    private final Optional<AmiSession> session;

    /**
     * @param changed told why what Asterisk knows may have changed; must not block
     * @param commands told the id and the text of a command that came as a user event; must not block
     */
    AsteriskLink(
            AsteriskSettings settings, Consumer<String> changed, BiConsumer<String, String> commands, Clock clock) {
        this.settings = settings;
        this.session = settings instanceof AsteriskSettings.Ami ami
                ? Optional.of(new AmiSession(ami.login(), listener(changed, commands), Threads.factory("ami"), clock))
                : Optional.empty();
    }

    private AmiSession.Listener listener(Consumer<String> changed, BiConsumer<String, String> commands) {
        return new AmiSession.Listener() {
            @Override
            public void connected() {
                changed.accept("Asterisk's AMI is there");
            }

            @Override
            public void lost(String reason) {
                // The snapshot in use stays true until somebody says otherwise.
            }

            @Override
            public void reloaded(String module) {
                if (concerns(module)) {
                    changed.accept("Asterisk reloaded " + module);
                }
            }

            @Override
            public void commandWanted(String id, String command) {
                commands.accept(id, command);
            }
        };
    }

    /** The last one is DPMA's own name, which Asterisk reports although it has no such module. */
    private static boolean concerns(String module) {
        return module.startsWith("res_pjsip") || module.equals("All") || module.startsWith("res_digium_phone");
    }

    SiteLoader.Asterisk endpoints(Supplier<Optional<Endpoints>> last) {
        return session.<SiteLoader.Asterisk>map(s -> new AmiEndpoints(s, last))
                .orElseGet(() -> new FileEndpoints(((AsteriskSettings.Files) settings).pjsip()));
    }

    /** Whether endpoints come later, when Asterisk has been reached. */
    boolean isLive() {
        return session.isPresent();
    }

    void start() {
        session.ifPresent(AmiSession::start);
    }

    /**
     * What else can be asked of Asterisk.
     *
     * @throws AsteriskUnavailableException when it is not reached, or only its files are read
     */
    AmiActions actions() throws AsteriskUnavailableException {
        if (session.isEmpty()) {
            throw new AsteriskUnavailableException("Asterisk is not asked, since [asterisk] source=files");
        }
        return session.get().actions();
    }

    /** Whether an address is Asterisk's own: this machine's, or where its AMI is. */
    boolean isAsterisk(InetAddress address) {
        return address.isLoopbackAddress()
                || session.flatMap(AmiSession::peer).filter(address::equals).isPresent();
    }

    /** Whether Asterisk, or what stands for it, can be asked. */
    boolean isUp() {
        return session.map(s -> s.state() instanceof AmiState.Connected).orElse(true);
    }

    String describe() {
        return session.map(s -> describe(s.state()))
                .orElseGet(() -> "not asked; endpoints from " + ((AsteriskSettings.Files) settings).pjsip());
    }

    private static String describe(AmiState state) {
        if (state instanceof AmiState.Connected connected) {
            return "logged in to AMI since " + connected.since();
        }
        var down = (AmiState.Down) state;
        return "not reached since " + down.since() + ": " + down.reason();
    }

    @Override
    public void close() {
        session.ifPresent(AmiSession::close);
    }
}
