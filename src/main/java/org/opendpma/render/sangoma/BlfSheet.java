package org.opendpma.render.sangoma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendpma.site.DeviceModel;
import org.opendpma.site.Line;
import org.opendpma.site.Phone;
import org.opendpma.xml.Element;

/**
 * The BLF sheet that contacts=auto makes: the other lines on the keys that the asking model has, the line keys behind the
 * accounts first, then the keys at the side, then further pages.
 */
final class BlfSheet {
    /** Of a model that is not known: as many keys as the schema has accounts. */
    private static final DeviceModel.Keys USUAL = new DeviceModel.Keys(6, 0, 0, 0, 0, 0);
    /** A phone subscribes to each of them. */
    private static final int MOST = 500;

    private final Phonebook book;
    private final Phone phone;
    private final DeviceModel.Keys keys;

    BlfSheet(Phonebook book, Phone phone, Optional<DeviceModel> device) {
        this.book = book;
        this.phone = phone;
        this.keys = device.map(DeviceModel::keys).filter(k -> k.line() > 0).orElse(USUAL);
    }

    /** A key: which panel, which index, and whether another page has something else on it. */
    private record Key(String location, int index, boolean paged) {}

    Element render() {
        var items = new Element("blf_items");
        List<Key> free = keys();
        List<Phonebook.Entry> others = book.entries().stream()
                .filter(e -> !phone.lines().contains(e.line()))
                .limit(free.size())
                .toList();
        for (int i = 0; i < others.size(); i++) {
            items.add(item(free.get(i), others.get(i).line()));
        }
        return new Element("config").add(new Element("smart_blf").add(items));
    }

    private List<Key> keys() {
        int accounts = phone.lines().size() + phone.externalLines().size();
        int first = Math.max(accounts, keys.first());
        var free = new ArrayList<Key>();
        page(free, "main", first, keys.line(), keys.morePages() > 0);
        for (int page = 0; page < keys.sidePages(); page++) {
            page(free, "side", 0, keys.side(), keys.sidePages() > 1);
        }
        for (int page = 0; page < keys.morePages(); page++) {
            page(free, "main", first, keys.line(), true);
        }
        return free;
    }

    private static void page(List<Key> free, String location, int from, int to, boolean paged) {
        for (int index = from; index < to && free.size() < MOST; index++) {
            free.add(new Key(location, index, paged));
        }
    }

    private static Element item(Key key, Line line) {
        return new Element("blf_item")
                .set("location", key.location())
                .set("index", key.index())
                .set("paging", key.paged())
                .set("contact_id", line.name())
                .add(new Element("behaviors").add(behavior("idle", "dial")).add(behavior("connected", "transfer")))
                .add(new Element("indicators")
                        .add(indicator("idle", "green", "on"))
                        .add(indicator("ringing", "red", "fast"))
                        .add(indicator("on_the_phone", "red", "on")));
    }

    private static Element behavior(String state, String function) {
        return new Element("behavior")
                .set("phone_state", state)
                .set("press_action", "primary")
                .set("press_function", function);
    }

    private static Element indicator(String status, String colour, String state) {
        return new Element("indicator")
                .set("target_status", status)
                .set("led_color", colour)
                .set("led_state", state);
    }
}
