package org.opendpma.control;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs commands for those who cannot wait: Asterisk gives up on us after a few seconds, and its CLI stands still as long.
 * Any thread.
 */
public final class CommandRunner {
    private final CommandTable table;
    private final ExecutorService pool;
    private final Duration patience;

    /** @param pool bounded; refuses when full */
    public CommandRunner(CommandTable table, ExecutorService pool, Duration patience) {
        this.table = table;
        this.pool = pool;
        this.patience = patience;
    }

    /** What the command says, or that it takes longer; then it goes on by itself. */
    public Result run(List<String> words) {
        try {
            Future<Result> result = pool.submit(() -> table.run(words, Progress.NONE));
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Result(Result.DONE, "It goes on; the log of opendpma tells how it ends.\n");
        } catch (RejectedExecutionException e) {
            return new Result(Result.FAILED, "OpenDPMA is busy; try again.\n");
        } catch (ExecutionException e) {
            return new Result(Result.FAILED, "The command failed: " + e.getCause() + "\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(Result.FAILED, "OpenDPMA is stopping.\n");
        }
    }
}
