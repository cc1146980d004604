package org.clockhouse.registry.internal.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.PhoneSearch;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.spi.EmployeeQuery;
import org.clockhouse.registry.spi.Phones;

/** Works out what a filter asks of the repository. */
final class Queries {

    private static final int TAIL = 4;
    private static final int WHOLE = 7;
    /** What no key begins with. Not NUL, which PostgreSQL takes in no text. */
    private static final String NOBODY = "\u0001";

    private Queries() {}

    record Span(LocalDate from, LocalDate until) {}

    static EmployeeQuery of(EmployeeFilter filter, Places places, Optional<Span> employed) {
        String folded = SearchKeys.fold(filter.text());
        Set<DepartmentId> wanted =
                filter.department().map(top -> orNone(places.within(top), top)).orElse(Set.of());
        return new EmployeeQuery(
                filter.text().isBlank() || !folded.isEmpty() ? folded : NOBODY,
                phone(filter.text(), filter.phones()),
                folded.length() < 2 ? Set.of() : places.named(folded),
                wanted,
                filter.site(),
                filter.status(),
                places.today(),
                employed.map(Span::from),
                employed.map(Span::until));
    }

    /** A department that is not there has nobody, not everybody. */
    private static Set<DepartmentId> orNone(Set<DepartmentId> within, DepartmentId top) {
        return within.isEmpty() ? Set.of(top) : within;
    }

    private static String phone(String text, PhoneSearch how) {
        if (how == PhoneSearch.NONE || !text.strip().matches("\\+?[0-9 ()-]+")) {
            return "";
        }
        int digits = Phones.digits(text).length();
        return digits == TAIL || digits >= WHOLE && how == PhoneSearch.WHOLE ? Phones.digits(text) : "";
    }
}
