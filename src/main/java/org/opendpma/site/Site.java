package org.opendpma.site;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that an answer depends on, in one immutable snapshot: a reload builds a new one and swaps one reference.
 *
 * @param phones by section name, in the order of the file
 * @param catalog every other section
 * @param models what each phone model can do
 * @param endpoints what Asterisk said when this snapshot was built; empty when it has not been reached yet
 * @param warnings what was wrong without keeping the rest from being used
 */
public record Site(
        General general,
        Policy policy,
        Map<String, Phone> phones,
        Map<MacAddress, Phone> byMac,
        Catalog catalog,
        DeviceModels models,
        Optional<Endpoints> endpoints,
        List<Problem> warnings) {

    public Site {
        phones = Collections.unmodifiableMap(new LinkedHashMap<>(phones));
        byMac = Map.copyOf(byMac);
        warnings = List.copyOf(warnings);
    }

    /** Builds the index of addresses; of two phones with one address the first has it (that is an error of the load). */
    public static Map<MacAddress, Phone> indexByMac(Map<String, Phone> phones) {
        var index = new HashMap<MacAddress, Phone>();
        phones.values().forEach(p -> p.mac().ifPresent(mac -> index.putIfAbsent(mac, p)));
        return index;
    }

    /** Who may fetch over HTTP in a network, or outside of all. */
    public WebAccess webAccess(Optional<Network> network) {
        return network.map(Network::web).orElse(general.web());
    }

    public Optional<Phone> phone(String name) {
        return Optional.ofNullable(phones.get(name));
    }

    public Optional<Phone> phone(MacAddress mac) {
        return Optional.ofNullable(byMac.get(mac));
    }
}
