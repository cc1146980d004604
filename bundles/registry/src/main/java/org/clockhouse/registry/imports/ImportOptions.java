package org.clockhouse.registry.imports;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.kernel.SiteId;

/**
 * How a sheet is to be taken.
 *
 * @param createDepartments departments the tree does not have are made, by path
 * @param createSites sites that are not there are made, with the zone of the default site
 * @param site where people go whose row names no site
 * @param hiredOn first day of new people whose row names none
 */
public record ImportOptions(
        boolean createDepartments, boolean createSites, Optional<SiteId> site, Optional<LocalDate> hiredOn) {

    public static final ImportOptions DEFAULT = new ImportOptions(false, false, Optional.empty(), Optional.empty());
}
