package org.opendpma.daemon;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.opendpma.control.Tally;
import org.opendpma.exchange.Answer;
import org.opendpma.exchange.Ask;
import org.opendpma.exchange.ErrorCode;
import org.opendpma.exchange.Sessions;
import org.opendpma.exchange.WebDesk;
import org.opendpma.http.DoorWatcher;
import org.opendpma.http.HttpDoor;
import org.opendpma.sip.SipDoor;
import org.opendpma.site.Site;
import org.opendpma.site.TlsIdentity;
import org.opendpma.site.WebScheme;

/** What Prometheus reads; the names are described in docs/operations.md. Any thread. */
final class Meters implements DoorWatcher {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final Map<Series, Timer> webAnswers = new ConcurrentHashMap<>();
    private final Counter handshakesFailed = Counter.builder("opendpma.http.handshakes.failed")
            .description("TLS handshakes of the HTTPS door that came to nothing")
            .register(registry);

    Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Counts and times an answer. Method names come from phones, so only our own become labels. */
    Answer timed(Ask ask, Supplier<Answer> answering) {
        long began = System.nanoTime();
        Answer answer = answering.get();
        boolean known = !(answer instanceof Answer.Refused refused) || refused.code() != ErrorCode.NO_SUCH_METHOD;
        Timer.builder("opendpma.answers")
                .description("Phones' questions by what came of them, and how long the answer took to find")
                .tag("method", known ? ask.method() : "other")
                .tag("outcome", outcome(answer))
                .tag("transport", ask.reached().transport().token())
                .register(registry)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return answer;
    }

    private static String outcome(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            return refused.code().token();
        }
        return answer instanceof Answer.Later ? "handed_on" : "answered";
    }

    /** What tells one series of answers from another; all of it is ours, nothing of it comes from phones. */
    private record Series(WebScheme scheme, String kind, int status) {}

    @Override
    public void answered(WebScheme scheme, String kind, int status, long nanos) {
        webAnswers
                .computeIfAbsent(new Series(scheme, kind, status), this::series)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer series(Series series) {
        return Timer.builder("opendpma.http.answers")
                .description("Requests over HTTP by what they were for and what came of them")
                .tag("scheme", series.scheme().token())
                .tag("kind", series.kind())
                .tag("status", Integer.toString(series.status()))
                .register(registry);
    }

    @Override
    public void handshakeFailed() {
        handshakesFailed.increment();
    }

    void watch(HttpDoor door, WebDesk desk) {
        gauge("opendpma.http.connections", "HTTP and HTTPS connections", door, HttpDoor::connections);
        gauge("opendpma.http.guessing", "Addresses that guessed names or passwords lately", desk, WebDesk::guessing);
        FunctionCounter.builder("opendpma.http.shut.out", desk, WebDesk::shutOut)
                .description("How often an address was shut out for guessing")
                .register(registry);
    }

    void reloaded(boolean accepted) {
        counter(
                        "opendpma.reloads",
                        "Reloads, by whether the configuration was taken",
                        accepted ? "accepted" : "refused")
                .increment();
    }

    void reconfigured(Tally tally) {
        count("fetched", tally.fetched());
        count("unchanged", tally.unchanged());
        count("silent", tally.silent());
    }

    private void count(String result, int phones) {
        counter("opendpma.reconfigured.phones", "Phones of every reconfigure, by what came of it", result)
                .increment(phones);
    }

    private Counter counter(String name, String help, String result) {
        return Counter.builder(name).description(help).tag("result", result).register(registry);
    }

    void watch(CurrentSite site, Sessions sessions, SipDoor door, AsteriskLink link) {
        gauge(
                "opendpma.phones",
                "Profiles of the configuration in use",
                site,
                s -> s.get().phones().size());
        gauge(
                "opendpma.warnings",
                "Warnings of the configuration in use",
                site,
                s -> s.get().warnings().size());
        certificate("sip", site, s -> s.policy().tls());
        certificate("https", site, s -> s.policy().https());
        gauge(
                "opendpma.sessions",
                "Phones that have a profile",
                sessions,
                s -> s.all().size());
        gauge("opendpma.sip.connections", "TCP and TLS connections", door, SipDoor::connections);
        gauge("opendpma.asterisk.up", "1 when logged in to AMI, or its files are read", link, l -> l.isUp() ? 1 : 0);
    }

    private void certificate(String door, CurrentSite site, Function<Site, Optional<TlsIdentity>> shown) {
        Gauge.builder(
                        "opendpma.certificate.expiry.seconds",
                        site,
                        s -> shown.apply(s.get())
                                .map(t -> t.chain()
                                        .own()
                                        .getNotAfter()
                                        .toInstant()
                                        .getEpochSecond())
                                .orElse(0L))
                .description("When the certificate of a door ends, as Unix time; 0 without one")
                .tag("door", door)
                .register(registry);
        Gauge.builder(
                        "opendpma.certificate.days.left",
                        site,
                        s -> shown.apply(s.get())
                                .map(t -> (double) t.chain().daysLeft(Instant.now()))
                                .orElse(Double.NaN))
                .description("The days until it ends, negative after that; NaN without one")
                .tag("door", door)
                .register(registry);
    }

    private <T> void gauge(String name, String help, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(help).register(registry);
    }

    String scrape() {
        return registry.scrape();
    }
}
