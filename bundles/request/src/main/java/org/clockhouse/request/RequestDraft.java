package org.clockhouse.request;

import java.util.Map;
import org.clockhouse.kernel.EmployeeId;

/** A request to be submitted, or only tried. @param reason in the words of whoever asks */
public record RequestDraft(String kind, EmployeeId employee, Map<String, String> details, String reason) {

    public RequestDraft {
        details = Map.copyOf(details);
    }
}
