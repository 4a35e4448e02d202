package org.opendpma.conf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.commons.configuration2.tree.ReferenceNodeHandler;

/**
 * Sections as nodes of Commons Configuration and back: a child of the root for each section, a child of that for each
 * option, in order; sections and options of one name stay nodes of their own.
 *
 * @param origins where each node comes from; the library keeps them when it replaces a node
 */
record Tree(ImmutableNode root, Map<ImmutableNode, Origin> origins) {

    static Tree of(List<Section> sections) {
        var root = new ImmutableNode.Builder(sections.size());
        // Nodes do not define equality, so that every one is a key of its own.
        var origins = new HashMap<ImmutableNode, Origin>();
        for (Section section : sections) {
            var node = new ImmutableNode.Builder(section.options().size()).name(section.name());
            for (Option option : section.options()) {
                ImmutableNode leaf = new ImmutableNode.Builder()
                        .name(option.name())
                        .value(option.value())
                        .create();
                origins.put(leaf, new Origin(option.position(), List.of()));
                node.addChild(leaf);
            }
            ImmutableNode whole = node.create();
            origins.put(whole, new Origin(section.position(), section.parents()));
            root.addChild(whole);
        }
        return new Tree(root.create(), origins);
    }

    /**
     * The sections that a tree stands for, whether it was read or made by a program.
     *
     * @throws DialectException if it holds what cannot stand in a file: an option outside of a section, or in an option
     */
    static List<Section> sections(ImmutableNode root, ReferenceNodeHandler origins) throws DialectException {
        var sections = new ArrayList<Section>();
        for (ImmutableNode node : root.getChildren()) {
            if (node.getValue() != null) {
                throw unwritable(node, "stands outside of a section");
            }
            Origin origin = origin(node, origins);
            sections.add(new Section(nameOf(node), false, origin.parents(), origin.position(), options(node, origins)));
        }
        return List.copyOf(sections);
    }

    private static List<Option> options(ImmutableNode section, ReferenceNodeHandler origins) throws DialectException {
        var options = new ArrayList<Option>();
        for (ImmutableNode node : section.getChildren()) {
            if (!node.getChildren().isEmpty()) {
                throw unwritable(node, "has options of its own");
            }
            Object value = node.getValue();
            options.add(new Option(
                    nameOf(node),
                    value == null ? "" : value.toString(),
                    origin(node, origins).position()));
        }
        return options;
    }

    private static DialectException unwritable(ImmutableNode node, String what) {
        return new DialectException(
                Origin.PROGRAM.position(),
                "the option " + Text.quote(nameOf(node)) + " " + what + "; its key must be section.option, with every"
                        + " further dot doubled");
    }

    private static String nameOf(ImmutableNode node) {
        String name = node.getNodeName();
        return name == null ? "" : name;
    }

    private static Origin origin(ImmutableNode node, ReferenceNodeHandler origins) {
        return origins.getReference(node) instanceof Origin origin ? origin : Origin.PROGRAM;
    }
}
