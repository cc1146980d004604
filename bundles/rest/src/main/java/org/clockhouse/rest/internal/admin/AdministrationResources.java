package org.clockhouse.rest.internal.admin;

import java.time.Clock;
import java.util.List;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Roles;
import org.clockhouse.account.SavedViews;
import org.clockhouse.account.Sessions;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.audit.AuditExport;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.kernel.RecoveryKeys;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Organisation;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Requests;
import org.clockhouse.terminal.Terminals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about accounts, keys, the audit trail and the care of the installation, while every service it needs is there. */
@Component(service = AdministrationResources.class)
public final class AdministrationResources {

    private final List<Object> all;

    @Activate
    public AdministrationResources(
            @Reference Clock clock,
            @Reference Sessions sessions,
            @Reference ApiKeys keys,
            @Reference Permissions permissions,
            @Reference Accounts accounts,
            @Reference Roles roles,
            @Reference SavedViews savedViews,
            @Reference AuditTrail audit,
            @Reference AuditExport auditExport,
            @Reference Organisation organisation,
            @Reference Sites sites,
            @Reference Departments departments,
            @Reference Calendars calendars,
            @Reference Employees employees,
            @Reference Directory directory,
            @Reference Requests requests,
            @Reference PunchLog punches,
            @Reference Terminals terminals,
            @Reference Shifts shifts,
            @Reference Backups backups,
            @Reference RecoveryKeys recovery,
            @Reference KeyRotations keyRotations) {
        this.all = List.of(
                new SessionsResource(
                        sessions,
                        permissions,
                        organisation,
                        new Setup(sites, calendars, shifts, employees, terminals, punches),
                        new HomeZone(sites, directory),
                        recovery,
                        clock),
                new AccountsResource(accounts),
                new RolesResource(roles, permissions),
                new SavedViewsResource(savedViews),
                new ViewersResource(accounts, keys, roles, permissions, departments, directory, clock),
                new ApiKeysResource(keys),
                new AuditResource(audit, auditExport),
                new DayAuditResource(audit, directory, sites, requests),
                new BackupsResource(backups, audit),
                new RecoveryResource(recovery, audit, clock),
                new KeyRotationsResource(keyRotations, audit, clock));
    }

    public List<Object> all() {
        return all;
    }
}
