package org.opendpma.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.Problems;

/** Resolves what sections say of each other by name. */
final class References {
    private final PhoneFile file;
    private final Problems problems;

    References(PhoneFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The sections that an option names, in order. */
    <T> List<T> all(SectionValues v, OptionSpec<String> option, String type, Map<String, T> sections) {
        var found = new ArrayList<T>();
        for (SectionValues.Value<String> reference : v.all(option)) {
            Optional<String> name = file.nameLike(type, reference.value());
            if (name.isEmpty()) {
                missing(v, option, type, reference);
            }
            // What is named and wrong has been reported where it stands.
            name.map(sections::get).ifPresent(found::add);
        }
        return found;
    }

    /** The one section that an option names. */
    <T> Optional<T> one(SectionValues v, OptionSpec<String> option, String type, Map<String, T> sections) {
        List<T> found = all(v, option, type, sections);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    private void missing(
            SectionValues v, OptionSpec<String> option, String type, SectionValues.Value<String> reference) {
        problems.error(
                reference.position(),
                "[" + v.name() + "] " + option.name() + ": there is no section [" + reference.value() + "] with type="
                        + type + Suggestion.didYouMean(reference.value(), file.names(type)));
    }
}
