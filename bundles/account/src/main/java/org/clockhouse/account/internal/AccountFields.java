package org.clockhouse.account.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.account.Account;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.Grant;
import org.clockhouse.kernel.Scope;

/** What the audit trail keeps of accounts and keys; no secrets. */
final class AccountFields {

    private AccountFields() {}

    static Map<String, Object> of(Account account) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("name", account.name());
        fields.put("displayName", account.displayName());
        fields.put("kind", account.kind());
        account.employee().ifPresent(employee -> fields.put("employee", employee.text()));
        fields.put("grants", texts(account.grants()));
        fields.put("locale", account.locale());
        fields.put("disabled", account.disabled());
        return fields;
    }

    static Map<String, Object> of(ApiKey key) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("name", key.name());
        fields.put("grants", texts(key.grants()));
        key.expires().ifPresent(expires -> fields.put("expires", expires));
        return fields;
    }

    private static List<String> texts(Collection<Grant> grants) {
        return grants.stream()
                .map(grant -> grant.role().text() + " " + text(grant.scope()))
                .sorted()
                .toList();
    }

    private static String text(Scope scope) {
        if (scope.everybody()) {
            return "everybody";
        }
        return "sites "
                + scope.sites().stream().sorted().map(site -> site.text()).toList() + " departments "
                + scope.departments().stream().sorted().map(node -> node.text()).toList() + " people "
                + scope.people().stream().sorted().map(person -> person.text()).toList();
    }
}
