package org.opendpma.control;

/**
 * What a reconfigure has come to.
 *
 * @param phones whom it concerned
 * @param asked who was told to fetch
 * @param fetched who did
 * @param unchanged who has what it would get, and was left in peace
 * @param silent who could not be told, or was told and has not fetched
 */
public record Tally(int phones, int asked, int fetched, int unchanged, int silent) {}
