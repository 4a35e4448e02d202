package org.opendpma.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.opendpma.conf.FileObstacle;
import org.opendpma.config.linked.ApplicationArchive;
import org.opendpma.config.linked.OvpnFile;
import org.opendpma.config.linked.PngFile;
import org.opendpma.config.linked.ToneFile;
import org.opendpma.site.Application;
import org.opendpma.site.Catalog;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.FileSetting;
import org.opendpma.site.LinkedFile;
import org.opendpma.site.Origin;
import org.opendpma.site.Phone;
import org.opendpma.site.Problems;

/**
 * Looks into ringtones, pictures, applications and OpenVPN configurations, which a phone that cannot use them ignores without a
 * word. Each file is read once a load; everything is a warning, for the rest of the phone works and a file may yet come.
 * Confined to one thread.
 */
final class LinkedFileChecks {
    private final Optional<Path> directory;
    private final DeviceModels models;
    private final Problems problems;
    private final Set<String> checked = new HashSet<>();

    /** @param directory option file_directory */
    LinkedFileChecks(Optional<Path> directory, DeviceModels models, Problems problems) {
        this.directory = directory;
        this.models = models;
        this.problems = problems;
    }

    /** Looks into one file. */
    @FunctionalInterface
    private interface Look {
        Optional<String> complaint(Path file) throws IOException;
    }

    void check(Catalog catalog, Collection<Phone> phones) {
        catalog.ringtones().values().forEach(r -> check(r.name(), r.file(), "", ToneFile::complaint));
        catalog.applications().values().forEach(this::check);
        phones.forEach(p -> p.features().files().forEach(f -> check(p, f)));
    }

    private void check(Application application) {
        if (application instanceof Application.Custom custom) {
            custom.file()
                    .ifPresent(f -> check(
                            custom.name(),
                            f,
                            custom.appName(),
                            p -> ApplicationArchive.complaint(p, custom.appName())));
        }
    }

    private void check(Phone phone, FileSetting setting) {
        String model = setting.model().orElse("");
        switch (setting.id()) {
            case "logo_file", "wallpaper_file" ->
                check(phone.name(), setting.file(), model, p -> PngFile.complaint(p, models.find(model)));
            case "openvpn_inline_config" -> check(phone.name(), setting.file(), "", OvpnFile::complaint);
            default -> throw new IllegalStateException(setting.id() + " is a file that nobody looks into");
        }
    }

    /** @param as what it is looked at as, where one file may be several things */
    private void check(String section, LinkedFile file, String as, Look look) {
        Optional<Path> path = directory.flatMap(file::below);
        if (path.isPresent()
                && file.origin() instanceof Origin.InFile in
                && checked.add(in.option() + " " + as + " " + path.get())) {
            complaint(path.get(), look)
                    .ifPresent(why -> problems.warnOfKind(
                            in.option() + ": " + why,
                            in.position(),
                            "[" + section + "] " + in.option() + ": " + path.get() + ": " + why));
        }
    }

    private static Optional<String> complaint(Path file, Look look) {
        try {
            Optional<String> obstacle = FileObstacle.before(file);
            return obstacle.isPresent() ? obstacle : look.complaint(file);
        } catch (IOException e) {
            return Optional.of("it cannot be read (" + e.getMessage() + ")");
        }
    }
}
