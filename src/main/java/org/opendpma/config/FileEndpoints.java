package org.opendpma.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opendpma.asterisk.PjsipFile;
import org.opendpma.conf.Section;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Problems;

/** Endpoints for {@code source=files}: pjsip.conf, read again at each load, while res_digium_phone.conf is read. */
public record FileEndpoints(Path pjsip) implements SiteLoader.Asterisk {
    @Override
    public SiteLoader.Asterisk begin() {
        var file = CompletableFuture.supplyAsync(this::file);
        return (names, problems) -> {
            Loaded<PjsipFile> read = file.join();
            problems.addAll(read.problems());
            return read.result().map(f -> f.read(names));
        };
    }

    @Override
    public Optional<Endpoints> read(Collection<String> names, Problems problems) {
        return begin().read(names, problems);
    }

    private Loaded<PjsipFile> file() {
        Loaded<List<Section>> sections = ConfFile.read(pjsip);
        return new Loaded<>(sections.result().map(PjsipFile::new), sections.problems());
    }
}
