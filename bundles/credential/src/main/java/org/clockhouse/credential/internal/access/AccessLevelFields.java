package org.clockhouse.credential.internal.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/** What the audit trail says of an access level. */
final class AccessLevelFields {

    private AccessLevelFields() {}

    static Map<String, Object> of(AccessLevel level) {
        Map<String, Object> fields = new HashMap<>(of(level.places()));
        fields.put("name", level.name().any());
        fields.put("departments", list(level.group().departments(), DepartmentId::text));
        fields.put("people", list(level.group().people(), EmployeeId::text));
        fields.put("only", level.group().only());
        fields.put("hours", level.hours().windows().toString());
        level.validity().from().ifPresent(from -> fields.put("from", from.toString()));
        level.validity().until().ifPresent(until -> fields.put("until", until.toString()));
        return fields;
    }

    static Map<String, Object> of(AccessLevel.Places places) {
        return Map.of(
                "terminals",
                list(places.terminals(), TerminalId::text),
                "areas",
                list(places.areas(), AreaId::text),
                "sites",
                list(places.sites(), SiteId::text));
    }

    private static <T> String list(Collection<T> ids, Function<T, String> text) {
        return ids.stream().map(text).sorted().toList().toString();
    }
}
