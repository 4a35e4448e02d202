package org.opendpma.http;

import org.opendpma.render.Reached;
import org.opendpma.xml.Element;

/** The server's half of our own health check. Any thread. */
public interface HealthProbe {
    /** Whether only this process can have written such a path. */
    boolean isOwn(String path);

    /** What tells it that a configuration could be made. */
    Element answer(Reached reached);
}
