package org.opendpma.exchange;

import org.opendpma.render.RenderRequest;
import org.opendpma.render.SiteWideRequest;
import org.opendpma.site.Phone;
import org.opendpma.site.WebAccess.Auth;

/** What comes of a fetch over HTTP; the door translates it. */
public sealed interface Fetched {
    /** The configuration of a phone. */
    record Profile(RenderRequest request) implements Fetched {}

    /** What every phone of the network may have: the file of twelve zeros, or the way to HTTPS. */
    record Common(SiteWideRequest request) implements Fetched {}

    /** What is made for a phone besides its configuration. */
    record Owner(Phone phone) implements Fetched {}

    /** A linked file, whichever it is. */
    record Permitted() implements Fetched {}

    /** There is nothing, or it is not for this one: nobody can tell. */
    record Nothing() implements Fetched {}

    /** A login is asked for; that is also the answer to a wrong one, and to the right one for what is not there. */
    record LoginWanted(Auth auth) implements Fetched {}

    /**
     * Not now.
     *
     * @param guessing whether the address has been guessing
     */
    record Later(int seconds, boolean guessing) implements Fetched {}
}
