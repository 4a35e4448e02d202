package org.opendpma.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendpma.exchange.Sessions;
import org.opendpma.site.Problem;

/** Every command, in one place. Any thread. */
public final class CommandTable {
    private final List<Command> commands = new ArrayList<>();
    private final Overview overview;

    public CommandTable(Overview overview, Sessions sessions) {
        this.overview = overview;
        var show = new Show(overview, sessions);
        add("show version", "versions of Asterisk, of the interface, and of OpenDPMA", show::version);
        add("show settings", "what is configured and how it stands", show::settings);
        add("show phones", "the names of all phones", show::phones);
        add("show sessions", "which phone has which profile, since when, from where", show::sessions);
        add("reload", "read all files and all endpoints again", this::reload);
    }

    private void add(String words, String help, Command.Body body) {
        commands.add(new Command(List.of(words.split(" ", -1)), help, body));
    }

    /** Runs a command; what is not understood gets the list of commands. */
    public Result run(List<String> words) {
        Optional<Command> command =
                commands.stream().filter(c -> c.words().equals(words)).findFirst();
        return command.map(c -> c.body().run()).orElseGet(() -> unknown(words));
    }

    private Result unknown(List<String> words) {
        String list = commands.stream()
                .map(c -> String.format("  %-16s %s%n", c.typed(), c.help()))
                .collect(Collectors.joining());
        String what = words.isEmpty() ? "" : "No such command: " + String.join(" ", words) + "\n";
        return new Result(Result.USAGE, what + "Commands:\n" + list);
    }

    private Result reload() {
        List<Problem> problems = overview.reload();
        String text = problems.stream().map(p -> p + "\n").collect(Collectors.joining());
        return problems.stream().anyMatch(Problem::isError)
                ? new Result(Result.CONFIG, text + "Nothing was changed: the configuration before stays in use.\n")
                : Result.done(text + "Reloaded: " + overview.site().phones().size() + " phones.\n");
    }
}
