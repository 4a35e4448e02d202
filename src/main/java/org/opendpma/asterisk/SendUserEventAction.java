package org.opendpma.asterisk;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.asteriskjava.manager.action.AbstractManagerAction;

/** {@code UserEvent} with any headers, repeated ones too, which the library's own class cannot send. Public for the library. */
public final class SendUserEventAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<Map.Entry<String, String>> headers;

    SendUserEventAction(String name, List<Map.Entry<String, String>> headers) {
        this.name = name;
        this.headers = List.copyOf(headers);
    }

    @Override
    public String getAction() {
        return "UserEvent";
    }

    public String getUserEvent() {
        return name;
    }

    /** The library writes each entry as a header. It is a list in a map's clothes, for names may repeat. */
    public Map<String, String> getAttributes() {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, String>> entrySet() {
                return new AbstractSet<>() {
                    @Override
                    public Iterator<Entry<String, String>> iterator() {
                        return headers.iterator();
                    }

                    @Override
                    public int size() {
                        return headers.size();
                    }
                };
            }
        };
    }
}
