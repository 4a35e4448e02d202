package org.opendpma.render.sangoma;

import org.opendpma.site.Setting;
import org.opendpma.xml.Element;

/** A {@code <setting id= value=/>}. */
final class SettingElement {
    private SettingElement() {}

    static Element of(Setting setting) {
        Element element =
                withValue(new Element("setting").from(setting.origin()).set("id", setting.id()), setting.value());
        setting.attributes().forEach(element::set);
        setting.secrets().forEach(element::set);
        return element;
    }

    static Element withValue(Element element, Setting.Value value) {
        return with(element, "value", value);
    }

    static Element with(Element element, String attribute, Setting.Value value) {
        if (value instanceof Setting.Value.Hidden hidden) {
            return element.set(attribute, hidden.secret());
        }
        return element.set(attribute, ((Setting.Value.Plain) value).text());
    }
}
