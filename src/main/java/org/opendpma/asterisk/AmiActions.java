package org.opendpma.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PJSIPNotifyAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;

/** What Asterisk does for commands. Waits for Asterisk in bounds; any thread but event threads. */
public final class AmiActions {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final ManagerConnection connection;

    AmiActions(ManagerConnection connection) {
        this.connection = connection;
    }

    /**
     * Every contact that is registered now.
     *
     * @throws AsteriskUnavailableException when Asterisk does not tell
     */
    public List<RegisteredContact> contacts() throws AsteriskUnavailableException {
        try {
            ResponseEvents answer = connection.sendEventGeneratingAction(new ShowContactsAction(), ANSWER.toMillis());
            if (answer.getResponse() instanceof ManagerError error
                    && !String.valueOf(error.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("no contacts")) {
                throw new AsteriskUnavailableException("Asterisk refuses to list contacts: " + error.getMessage());
            }
            return answer.getEvents().stream()
                    .filter(ContactFacts.class::isInstance)
                    .map(e -> ((ContactFacts) e).contact())
                    .toList();
        } catch (IOException | EventTimeoutException | IllegalStateException e) {
            throw gone(e);
        }
    }

    /**
     * Sends NOTIFY to the contacts of an endpoint; Asterisk says that it did even if there are none.
     *
     * @param event {@code check-sync}, with {@code ;reboot=true} to have the phone restart
     * @throws AsteriskUnavailableException when Asterisk does not do it
     */
    public void notify(String endpoint, String event) throws AsteriskUnavailableException {
        var action = new PJSIPNotifyAction();
        action.setEndpoint(endpoint);
        action.setVariable("Event", event);
        perform(action, "send NOTIFY to " + endpoint);
    }

    /**
     * Sends an event to every AMI client that may see it.
     *
     * @param headers names and values, without line ends
     * @throws AsteriskUnavailableException when Asterisk does not do it
     */
    public void userEvent(String name, List<Map.Entry<String, String>> headers) throws AsteriskUnavailableException {
        perform(new SendUserEventAction(name, headers), "send a user event");
    }

    private void perform(ManagerAction action, String what) throws AsteriskUnavailableException {
        try {
            ManagerResponse response = connection.sendAction(action, ANSWER.toMillis());
            if (response instanceof ManagerError error) {
                throw new AsteriskUnavailableException("Asterisk refuses to " + what + ": " + error.getMessage());
            }
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw gone(e);
        }
    }

    private static AsteriskUnavailableException gone(Exception e) {
        return new AsteriskUnavailableException("AMI stopped answering: " + e.getMessage());
    }
}
