package org.opendpma.render.sangoma;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.opendpma.render.RenderRequest;
import org.opendpma.site.ConfigDocument;
import org.opendpma.site.ConfigDocument.Placeholder;
import org.opendpma.site.IpAddresses;
import org.opendpma.site.Line;
import org.opendpma.site.LineCredentials;
import org.opendpma.site.MediaEncryption;
import org.opendpma.site.Registrar;
import org.opendpma.site.Secret;
import org.opendpma.site.Setting;
import org.opendpma.xml.Element;
import org.opendpma.xml.XmlReader;

/** An administrator's own configuration, with what only Asterisk knows filled in. */
final class OwnDocument {
    private final RenderRequest request;

    OwnDocument(RenderRequest request) {
        this.request = request;
    }

    Element render(ConfigDocument document) {
        Element read = XmlReader.read(document.xml().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(
                        () -> new IllegalStateException(document.file().name() + " was well-formed when it was read"));
        return filled(read, document);
    }

    private Element filled(Element element, ConfigDocument document) {
        var copy = new Element(element.name()).from(document.file().origin()).text(fill(element.text()));
        for (Map.Entry<String, Object> attribute : element.attributes().entrySet()) {
            String text = attribute.getValue().toString();
            if (ConfigDocument.placeholders(text).stream().anyMatch(this::isSecret)) {
                copy.set(attribute.getKey(), new Secret(fill(text)));
            } else {
                copy.set(attribute.getKey(), fill(text));
            }
        }
        element.children().forEach(c -> copy.add(filled(c, document)));
        return copy;
    }

    private boolean isSecret(Placeholder placeholder) {
        return placeholder.name().equals("password")
                || (placeholder.name().equals("config_server_url")
                        && configServerUrl() instanceof Setting.Value.Hidden);
    }

    private Setting.Value configServerUrl() {
        return ConfigServerUrl.of(request, request.networks().stream().findFirst());
    }

    private String fill(String text) {
        return ConfigDocument.fill(text, this::value);
    }

    private String value(Placeholder placeholder) {
        return switch (placeholder.name()) {
            case "mac" -> request.phone().mac().map(m -> m.digits()).orElse("");
            case "config_server_url" ->
                configServerUrl() instanceof Setting.Value.Hidden hidden
                        ? hidden.secret().reveal()
                        : ((Setting.Value.Plain) configServerUrl()).text();
            default -> line(placeholder).map(l -> value(placeholder.name(), l)).orElse("");
        };
    }

    private Optional<Line> line(Placeholder placeholder) {
        return request.phone().lines().stream()
                .filter(l ->
                        placeholder.line().isEmpty() || placeholder.line().get().equals(l.name()))
                .findFirst();
    }

    private String value(String name, Line line) {
        return switch (name) {
            case "username" -> line.name();
            case "authname" ->
                line.credentials() instanceof LineCredentials.Known known ? known.authName() : line.name();
            case "password" ->
                line.credentials() instanceof LineCredentials.Known known
                        ? known.password().reveal()
                        : "";
            case "caller_id" -> line.callerId().orElse("");
            case "voicemail" -> line.voicemail().orElse("");
            case "media_encryption" -> line.mediaEncryption() == MediaEncryption.SDES ? "sdes" : "";
            case "server" -> registrar(line).server();
            case "port" -> Integer.toString(registrar(line).port());
            default -> registrar(line).transport().token();
        };
    }

    private Registrar registrar(Line line) {
        return Registrar.of(
                line,
                request.networks().stream().findFirst(),
                request.site().general(),
                request.site().endpoints(),
                IpAddresses.literal(request.reached().local()));
    }
}
