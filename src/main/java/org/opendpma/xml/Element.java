package org.opendpma.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendpma.site.Origin;
import org.opendpma.site.Secret;

/**
 * An XML element while it is built: a name, attributes in order, children in order. Confined to one thread.
 *
 * <p>It remembers where it comes from, as a whole and attribute by attribute, so that it can be explained; that is never
 * written.
 *
 * <p>Passwords stay {@link Secret}s in here, so that a description of the tree cannot give them away; only
 * {@link ElementSerializer} opens them.
 */
public final class Element {
    private final String name;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private String text = "";
    private Origin origin = Origin.DEFAULT;
    private int line;

    public Element(String name) {
        this.name = name;
    }

    public Element set(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    public Element set(String attribute, int value) {
        return set(attribute, Integer.toString(value));
    }

    /** Written as 1 or 0. */
    public Element set(String attribute, boolean value) {
        return set(attribute, value ? "1" : "0");
    }

    /** Left out when there is no value. */
    public Element set(String attribute, Optional<?> value) {
        value.ifPresent(v -> attributes.put(attribute, v instanceof Secret ? v : v.toString()));
        return this;
    }

    public Element set(String attribute, Secret value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Sets an attribute and says where its value comes from. */
    public Element set(String attribute, Optional<?> value, Origin from) {
        value.ifPresent(v -> origins.put(attribute, from));
        return set(attribute, value);
    }

    /** Says where an attribute comes from that stands here already. */
    public Element came(String attribute, Origin from) {
        origins.put(attribute, from);
        return this;
    }

    /** Says where the whole element comes from. */
    public Element from(Origin where) {
        origin = where;
        return this;
    }

    /** Where the element comes from; where an attribute does, when that is another place. */
    public Origin origin() {
        return origin;
    }

    public Origin origin(String attribute) {
        return origins.getOrDefault(attribute, origin);
    }

    /** The line of the file it was read of, from 1; 0 when it was not read. */
    public int line() {
        return line;
    }

    Element atLine(int number) {
        line = number;
        return this;
    }

    /** Adds a child and returns this element. */
    public Element add(Element child) {
        children.add(child);
        return this;
    }

    /** Text between the tags, before any child. */
    public Element text(String content) {
        text = content;
        return this;
    }

    public String text() {
        return text;
    }

    /** Adds the child unless there is nothing in it. */
    public Element addUnlessEmpty(Element child) {
        return child.children.isEmpty() ? this : add(child);
    }

    public String name() {
        return name;
    }

    /** An attribute as text; a secret is not told. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(Object::toString);
    }

    /** The first child of a name. */
    public Optional<Element> child(String childName) {
        return children.stream().filter(c -> c.name.equals(childName)).findFirst();
    }

    /** All children of a name, in order. */
    public List<Element> children(String childName) {
        return children.stream().filter(c -> c.name.equals(childName)).toList();
    }

    /** Values are texts or {@link Secret}s. */
    public Map<String, Object> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    public List<Element> children() {
        return Collections.unmodifiableList(children);
    }

    @Override
    public String toString() {
        return name + attributes + children;
    }
}
