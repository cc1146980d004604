package org.clockhouse.account.internal;

import static org.clockhouse.account.FieldMask.COVERED;
import static org.clockhouse.account.FieldMask.HIDDEN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Role;
import org.clockhouse.account.Role.Reach;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.LocalName;

/** Every permission, and the roles that come with the suite. */
final class Catalogue {

    /** What an account with a password to change may still do. */
    static final String OWN = "own.read";

    /** Who holds it for everybody can give any right back to anybody. */
    static final String ADMINISTER = "account.write";

    static final List<String> PERMISSIONS = List.of(
            "organisation.read",
            "organisation.write",
            "employee.read",
            "employee.write",
            "employee.import",
            "newcomer.write",
            "sign-in-code.issue",
            "credential.read",
            "credential.write",
            "credential.request",
            "credential.approve",
            "credential.issue",
            "credential.activate",
            "credential.freeze",
            "credential.resume",
            "credential.waive",
            "biometric.consent",
            "biometric.enrol",
            "biometric.approve",
            "biometric.configure",
            "phone.use",
            "phone.end",
            "phone.approve",
            "phone.review",
            "phone.configure",
            "desk-reader.listen",
            "visitor.register",
            "visitor.admit",
            "terminal.read",
            "terminal.write",
            "terminal.clear-log",
            "terminal.claim",
            "terminal.record",
            "driver.read",
            "driver.install",
            "punch.read",
            "punch.upload",
            "snapshot.read",
            "snapshot.review",
            "snapshot.configure",
            "shift.read",
            "shift.write",
            "timesheet.read",
            "timesheet.override",
            "timesheet.audit",
            "period.approve",
            "period.lock",
            "roll-call.run",
            "leave.write",
            "request.read",
            "request.submit",
            "request.approve",
            "request.enter",
            "request.configure",
            "ticket.report",
            "ticket.work",
            "notice.write",
            "notice.configure",
            "channel.configure",
            "report.run",
            "account.read",
            ADMINISTER,
            "role.write",
            "audit.read",
            "backup.run",
            "recovery.save",
            "key.rotate",
            "changes.read",
            OWN);

    static final RoleId SYSTEM_ADMINISTRATOR = new RoleId("SYSTEM_ADMINISTRATOR");
    static final RoleId EMPLOYEE = new RoleId("EMPLOYEE");

    static final List<Role> ROLES = List.of(
            role(SYSTEM_ADMINISTRATOR.text(), "系统管理员", "System administrator", Map.of(), PERMISSIONS),
            role(
                    "SECURITY_AUDITOR",
                    "安全审计员",
                    "Security auditor",
                    Map.of("employee.phone", HIDDEN, "employee.email", HIDDEN, "employee.idDocument", HIDDEN),
                    List.of(
                            "organisation.read",
                            "employee.read",
                            "terminal.read",
                            "driver.read",
                            "account.read",
                            "audit.read",
                            "changes.read",
                            OWN)),
            role(
                    "HR",
                    "人事",
                    "HR",
                    Map.of("credential.number", COVERED),
                    List.of(
                            "organisation.read",
                            "organisation.write",
                            "employee.read",
                            "employee.write",
                            "employee.import",
                            "sign-in-code.issue",
                            "credential.read",
                            "credential.request",
                            "credential.approve",
                            "credential.freeze",
                            "credential.resume",
                            "credential.waive",
                            "biometric.consent",
                            "biometric.enrol",
                            "biometric.approve",
                            "phone.end",
                            "phone.approve",
                            "phone.review",
                            "phone.configure",
                            "visitor.register",
                            "terminal.read",
                            "punch.read",
                            "punch.upload",
                            "snapshot.read",
                            "snapshot.review",
                            "shift.read",
                            "shift.write",
                            "timesheet.read",
                            "timesheet.override",
                            "timesheet.audit",
                            "period.approve",
                            "period.lock",
                            "roll-call.run",
                            "leave.write",
                            "request.read",
                            "request.submit",
                            "request.approve",
                            "request.enter",
                            "request.configure",
                            "ticket.report",
                            "ticket.work",
                            "notice.write",
                            "notice.configure",
                            "report.run",
                            "changes.read",
                            OWN)),
            role(
                    "CARD_DESK",
                    "发卡员",
                    "Card desk",
                    Map.of("employee.phone", COVERED, "employee.idDocument", HIDDEN),
                    List.of(
                            "organisation.read",
                            "employee.read",
                            "sign-in-code.issue",
                            "credential.read",
                            "credential.write",
                            "credential.request",
                            "credential.approve",
                            "credential.issue",
                            "credential.activate",
                            "credential.freeze",
                            "credential.resume",
                            "biometric.consent",
                            "biometric.enrol",
                            "phone.end",
                            "phone.approve",
                            "desk-reader.listen",
                            "visitor.register",
                            "visitor.admit",
                            "terminal.read",
                            "request.read",
                            "request.submit",
                            "request.approve",
                            "ticket.report",
                            "ticket.work",
                            "changes.read",
                            OWN)),
            role(
                    "RECEPTION",
                    "前台接待",
                    "Reception",
                    Map.of("employee.phone", COVERED, "employee.email", HIDDEN, "employee.idDocument", HIDDEN),
                    List.of(
                            "organisation.read",
                            "employee.read",
                            "credential.read",
                            "desk-reader.listen",
                            "visitor.register",
                            "visitor.admit",
                            "roll-call.run",
                            "ticket.report",
                            "changes.read",
                            OWN)),
            role(
                    "MANAGER",
                    "部门主管",
                    "Manager",
                    Map.of("employee.phone", COVERED, "employee.idDocument", HIDDEN, "credential.number", COVERED),
                    List.of(
                            "organisation.read",
                            "employee.read",
                            "visitor.register",
                            "punch.read",
                            "shift.read",
                            "timesheet.read",
                            "timesheet.audit",
                            "period.approve",
                            "roll-call.run",
                            "request.read",
                            "request.submit",
                            "request.approve",
                            "ticket.report",
                            "report.run",
                            "changes.read",
                            OWN)),
            role(
                    "TERMINAL_TECHNICIAN",
                    "终端技术员",
                    "Terminal technician",
                    Map.of(),
                    List.of(
                            "organisation.read",
                            "terminal.read",
                            "terminal.write",
                            "terminal.claim",
                            "terminal.record",
                            "driver.read",
                            "driver.install",
                            "punch.read",
                            "punch.upload",
                            "ticket.report",
                            "ticket.work",
                            "changes.read",
                            OWN)),
            new Role(
                    EMPLOYEE,
                    new LocalName("员工", "Employee"),
                    Set.of(
                            "employee.read",
                            "credential.read",
                            "credential.request",
                            "credential.freeze",
                            "biometric.consent",
                            "phone.use",
                            "phone.end",
                            "visitor.register",
                            "punch.read",
                            "shift.read",
                            "timesheet.read",
                            "request.read",
                            "request.submit",
                            "ticket.report",
                            "changes.read",
                            OWN),
                    Map.of("credential.number", COVERED),
                    Reach.OWN_PERSON,
                    true,
                    1));

    private Catalogue() {}

    static Optional<Role> builtIn(RoleId id) {
        return ROLES.stream().filter(role -> role.id().equals(id)).findFirst();
    }

    private static Role role(
            String code, String zh, String en, Map<String, FieldMask> masks, List<String> permissions) {
        return new Role(
                new RoleId(code), new LocalName(zh, en), Set.copyOf(permissions), masks, Reach.GRANTED_SCOPE, true, 1);
    }
}
