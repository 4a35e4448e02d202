package org.opendpma.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Set;

/** Owner, group and mode of what setup makes and rewrites. */
final class Owners {
    private static final String GROUP_READS = "rw-r-----";

    private Owners() {}

    /** For a file that nobody may read before it has its owner. */
    static FileAttribute<Set<PosixFilePermission>> onlyOurs() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }

    /**
     * Lets those read it who must.
     *
     * @param manager Asterisk's manager.conf, which Asterisk can read
     */
    static void give(Path file, Step.Readers readers, Path manager) throws IOException {
        switch (readers) {
            case ASTERISK -> {
                var as = Files.readAttributes(manager, PosixFileAttributes.class);
                Files.setOwner(file, as.owner());
                if (!toGroup(file, "asterisk")) {
                    same(file, as);
                }
            }
            case DAEMON -> toGroup(file, "opendpma");
            case ALL -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** As the file was that it takes the place of. */
    static void keep(Path fresh, Path old) throws IOException {
        var as = Files.readAttributes(old, PosixFileAttributes.class);
        Files.setOwner(fresh, as.owner());
        same(fresh, as);
    }

    private static void same(Path file, PosixFileAttributes as) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        view.setGroup(as.group());
        view.setPermissions(as.permissions());
    }

    /** Nothing changes where there is no such group. */
    private static boolean toGroup(Path file, String group) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            view.setGroup(file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
        } catch (UserPrincipalNotFoundException noSuchGroup) {
            return false;
        }
        view.setPermissions(PosixFilePermissions.fromString(GROUP_READS));
        return true;
    }
}
