package org.opendpma.config;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.DeviceModel.Feature;
import org.opendpma.site.DeviceModels;
import org.opendpma.site.FileSetting;
import org.opendpma.site.Origin;
import org.opendpma.site.Phone;
import org.opendpma.site.Problems;
import org.opendpma.site.SeenPhone;
import org.opendpma.site.Setting;

/** Says which phones are set up for what their model cannot do, once the model is known from the phone itself. */
final class ModelChecks {
    private final DeviceModels models;
    private final Function<String, Optional<SeenPhone>> seen;
    private final Problems problems;

    /** @param seen what phones said of themselves, by section name */
    ModelChecks(DeviceModels models, Function<String, Optional<SeenPhone>> seen, Problems problems) {
        this.models = models;
        this.seen = seen;
        this.problems = problems;
    }

    void check(Collection<Phone> phones) {
        for (Phone phone : phones) {
            seen.apply(phone.name()).ifPresent(s -> models.find(s.model()).ifPresent(model -> check(phone, model, s)));
        }
    }

    private void check(Phone phone, DeviceModel model, SeenPhone phoneItself) {
        openVpn(phone)
                .ifPresent(origin -> model.whyNot(Feature.OPENVPN, phoneItself.firmware())
                        .ifPresent(why -> problems.warn(
                                origin.position(),
                                "[" + phone.name() + "] " + origin.option() + ": OpenVPN cannot work, "
                                        + why.replace("know it", "know OpenVPN").replace("knows it", "knows OpenVPN")
                                        + "; use a D60, D62, D65 or D80, or remove the option")));
        int accounts = phone.lines().size() + phone.externalLines().size();
        int keys = model.keys().line();
        if (keys > 0 && accounts > keys) {
            problems.warn(
                    phone.position(),
                    "[" + phone.name() + "] has " + accounts + " lines, a " + model.name() + " has " + keys
                            + " line keys; remove lines or use a larger phone");
        }
    }

    private static Optional<Origin.InFile> openVpn(Phone phone) {
        Optional<Origin> switchedOn = phone.settings().stream()
                .filter(s -> s.id().equals("network_default_enable_openvpn")
                        && s.value().equals(new Setting.Value.Plain("1")))
                .map(s -> s.origin())
                .findFirst();
        return switchedOn
                .or(() -> phone.features().files().stream()
                        .filter(f -> f.id().equals("openvpn_inline_config"))
                        .map(FileSetting::file)
                        .map(f -> f.origin())
                        .findFirst())
                .filter(o -> o instanceof Origin.InFile)
                .map(o -> (Origin.InFile) o);
    }
}
