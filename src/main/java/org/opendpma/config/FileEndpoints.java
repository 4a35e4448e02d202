package org.opendpma.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opendpma.asterisk.PjsipFile;
import org.opendpma.conf.Section;
import org.opendpma.site.Endpoints;
import org.opendpma.site.Problems;

/** Endpoints for {@code source=files}: pjsip.conf, read again at each load. */
public record FileEndpoints(Path pjsip) implements SiteLoader.Asterisk {
    @Override
    public Optional<Endpoints> read(Collection<String> names, Problems problems) {
        Loaded<List<Section>> sections = ConfFile.read(pjsip);
        problems.addAll(sections.problems());
        return sections.result().map(s -> new PjsipFile(s).read(names));
    }
}
