package org.opendpma.sip;

import org.opendpma.exchange.Answer;
import org.opendpma.exchange.Ask;

/** Who knows the answers. Called by any thread of the worker pool; may take its time, but not for ever. */
@FunctionalInterface
public interface Answerer {
    Answer answer(Ask ask);
}
