package org.clockhouse.account.internal;

import static org.clockhouse.account.internal.House.DESK;
import static org.clockhouse.account.internal.House.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.NewAccount;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.SignInCode;
import org.clockhouse.account.internal.House.Accepted;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

    @TempDir
    Path directory;

    private House house;
    private Account anna;

    @BeforeEach
    void begin() {
        house = new House(directory);
        anna = house.operator("Anna", "HR", Scope.EVERYBODY);
    }

    @Test
    void c001OnlyTheRightPasswordOpensASession() {
        Accepted in = house.accepted("anna", PASSWORD, DESK);
        assertEquals(anna, house.sessions.find(in.token()).orElseThrow().account());
        assertInstanceOf(SignIn.Rejected.class, house.signIn("anna", "something else", DESK));
        assertInstanceOf(SignIn.Rejected.class, house.signIn("nobody", PASSWORD, DESK));
        assertInstanceOf(SignIn.Rejected.class, house.signIn("anna", "", DESK));
    }

    @Test
    void c001SuccessAndFailureAreAuditedWithTheirAddress() {
        house.accepted("anna", PASSWORD, DESK);
        AuditDraft opened = house.audit.drafts().get(house.audit.drafts().size() - 1);
        assertEquals("session.open", opened.action());
        assertEquals(DESK, opened.actor().address());
        assertEquals("Anna", opened.actor().name());

        house.signIn("anna", "something else", "10.9.9.9");
        AuditDraft refused = house.audit.apart().get(house.audit.apart().size() - 1);
        assertEquals("session.refuse", refused.action());
        assertEquals("10.9.9.9", refused.actor().address());
        assertEquals(anna.id().text(), refused.subject().id());
    }

    @Test
    void whatWasTypedForANameThatNobodyHasIsNotKeptSinceItMayBeAPassword() {
        house.signIn("correct horse", PASSWORD, DESK);
        AuditDraft refused = house.audit.apart().get(house.audit.apart().size() - 1);
        assertEquals("co…", refused.subject().label());
        assertFalse(house.audit.apart().toString().contains("horse"));
    }

    @Test
    void namesAreComparedWithoutCaseAndWidthAndPasswordsWithoutWidth() {
        house.accepted("ＡＮＮＡ", PASSWORD, DESK);
        house.accepted(" anna ", "ｃｏｒｒｅｃｔ horse battery", DESK);
        assertInstanceOf(SignIn.Rejected.class, house.signIn("anna", PASSWORD.toUpperCase(), DESK));
    }

    @Test
    void t081ATokenIsStoredNowhere() {
        Accepted in = house.accepted("anna", PASSWORD, DESK);
        assertFalse(house.audit.drafts().toString().contains(in.token()));
        assertNotEquals(in.token(), house.accepted("anna", PASSWORD, DESK).token());
        assertEquals(Optional.empty(), house.sessions.find(in.token() + "x"));
        assertEquals(Optional.empty(), house.sessions.find(""));
        assertEquals(Optional.empty(), house.sessions.find(in.token().replace("chs_", "chk_")));
    }

    @Test
    void aSessionEndsWhenIdleAndInAnyCaseAfterTwelveHours() {
        Accepted in = house.accepted("anna", PASSWORD, DESK);
        for (int i = 0; i < 13; i++) {
            assertTrue(house.sessions.find(in.token()).isPresent(), "after " + i * 55 + " minutes of use");
            house.clock.advance(Duration.ofMinutes(55));
        }
        house.clock.advance(Duration.ofMinutes(5));
        assertEquals(Optional.empty(), house.sessions.find(in.token()));

        Accepted idle = house.accepted("anna", PASSWORD, DESK);
        house.clock.advance(Duration.ofMinutes(60));
        assertEquals(Optional.empty(), house.sessions.find(idle.token()));
    }

    @Test
    void signingOutEndsThisSessionOnly() {
        Accepted one = house.accepted("anna", PASSWORD, DESK);
        Accepted other = house.accepted("anna", PASSWORD, DESK);
        house.sessions.signOut(one.actor(), one.token());
        assertEquals(Optional.empty(), house.sessions.find(one.token()));
        assertTrue(house.sessions.find(other.token()).isPresent());
        assertTrue(house.audit.actions().contains("session.close"));
    }

    @Test
    void disablingAnAccountEndsItsSessionsAndItsSignIns() {
        Accepted in = house.accepted("anna", PASSWORD, DESK);
        house.accounts.setDisabled(house.system(), anna.id(), anna.version(), true, "left");
        assertEquals(Optional.empty(), house.sessions.find(in.token()));
        assertInstanceOf(SignIn.Rejected.class, house.signIn("anna", PASSWORD, DESK));
    }

    @Test
    void changingThePasswordEndsEveryOtherSession() {
        Accepted here = house.accepted("anna", PASSWORD, DESK);
        Accepted there = house.accepted("anna", PASSWORD, DESK);
        house.sessions.changePassword(here.actor(), here.token(), PASSWORD, "another long secret");
        assertTrue(house.sessions.find(here.token()).isPresent());
        assertEquals(Optional.empty(), house.sessions.find(there.token()));
        assertInstanceOf(SignIn.Rejected.class, house.signIn("anna", PASSWORD, DESK));
        house.accepted("anna", "another long secret", DESK);
        assertFalse(house.audit.drafts().toString().contains("another long secret"));
    }

    @Test
    void aPasswordChangeNeedsTheCurrentOneAndADifferentNext() {
        Accepted in = house.accepted("anna", PASSWORD, DESK);
        Refused wrong = assertThrows(
                Refused.class,
                () -> house.sessions.changePassword(in.actor(), in.token(), "not this one", "another long secret"));
        assertEquals("password.wrong", wrong.code());
        Refused same = assertThrows(
                Refused.class, () -> house.sessions.changePassword(in.actor(), in.token(), PASSWORD, PASSWORD));
        assertEquals("password.unchanged", same.violations().get(0).code());
        assertThrows(
                NotFound.class,
                () -> house.sessions.changePassword(in.actor(), "chs_x", PASSWORD, "another long secret"));
    }

    @Test
    void guessingThePasswordAtAnOpenScreenIsDelayedToo() {
        Accepted in = house.accepted("anna", PASSWORD, DESK);
        for (int i = 0; i < 5; i++) {
            assertThrows(Refused.class, () -> house.sessions.confirmPassword(in.actor(), in.token(), "a guess"));
        }
        Refused refused =
                assertThrows(Refused.class, () -> house.sessions.confirmPassword(in.actor(), in.token(), PASSWORD));
        assertEquals("password.delayed", refused.code());
    }

    @Test
    void confirmingThePasswordIsRemembered() {
        Accepted in = house.accepted("anna", PASSWORD, DESK);
        house.clock.advance(Duration.ofMinutes(10));
        house.sessions.confirmPassword(in.actor(), in.token(), PASSWORD);
        assertEquals(
                house.clock.instant(),
                house.sessions.find(in.token()).orElseThrow().confirmedAt());
    }

    @Test
    void anotherPersonsTokenIsOfNoUse() {
        house.operator("Bert", "HR", Scope.EVERYBODY);
        Accepted bert = house.accepted("bert", PASSWORD, DESK);
        assertThrows(
                NotFound.class,
                () -> house.sessions.changePassword(
                        anna.actor(DESK, "r"), bert.token(), PASSWORD, "another long secret"));
    }

    @Test
    void anEmployeeSignsInFirstWithNumberAndCodeAndThenSetsAPassword() {
        EmployeeId person = EmployeeId.next();
        SignInCode code = house.accounts.issueFirstSignInCode(anna.actor(DESK, "r"), person, "1001", "王芳");
        Accepted in = House.accepted(
                house.signInByCode("1001", code.code().toLowerCase().replace("-", " ")));
        assertTrue(in.account().mustChangePassword());
        assertEquals(Account.Kind.EMPLOYEE, in.account().kind());
        house.sessions.changePassword(in.actor(), in.token(), "", "my own long secret");
        Accepted again = house.accepted("1001", "my own long secret", DESK);
        assertFalse(again.account().mustChangePassword());
        assertEquals(Scope.only(person), house.permissions.require(again.actor(), "timesheet.read"));
    }

    @Test
    void aCodeIsGoodOnceAndForThreeDaysAndTheLastOneCounts() {
        EmployeeId person = EmployeeId.next();
        SignInCode first = house.accounts.issueFirstSignInCode(anna.actor(DESK, "r"), person, "1001", "王芳");
        SignInCode second = house.accounts.issueFirstSignInCode(anna.actor(DESK, "r"), person, "1001", "王芳");
        assertInstanceOf(SignIn.Rejected.class, house.signInByCode("1001", first.code()));
        house.clock.advance(Duration.ofHours(71));
        House.accepted(house.signInByCode("1001", second.code()));
        assertInstanceOf(SignIn.Rejected.class, house.signInByCode("1001", second.code()));

        SignInCode third = house.accounts.issueFirstSignInCode(anna.actor(DESK, "r"), person, "1001", "王芳");
        house.clock.advance(Duration.ofHours(72));
        assertInstanceOf(SignIn.Rejected.class, house.signInByCode("1001", third.code()));
    }

    @Test
    void aCodeIsNoPasswordAndAPasswordNoCode() {
        EmployeeId person = EmployeeId.next();
        SignInCode code = house.accounts.issueFirstSignInCode(anna.actor(DESK, "r"), person, "1001", "王芳");
        assertInstanceOf(SignIn.Rejected.class, house.signIn("1001", code.code(), DESK));
        assertInstanceOf(SignIn.Rejected.class, house.signInByCode("anna", PASSWORD));
    }

    @Test
    void aForgottenPasswordEndsWithTheNewCode() {
        EmployeeId person = EmployeeId.next();
        SignInCode code = house.accounts.issueFirstSignInCode(anna.actor(DESK, "r"), person, "1001", "王芳");
        Accepted in = House.accepted(house.signInByCode("1001", code.code()));
        house.sessions.changePassword(in.actor(), in.token(), "", "my own long secret");

        SignInCode again = house.accounts.issueFirstSignInCode(anna.actor(DESK, "r"), person, "2002", "王芳");
        house.accepted("2002", "my own long secret", DESK);
        House.accepted(house.signInByCode("2002", again.code()));
        assertInstanceOf(SignIn.Rejected.class, house.signIn("2002", "my own long secret", DESK));
        assertEquals(
                in.account().id(),
                house.accounts.ofEmployee(house.org, person).orElseThrow().id());
    }

    @Test
    void aCodeIsNotInTheAuditTrail() {
        SignInCode code = house.accounts.issueFirstSignInCode(anna.actor(DESK, "r"), EmployeeId.next(), "1001", "王芳");
        assertTrue(house.audit.actions().containsAll(List.of("account.create", "sign-in-code.issue")));
        assertFalse(house.audit.drafts().toString().contains(code.code()));
        assertFalse(code.toString().contains(code.code()));
    }

    @Test
    void aResetPasswordMustBeChangedAndEndsTheSessions() {
        Accepted in = house.accepted("anna", PASSWORD, DESK);
        NewAccount reset = house.accounts.resetPassword(house.system(), anna.id());
        assertEquals(Optional.empty(), house.sessions.find(in.token()));
        Accepted fresh = house.accepted("anna", reset.password(), DESK);
        Refused refused = assertThrows(Refused.class, () -> house.permissions.require(fresh.actor(), "employee.read"));
        assertEquals("password.must-change", refused.code());
        house.permissions.require(fresh.actor(), "own.read");
        house.sessions.changePassword(fresh.actor(), fresh.token(), reset.password(), "another long secret");
        house.permissions.require(fresh.actor(), "employee.read");
        assertFalse(house.audit.drafts().toString().contains(reset.password()));
        assertFalse(reset.toString().contains(reset.password()));
    }

    @Test
    void endedSessionsAreSweptAway() {
        house.accepted("anna", PASSWORD, DESK);
        house.clock.advance(Duration.ofHours(13));
        house.sweeper.sweep();
        assertEquals(0, (int) house.transactions.in(house.org, house.sessionBook::forgetEnded));
    }
}
