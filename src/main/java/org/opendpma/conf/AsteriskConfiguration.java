package org.opendpma.conf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.FileBasedConfiguration;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.io.FileLocator;
import org.apache.commons.configuration2.io.FileLocatorAware;
import org.apache.commons.configuration2.io.InputStreamSupport;
import org.apache.commons.configuration2.tree.DefaultExpressionEngine;
import org.apache.commons.configuration2.tree.DefaultExpressionEngineSymbols;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.commons.configuration2.tree.NodeNameMatchers;

/**
 * A configuration in Asterisk's dialect, read with everything it includes, templates applied.
 *
 * <p>Typed access is the library's: {@code getInt("general.mdns_port")}. As in Asterisk, keys match in any case. Values
 * are what the file says: no <code>${...}</code> is replaced and no comma splits a value. Sections of one name, and
 * options of one name, stay several nodes; {@link #sections} gives them in order, with file and line.
 *
 * <p>Works with {@link org.apache.commons.configuration2.io.FileHandler} and with a
 * {@link org.apache.commons.configuration2.builder.FileBasedConfigurationBuilder}; let them save with the encoding
 * UTF-8. Reading replaces what was there, or throws and leaves it alone. Once read it may be used by any thread, as long
 * as nobody changes it.
 */
public final class AsteriskConfiguration extends BaseHierarchicalConfiguration
        implements FileBasedConfiguration, FileLocatorAware, InputStreamSupport {
    private static final String NAMELESS = "(text)";

    private final Limits limits;
    private Optional<Path> file = Optional.empty();
    private List<Section> templates = List.of();
    private List<Notice> notices = List.of();

    /** An empty one with the default limits. */
    public AsteriskConfiguration() {
        this(Limits.DEFAULT);
    }

    /** An empty one. */
    public AsteriskConfiguration(Limits limits) {
        this.limits = limits;
        setInterpolator(new Verbatim());
        setExpressionEngine(new DefaultExpressionEngine(
                DefaultExpressionEngineSymbols.DEFAULT_SYMBOLS, NodeNameMatchers.EQUALS_IGNORE_CASE));
    }

    /**
     * Reads a file and what it includes; relative includes are relative to the directory of this file, wherever they
     * stand.
     *
     * @throws DialectException if it cannot be read, or if Asterisk would call it invalid
     */
    public static AsteriskConfiguration load(Path file) throws DialectException {
        return load(file, Limits.DEFAULT);
    }

    /** As {@link #load(Path)}, with other limits. */
    public static AsteriskConfiguration load(Path file, Limits limits) throws DialectException {
        var configuration = new AsteriskConfiguration(limits);
        configuration.file = Optional.of(file);
        try (InputStream in = Files.newInputStream(file)) {
            configuration.read(in);
        } catch (IOException e) {
            throw new DialectException(new Position(file.toString(), 0), "cannot be read: " + Problem.of(e), e);
        }
        return configuration;
    }

    /**
     * The sections in the order in which they begin, without templates: what Asterisk's modules see.
     *
     * @throws IllegalStateException if a program has set what is in no section
     */
    public List<Section> sections() {
        try {
            return currentSections();
        } catch (DialectException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The templates, those marked {@code (!)}, in the order in which they begin. */
    public List<Section> templates() {
        return templates;
    }

    /** What Asterisk would only log, in the order in which it was met. */
    public List<Notice> notices() {
        return notices;
    }

    /**
     * Tells where the text comes from; {@link #read(InputStream)} then finds relative includes there. Called by the
     * library.
     */
    @Override
    public void initFileLocator(FileLocator locator) {
        URL url = locator.getSourceURL();
        file = url != null && "file".equals(url.getProtocol())
                ? Optional.of(Path.of(URI.create(url.toString())))
                : Optional.empty();
    }

    /**
     * Reads text without knowing where it comes from, unless the library said so before.
     *
     * @throws DialectException if Asterisk would call it invalid
     */
    @Override
    public void read(Reader in) throws DialectException, IOException {
        var text = new StringBuilder();
        var buffer = new char[8192];
        for (int n = in.read(buffer); n >= 0 && text.length() <= limits.bytes(); n = in.read(buffer)) {
            text.append(buffer, 0, n);
        }
        read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads bytes: UTF-8, or where they are none ISO-8859-1, which gives a notice.
     *
     * @throws DialectException if Asterisk would call it invalid
     */
    @Override
    public void read(InputStream in) throws DialectException, IOException {
        String name = file.map(Path::toString).orElse(NAMELESS);
        Optional<Path> directory = file.map(
                f -> Optional.ofNullable(f.toAbsolutePath().getParent()).orElse(f));
        Loader.Loaded loaded = Loader.load(name, in, directory, limits);
        Tree tree =
                Tree.of(loaded.sections().stream().filter(s -> !s.template()).toList());
        getNodeModel().setRootNode(new ImmutableNode.Builder().create());
        getNodeModel().mergeRoot(tree.root(), null, tree.origins(), null, this);
        templates = loaded.sections().stream().filter(Section::template).toList();
        notices = loaded.notices();
    }

    /**
     * Writes the sections, then the templates, so that reading gives the same: what was inherited is written out, what
     * was included is written in, comments are gone.
     *
     * @throws DialectException if a name or a value cannot stand in such a file, for instance one with a line end
     */
    @Override
    public void write(Writer out) throws DialectException, IOException {
        var all = new ArrayList<>(currentSections());
        all.addAll(templates);
        new DialectWriter(out, limits.lineBytes()).write(all);
    }

    @Override
    public Object clone() {
        var copy = (AsteriskConfiguration) super.clone();
        copy.setInterpolator(new Verbatim());
        return copy;
    }

    @Override
    public HierarchicalConfiguration<ImmutableNode> configurationAt(String key, boolean supportUpdates) {
        return verbatim(super.configurationAt(key, supportUpdates));
    }

    @Override
    public HierarchicalConfiguration<ImmutableNode> configurationAt(String key) {
        return verbatim(super.configurationAt(key));
    }

    @Override
    public List<HierarchicalConfiguration<ImmutableNode>> configurationsAt(String key) {
        return verbatim(super.configurationsAt(key));
    }

    @Override
    public List<HierarchicalConfiguration<ImmutableNode>> configurationsAt(String key, boolean supportUpdates) {
        return verbatim(super.configurationsAt(key, supportUpdates));
    }

    @Override
    public List<HierarchicalConfiguration<ImmutableNode>> childConfigurationsAt(String key) {
        return verbatim(super.childConfigurationsAt(key));
    }

    @Override
    public List<HierarchicalConfiguration<ImmutableNode>> childConfigurationsAt(String key, boolean supportUpdates) {
        return verbatim(super.childConfigurationsAt(key, supportUpdates));
    }

    private static List<HierarchicalConfiguration<ImmutableNode>> verbatim(
            List<HierarchicalConfiguration<ImmutableNode>> parts) {
        parts.forEach(AsteriskConfiguration::verbatim);
        return parts;
    }

    /** A part of this would replace variables again, since the library gives it an interpolator of its own. */
    private static HierarchicalConfiguration<ImmutableNode> verbatim(HierarchicalConfiguration<ImmutableNode> part) {
        part.setInterpolator(new Verbatim());
        return part;
    }

    private List<Section> currentSections() throws DialectException {
        return Tree.sections(getNodeModel().getRootNode(), getNodeModel().getReferenceNodeHandler());
    }
}
