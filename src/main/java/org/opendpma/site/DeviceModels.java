package org.opendpma.site;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The phone models that are known, by name in any case. */
public final class DeviceModels {
    private final Map<String, DeviceModel> byName = new LinkedHashMap<>();

    public DeviceModels(Collection<DeviceModel> models) {
        models.forEach(m -> byName.put(key(m.name()), m));
    }

    /** A model that is not known is not a model that can do nothing: the caller decides. */
    public Optional<DeviceModel> find(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    public Collection<DeviceModel> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    private static String key(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }
}
