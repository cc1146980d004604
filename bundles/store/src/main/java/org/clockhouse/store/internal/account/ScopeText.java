package org.clockhouse.store.internal.account;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;

/** A scope in one column: {@code *}, or words such as {@code site:<id>}. */
final class ScopeText {

    private static final String EVERYBODY = "*";
    private static final String SITE = "site:";
    private static final String DEPARTMENT = "department:";
    private static final String PERSON = "person:";

    private ScopeText() {}

    static String of(Scope scope) {
        if (scope.everybody()) {
            return EVERYBODY;
        }
        Stream<String> words = Stream.of(
                        scope.sites().stream().map(id -> SITE + id.text()),
                        scope.departments().stream().map(id -> DEPARTMENT + id.text()),
                        scope.people().stream().map(id -> PERSON + id.text()))
                .flatMap(each -> each);
        return words.sorted().collect(Collectors.joining(" ", "-", ""));
    }

    static Scope read(String text) {
        if (text.equals(EVERYBODY)) {
            return Scope.EVERYBODY;
        }
        Set<SiteId> sites = new HashSet<>();
        Set<DepartmentId> departments = new HashSet<>();
        Set<EmployeeId> people = new HashSet<>();
        for (String word : text.substring(1).split(" ")) {
            String id = word.substring(word.indexOf(':') + 1);
            if (word.startsWith(SITE)) {
                sites.add(SiteId.of(id));
            } else if (word.startsWith(DEPARTMENT)) {
                departments.add(DepartmentId.of(id));
            } else if (word.startsWith(PERSON)) {
                people.add(EmployeeId.of(id));
            }
        }
        return new Scope(false, sites, departments, people);
    }
}
