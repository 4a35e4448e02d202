package org.opendpma.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opendpma.exchange.Sessions;
import org.opendpma.site.Problem;
import org.opendpma.site.Site;

/** Every command, in one place, whichever way it came. Any thread. */
public final class CommandTable {
    private static final String JSON = "--json";
    private static final String FORCE = "--force";
    private static final String PUSH = "--push";
    private static final Pattern FLAG = Pattern.compile("--[a-z]+");
    private static final int MOST_WORDS = 64;

    private final List<Command> commands = new ArrayList<>();
    private final Overview overview;
    private final Reconfigure reconfigure;

    public CommandTable(Overview overview, Sessions sessions, Reconfigure reconfigure) {
        this.overview = overview;
        this.reconfigure = reconfigure;
        var state = new ShowState(overview, sessions);
        var phone = new ShowPhone(overview, sessions);
        add("show version", "versions of Asterisk, of the interface, and of OpenDPMA", c -> state.version());
        add("license status", "whether the module may be used: always", c -> state.license());
        add("show settings", "what is configured and how it stands", c -> state.settings());
        add("show problems", "what was wrong when the configuration was read", c -> state.problems());
        add("show sessions", "which phone has which profile, since when, from where", c -> state.sessions());
        add("show phones", "the names of all phones", c -> Sections.PHONES.list(site()));
        add("show phone", "PHONE", "a phone's configuration and how it stands", c -> phone.show(c.argument()));
        add("show lines", "the names of all lines", c -> Sections.listLines(site()));
        add("show line", "LINE", "a line", c -> Sections.LINES.show(site(), c.argument()));
        Sections.PLAIN.forEach(this::addSection);
        add(
                "explain",
                "PHONE",
                "where everything in a phone's configuration comes from",
                c -> phone.explain(c.argument()));
        add("show health", "asks every door as a phone would", c -> health());
        add("show reconfigure", "how the last reconfigure went", c -> reconfigure.state());
        addTelling("reconfigure all", "", FORCE, "have every phone fetch what has changed for it", reconfigure::all);
        addTelling("reconfigure phone", "PHONE", FORCE, "the same for one phone", reconfigure::phone);
        add("restart phone", "PHONE", "have a phone restart", reconfigure::restart);
        addTelling("reload", "", PUSH, "read all files and all endpoints again", this::reload);
        add("help", "this list", c -> help());
    }

    private void addSection(SectionKind kind) {
        String spoken = kind.singular().replace('_', ' ');
        add("show " + kind.plural(), "the names of all " + spoken + "s", c -> kind.list(site()));
        add(
                "show " + kind.singular(),
                "NAME",
                (spoken.matches("[aeiou].*") ? "an " : "a ") + spoken,
                c -> kind.show(site(), c.argument()));
    }

    /** The words that may follow "show", for completion in a shell. */
    public static List<String> shown() {
        var words = new ArrayList<>(List.of(
                "version",
                "settings",
                "problems",
                "sessions",
                "health",
                "reconfigure",
                "phones",
                "phone",
                "lines",
                "line"));
        Sections.PLAIN.forEach(k -> words.addAll(List.of(k.plural(), k.singular())));
        return words;
    }

    private Site site() {
        return overview.site();
    }

    private void add(String words, String help, Command.Body body) {
        add(words, "", help, body);
    }

    private void add(String words, String argument, String help, Command.Body body) {
        commands.add(new Command(List.of(words.split(" ", -1)), argument, Set.of(), help, body));
    }

    private void addTelling(String words, String argument, String flag, String help, Command.Body body) {
        commands.add(new Command(List.of(words.split(" ", -1)), argument, Set.of(flag), help, body));
    }

    /** Runs a command; what is not understood gets the list of commands. */
    public Result run(List<String> typed, Progress progress) {
        List<String> words =
                typed.stream().filter(w -> !FLAG.matcher(w).matches()).toList();
        var flags = new HashSet<>(typed);
        words.forEach(flags::remove);
        boolean json = flags.remove(JSON);
        Optional<Command> command = typed.size() > MOST_WORDS
                ? Optional.empty()
                : commands.stream().filter(c -> c.fits(words)).findFirst();
        Optional<String> odd = command.flatMap(
                c -> flags.stream().filter(f -> !c.flags().contains(f)).findFirst());
        if (odd.isPresent()) {
            return unknown("No such option: " + odd.get()).result(json);
        }
        return command.map(c -> run(c, words, flags, progress))
                .or(() -> incomplete(words))
                .orElseGet(() -> unknown(words.isEmpty() ? "" : "No such command: " + String.join(" ", words)))
                .result(json);
    }

    private static Reply run(Command command, List<String> words, Set<String> flags, Progress progress) {
        String argument = String.join(" ", words.subList(command.words().size(), words.size()));
        return command.body().run(new Command.Call(argument, flags, progress));
    }

    /** A name is missing: the whole list would hide what is wrong. */
    private Optional<Reply> incomplete(List<String> words) {
        return commands.stream()
                .filter(c -> !c.argument().isEmpty() && c.words().equals(words))
                .findFirst()
                .map(c -> "Usage: " + c.typed())
                .map(usage -> new Reply(Result.USAGE, usage + "\n", Map.of("error", usage)));
    }

    private Reply unknown(String message) {
        String text = (message.isEmpty() ? "" : message + "\n") + list();
        return new Reply(Result.USAGE, text, Map.of("error", message));
    }

    private Reply help() {
        var data = new LinkedHashMap<String, String>();
        commands.forEach(c -> data.put(c.typed(), c.help()));
        return Reply.done(list() + "Every command takes --json.\n", Map.of("commands", data));
    }

    private String list() {
        return "Commands:\n"
                + commands.stream()
                        .map(c -> String.format("  %-36s %s%n", c.typed(), c.help()))
                        .collect(Collectors.joining());
    }

    private Reply reload(Command.Call call) {
        Reply reloaded = reload();
        if (reloaded.status() != Result.DONE || !call.has(PUSH)) {
            return reloaded;
        }
        Reply pushed = reconfigure.all(call);
        return new Reply(
                pushed.status(),
                reloaded.text() + pushed.text(),
                Map.of("reload", reloaded.data(), "reconfigure", pushed.data()));
    }

    private Reply health() {
        Health health = overview.health();
        var facts = new Facts().add("Status", health.works() ? "ok" : "failed");
        health.checks().forEach(facts::add);
        return new Reply(health.works() ? Result.DONE : Result.FAILED, facts.text(), health.data());
    }

    private Reply reload() {
        List<Problem> problems = overview.reload();
        String text = problems.stream().map(p -> p + "\n").collect(Collectors.joining());
        boolean refused = problems.stream().anyMatch(Problem::isError);
        var data = Map.<String, Object>of(
                "reloaded",
                !refused,
                "problems",
                problems.stream().map(Problem::toString).toList());
        return refused
                ? new Reply(Result.CONFIG, text + "Nothing was changed: the configuration before stays in use.\n", data)
                : Reply.done(text + "Reloaded: " + site().phones().size() + " phones.\n", data);
    }
}
