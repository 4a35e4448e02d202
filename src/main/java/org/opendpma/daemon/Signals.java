package org.opendpma.daemon;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP. Java has no public interface for it; the one it has, {@code sun.misc.Signal} of the module jdk.unsupported, is
 * reached by reflection, because naming it is a compiler warning that nothing silences. SIGTERM and SIGINT come as
 * shutdown hooks.
 */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /** Runs something at each SIGHUP; where there is no such signal, nothing happens. */
    static void onHangUp(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object run = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (p, method, args) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), run);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("SIGHUP is not obeyed here ({}); use opendpma reload", e.toString());
        }
    }
}
