package org.opendpma.exchange;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Programs outside of this process that answer what applications of phones ask. Any thread. */
@FunctionalInterface
public interface AppPrograms {
    /** There are none. */
    AppPrograms NONE = (session, ask) -> Optional.empty();

    /**
     * Hands a request to the program that wants its method.
     *
     * @param session of the phone that asks
     * @return its answer, which comes within a bounded time; empty when nobody wants the method
     */
    Optional<CompletableFuture<Answer>> ask(Session session, Ask ask);
}
