package org.opendpma.control.front;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.opendpma.control.CommandTable;
import org.opendpma.control.Progress;
import org.opendpma.control.Result;

/** Which actions are ours, and what comes of them. Any thread. */
final class DpmaActions {
    private static final String PREFIX = "digium_phones";
    private static final Pattern MODULE = Pattern.compile("(?i)res_digium_phone(\\.so)?");
    private static final Pattern RELOAD = Pattern.compile("(?i)module reload res_digium_phone(\\.so)?");
    private static final Pattern SHOW = Pattern.compile("(?i)module show like res_digium_phone(\\.so)?");
    private static final String MODULE_LINE = "%-30s %-40.40s %-10s %-11s %13s%n";

    private static final Rights.Need AGENT = new Rights.Need.PrivilegeClass("agent");

    private final CommandTable commands;
    private final AppBroker broker;

    DpmaActions(CommandTable commands, AppBroker broker) {
        this.commands = commands;
        this.broker = broker;
    }

    /** What a program has registered for ends with it. */
    void gone(AppBroker.Program program) {
        broker.gone(program);
    }

    /**
     * Empty when it is for Asterisk.
     *
     * @param program who asks
     */
    Optional<Claim> claim(AmiMessage action, AppBroker.Program program) {
        return switch (action.first("Action").orElse("").toLowerCase(Locale.ROOT)) {
            case "command" -> command(action.first("Command").orElse(""));
            case "modulecheck" ->
                ofModule(
                        action,
                        "ModuleCheck",
                        () -> new AmiAnswer(true, List.of(new AmiMessage.Header("Version", ""))));
            case "reload" -> ofModule(action, "Reload", () -> reload("Module Reloaded"));
            case "moduleload" ->
                action.is("LoadType", "reload")
                        ? ofModule(action, "ModuleLoad", () -> reload("Module reloaded."))
                        : Optional.empty();
            case "dpmalicensestatus" ->
                Optional.of(new Claim(new Rights.Need.Login(), () -> AmiAnswer.success("License is OK, Valid")));
            case "dpmamessageregister" -> Optional.of(new Claim(AGENT, () -> broker.register(action, program)));
            case "dpmamessageresponse" -> Optional.of(new Claim(AGENT, () -> broker.respond(action, program)));
            case "dpmamessagesend" -> Optional.of(new Claim(AGENT, () -> broker.send(action)));
            default -> Optional.empty();
        };
    }

    private static Optional<Claim> ofModule(AmiMessage action, String needed, Supplier<AmiAnswer> work) {
        return action.first("Module")
                .filter(m -> MODULE.matcher(m).matches())
                .map(m -> new Claim(new Rights.Need.Action(needed), work));
    }

    private Optional<Claim> command(String typed) {
        String line = typed.replace("\"", "").strip().replaceAll("\\s+", " ");
        if (line.toLowerCase(Locale.ROOT).equals(PREFIX)
                || line.toLowerCase(Locale.ROOT).startsWith(PREFIX + " ")) {
            return claimCommand(() -> run(line.substring(PREFIX.length()).strip()));
        }
        if (RELOAD.matcher(line).matches()) {
            return claimCommand(this::reloadCommand);
        }
        return SHOW.matcher(line).matches() ? claimCommand(DpmaActions::module) : Optional.empty();
    }

    private static Optional<Claim> claimCommand(Supplier<AmiAnswer> work) {
        return Optional.of(new Claim(new Rights.Need.Action("Command"), work));
    }

    private AmiAnswer run(String line) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
        Result result = commands.run(words, Progress.NONE);
        return AmiAnswer.output(result.status() != Result.USAGE, result.text());
    }

    private AmiAnswer reloadCommand() {
        Result result = commands.run(List.of("reload"), Progress.NONE);
        String outcome = result.status() == Result.DONE
                ? "Module 'res_digium_phone.so' reloaded successfully.\n"
                : "Module 'res_digium_phone.so' reported a reload failure\n";
        return AmiAnswer.output(true, outcome + result.text());
    }

    private AmiAnswer reload(String done) {
        Result result = commands.run(List.of("reload"), Progress.NONE);
        return result.status() == Result.DONE ? AmiAnswer.success(done) : AmiAnswer.error("Reload failed");
    }

    /** As Asterisk lists a module of its own. */
    private static AmiAnswer module() {
        return AmiAnswer.output(
                true,
                String.format(MODULE_LINE, "Module", "Description", "Use Count", "Status", "Support Level")
                        + String.format(
                                MODULE_LINE,
                                "res_digium_phone.so",
                                "Phones, served by OpenDPMA",
                                "0",
                                "Running",
                                "extended")
                        + "1 modules loaded\n");
    }
}
