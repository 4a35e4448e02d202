package org.opendpma.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.opendpma.asterisk.AmiActions;
import org.opendpma.asterisk.AsteriskUnavailableException;
import org.opendpma.control.CommandTable;
import org.opendpma.control.Progress;
import org.opendpma.control.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code UserEvent: OpenDPMACommand} by {@code UserEvent: OpenDPMAResult}, in as many events as the text needs:
 * Asterisk takes about 1,000 bytes a line and 128 lines an event. Any thread.
 */
final class UserEventCommands {
    private static final Logger LOG = LoggerFactory.getLogger(UserEventCommands.class);
    private static final int LINES = 50;
    private static final int LONGEST_LINE = 900;
    private static final int LONGEST_COMMAND = 900;

    private final CommandTable commands;
    private final AsteriskLink link;
    private final ExecutorService pool;

    UserEventCommands(CommandTable commands, AsteriskLink link, ExecutorService pool) {
        this.commands = commands;
        this.link = link;
        this.pool = pool;
    }

    /** Returns at once. */
    void run(String id, String command) {
        try {
            pool.execute(() -> answer(id, command));
        } catch (RejectedExecutionException full) {
            LOG.warn("user event: the command \"{}\" is not run, OpenDPMA is busy", command);
        }
    }

    private void answer(String id, String command) {
        String line = command.strip();
        List<String> words =
                line.isEmpty() || line.length() > LONGEST_COMMAND ? List.of() : List.of(line.split("\\s+", -1));
        Result result = commands.run(words, Progress.NONE);
        List<String> lines = result.text().lines().map(UserEventCommands::cut).toList();
        int parts = Math.max(1, (lines.size() + LINES - 1) / LINES);
        try {
            AmiActions asterisk = link.actions();
            for (int part = 0; part < parts; part++) {
                List<String> some = lines.subList(part * LINES, Math.min(lines.size(), (part + 1) * LINES));
                asterisk.userEvent("OpenDPMAResult", headers(id, result.status(), part + 1, parts, some));
            }
        } catch (AsteriskUnavailableException e) {
            LOG.warn(
                    "user event: no answer to \"{}\": {}; does the AMI user have write=user?", command, e.getMessage());
        }
    }

    private static List<Map.Entry<String, String>> headers(
            String id, int status, int part, int parts, List<String> lines) {
        var headers = new ArrayList<Map.Entry<String, String>>();
        headers.add(Map.entry("ID", cut(id)));
        headers.add(Map.entry("Status", String.valueOf(status)));
        headers.add(Map.entry("Part", String.valueOf(part)));
        headers.add(Map.entry("Parts", String.valueOf(parts)));
        lines.forEach(l -> headers.add(Map.entry("Output", l)));
        return headers;
    }

    private static String cut(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST_LINE ? plain : plain.substring(0, LONGEST_LINE) + "...";
    }
}
