package org.opendpma.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. Public for picocli. */
public final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return new String[] {"opendpma " + (version == null ? "development" : version)};
    }
}
